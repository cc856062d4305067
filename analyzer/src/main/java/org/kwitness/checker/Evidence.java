package org.kwitness.checker;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.kwitness.analysis.AnalysisResults;
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
    AtomicReference<Holders> made) {

  /** Evidence that nobody has looked at yet. */
  public Evidence(
      AnalysisResults results,
      CallGraph graph,
      Knowledge knowledge,
      CompletableFuture<Contexts> placed,
      LockingKeys keys,
      Recollection elsewhere) {
    this(results, graph, knowledge, placed, keys, elsewhere, new AtomicReference<>());
  }

  /** Who may hold which lock; made once, for all checkers that ask. */
  Holders holders() {
    return Optional.ofNullable(made.get())
        .orElseGet(
            () -> {
              Holders holders = new Holders(this);
              made.set(holders);
              return holders;
            });
  }

  /** Which contexts the functions run in; waits until that is known. */
  public Contexts contexts() {
    try {
      return placed.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error error) {
        throw error; // Such as a lack of memory, of which the user is told what to do.
      }
      throw e;
    }
  }
}
