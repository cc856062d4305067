package org.kwitness.dataflow;

import java.util.List;
import org.kwitness.cfg.Block;

/**
 * The problem that a {@link PropertySimulation} solves: states made of a property (what the rule
 * cares about) and an execution state (what is known about variables).
 *
 * @param <S> the states; a domain may change a state that it was given by {@link #block}, never one
 *     that it was given by {@link #join}
 */
public interface SimulationDomain<S> {

  /** The state at the function's entry. */
  S initial();

  /**
   * Runs a block. The state given is the caller's to keep; the domain copies it first.
   *
   * @return for each way out of the block, in the order of the terminator's targets, the states
   *     there: none if the way cannot be taken, several if the property splits
   */
  List<List<S>> block(Block block, S before);

  /**
   * Called with a state on its way into a block, before its property is looked at. The state is the
   * domain's to change.
   */
  void arrive(Block block, S state);

  /** States at a block with equal properties are joined. */
  Object property(S state);

  /**
   * The join at the beginning of a block of two states with equal properties. Must be above both,
   * and must become stable after finitely many steps.
   *
   * @param older what the block has already seen
   */
  S join(Block block, S older, S newer);

  /**
   * True if {@code joined} says nothing that {@code older} did not: the block need not run again.
   */
  boolean covers(S older, S joined);

  /** How much memory a state takes, in entries of its maps. */
  int weight(S state);

  /** True if the simulation has grown beyond what the domain is prepared to handle. */
  boolean isExhausted();
}
