package org.kwitness.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells whether a pattern is found in a text, like its matcher, but most comments and macros have
 * none of the words of a pattern in them: where it is a list of words, these are looked for first.
 */
final class WordSearch {
  private static final Pattern WORDS = Pattern.compile("(?:\\\\b)?[a-z]+(?:\\|(?:\\\\b)?[a-z]+)*");
  private static final String BOUNDARY = "\\b";

  private final Pattern pattern;

  /** The words by their first letters; empty if the pattern is of another kind. */
  private final Optional<List<List<Word>>> words;

  /**
   * A word of the pattern.
   *
   * @param begins true if it must not be in the middle of another
   */
  private record Word(String letters, boolean begins) {}

  /**
   * @param pattern that ignores the case of ASCII letters
   */
  WordSearch(Pattern pattern) {
    this.pattern = pattern;
    this.words =
        WORDS.matcher(pattern.pattern()).matches() && pattern.flags() == Pattern.CASE_INSENSITIVE
            ? Optional.of(words(pattern.pattern()))
            : Optional.empty();
  }

  private static List<List<Word>> words(String alternatives) {
    List<List<Word>> byLetter = new ArrayList<>();
    for (char c = 'a'; c <= 'z'; c++) {
      byLetter.add(new ArrayList<>());
    }
    for (String word : alternatives.split("\\|")) {
      boolean begins = word.startsWith(BOUNDARY);
      String letters = begins ? word.substring(BOUNDARY.length()) : word;
      byLetter.get(letters.charAt(0) - 'a').add(new Word(letters, begins));
    }
    return byLetter;
  }

  /** True if the pattern matches some part of the text. */
  boolean isIn(String text) {
    if (words.isEmpty()) {
      return pattern.matcher(text).find();
    }
    for (int i = 0; i < text.length(); i++) {
      char c = lower(text.charAt(i));
      if (c >= 'a' && c <= 'z') {
        for (Word w : words.get().get(c - 'a')) {
          if (isAt(text, i, w.letters())) {
            // What the limit of a word is, the pattern knows best.
            return !w.begins() || pattern.matcher(text).find(i);
          }
        }
      }
    }
    return false;
  }

  private static boolean isAt(String text, int start, String letters) {
    if (start + letters.length() > text.length()) {
      return false;
    }
    for (int i = 1; i < letters.length(); i++) {
      if (lower(text.charAt(start + i)) != letters.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c - 'A' + 'a') : c;
  }
}
