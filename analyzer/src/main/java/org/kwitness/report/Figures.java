package org.kwitness.report;

import java.util.Locale;

/** Figures as people read them. */
public final class Figures {
  private static final double LEAST_PERCENT = 0.01;

  private Figures() {}

  /** {@code 1 file}, {@code 3 files}; the first word is the one that is counted. */
  public static String counted(long count, String what) {
    int space = what.indexOf(' ');
    String noun = space < 0 ? what : what.substring(0, space);
    String rest = space < 0 ? "" : what.substring(space);
    return format("%,d %s%s%s", count, noun, count == 1 ? "" : "s", rest);
  }

  /** At least one digit that is not zero, unless nothing is lost: 0.00 % would be a lie. */
  public static String percent(long part, long whole) {
    if (part == 0 || whole == 0) {
      return "0 %";
    }
    double share = 100.0 * part / whole;
    return share < LEAST_PERCENT
        ? "under 0.01 %"
        : format(share < 1 ? "%.2f %%" : "%.1f %%", share);
  }

  /** {@code 12,345} */
  public static String number(long number) {
    return format("%,d", number);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
