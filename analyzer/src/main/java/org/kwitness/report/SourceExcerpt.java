package org.kwitness.report;

/**
 * A source line for a terminal: tabs become spaces (stops every 8 columns, as in the kernels'
 * style), and control characters a blank, so that no file can send commands to the terminal.
 */
public final class SourceExcerpt {
  private static final int TAB = 8;

  private SourceExcerpt() {}

  /** The whole line as it is shown. */
  public static String of(String line) {
    return expand(line, line.length());
  }

  /**
   * The blanks that bring a caret under a column of {@link #of}.
   *
   * @param column 1-based, in UTF-16 units of the source line
   */
  static String caretIndent(String line, int column) {
    String before = expand(line, Math.min(column - 1, line.length()));
    return " ".repeat(before.codePointCount(0, before.length()));
  }

  /** Text of other origin (a message, a file name) without control characters. */
  static String clean(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints().map(c -> Character.isISOControl(c) ? ' ' : c).forEach(shown::appendCodePoint);
    return shown.toString();
  }

  private static String expand(String line, int end) {
    StringBuilder shown = new StringBuilder(line.length() + TAB);
    int width = 0;
    for (int i = 0; i < end; ) {
      int character = line.codePointAt(i);
      i += Character.charCount(character);
      int blanks =
          character == '\t' ? TAB - width % TAB : Character.isISOControl(character) ? 1 : 0;
      if (blanks > 0) {
        shown.append(" ".repeat(blanks));
        width += blanks;
      } else {
        shown.appendCodePoint(character);
        width++;
      }
    }
    return shown.toString();
  }
}
