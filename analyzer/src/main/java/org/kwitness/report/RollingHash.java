package org.kwitness.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The line hash by which GitHub code scanning recognises an alert after an edit.
 *
 * <p>A line's hash covers the 100 UTF-16 units from its start, reaching into the lines that follow.
 * Spaces and tabs are skipped, CR and CRLF count as LF, the end of the file is the unit 0xFFFF, and
 * zeros follow it. Each unit does {@code h = 37·h + unit − 37^100·unit100Earlier} in 64 bits with
 * wrap-around. The result is unsigned hexadecimal, a colon, and how many lines had this hash so
 * far, from 1. (Source: the uploader of github/codeql-action, {@code src/fingerprints.ts}.)
 */
final class RollingHash {
  private static final int WINDOW = 100;
  private static final long BASE = 37;
  private static final char END_OF_FILE = 0xFFFF;
  private static final long BASE_TO_WINDOW = power(BASE, WINDOW);

  private final char[] window = new char[WINDOW];

  /** For each unit in the window the line (1-based) that starts with it, or 0. */
  private final int[] lineStarts = new int[WINDOW];

  private final Map<String, Integer> occurrences = new HashMap<>();
  private final List<String> hashes = new ArrayList<>();
  private long hash;
  private int index;
  private int line;

  private RollingHash() {}

  /**
   * The hashes of all lines of a text.
   *
   * @return one for each line, the first line's first; the empty rest after a last line feed counts
   *     as a line
   */
  static List<String> ofLines(String text) {
    return new RollingHash().run(text);
  }

  private List<String> run(String text) {
    boolean atLineStart = true;
    boolean afterCarriageReturn = false;
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit == ' ' || unit == '\t' || (afterCarriageReturn && unit == '\n')) {
        afterCarriageReturn = false;
        continue;
      }
      afterCarriageReturn = unit == '\r';
      if (afterCarriageReturn) {
        unit = '\n';
      }
      push(unit, atLineStart);
      atLineStart = unit == '\n';
    }
    push(END_OF_FILE, atLineStart);
    for (int i = 0; i < WINDOW; i++) {
      push((char) 0, false);
    }
    return Collections.unmodifiableList(hashes);
  }

  /** Emits the hash of the line whose first unit is about to leave, then takes the next unit in. */
  private void push(char unit, boolean startsLine) {
    if (lineStarts[index] != 0) {
      String text = Long.toHexString(hash);
      hashes.add(text + ":" + occurrences.merge(text, 1, Integer::sum));
    }
    lineStarts[index] = startsLine ? ++line : 0;
    hash = BASE * hash + unit - BASE_TO_WINDOW * window[index];
    window[index] = unit;
    index = (index + 1) % WINDOW;
  }

  private static long power(long base, int exponent) {
    long[] factors = new long[exponent];
    Arrays.fill(factors, base);
    return Arrays.stream(factors).reduce(1, (a, b) -> a * b);
  }
}
