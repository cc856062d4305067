package org.kwitness.report;

import java.io.Serial;

/** A report or a baseline cannot be read; the message tells the user where and what to do. */
public final class ReportException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  /** A message for the user. */
  public ReportException(String message) {
    super(message);
  }

  /** A message for the user, with what caused it. */
  public ReportException(String message, Throwable cause) {
    super(message, cause);
  }
}
