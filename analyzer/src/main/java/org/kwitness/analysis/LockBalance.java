package org.kwitness.analysis;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kwitness.analysis.context.ObjectClass;
import org.kwitness.cfg.Block;
import org.kwitness.cfg.Function;
import org.kwitness.ir.Instruction;
import org.kwitness.model.Effect;
import org.kwitness.model.FunctionModel;
import org.kwitness.model.Operand;

/**
 * Tells functions in which no test decides whether a lock is acquired: of the locks that they
 * acquire, none can be released without passing an acquisition. What such a function has tested
 * before it acquires a lock, it tests again because it may have changed meanwhile; in others the
 * same test tells the paths apart that hold the lock.
 */
final class LockBalance {
  /** Stands for the priority level, which is raised and restored like a lock. */
  private static final String LEVEL = "level";

  /** A lock that is a parameter, or what a local variable points to. */
  private static final String UNKNOWN = "?";

  private final Function function;
  private final CalleeTable callees;

  private LockBalance(Function function, CalleeTable callees) {
    this.function = function;
    this.callees = callees;
  }

  /** True if the function acquires on every path whatever it releases there. */
  static boolean isUnconditional(Function function, CalleeTable callees) {
    return new LockBalance(function, callees).isUnconditional();
  }

  private boolean isUnconditional() {
    Set<String> acquired = new LinkedHashSet<>();
    for (Block b : function.body().blocks()) {
      for (Instruction i : b.instructions()) {
        if (i instanceof Instruction.Call c) {
          operations(c, 1, acquired);
        }
      }
    }
    return acquired.stream().noneMatch(this::isReleasedFirst);
  }

  /** True if some path releases a lock of the class before it acquires one. */
  private boolean isReleasedFirst(String lockClass) {
    Deque<Integer> work = new ArrayDeque<>(List.of(function.body().entry().number()));
    BitSet seen = new BitSet();
    while (!work.isEmpty()) {
      int number = work.remove();
      if (seen.get(number)) {
        continue;
      }
      seen.set(number);
      Block block = function.body().blocks().get(number);
      int first = first(block, lockClass);
      if (first < 0) {
        return true;
      }
      if (first == 0) {
        work.addAll(block.terminator().targets());
      }
    }
    return false;
  }

  /** What a block does first to locks of a class: 1 to acquire, -1 to release, 0 for nothing. */
  private int first(Block block, String lockClass) {
    for (Instruction i : block.instructions()) {
      if (i instanceof Instruction.Call c) {
        Set<String> classes = new HashSet<>();
        operations(c, 1, classes);
        if (classes.contains(lockClass)) {
          return 1;
        }
        classes.clear();
        operations(c, -1, classes);
        if (classes.contains(lockClass)) {
          return -1;
        }
      }
    }
    return 0;
  }

  /** The classes of the locks that a call acquires (1) or releases (-1). */
  private void operations(Instruction.Call call, int sign, Set<String> classes) {
    CalleeTable.Callee callee = callees.callee(function, call);
    if (callee.model().filter(LockDomain::saysSomethingOfLocks).isPresent()) {
      FunctionModel m = callee.model().get();
      if (!m.effects(Effect.DropAcrossSleep.class).isEmpty()) {
        return; // It is taken again, unless a flag says otherwise.
      }
      if (sign > 0) {
        m.effects(Effect.Acquire.class).forEach(a -> classes.add(name(call, a.lock())));
        if (!m.effects(Effect.RaiseIpl.class).isEmpty()) {
          classes.add(LEVEL);
        }
      } else {
        m.effects(Effect.Release.class).forEach(r -> classes.add(name(call, r.lock())));
        if (!m.effects(Effect.RestoreIpl.class).isEmpty()) {
          classes.add(LEVEL);
        }
      }
      return;
    }
    Optional<FunctionSummary> summary = callee.summary();
    if (summary.isPresent()) {
      summary.get().locks().exits().stream()
          .flatMap(e -> e.deltas().stream())
          .filter(d -> d.count() == 0 || Integer.signum(d.count()) == sign)
          .forEach(
              d -> classes.add(LockClass.isAnonymous(d.lockClass()) ? UNKNOWN : d.lockClass()));
      if (sign > 0
          ? summary.get().levels().returnsCookie().isPresent()
          : !summary.get().levels().restored().isEmpty()) {
        classes.add(LEVEL);
      }
    }
  }

  private static String name(Instruction.Call call, Operand lock) {
    return ObjectClass.of(call, lock).orElse(UNKNOWN);
  }
}
