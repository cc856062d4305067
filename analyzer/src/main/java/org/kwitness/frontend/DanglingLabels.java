package org.kwitness.frontend;

/**
 * Gives labels at the end of a block an empty statement, in place: {@code out: }} becomes {@code
 * out:;}}. Old kernels rely on compilers that accept such a label; the parser does not. Only a
 * blank is replaced, so that offsets and lines stay. Directives between the label and the brace
 * count as blank, for what they hold may vanish.
 */
final class DanglingLabels {
  private static final String DEFINE = "define";

  private DanglingLabels() {}

  /** Fixes the labels of {@code text}, in place. */
  static void fix(char[] text) {
    int i = 0;
    boolean lineStart = true;
    while (i < text.length) {
      char c = text[i];
      if (c == '\n') {
        lineStart = true;
        i++;
      } else if (Character.isWhitespace(c)) {
        i++;
      } else if (c == '#' && lineStart) {
        // The body of a macro is code like any other.
        i = isDefine(text, i) ? i + 1 : skipDirective(text, i);
        lineStart = false;
      } else if (c == '/' && i + 1 < text.length && (text[i + 1] == '*' || text[i + 1] == '/')) {
        i = skipComment(text, i);
      } else if (c == '"' || c == '\'') {
        i = skipLiteral(text, i);
        lineStart = false;
      } else {
        if (c == ':'
            && i + 1 < text.length
            && Character.isWhitespace(text[i + 1])
            && endsBlock(text, i + 1)) {
          text[i + 1] = text[i + 1] == '\n' ? '\n' : ';';
          if (text[i + 1] == '\n') {
            fixAfterNewline(text, i + 2);
          }
        }
        lineStart = false;
        i++;
      }
    }
  }

  /** The newline must stay, or every later line moves: the next blank of a code line serves. */
  private static void fixAfterNewline(char[] text, int from) {
    for (int i = from; i < text.length; ) {
      char c = text[i];
      if (c == '#') {
        i = skipDirective(text, i);
      } else if (c == '/' && i + 1 < text.length && (text[i + 1] == '*' || text[i + 1] == '/')) {
        i = skipComment(text, i);
      } else if (c == ' ' || c == '\t') {
        text[i] = ';';
        return;
      } else if (c == '\n' || c == '\r') {
        i++;
      } else {
        return;
      }
    }
  }

  private static boolean isDefine(char[] text, int hash) {
    int i = hash + 1;
    while (i < text.length && (text[i] == ' ' || text[i] == '\t')) {
      i++;
    }
    return i + DEFINE.length() <= text.length
        && new String(text, i, DEFINE.length()).equals(DEFINE);
  }

  private static boolean isContinuation(char[] text, int i) {
    return text[i] == '\\' && i + 1 < text.length && text[i + 1] == '\n';
  }

  /** True if only blanks, comments and directives lie before the next closing brace. */
  private static boolean endsBlock(char[] text, int from) {
    int i = from;
    while (i < text.length) {
      char c = text[i];
      if (Character.isWhitespace(c)) {
        i++;
      } else if (isContinuation(text, i)) {
        i += 2;
      } else if (c == '#') {
        i = skipDirective(text, i);
      } else if (c == '/' && i + 1 < text.length && (text[i + 1] == '*' || text[i + 1] == '/')) {
        i = skipComment(text, i);
      } else {
        return c == '}';
      }
    }
    return false;
  }

  private static int skipDirective(char[] text, int from) {
    int i = from;
    while (i < text.length && text[i] != '\n') {
      if (text[i] == '\\' && i + 1 < text.length) {
        i++;
      } else if (text[i] == '/' && i + 1 < text.length && text[i + 1] == '*') {
        i = skipComment(text, i) - 1;
      }
      i++;
    }
    return i;
  }

  private static int skipComment(char[] text, int from) {
    if (text[from + 1] == '/') {
      int i = from;
      while (i < text.length && text[i] != '\n') {
        i++;
      }
      return i;
    }
    for (int i = from + 2; i + 1 < text.length; i++) {
      if (text[i] == '*' && text[i + 1] == '/') {
        return i + 2;
      }
    }
    return text.length;
  }

  private static int skipLiteral(char[] text, int from) {
    char quote = text[from];
    int i = from + 1;
    while (i < text.length && text[i] != quote && text[i] != '\n') {
      i += text[i] == '\\' ? 2 : 1;
    }
    return Math.min(i < text.length && text[i] == quote ? i + 1 : i, text.length);
  }
}
