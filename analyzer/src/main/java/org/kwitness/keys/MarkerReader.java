package org.kwitness.keys;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the marker of a comment. Parentheses are common in prose, so what is in them must be keys
 * of a legend in force, or look so much like a key that it must be a mistake.
 */
final class MarkerReader {
  private static final Pattern ROUND = Pattern.compile("^[\\s*]*(\\(([^()\\n]{1,12})\\))");
  private static final Pattern SQUARE = Pattern.compile("^[\\s*]*(\\[([^\\[\\]\\n]{1,12})\\])");
  private static final Pattern COLON =
      Pattern.compile("^\\s*(([A-Za-z]{1,2}(?:[,|&/][A-Za-z]{1,2})*|[(!?:*]):)(?:\\s|$)");
  private static final Pattern BARE =
      Pattern.compile("^\\s*(([A-Za-z]{1,2}(?:[,|&/][A-Za-z]{1,2})*))(?:\\s|$)");
  private static final Pattern LAST = Pattern.compile("\\s(\\(([^()\\n]{1,12})\\))\\s*$");
  private static final Pattern SEPARATOR = Pattern.compile("\\s*[,/|+&]\\s*|\\s+");

  /** Looser than the others, which may be part of a key. */
  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*|\\s+");

  private static final Pattern LIKE_A_KEY =
      Pattern.compile("(?:[A-Za-z]|[a-z]{2}|[A-Za-z]\\*|[*?!])\\??");
  private static final int LONGEST_RUN = 3;

  private final Legend.Form form;
  private final Predicate<String> known;

  /**
   * @param form of the legend in force
   * @param known true for the keys of the legends in force
   */
  MarkerReader(Legend.Form form, Predicate<String> known) {
    this.form = form;
    this.known = known;
  }

  /**
   * A marker that is set off.
   *
   * @param atEnd true if it may stand at the end of the comment too
   */
  Optional<Marker> setOff(Token comment, boolean atEnd) {
    for (Pattern bracket : List.of(ROUND, SQUARE)) {
      Matcher m = bracket.matcher(comment.text());
      if (m.find()) {
        return marker(m, comment, true);
      }
    }
    if (form == Legend.Form.COLON || form == Legend.Form.PLAIN) {
      Matcher colon = COLON.matcher(comment.text());
      if (colon.find()) {
        return marker(colon, comment, form == Legend.Form.COLON);
      }
    }
    Matcher last = LAST.matcher(comment.text());
    return atEnd && last.find() && form != Legend.Form.COLON
        ? marker(last, comment, false).filter(Marker::known)
        : Optional.empty();
  }

  /** A key that nothing sets off; only to be trusted where many members of a structure have one. */
  Optional<Marker> bare(Token comment) {
    Matcher m = BARE.matcher(comment.text());
    return m.find() && form != Legend.Form.BRACKETS
        ? marker(m, comment, false).filter(Marker::known)
        : Optional.empty();
  }

  private Optional<Marker> marker(Matcher m, Token comment, boolean unknownToo) {
    String content = m.group(2).strip();
    int line =
        comment.line()
            + (int) comment.text().substring(0, m.start(2)).chars().filter(c -> c == '\n').count();
    if (known.test(content)) {
      return Optional.of(new Marker(m.group(1), List.of(content), line, false, true));
    }
    List<String> apart = split(COMMA, content);
    if (!apart.isEmpty() && apart.stream().allMatch(known)) {
      return Optional.of(new Marker(m.group(1), apart, line, false, true));
    }
    List<String> parts = split(SEPARATOR, content);
    if (!parts.isEmpty() && parts.stream().allMatch(known)) {
      return Optional.of(new Marker(m.group(1), parts, line, false, true));
    }
    List<String> letters = Arrays.asList(content.split(""));
    if (content.length() <= LONGEST_RUN && letters.stream().allMatch(known)) {
      return Optional.of(new Marker(m.group(1), letters, line, true, true));
    }
    boolean alike =
        !parts.isEmpty() && parts.stream().allMatch(p -> LIKE_A_KEY.matcher(p).matches());
    return unknownToo && alike
        ? Optional.of(new Marker(m.group(1), parts, line, false, false))
        : Optional.empty();
  }

  private static List<String> split(Pattern separator, String content) {
    return Arrays.stream(separator.split(content, -1)).filter(p -> !p.isEmpty()).toList();
  }
}
