package org.kwitness.model;

import java.util.List;

/**
 * When an effect happens. Guards on arguments can be decided at the call if the argument is a
 * constant there; guards on the result split the paths after the call.
 *
 * <p>Textual form in the rows: {@code arg2 has M_WAITOK}, {@code arg2 lacks M_WAITOK}, {@code arg1
 * == LK_RELEASE}, {@code arg1 != 0}, {@code return == 0}, {@code return != 0}, {@code return < 0};
 * parts joined by {@code and}, or by {@code or}, not both.
 */
public sealed interface Guard {

  /** True if it depends on what the call returns. */
  default boolean testsResult() {
    if (this instanceof All all) {
      return all.parts().stream().anyMatch(Guard::testsResult);
    }
    if (this instanceof Any any) {
      return any.parts().stream().anyMatch(Guard::testsResult);
    }
    return this instanceof ResultTest;
  }

  /**
   * The argument has (or lacks) a flag among the ORed names that it is made of.
   *
   * @param index 0-based argument
   * @param flag a named constant
   * @param present false for {@code lacks}
   */
  record ArgumentFlag(int index, String flag, boolean present) implements Guard {}

  /**
   * The argument equals (or not) a constant.
   *
   * @param index 0-based argument
   * @param constant a named constant or a decimal number
   * @param equal false for {@code !=}
   */
  record ArgumentEquals(int index, String constant, boolean equal) implements Guard {}

  /**
   * A test of the result.
   *
   * @param test which
   */
  record ResultTest(Test test) implements Guard {}

  /** Tests of a result. */
  enum Test {
    ZERO,
    NON_ZERO,
    NEGATIVE
  }

  /** All of them hold. */
  record All(List<Guard> parts) implements Guard {}

  /** At least one holds. */
  record Any(List<Guard> parts) implements Guard {}

  /** Always. */
  record Always() implements Guard {}
}
