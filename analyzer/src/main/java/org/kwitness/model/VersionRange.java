package org.kwitness.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kwitness.json.JsonException;
import org.kwitness.json.JsonFields;

/**
 * The versions of a kernel that a row holds for, in the kernel's own counting.
 *
 * @param first the first version
 * @param last the last version, at least {@code first}
 */
record VersionRange(long first, long last) {
  /** Every version. */
  static final VersionRange ALL = new VersionRange(Long.MIN_VALUE, Long.MAX_VALUE);

  private static final Pattern BOUND = Pattern.compile("(>=|<=|>|<)(\\d{1,18})");

  /**
   * Reads {@code >=500000 <900000}: one or two bounds, separated by a blank.
   *
   * @throws RowSyntaxException if it is no range or holds no version; the message says what to
   *     write
   */
  static VersionRange parse(String text) throws RowSyntaxException {
    long first = Long.MIN_VALUE;
    long last = Long.MAX_VALUE;
    for (String part : text.split(" ", -1)) {
      Matcher m = BOUND.matcher(part);
      if (!m.matches()) {
        throw new RowSyntaxException(
            "\"" + text + "\" is no range of versions; write e.g. \">=500000 <900000\"");
      }
      long value = Long.parseLong(m.group(2));
      switch (m.group(1)) {
        case ">=" -> first = Math.max(first, value);
        case ">" -> first = Math.max(first, value + 1);
        case "<=" -> last = Math.min(last, value);
        default -> last = Math.min(last, value - 1);
      }
    }
    if (first > last) {
      throw new RowSyntaxException("no version is in the range \"" + text + "\"; correct it");
    }
    return new VersionRange(first, last);
  }

  /** Reads the member {@code versions}; every version if there is none. */
  static VersionRange read(JsonFields fields) throws JsonException {
    Optional<String> text = fields.optionalText("versions");
    if (text.isEmpty()) {
      return ALL;
    }
    try {
      return parse(text.get());
    } catch (RowSyntaxException e) {
      throw fields.error("versions", e.problem());
    }
  }

  boolean contains(long version) {
    return first <= version && version <= last;
  }

  boolean overlaps(VersionRange other) {
    return first <= other.last && other.first <= last;
  }
}
