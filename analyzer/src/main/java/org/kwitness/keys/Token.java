package org.kwitness.keys;

/**
 * A piece of C text.
 *
 * @param kind what it is
 * @param text a name, the one sign, or what is between the signs of a comment; a directive from its
 *     {@code #}, with its continuation lines joined
 * @param line 1-based line that it starts on
 * @param lastLine the line that it ends on
 * @param column 1-based column of the screen that it starts in, with tabs of eight
 * @param first true if nothing but blanks stands before it on its line
 */
record Token(Kind kind, String text, int line, int lastLine, int column, boolean first) {
  enum Kind {
    NAME,
    /** A number, a string or a character constant: its text plays no part. */
    VALUE,
    SIGN,
    COMMENT,
    DIRECTIVE
  }

  boolean isSign(char c) {
    return kind == Kind.SIGN && text.charAt(0) == c;
  }

  boolean isName(String name) {
    return kind == Kind.NAME && text.equals(name);
  }

  /** True if the compiler's parser sees it: neither a comment nor a directive. */
  boolean isCode() {
    return kind != Kind.COMMENT && kind != Kind.DIRECTIVE;
  }
}
