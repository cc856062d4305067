package org.kwitness.frontend;

import java.util.OptionalInt;

/**
 * Hides the definitions of macros that must stay calls: blanks {@code #define NAME} lines, with
 * their continuation lines, in place, so that every other character keeps its offset and line.
 */
final class MacroHider {
  private final OpaqueMacros hidden;

  MacroHider(OpaqueMacros hidden) {
    this.hidden = hidden;
  }

  /**
   * Blanks the definitions in {@code text}, in place.
   *
   * @return where a comment begins that does not end, if there is one
   */
  OptionalInt hide(char[] text) {
    Pass pass = new Pass(text);
    pass.run();
    return pass.unterminated < 0 ? OptionalInt.empty() : OptionalInt.of(pass.unterminated);
  }

  /** The way through one text. */
  private final class Pass {
    private final char[] text;
    private int unterminated = -1;

    Pass(char[] text) {
      this.text = text;
    }

    void run() {
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
          i = directive(i);
          lineStart = false;
        } else if (c == '/' && i + 1 < n && text[i + 1] == '*') {
          i = skipComment(i + 2);
        } else if (c == '/' && i + 1 < n && text[i + 1] == '/') {
          i = skipLine(i);
        } else if (c == '"' || c == '\'') {
          i = skipLiteral(i);
          lineStart = false;
        } else {
          lineStart = false;
          i++;
        }
      }
    }

    private int directive(int hash) {
      int i = skipBlanks(hash + 1);
      if (!startsWith(i, "define")) {
        return hash + 1;
      }
      int nameStart = skipBlanks(i + "define".length());
      int nameEnd = nameStart;
      while (nameEnd < text.length && Character.isJavaIdentifierPart(text[nameEnd])) {
        nameEnd++;
      }
      if (nameEnd == nameStart
          || !hidden.isOpaque(
              new String(text, nameStart, nameEnd - nameStart), parameters(nameEnd))) {
        return hash + 1;
      }
      int end = endOfDirective(nameEnd);
      for (int k = hash; k < end; k++) {
        if (text[k] != '\n' && text[k] != '\r') {
          text[k] = ' ';
        }
      }
      return end;
    }

    /**
     * The number of parameters of a definition.
     *
     * @param nameEnd the end of the macro's name
     */
    private OptionalInt parameters(int nameEnd) {
      // Only a parenthesis that follows the name at once begins a parameter list.
      int i = nameEnd;
      while (i < text.length && continuation(i) > 0) {
        i += continuation(i);
      }
      if (i >= text.length || text[i] != '(') {
        return OptionalInt.empty();
      }
      i++;
      int commas = 0;
      boolean isEmpty = true;
      while (i < text.length && text[i] != ')' && text[i] != '\n') {
        if (continuation(i) > 0) {
          i += continuation(i);
        } else if (text[i] == '/' && i + 1 < text.length && text[i + 1] == '*') {
          i = skipComment(i + 2);
        } else if (text[i] == '.') {
          return OptionalInt.empty();
        } else {
          commas += text[i] == ',' ? 1 : 0;
          isEmpty &= text[i] == ' ' || text[i] == '\t';
          i++;
        }
      }
      return OptionalInt.of(isEmpty ? 0 : commas + 1);
    }

    /** The offset of the newline that ends the directive, past continuations and comments. */
    private int endOfDirective(int from) {
      int i = from;
      while (i < text.length && text[i] != '\n') {
        char next = i + 1 < text.length ? text[i + 1] : '\n';
        if (continuation(i) > 0) {
          i += continuation(i);
        } else if (text[i] == '/' && next == '*') {
          i = skipComment(i + 2);
        } else if (text[i] == '/' && next == '/') {
          i = skipLine(i);
        } else if (text[i] == '"' || text[i] == '\'') {
          i = skipLiteral(i);
        } else {
          i++;
        }
      }
      return i;
    }

    /** The length of the backslash and line end at an offset, or 0 if there is something else. */
    private int continuation(int at) {
      if (text[at] != '\\' || at + 1 >= text.length) {
        return 0;
      }
      if (text[at + 1] == '\n') {
        return 2;
      }
      return text[at + 1] == '\r' && at + 2 < text.length && text[at + 2] == '\n' ? 3 : 0;
    }

    private int skipBlanks(int from) {
      int i = from;
      while (i < text.length) {
        int continued = continuation(i);
        if (continued == 0 && text[i] != ' ' && text[i] != '\t') {
          break;
        }
        i += Math.max(continued, 1);
      }
      return i;
    }

    private boolean startsWith(int at, String word) {
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

    private int skipComment(int from) {
      for (int i = from; i + 1 < text.length; i++) {
        if (text[i] == '*' && text[i + 1] == '/') {
          return i + 2;
        }
      }
      if (unterminated < 0) {
        unterminated = from - 2;
      }
      return text.length;
    }

    /** To the newline that ends a line comment. */
    private int skipLine(int from) {
      int i = from;
      while (i < text.length && text[i] != '\n') {
        i += Math.max(continuation(i), 1);
      }
      return i;
    }

    /** Past a string or character literal; an unterminated one ends with its line. */
    private int skipLiteral(int from) {
      char quote = text[from];
      int i = from + 1;
      while (i < text.length && text[i] != quote && text[i] != '\n') {
        i += text[i] == '\\' ? Math.max(continuation(i), 2) : 1;
      }
      return i < text.length && text[i] == quote ? i + 1 : Math.min(i, text.length);
    }
  }
}
