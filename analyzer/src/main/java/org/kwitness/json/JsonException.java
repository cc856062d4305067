package org.kwitness.json;

import java.io.Serial;
import java.util.Objects;

/** A JSON text is not what it should be; the message is {@code file:line: problem; remedy}. */
public final class JsonException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final String text;

  /**
   * A problem at a place.
   *
   * @param file the file's name, for the user
   * @param line 1-based
   * @param problem what is wrong, a semicolon, and what to do about it
   */
  public JsonException(String file, int line, String problem) {
    this(file + ":" + line + ": " + problem);
  }

  private JsonException(String text) {
    super(text);
    this.text = text;
  }

  /** The whole message; unlike {@link #getMessage} never null. */
  public String text() {
    return text;
  }

  /** The message; there always is one. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
