package org.kwitness.frontend.tree;

import java.io.Serial;

/**
 * The tree cannot be analysed as asked; the message tells the user what is wrong and what to do.
 */
public final class TreeException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  /** A message for the user: what is wrong, where, and what to do. */
  public TreeException(String message) {
    super(message);
  }
}
