package org.kwitness.checker;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.kwitness.analysis.AnalysisResults;
import org.kwitness.analysis.Lifetimes;
import org.kwitness.analysis.Recollection;
import org.kwitness.analysis.context.Contexts;
import org.kwitness.interproc.CallGraph;
import org.kwitness.keys.LockingKeys;
import org.kwitness.model.Knowledge;

/**
 * All that a checker may look at.
 *
 * @param results of the simulations
 * @param graph who calls whom
 * @param knowledge what the rows say
 * @param placed which contexts the functions run in; it may still be computed
 * @param keys what the comments say about locks; nothing unless a checker asked for it
 * @param elsewhere what is known of the rest of the kernel, if this is a part of it
 * @param made what the checkers have in common, once one of them has made it
 */
public record Evidence(
    AnalysisResults results,
    CallGraph graph,
    Knowledge knowledge,
    CompletableFuture<Contexts> placed,
    LockingKeys keys,
    Recollection elsewhere,
    Map<Class<?>, Object> made) {

  /** Evidence that nobody has looked at yet. */
  public Evidence(
      AnalysisResults results,
      CallGraph graph,
      Knowledge knowledge,
      CompletableFuture<Contexts> placed,
      LockingKeys keys,
      Recollection elsewhere) {
    this(results, graph, knowledge, placed, keys, elsewhere, new ConcurrentHashMap<>());
  }

  /** Who may hold which lock; made once, for all checkers that ask. */
  Holders holders() {
    return once(Holders.class, () -> new Holders(this));
  }

  /** Classes of locks that somebody may release who has not acquired them. */
  public Set<String> handedLocks() {
    return holders().handed();
  }

  /** Which objects functions have to themselves. */
  Lifetimes lifetimes() {
    return once(Lifetimes.class, () -> new Lifetimes(graph, knowledge));
  }

  private <T> T once(Class<T> kind, Supplier<T> maker) {
    Object before = made.get(kind);
    if (before == null) {
      before = maker.get();
      made.put(kind, before);
    }
    return kind.cast(before);
  }

  /** Which contexts the functions run in; waits until that is known. */
  public Contexts contexts() {
    return await(placed);
  }

  /** What another thread finds out, once it has; what goes wrong there goes wrong here, too. */
  public static <T> T await(CompletableFuture<T> result) {
    try {
      return result.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error error) {
        throw error; // Such as a lack of memory, of which the user is told what to do.
      }
      throw e;
    }
  }
}
