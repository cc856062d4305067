package org.kwitness.dataflow;

/**
 * A join semilattice.
 *
 * <p>{@code join} must be idempotent, commutative and associative, and there must be no infinite
 * chain {@code a, join(a, b), join(join(a, b), c), …} of different elements, or a solver does not
 * end.
 *
 * @param <S> the elements; compared with {@code equals}
 */
@FunctionalInterface
public interface Lattice<S> {
  /** The least element that is above both. */
  S join(S a, S b);
}
