package org.kwitness.rule;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Finds the comments of a C text, and the lines that hold anything else. Strings and character
 * constants are respected; an apostrophe that is not closed on its line (as in the text of an
 * {@code #error}) is no constant. Text that conditional directives leave out is read like the rest.
 */
final class CommentScanner {
  private final String text;
  private final List<Comment> comments = new ArrayList<>();
  private final BitSet codeLines = new BitSet();
  private int line = 1;
  private int lineStart;

  /**
   * A comment.
   *
   * @param line 1-based line that it starts on
   * @param column 1-based column that it starts in, in UTF-16 units
   * @param lastLine the line that it ends on
   * @param text what is between the comment signs
   */
  record Comment(int line, int column, int lastLine, String text) {}

  /**
   * What a text consists of.
   *
   * @param comments in the order of the text
   * @param codeLines the lines (1-based) that hold something besides blanks and comments
   */
  record Scan(List<Comment> comments, BitSet codeLines) {}

  private CommentScanner(String text) {
    this.text = text;
  }

  static Scan scan(String text) {
    CommentScanner scanner = new CommentScanner(text);
    scanner.scan();
    return new Scan(List.copyOf(scanner.comments), scanner.codeLines);
  }

  private void scan() {
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '\n') {
        newLine(i);
        i++;
      } else if (text.startsWith("/*", i)) {
        i = block(i);
      } else if (text.startsWith("//", i)) {
        i = toEndOfLine(i);
      } else {
        if (!Character.isWhitespace(c)) {
          codeLines.set(line);
        }
        i = c == '"' || c == '\'' ? literal(i) : i + 1;
      }
    }
  }

  private void newLine(int at) {
    line++;
    lineStart = at + 1;
  }

  private int block(int start) {
    int close = text.indexOf("*/", start + 2);
    int end = close < 0 ? text.length() : close;
    return comment(start, end, close < 0 ? end : close + 2);
  }

  /** A comment to the end of the line goes on where a backslash joins the next line to it. */
  private int toEndOfLine(int start) {
    int end = start;
    do {
      int next = text.indexOf('\n', end + 1);
      end = next < 0 ? text.length() : next;
    } while (end < text.length() && endsInBackslash(start, end));
    return comment(start, end, end);
  }

  private boolean endsInBackslash(int start, int end) {
    int last = text.charAt(end - 1) == '\r' ? end - 2 : end - 1;
    return last > start && text.charAt(last) == '\\';
  }

  /** Records a comment whose text ends at {@code end}; the scan goes on at {@code next}. */
  private int comment(int start, int end, int next) {
    int firstLine = line;
    int column = start - lineStart + 1;
    for (int i = text.indexOf('\n', start); i >= 0 && i < end; i = text.indexOf('\n', i + 1)) {
      newLine(i);
    }
    comments.add(
        new Comment(
            firstLine, column, line, text.substring(Math.min(start + 2, end), end).strip()));
    return next;
  }

  private int literal(int open) {
    int joined = 0;
    int lastJoin = lineStart;
    for (int i = open + 1; i < text.length() && text.charAt(i) != '\n'; i++) {
      if (text.charAt(i) == '\\') {
        i++;
        i = text.startsWith("\r\n", i) ? i + 1 : i;
        if (i < text.length() && text.charAt(i) == '\n') {
          joined++;
          lastJoin = i + 1;
        }
      } else if (text.charAt(i) == text.charAt(open)) {
        codeLines.set(line, line + joined + 1);
        line += joined;
        lineStart = lastJoin;
        return i + 1;
      }
    }
    return open + 1;
  }
}
