package org.kwitness.analysis;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.kwitness.cfg.Function;
import org.kwitness.interproc.CallGraph;

/**
 * The classes of locks that some caller of a function holds when it calls it, itself or because a
 * caller of its own does. A least fixpoint over the call graph, the opposite of {@link EntryLocks}:
 * calls only add. Calls through pointers may be left out: there, many functions are possible of
 * which few are meant.
 */
public final class MaybeHeld {
  /** A lock of a class that nobody knows: among them, locks known only as pointers. */
  private static final String UNKNOWN = MisuseRecorder.ANY_CLASS;

  private final CallGraph graph;
  private final AnalysisResults results;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<Function, BitSet> entries = new HashMap<>();

  private final boolean certain;
  private final boolean pointers;

  /**
   * Computes the fixpoint.
   *
   * @param certain true if only locks count that are held without doubt, on some call
   * @param pointers true if calls through pointers count
   */
  public MaybeHeld(CallGraph graph, AnalysisResults results, boolean certain, boolean pointers) {
    this.certain = certain;
    this.pointers = pointers;
    this.graph = graph;
    this.results = results;
    run();
  }

  /** True if a caller holds a lock of the class. */
  public boolean mayHold(Function f, String lockClass) {
    Integer number = numbers.get(lockClass);
    return number != null && of(f).get(number);
  }

  /** Classes of the locks that some caller holds. */
  public Set<String> classes(Function f) {
    BitSet held = entries.getOrDefault(f, new BitSet());
    if (held.isEmpty()) {
      return Set.of();
    }
    Set<String> found = new HashSet<>();
    numbers.forEach(
        (lockClass, number) -> {
          if (held.get(number)) {
            found.add(lockClass);
          }
        });
    return found;
  }

  /** True if a caller holds a lock of which nobody knows the class. */
  public boolean mayHoldUnknown(Function f) {
    return mayHold(f, UNKNOWN);
  }

  private BitSet of(Function f) {
    return entries.computeIfAbsent(f, k -> new BitSet());
  }

  private int number(String lockClass) {
    String c = LockClass.isAnonymous(lockClass) ? UNKNOWN : lockClass;
    return numbers.computeIfAbsent(c, k -> numbers.size());
  }

  private void run() {
    Map<Function, Set<Function>> callees = new HashMap<>();
    Deque<Function> work = new ArrayDeque<>();
    Set<Function> queued = new HashSet<>();
    for (Function f : graph.program().functions()) {
      for (CallGraph.CallSite c : graph.callers(f)) {
        if ((pointers || c.direct()) && results.members().isReached(c.caller(), c.call())) {
          callees.computeIfAbsent(c.caller(), k -> new HashSet<>()).add(f);
          at(c, of(f));
        }
      }
    }
    for (Function f : graph.program().functions()) {
      if (!of(f).isEmpty()) {
        work.add(f);
        queued.add(f);
      }
    }
    while (!work.isEmpty()) {
      Function f = work.remove();
      queued.remove(f);
      for (Function callee : callees.getOrDefault(f, Set.of())) {
        BitSet there = of(callee);
        int before = there.cardinality();
        there.or(of(f));
        if (there.cardinality() != before && queued.add(callee)) {
          work.add(callee);
        }
      }
    }
  }

  /** What the caller itself may hold. */
  private void at(CallGraph.CallSite c, BitSet into) {
    if (!certain && !results.isFollowed(c.caller())) {
      into.set(number(UNKNOWN));
    }
    for (HeldRef h : results.members().at(c.caller(), c.call()).held()) {
      if (!certain || h.relation() != HeldRef.Relation.UNSURE) {
        into.set(number(h.lockClass()));
      }
    }
  }
}
