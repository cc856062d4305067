package org.kwitness.upload;

import java.io.Serial;

/** A log was not processed; the message tells the user why and what to do. */
public final class UploadException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  /** A message for the user. */
  public UploadException(String message) {
    super(message);
  }

  /** A message for the user, with what caused it. */
  public UploadException(String message, Throwable cause) {
    super(message, cause);
  }
}
