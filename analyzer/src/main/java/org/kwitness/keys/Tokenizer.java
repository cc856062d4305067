package org.kwitness.keys;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits C text into tokens. Nothing is refused: a comment or a string that is not closed ends with
 * the text or its line. Both sides of conditional directives are read. Of a function whose body's
 * braces are in the first column, as the kernels write them, only the braces are given: nothing
 * that others need to know is declared there, and bodies are most of the text.
 */
final class Tokenizer {
  private static final int TAB = 8;

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int line = 1;
  private int lineStart;

  /** Up to where the columns of this line have been counted, and how far to the right that is. */
  private int counted;

  private int width;
  private boolean first = true;

  private Tokenizer(String text) {
    this.text = text;
  }

  static List<Token> tokens(String text) {
    Tokenizer t = new Tokenizer(text);
    t.run();
    return t.tokens;
  }

  private void run() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\n') {
        at++;
        newLine();
      } else if (Character.isWhitespace(c) || c == '\\') {
        at++;
      } else if (c == '/' && text.startsWith("/*", at)) {
        int close = text.indexOf("*/", at + 2);
        int end = close < 0 ? text.length() : close;
        add(Token.Kind.COMMENT, at + 2, end, close < 0 ? end : close + 2);
      } else if (c == '/' && text.startsWith("//", at)) {
        int end = endOfLine(at);
        add(Token.Kind.COMMENT, at + 2, end, end);
      } else if (c == '#' && first) {
        directive();
      } else if (Character.isJavaIdentifierStart(c) && c != '$') {
        int end = word(at);
        add(Token.Kind.NAME, at, end, end);
      } else if (Character.isDigit(c)) {
        int end = word(at);
        add(Token.Kind.VALUE, at, end, end);
      } else if (c == '"' || c == '\'') {
        int end = literal(at);
        add(Token.Kind.VALUE, at, end, end);
      } else {
        boolean body = c == '{' && at == lineStart && isAfterHead();
        add(Token.Kind.SIGN, at, at + 1, at + 1);
        if (body) {
          skipBody();
        }
      }
    }
  }

  /** True after the parameters of a function, or their declarations. */
  private boolean isAfterHead() {
    for (int i = tokens.size() - 1; i >= 0; i--) {
      if (tokens.get(i).isCode()) {
        return tokens.get(i).isSign(')') || tokens.get(i).isSign(';');
      }
    }
    return false;
  }

  private void skipBody() {
    int end = text.indexOf("\n}", at);
    if (end >= 0) {
      countLines(end + 1);
      at = end + 1;
      first = true;
    }
  }

  private void add(Token.Kind kind, int from, int to, int next) {
    add(kind, text.substring(from, Math.max(from, to)), next);
  }

  private void add(Token.Kind kind, String content, int next) {
    int startLine = line;
    int column = column();
    boolean leads = first;
    if (kind != Token.Kind.NAME && kind != Token.Kind.SIGN) {
      countLines(next);
    }
    first = leads && kind == Token.Kind.COMMENT;
    at = next;
    tokens.add(new Token(kind, content, startLine, line, column, leads));
  }

  private void countLines(int next) {
    for (int i = text.indexOf('\n', at); i >= 0 && i < next; i = text.indexOf('\n', i + 1)) {
      line++;
      lineStart = i + 1;
    }
  }

  private void newLine() {
    line++;
    lineStart = at;
    first = true;
  }

  private int column() {
    if (counted < lineStart) {
      counted = lineStart;
      width = 0;
    }
    for (; counted < at; counted++) {
      width = text.charAt(counted) == '\t' ? (width / TAB + 1) * TAB : width + 1;
    }
    return width + 1;
  }

  private int endOfLine(int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }

  private int word(int from) {
    int end = from;
    while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
      end++;
    }
    return end;
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

  /** A directive ends where a comment on its line starts: the comment may say something. */
  private void directive() {
    int end = at;
    while (end < text.length() && !mayEndDirective(text.charAt(end))) {
      end++;
    }
    if (end == text.length() || text.charAt(end) == '\n') {
      add(Token.Kind.DIRECTIVE, at, end, end); // Nearly all, and some trees have millions.
      return;
    }
    StringBuilder content = new StringBuilder();
    int i = at;
    while (i < text.length() && text.charAt(i) != '\n') {
      if (text.startsWith("\\\n", i) || text.startsWith("\\\r\n", i)) {
        i = text.indexOf('\n', i) + 1;
        content.append(' ');
      } else if (text.startsWith("/*", i) || text.startsWith("//", i)) {
        break;
      } else {
        content.append(text.charAt(i));
        i++;
      }
    }
    add(Token.Kind.DIRECTIVE, content.toString(), i);
  }

  private static boolean mayEndDirective(char c) {
    return c == '\n' || c == '\\' || c == '/';
  }
}
