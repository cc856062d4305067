package org.kwitness.cli;

/**
 * What the exit status of a command says. A failure never looks like a result: anything that went
 * wrong is {@link #FAILURE}, whatever was found before.
 */
public final class ExitCode {
  /** Done, and nothing to report. */
  public static final int CLEAN = 0;

  /** Done, and there is something to report. */
  public static final int FINDINGS = 1;

  /** Not done: wrong usage, bad input, or a fault of kwitness itself. */
  public static final int FAILURE = 2;

  private ExitCode() {}
}
