package org.kwitness.analysis;

import edu.umd.cs.findbugs.annotations.Nullable;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.kwitness.cfg.Block;
import org.kwitness.cfg.Dominators;
import org.kwitness.cfg.Function;
import org.kwitness.cfg.Terminator;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Instruction;
import org.kwitness.ir.SourcePosition;
import org.kwitness.ir.Variable;

/**
 * Tells calls that every path makes once it has passed a place where paths meet. What comes behind
 * a further test may be meant for some of these paths only, and the test tells them apart.
 */
final class MergedPaths {
  private final Function function;
  @Nullable private Dominators dominators;

  MergedPaths(Function function) {
    this.function = function;
  }

  /** Made when something is asked for: most functions have nothing to ask about. */
  private Dominators dominators() {
    if (dominators == null) {
      dominators = new Dominators(function.body());
    }
    return dominators;
  }

  /**
   * True if every path to an operation passes an earlier one, or all paths meet before it and none
   * can avoid it from there on.
   */
  boolean isForced(SourcePosition earlier, SourcePosition at) {
    List<Integer> homes = homes(at);
    if (homes.stream().anyMatch(this::isMerged)) {
      return true;
    }
    if (earlier.equals(at)) {
      return false;
    }
    return homes(earlier).stream()
        .anyMatch(e -> homes.stream().allMatch(h -> dominators().dominates(e, h)));
  }

  /** True if no branch lies between two operations, and no other way leads there. */
  boolean isOneLine(SourcePosition earlier, SourcePosition at) {
    int[] lines = function.body().straightLines();
    return !earlier.equals(at)
        && homes(at).stream()
            .map(b -> lines[b])
            .toList()
            .equals(homes(earlier).stream().map(b -> lines[b]).toList());
  }

  private List<Integer> homes(SourcePosition at) {
    return function.body().blocks().stream()
        .filter(
            b ->
                b.instructions().stream()
                    .anyMatch(i -> i instanceof Instruction.Call c && c.position().equals(at)))
        .map(Block::number)
        .toList();
  }

  /** True if paths meet before the call, and none of them can avoid it from there on. */
  boolean isMerged(Instruction.Call call) {
    return function.body().blocks().stream()
        .filter(b -> b.instructions().stream().anyMatch(i -> i == call))
        .anyMatch(b -> isMerged(b.number()));
  }

  private boolean isMerged(int home) {
    List<List<Integer>> predecessors = function.body().predecessors();
    for (int d = home; d >= 0; d = dominators().parent(d)) {
      if (d != home && canAvoid(d, home)) {
        return false;
      }
      if (predecessors.get(d).size() > 1) {
        return true;
      }
    }
    return false;
  }

  /**
   * True if a test of an argument that is a number or a flag decides whether a block is passed on
   * the way to a call: on one side of the test it is, on the other the call is made without it.
   */
  boolean isArgumentsChoice(int block, Instruction.Call call) {
    List<Integer> homes =
        function.body().blocks().stream()
            .filter(b -> b.instructions().stream().anyMatch(i -> i == call))
            .map(Block::number)
            .toList();
    for (int d = dominators().parent(block); d >= 0; d = dominators().parent(d)) {
      if (function.body().blocks().get(d).terminator() instanceof Terminator.Branch b
          && mentionsNumber(b.condition())
          && (isAvoided(d, b.whenTrue(), block, homes)
              || isAvoided(d, b.whenFalse(), block, homes))) {
        return true;
      }
    }
    return false;
  }

  /** True if one side of a branch leads to a place, and never to a block on the other side. */
  private boolean isAvoided(int branch, int side, int block, List<Integer> homes) {
    BitSet after = function.body().reachable(side, branch);
    return !after.get(block) && homes.stream().anyMatch(after::get);
  }

  private static boolean mentionsNumber(Expression e) {
    if (e instanceof Expression.VariableUse v) {
      return v.variable().storage() == Variable.Storage.PARAMETER
          && !v.variable().type().isPointer();
    }
    if (e instanceof Expression.Unary u) {
      return mentionsNumber(u.operand());
    }
    if (e instanceof Expression.Cast c) {
      return mentionsNumber(c.operand());
    }
    return e instanceof Expression.Binary b
        && (mentionsNumber(b.left()) || mentionsNumber(b.right()));
  }

  /** True if some path makes one of the calls, and another call after it. */
  boolean anyComesBefore(Set<Instruction.Call> calls, Instruction.Call last) {
    if (calls.isEmpty()) {
      return false;
    }
    BitSet after = new BitSet();
    for (Block b : function.body().blocks()) {
      boolean seen = false;
      for (Instruction i : b.instructions()) {
        if (i == last && seen) {
          return true;
        }
        seen |= i instanceof Instruction.Call c && calls.contains(c);
      }
      if (seen) {
        b.terminator().targets().forEach(after::set);
      }
    }
    BitSet reached = function.body().reachable(after);
    return function.body().blocks().stream()
        .anyMatch(
            b -> reached.get(b.number()) && b.instructions().stream().anyMatch(i -> i == last));
  }

  private boolean canAvoid(int from, int block) {
    return function.body().reachable(from, block).stream()
        .anyMatch(b -> function.body().blocks().get(b).terminator() instanceof Terminator.Exit);
  }
}
