package org.kwitness.checker;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kwitness.analysis.context.ObjectClass;
import org.kwitness.cfg.Block;
import org.kwitness.cfg.Function;
import org.kwitness.interproc.CallGraph;
import org.kwitness.ir.Instruction;
import org.kwitness.model.Effect;
import org.kwitness.model.FunctionModel;
import org.kwitness.model.Operand;

/** Whether callers release the locks that a function leaves held. */
final class CallersReleases {
  /** How many calls up a lock may be handed. */
  private static final int DEPTH = 2;

  private final Evidence evidence;

  CallersReleases(Evidence evidence) {
    this.evidence = evidence;
  }

  /**
   * True if a caller of the function, or a caller of one, releases locks of the class that it did
   * not acquire.
   *
   * @param anywhere false if only that counts which some path reaches from the call without an
   *     acquisition: other releases are for another function
   */
  boolean any(Function f, String lockClass, boolean anywhere) {
    return any(f, lockClass, anywhere, DEPTH);
  }

  private boolean any(Function f, String lockClass, boolean anywhere, int depth) {
    for (CallGraph.CallSite site : evidence.graph().callers(f)) {
      Function caller = site.caller();
      if (releases(caller, lockClass)
              && (anywhere || isReleasedAfter(caller, site.call(), lockClass))
          || depth > 1 && any(caller, lockClass, anywhere, depth - 1)) {
        return true;
      }
    }
    return false;
  }

  private boolean releases(Function f, String lockClass) {
    return evidence.results().releasedForOthers().getOrDefault(f, Set.of()).contains(lockClass);
  }

  /** True if some path from a call releases a lock of the class before it acquires one. */
  private boolean isReleasedAfter(Function f, Instruction.Call from, String lockClass) {
    List<Block> blocks = f.body().blocks();
    BitSet seen = new BitSet();
    Deque<Integer> work = new ArrayDeque<>();
    for (Block b : blocks) {
      int i = indexOf(b, from);
      if (i >= 0 && follow(f, b, i + 1, lockClass, work)) {
        return true;
      }
    }
    while (!work.isEmpty()) {
      int number = work.remove();
      if (!seen.get(number)) {
        seen.set(number);
        if (follow(f, blocks.get(number), 0, lockClass, work)) {
          return true;
        }
      }
    }
    return false;
  }

  private static int indexOf(Block b, Instruction.Call call) {
    for (int i = 0; i < b.instructions().size(); i++) {
      if (b.instructions().get(i) == call) {
        return i;
      }
    }
    return -1;
  }

  /** True if the block releases the lock; what comes after it is to be followed if it does not. */
  private boolean follow(Function f, Block b, int start, String lockClass, Deque<Integer> work) {
    for (Instruction i : b.instructions().subList(start, b.instructions().size())) {
      if (i instanceof Instruction.Call c) {
        int what = operation(f, c, lockClass);
        if (what != 0) {
          return what < 0;
        }
      }
    }
    work.addAll(b.terminator().targets());
    return false;
  }

  /** 1 if a call acquires a lock of the class, -1 if it may release one, 0 for neither. */
  private int operation(Function f, Instruction.Call call, String lockClass) {
    Optional<FunctionModel> model = evidence.knowledge().function(call);
    if (model.filter(LockHabits::isOperation).isPresent()) {
      FunctionModel m = model.get();
      if (!m.effects(Effect.DropAcrossSleep.class).isEmpty()) {
        return 0;
      }
      if (m.effects(Effect.Release.class).stream()
          .anyMatch(r -> mayBe(call, r.lock(), lockClass))) {
        return -1;
      }
      return m.effects(Effect.Acquire.class).stream()
              .anyMatch(a -> ObjectClass.of(call, a.lock()).filter(lockClass::equals).isPresent())
          ? 1
          : 0;
    }
    return evidence.graph().targets(f, call).stream().anyMatch(g -> releases(g, lockClass))
        ? -1
        : 0;
  }

  /** True if an operand means a lock of the class, or any. */
  private static boolean mayBe(Instruction.Call call, Operand lock, String lockClass) {
    return ObjectClass.of(call, lock).map(lockClass::equals).orElse(true);
  }
}
