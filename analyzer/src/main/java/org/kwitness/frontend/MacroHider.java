package org.kwitness.frontend;

import java.util.Set;

/**
 * Hides the definitions of macros that must stay calls: blanks {@code #define NAME} lines, with
 * their continuation lines, in place, so that every other character keeps its offset and line.
 */
final class MacroHider {
  private final Set<String> hidden;

  MacroHider(Set<String> hidden) {
    this.hidden = hidden;
  }

  /** Blanks the definitions in {@code text}, in place. */
  void hide(char[] text) {
    int i = 0;
    int n = text.length;
    boolean lineStart = true;
    while (i < n) {
      char c = text[i];
      if (c == '\n') {
        lineStart = true;
        i++;
      } else if (lineStart && (c == ' ' || c == '\t')) {
        i++;
      } else if (lineStart && c == '#') {
        i = directive(text, i);
        lineStart = false;
      } else if (c == '/' && i + 1 < n && text[i + 1] == '*') {
        i = skipComment(text, i + 2);
      } else if (c == '/' && i + 1 < n && text[i + 1] == '/') {
        i = skipLine(text, i);
      } else if (c == '"' || c == '\'') {
        i = skipLiteral(text, i);
        lineStart = false;
      } else {
        lineStart = false;
        i++;
      }
    }
  }

  private int directive(char[] text, int hash) {
    int i = skipBlanks(text, hash + 1);
    if (!startsWith(text, i, "define")) {
      return hash + 1;
    }
    int nameStart = skipBlanks(text, i + "define".length());
    int nameEnd = nameStart;
    while (nameEnd < text.length && Character.isJavaIdentifierPart(text[nameEnd])) {
      nameEnd++;
    }
    if (nameEnd == nameStart
        || !hidden.contains(new String(text, nameStart, nameEnd - nameStart))) {
      return hash + 1;
    }
    int end = endOfDirective(text, nameEnd);
    for (int k = hash; k < end; k++) {
      if (text[k] != '\n' && text[k] != '\r') {
        text[k] = ' ';
      }
    }
    return end;
  }

  /** The offset of the newline that ends the directive, past continuations and comments. */
  private static int endOfDirective(char[] text, int from) {
    int i = from;
    while (i < text.length && text[i] != '\n') {
      char next = i + 1 < text.length ? text[i + 1] : '\n';
      if (continuation(text, i) > 0) {
        i += continuation(text, i);
      } else if (text[i] == '/' && next == '*') {
        i = skipComment(text, i + 2);
      } else if (text[i] == '/' && next == '/') {
        i = skipLine(text, i);
      } else if (text[i] == '"' || text[i] == '\'') {
        i = skipLiteral(text, i);
      } else {
        i++;
      }
    }
    return i;
  }

  /** The length of the backslash and line end at an offset, or 0 if there is something else. */
  private static int continuation(char[] text, int at) {
    if (text[at] != '\\' || at + 1 >= text.length) {
      return 0;
    }
    if (text[at + 1] == '\n') {
      return 2;
    }
    return text[at + 1] == '\r' && at + 2 < text.length && text[at + 2] == '\n' ? 3 : 0;
  }

  private static int skipBlanks(char[] text, int from) {
    int i = from;
    while (i < text.length) {
      int continued = continuation(text, i);
      if (continued == 0 && text[i] != ' ' && text[i] != '\t') {
        break;
      }
      i += Math.max(continued, 1);
    }
    return i;
  }

  private static boolean startsWith(char[] text, int at, String word) {
    if (at + word.length() > text.length) {
      return false;
    }
    for (int k = 0; k < word.length(); k++) {
      if (text[at + k] != word.charAt(k)) {
        return false;
      }
    }
    return true;
  }

  private static int skipComment(char[] text, int from) {
    for (int i = from; i + 1 < text.length; i++) {
      if (text[i] == '*' && text[i + 1] == '/') {
        return i + 2;
      }
    }
    return text.length;
  }

  /** To the newline that ends a line comment. */
  private static int skipLine(char[] text, int from) {
    int i = from;
    while (i < text.length && text[i] != '\n') {
      i += Math.max(continuation(text, i), 1);
    }
    return i;
  }

  /** Past a string or character literal; an unterminated one ends with its line. */
  private static int skipLiteral(char[] text, int from) {
    char quote = text[from];
    int i = from + 1;
    while (i < text.length && text[i] != quote && text[i] != '\n') {
      i += text[i] == '\\' ? Math.max(continuation(text, i), 2) : 1;
    }
    return i < text.length && text[i] == quote ? i + 1 : Math.min(i, text.length);
  }
}
