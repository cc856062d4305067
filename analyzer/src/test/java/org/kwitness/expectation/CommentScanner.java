package org.kwitness.expectation;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the comments of a C text. Strings and character constants are respected; an apostrophe that
 * is not closed on its line (as in the text of an {@code #error}) is no constant.
 */
final class CommentScanner {
  private final String text;
  private final List<Comment> comments = new ArrayList<>();
  private int line = 1;

  /**
   * A comment.
   *
   * @param line 1-based line that it starts on
   * @param text what is inside, without the comment signs, stripped
   * @param oneLine false if it goes on to another line, or never ends
   */
  record Comment(int line, String text, boolean oneLine) {}

  private CommentScanner(String text) {
    this.text = text;
  }

  static List<Comment> comments(String text) {
    CommentScanner scanner = new CommentScanner(text);
    scanner.scan();
    return List.copyOf(scanner.comments);
  }

  private void scan() {
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '\n') {
        line++;
        i++;
      } else if (text.startsWith("/*", i)) {
        i = block(i + 2);
      } else if (text.startsWith("//", i)) {
        i = toEndOfLine(i + 2);
      } else if (c == '"' || c == '\'') {
        i = literal(i);
      } else {
        i++;
      }
    }
  }

  private int block(int start) {
    int end = text.indexOf("*/", start);
    boolean closed = end >= 0;
    String body = text.substring(start, closed ? end : text.length());
    int lines = (int) body.chars().filter(c -> c == '\n').count();
    comments.add(new Comment(line, body.strip(), closed && lines == 0));
    line += lines;
    return closed ? end + 2 : text.length();
  }

  private int toEndOfLine(int start) {
    int end = text.indexOf('\n', start);
    int stop = end < 0 ? text.length() : end;
    comments.add(new Comment(line, text.substring(start, stop).strip(), true));
    return stop;
  }

  private int literal(int open) {
    for (int i = open + 1; i < text.length() && text.charAt(i) != '\n'; i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == text.charAt(open)) {
        return i + 1;
      }
    }
    return open + 1;
  }
}
