package org.kwitness.analysis.context;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.kwitness.cfg.Block;
import org.kwitness.cfg.Function;
import org.kwitness.cfg.Terminator;
import org.kwitness.ir.Instruction;

/**
 * Looks back from a place in a function: can a field have the values there that some tests want?
 * Ways on which a branch says otherwise, or on which the function stores something else, do not
 * count. Where a function that it calls may store something, that may be anything.
 */
final class FieldHistory {
  /** What the ways back tell. */
  enum Outcome {
    /** On some way the function sees to it, or may do so. */
    POSSIBLE,
    /** It depends on what the field was at the entry. */
    CALLERS,
    /** On every way it is something else. */
    IMPOSSIBLE
  }

  private final Function function;
  private final FieldTests tests;
  private final List<List<Integer>> predecessors;
  private final BiPredicate<Instruction.Call, String> mayStore;
  private final Map<List<Object>, Outcome> known = new HashMap<>();

  FieldHistory(
      Function function, FieldTests tests, BiPredicate<Instruction.Call, String> mayStore) {
    this.mayStore = mayStore;
    this.function = function;
    this.tests = tests;
    this.predecessors = function.body().predecessors();
  }

  /** Looks back from a call. */
  Outcome before(Instruction.Call call, Set<FieldTest> wanted) {
    return known.computeIfAbsent(List.of(wanted, new Identity(call)), k -> find(call, wanted));
  }

  /** False if a test that held at the entry, as long as nothing is stored, excludes a call. */
  boolean allows(Instruction.Call call, FieldTest atEntry) {
    return known.computeIfAbsent(
            List.of(atEntry, new Identity(call)), k -> forward(call, Set.of(atEntry)))
        != Outcome.IMPOSSIBLE;
  }

  private Outcome forward(Instruction.Call call, Set<FieldTest> holds) {
    List<Block> blocks = function.body().blocks();
    BitSet seen = new BitSet();
    BitSet changed = new BitSet();
    Deque<Block> queue = new ArrayDeque<>(List.of(blocks.get(0)));
    seen.set(0);
    while (!queue.isEmpty()) {
      Block b = queue.remove();
      int index = indexOf(b, call);
      if (index >= 0) {
        return Outcome.POSSIBLE;
      }
      if (stored(b, b.instructions().size(), holds) != FieldStore.KEEPS) {
        changed.set(b.number());
      }
      for (int next : b.terminator().targets()) {
        boolean any = changed.get(b.number());
        if (any ? !changed.get(next) : !seen.get(next) && !isExcluded(b.number(), next, holds)) {
          seen.set(next);
          if (any) {
            changed.set(next);
          }
          queue.add(blocks.get(next));
        }
      }
    }
    return Outcome.IMPOSSIBLE;
  }

  private Outcome find(Instruction.Call call, Set<FieldTest> wanted) {
    String field = wanted.iterator().next().field();
    if (!tests.mentions(field)) {
      return Outcome.CALLERS;
    }
    for (Block b : function.body().blocks()) {
      int index = indexOf(b, call);
      if (index >= 0) {
        return search(b, index, wanted);
      }
    }
    return Outcome.CALLERS;
  }

  /** Looks back from the end of a block, where a test is made. */
  Outcome beforeEnd(int block, Set<FieldTest> wanted) {
    return known.computeIfAbsent(
        List.of(wanted, block),
        k -> {
          Block b = function.body().blocks().get(block);
          return search(b, b.instructions().size(), wanted);
        });
  }

  private Outcome search(Block start, int end, Set<FieldTest> wanted) {
    BitSet seen = new BitSet();
    Deque<Block> queue = new ArrayDeque<>();
    boolean callers = false;
    Block b = start;
    int from = end;
    while (b != null) {
      switch (stored(b, from, wanted)) {
        case PASSES, UNKNOWN -> {
          return Outcome.POSSIBLE;
        }
        case FAILS -> {}
        case KEEPS -> {
          callers |= b.number() == 0;
          for (int p : predecessors.get(b.number())) {
            boolean again = p == start.number() && isPassed(p, b.number(), wanted);
            if (!seen.get(p) && !again && !isExcluded(p, b.number(), wanted)) {
              seen.set(p);
              queue.add(function.body().blocks().get(p));
            }
          }
        }
        default -> throw new IllegalStateException();
      }
      b = queue.poll();
      from = b == null ? 0 : b.instructions().size();
    }
    return callers ? Outcome.CALLERS : Outcome.IMPOSSIBLE;
  }

  /** What the last store of the field before an instruction of a block does to the tests. */
  private FieldStore stored(Block b, int end, Set<FieldTest> wanted) {
    String field = wanted.iterator().next().field();
    for (int i = end - 1; i >= 0; i--) {
      Instruction instruction = b.instructions().get(i);
      if (!(instruction instanceof Instruction.Call)
          && !(instruction instanceof Instruction.Assign a
              && FieldTests.isKey(a.target(), field))) {
        continue;
      }
      FieldStore sum = FieldStore.KEEPS;
      for (FieldTest t : wanted) {
        sum = sum.and(tests.effect(instruction, t));
      }
      if (sum == FieldStore.KEEPS
          && instruction instanceof Instruction.Call c
          && mayStore.test(c, field)) {
        return FieldStore.UNKNOWN;
      }
      if (sum != FieldStore.KEEPS) {
        return sum;
      }
    }
    return FieldStore.KEEPS;
  }

  /** True if the branch says what is wanted: whoever comes from there has been here before. */
  private boolean isPassed(int block, int next, Set<FieldTest> wanted) {
    return function.body().blocks().get(block).terminator() instanceof Terminator.Branch b
        && b.whenTrue() != b.whenFalse()
        && tests.passed(b, b.whenTrue() == next).stream()
            .anyMatch(x -> wanted.stream().anyMatch(x::isSame));
  }

  /** True if control goes from one block to the next only if a wanted test fails. */
  private boolean isExcluded(int block, int next, Set<FieldTest> wanted) {
    Terminator t = function.body().blocks().get(block).terminator();
    List<List<FieldTest>> ways = new ArrayList<>();
    if (t instanceof Terminator.Branch b) {
      if (b.whenTrue() == b.whenFalse()) {
        return false;
      }
      ways.add(tests.passed(b, b.whenTrue() == next));
    } else if (t instanceof Terminator.Switch w) {
      ways.addAll(tests.passed(w, next));
    }
    return !ways.isEmpty()
        && ways.stream()
            .allMatch(way -> way.stream().anyMatch(x -> wanted.stream().anyMatch(x::contradicts)));
  }

  private static int indexOf(Block b, Instruction.Call call) {
    for (int i = 0; i < b.instructions().size(); i++) {
      if (b.instructions().get(i) == call) {
        return i;
      }
    }
    return -1;
  }

  /** A call is itself, whatever others look like. */
  private record Identity(Instruction.Call call) {
    @Override
    @SuppressWarnings("ReferenceEquality") // two calls that look the same are two places
    public boolean equals(Object o) {
      return o instanceof Identity other && other.call == call;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(call);
    }
  }
}
