package org.kwitness.cli;

import java.io.Serial;

/** The command was used in a way that makes no sense; the message is for the user. */
final class UsageException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
