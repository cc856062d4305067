package org.kwitness.cli;

import java.util.Optional;

/** Whether a person watches, and what that person's terminal can do. */
final class Terminal {
  private static final int DEFAULT_WIDTH = 80;
  private static final int LEAST_WIDTH = 40;
  private static final int LARGEST_WIDTH = 100;

  private Terminal() {}

  /** True if the user watches: from JDK 22 on, only this console is null without a terminal. */
  @SuppressWarnings("SystemConsoleNull")
  static boolean isThere() {
    System.setProperty("jdk.console", "java.base");
    return System.console() != null;
  }

  /**
   * Whether to use colours on standard output.
   *
   * @param when the value of {@code --color}
   * @throws UsageException if it is none of auto, always, never
   */
  static boolean colours(String when) {
    return switch (when) {
      case "always" -> true;
      case "never" -> false;
      case "auto" -> isThere() && System.getenv("NO_COLOR") == null;
      default ->
          throw new UsageException("--color takes auto, always or never, not '" + when + "'");
    };
  }

  /** Columns to fill with running text; lines that are too long are hard to read. */
  static int width() {
    try {
      int columns =
          Optional.ofNullable(System.getenv("COLUMNS"))
              .map(Integer::parseInt)
              .orElse(DEFAULT_WIDTH);
      return Math.max(LEAST_WIDTH, Math.min(columns, LARGEST_WIDTH));
    } catch (NumberFormatException e) {
      return DEFAULT_WIDTH;
    }
  }
}
