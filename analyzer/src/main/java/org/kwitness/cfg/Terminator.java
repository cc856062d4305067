package org.kwitness.cfg;

import java.util.ArrayList;
import java.util.List;
import org.kwitness.ir.Expression;
import org.kwitness.ir.SourcePosition;

/** How control leaves a basic block. Targets are block numbers. */
public sealed interface Terminator {

  /** The blocks that may come next, in a fixed order, possibly with repetitions. */
  List<Integer> targets();

  /** Always to one block. */
  record Jump(int target) implements Terminator {
    @Override
    public List<Integer> targets() {
      return List.of(target);
    }
  }

  /**
   * A test.
   *
   * @param condition true if not 0 or NULL
   * @param assertion true if the false side is the failure of an assertion
   */
  record Branch(
      Expression condition, int whenTrue, int whenFalse, boolean assertion, SourcePosition position)
      implements Terminator {
    @Override
    public List<Integer> targets() {
      return List.of(whenTrue, whenFalse);
    }
  }

  /**
   * A switch.
   *
   * @param value what is compared
   * @param cases in the order of the source
   * @param otherwise the default, or the block after the switch
   */
  record Switch(Expression value, List<Case> cases, int otherwise, SourcePosition position)
      implements Terminator {
    @Override
    public List<Integer> targets() {
      List<Integer> all = new ArrayList<>(cases.size() + 1);
      cases.forEach(c -> all.add(c.target()));
      all.add(otherwise);
      return all;
    }
  }

  /**
   * One case of a switch.
   *
   * @param label a constant; a range has {@code high}
   * @param high the upper end of a range, else the same as {@code label}
   */
  record Case(Expression label, Expression high, int target) {}

  /** A computed goto: to any of the labels whose address the function takes. */
  record ComputedJump(List<Integer> targets, SourcePosition position) implements Terminator {}

  /**
   * The function returns; the block's last instruction is the return, except at the closing brace
   * of a function without value.
   */
  record Exit(SourcePosition position) implements Terminator {
    @Override
    public List<Integer> targets() {
      return List.of();
    }
  }

  /** Control does not come here or does not come back: panic, a failed assertion. */
  record Stop() implements Terminator {
    @Override
    public List<Integer> targets() {
      return List.of();
    }
  }
}
