package org.kwitness.model;

import java.io.Serial;

/** A row of knowledge is wrong; the message is {@code file:line: problem; remedy}. */
public final class KnowledgeException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  /** A message for the user. */
  public KnowledgeException(String message) {
    super(message);
  }

  /** A message for the user, with what caused it. */
  public KnowledgeException(String message, Throwable cause) {
    super(message, cause);
  }
}
