package org.kwitness.dataflow;

import org.kwitness.cfg.Terminator;
import org.kwitness.ir.Instruction;

/**
 * What instructions and branches do to a state. Pure: states are values.
 *
 * @param <S> the states
 */
public interface TransferFunction<S> {
  /** The state after an instruction. */
  S instruction(S before, Instruction instruction);

  /**
   * The state on one way out of a block.
   *
   * @param target index into {@link Terminator#targets()}
   */
  default S edge(S before, Terminator terminator, int target) {
    return before;
  }
}
