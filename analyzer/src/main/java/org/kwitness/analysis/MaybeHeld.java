package org.kwitness.analysis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kwitness.cfg.Function;
import org.kwitness.interproc.CallGraph;
import org.kwitness.ir.Instruction;

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

  /** By the numbers of the functions. */
  private final List<BitSet> entries = new ArrayList<>();

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
    BitSet held = of(f);
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
    return entries.get(graph.program().number(f));
  }

  private int number(String lockClass) {
    String c = LockClass.isAnonymous(lockClass) ? UNKNOWN : lockClass;
    return numbers.computeIfAbsent(c, k -> numbers.size());
  }

  private void run() {
    List<Function> functions = graph.program().functions();
    functions.forEach(f -> entries.add(new BitSet()));
    List<int[]> callees = new ArrayList<>();
    functions.forEach(f -> callees.add(collect(f)));
    Deque<Integer> work = new ArrayDeque<>();
    BitSet queued = new BitSet();
    for (int i = 0; i < functions.size(); i++) {
      if (!entries.get(i).isEmpty()) {
        work.add(i);
        queued.set(i);
      }
    }
    while (!work.isEmpty()) {
      int caller = work.remove();
      queued.clear(caller);
      for (int callee : callees.get(caller)) {
        BitSet there = entries.get(callee);
        int before = there.cardinality();
        there.or(entries.get(caller));
        if (there.cardinality() != before && !queued.get(callee)) {
          queued.set(callee);
          work.add(callee);
        }
      }
    }
  }

  /** Notes what the caller itself may hold at its calls; the numbers of those that it calls. */
  private int[] collect(Function caller) {
    List<Instruction.Call> calls = graph.callsOf(caller);
    List<List<Function>> targets = graph.targetsOf(caller);
    BitSet callees = new BitSet();
    for (int i = 0; i < calls.size(); i++) {
      Instruction.Call call = calls.get(i);
      if (!targets.get(i).isEmpty()
          && (pointers || call.directCallee().isPresent())
          && results.members().isReached(caller, call)) {
        BitSet held = at(caller, call);
        for (Function target : targets.get(i)) {
          int callee = graph.program().number(target);
          callees.set(callee);
          entries.get(callee).or(held);
        }
      }
    }
    return callees.stream().toArray();
  }

  private BitSet at(Function caller, Instruction.Call call) {
    BitSet held = new BitSet();
    if (!certain && !results.isFollowed(caller)) {
      held.set(number(UNKNOWN));
    }
    for (HeldRef h : results.members().at(caller, call).held()) {
      if (!certain || h.relation() != HeldRef.Relation.UNSURE) {
        held.set(number(h.lockClass()));
      }
    }
    return held;
  }
}
