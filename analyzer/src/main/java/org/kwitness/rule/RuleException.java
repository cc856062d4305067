package org.kwitness.rule;

import java.io.Serial;

/** A rule's description is wrong; the message is {@code file:line: problem; remedy}. */
public final class RuleException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  /** A message for the user. */
  public RuleException(String message) {
    super(message);
  }

  /** A message for the user, with what caused it. */
  public RuleException(String message, Throwable cause) {
    super(message, cause);
  }
}
