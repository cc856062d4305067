package org.kwitness.expectation;

import java.util.Optional;

/**
 * One marker in a comment of a C file.
 *
 * @param file the name of the file, with {@code /}, as in findings
 * @param line 1-based line of the comment, which is the line that the marker speaks of
 * @param kind what is said about the line
 * @param ruleId the rule that it is said of
 * @param reason the words behind the rule, or an empty string
 */
record Expectation(String file, int line, Kind kind, String ruleId, String reason) {

  /** What a marker says; the words are those of the comments. */
  enum Kind {
    /** Must be reported. */
    EXPECT("expect"),
    /** Must stay silent. */
    EXPECT_NOT("expect-not"),
    /** Is a fault, and not found today. */
    KNOWN_MISS("known-miss"),
    /** Is no fault, and reported today. */
    KNOWN_FALSE("known-false");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }

    static Optional<Kind> ofWord(String word) {
      for (Kind kind : values()) {
        if (kind.word.equals(word)) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }

    /** True if today's analysis is expected to report the line. */
    boolean isReportedToday() {
      return this == EXPECT || this == KNOWN_FALSE;
    }
  }

  /** The same place and rule. */
  boolean isAbout(Expectation other) {
    return file.equals(other.file) && line == other.line && ruleId.equals(other.ruleId);
  }
}
