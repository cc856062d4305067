package org.kwitness.model;

import java.io.Serial;

/** A small text inside a row, such as a guard, cannot be read. */
public final class RowSyntaxException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final String problem;

  /**
   * A problem without a place; the loader adds file and line.
   *
   * @param problem what is wrong, a semicolon, and what to write instead
   */
  public RowSyntaxException(String problem) {
    super(problem);
    this.problem = problem;
  }

  /** What is wrong, and what to write instead. */
  public String problem() {
    return problem;
  }
}
