package org.kwitness.analysis;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kwitness.cfg.Function;
import org.kwitness.interproc.CallGraph;
import org.kwitness.ir.Instruction;
import org.kwitness.ir.SourcePosition;

/**
 * What an analysis of the whole kernel found out about a function, for a later one of a few files.
 *
 * @param summary what its callers need to know
 * @param called true if something calls it, or may
 * @param registrations how it is entered otherwise
 * @param consumed classes of the locks that it leaves held and callers release
 * @param releasedByCallers classes of locks that its callers release without having acquired them
 * @param sites what is so at its calls; of functions whose bodies may be wanted
 */
public record FunctionMemory(
    FunctionSummary summary,
    boolean called,
    List<Registration> registrations,
    Set<String> consumed,
    Set<String> releasedByCallers,
    Sites sites) {
  /** How far up callers are asked what they release. */
  private static final int CALLERS = 2;

  /**
   * What enters a function.
   *
   * @param context the name of the kind of context
   * @param level the number of its priority level; empty for none
   * @param position where it is registered, or the function itself
   * @param how a sentence about it
   */
  public record Registration(
      String context, Optional<Integer> level, SourcePosition position, String how) {}

  /**
   * What is so at the calls of a function.
   *
   * @param known false if it is not: the function has to be simulated again
   * @param bounded true if the simulation hit a bound
   * @param states what is so at some call
   * @param at for each call in the order of the source, the number of what is so there, or -1 for
   *     one that is never reached; empty if the function changes neither locks nor levels
   * @param mayRelease classes of locks that it may release for somebody else
   */
  public record Sites(
      boolean known,
      boolean bounded,
      List<SiteState> states,
      List<Integer> at,
      Set<String> mayRelease) {
    private static final Sites NONE = new Sites(false, false, List.of(), List.of(), Set.of());

    static Sites of(Function f, AnalysisResults results) {
      boolean bounded = !results.isFollowed(f);
      IdentityHashMap<Instruction.Call, SiteState> all = results.sites().get(f);
      List<SiteState> states = new ArrayList<>();
      List<Integer> at = new ArrayList<>();
      if (all != null && !bounded) {
        for (Instruction.Call call : f.body().calls()) {
          SiteState state = all.get(call);
          if (state != null && !states.contains(state)) {
            states.add(state);
          }
          at.add(states.indexOf(state));
        }
      }
      return new Sites(true, bounded, states, at, results.mayRelease().getOrDefault(f, Set.of()));
    }

    /** By call; empty for a function that changes neither locks nor levels. */
    Optional<IdentityHashMap<Instruction.Call, SiteState>> byCall(Function f) {
      List<Instruction.Call> calls = f.body().calls();
      if (at.isEmpty() || at.size() != calls.size()) {
        return Optional.empty();
      }
      IdentityHashMap<Instruction.Call, SiteState> all = new IdentityHashMap<>();
      for (int i = 0; i < at.size(); i++) {
        if (at.get(i) >= 0) {
          all.put(calls.get(i), states.get(at.get(i)));
        }
      }
      return Optional.of(all);
    }
  }

  /**
   * What is known of a function at the end of an analysis.
   *
   * @param withSites true if its body may be wanted
   */
  public static FunctionMemory of(
      Function f,
      AnalysisResults results,
      CallGraph graph,
      boolean called,
      List<Registration> registrations,
      boolean withSites) {
    return new FunctionMemory(
        results.summaries().of(f),
        called,
        registrations,
        results.consumed(f.linkName()),
        releasedByCallers(f, results, graph, CALLERS),
        withSites ? Sites.of(f, results) : Sites.NONE);
  }

  /** The classes of locks that callers of a function, or theirs, release for somebody else. */
  private static Set<String> releasedByCallers(
      Function f, AnalysisResults results, CallGraph graph, int depth) {
    Set<String> all = new TreeSet<>();
    for (CallGraph.CallSite site : graph.callers(f)) {
      all.addAll(results.releasedForOthers().getOrDefault(site.caller(), Set.of()));
      if (depth > 1) {
        all.addAll(releasedByCallers(site.caller(), results, graph, depth - 1));
      }
    }
    return all;
  }
}
