package org.kwitness.keys;

import java.util.List;
import java.util.Optional;

/**
 * A comment that says what keys mean.
 *
 * @param form how most of its entries are written
 * @param file relative to the source root
 * @param line the line that the comment starts on
 * @param lastLine the line that it ends on
 * @param entries in their order, each with its own key
 */
record Legend(Form form, String file, int line, int lastLine, List<Entry> entries) {
  Legend {
    entries = List.copyOf(entries);
  }

  /** How the keys of a legend are set off. */
  enum Form {
    /** {@code (k) text} or {@code [k] text}. */
    BRACKETS,
    /** {@code k: text}. */
    COLON,
    /** {@code k - text}, or the key and the text apart from each other. */
    PLAIN,
    /** Running text with keys in it: {@code the lock of the object (O) or of the queue (Q)}. */
    PROSE
  }

  /**
   * What one key means.
   *
   * @param key the key, without brackets
   * @param text its meaning on one line
   * @param line the line of the key
   */
  record Entry(String key, String text, int line) {}

  Optional<Entry> entry(String key) {
    return entries.stream().filter(e -> e.key().equals(key)).findFirst();
  }
}
