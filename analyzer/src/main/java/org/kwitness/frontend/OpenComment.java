package org.kwitness.frontend;

import java.util.OptionalInt;

/**
 * Finds a comment that never ends. CDT takes the rest of the file for its text and says nothing,
 * which would lose functions without a word.
 */
final class OpenComment {
  private OpenComment() {}

  /** The offset at which a comment begins that the file does not end. */
  static OptionalInt start(char[] text) {
    int i = 0;
    while (i < text.length) {
      char next = i + 1 < text.length ? text[i + 1] : '\0';
      if (text[i] == '/' && next == '*') {
        int end = end(text, i + 2);
        if (end < 0) {
          return OptionalInt.of(i);
        }
        i = end;
      } else if (text[i] == '/' && next == '/') {
        i = skip(text, i, '\n');
      } else if (text[i] == '"' || text[i] == '\'') {
        i = skip(text, i + 1, text[i]) + 1;
      } else {
        i++;
      }
    }
    return OptionalInt.empty();
  }

  private static int end(char[] text, int from) {
    for (int i = from; i + 1 < text.length; i++) {
      if (text[i] == '*' && text[i + 1] == '/') {
        return i + 2;
      }
    }
    return -1;
  }

  /** The offset of a character, or of the end of the line; a backslash hides what follows it. */
  private static int skip(char[] text, int from, char wanted) {
    int i = from;
    while (i < text.length && text[i] != wanted && text[i] != '\n') {
      i += text[i] == '\\' ? 2 : 1;
    }
    return i;
  }
}
