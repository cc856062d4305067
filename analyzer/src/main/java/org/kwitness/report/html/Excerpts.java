package org.kwitness.report.html;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.kwitness.ir.SourcePosition;
import org.kwitness.report.SourceExcerpt;
import org.kwitness.report.SourceLines;

/**
 * Quotes source: the lines of a few places and some around them, each place with the number of its
 * step in the margin. Once the quotes are many, one that is on the page already is referred to
 * instead of repeated.
 */
final class Excerpts {
  private static final int TAB = 8;
  private static final int CONTEXT = 2;
  private static final int LESS_CONTEXT = 1;

  /** With more places than this, each gets less around it. */
  private static final int FEW_PLACES = 4;

  /** Two quotes that are so few lines apart are one. */
  private static final int JOINED = 2;

  private static final int MOST_LINES = 48;
  private static final int LONGEST_LINE = 240;

  private final SourceLines sources;
  private final int shareAbove;
  private final Map<String, Integer> onPage = new HashMap<>();
  private final Map<String, Integer> pending = new HashMap<>();
  private int size;
  private int pendingSize;
  private int next = 1;

  /**
   * @param shareAbove how many bytes of quotes the page holds before repeated ones are shared
   */
  Excerpts(SourceLines sources, int shareAbove) {
    this.sources = sources;
    this.shareAbove = shareAbove;
  }

  /**
   * A place to be quoted.
   *
   * @param number of the step there
   * @param target true for the place of the finding itself
   */
  record Place(SourcePosition position, int number, boolean target) {}

  /** What was quoted since the last call is on the page. */
  void keep() {
    onPage.putAll(pending);
    size += pendingSize;
    drop();
  }

  /** What was quoted since the last call did not fit. */
  void drop() {
    pending.clear();
    pendingSize = 0;
  }

  /**
   * Quotes places of one file.
   *
   * @param places not empty, all in one file
   * @param titled true to say which file
   */
  void append(Html html, List<Place> places, boolean titled) {
    String file = places.get(0).position().file();
    SortedMap<Integer, String> lines = lines(places);
    html.raw("<figure class=\"src\">");
    if (titled) {
      html.raw("<figcaption>").text(file).raw("</figcaption>");
    }
    if (lines.isEmpty()) {
      html.raw("<p class=\"nosrc\">The source could not be read.</p></figure>\n");
      return;
    }
    boolean cut = places.stream().anyMatch(p -> isMissing(p, lines));
    Html code = code(places, lines);
    String key = file + "\n" + code;
    Integer shared = onPage.containsKey(key) ? onPage.get(key) : pending.get(key);
    boolean repeat = shared != null && places.stream().noneMatch(Place::target);
    if (repeat && size + pendingSize > shareAbove) {
      html.raw("<p class=\"same\"><a").attribute("href", "#x" + shared);
      html.raw(">The same lines are quoted elsewhere on this page</a></p></figure>\n");
      return;
    }
    html.raw("<pre");
    if (shared == null) {
      html.attribute("id", "x" + next);
      pending.put(key, next++);
    }
    html.raw(" tabindex=\"0\">").add(code).raw("</pre>");
    if (cut) {
      html.raw("<p class=\"nosrc\">More lines are left out here.</p>");
    }
    html.raw("</figure>\n");
    pendingSize += code.size();
  }

  /** The lines to be shown, by number. */
  private SortedMap<Integer, String> lines(List<Place> places) {
    SortedMap<Integer, String> lines = new TreeMap<>();
    int around = places.size() > FEW_PLACES ? LESS_CONTEXT : CONTEXT;
    for (Place place : places) {
      SourcePosition at = place.position();
      if (sources.at(at).isEmpty()) {
        continue;
      }
      for (int line = at.line() - around; line <= at.line() + around; line++) {
        put(lines, at.file(), line);
      }
    }
    for (int line : List.copyOf(lines.keySet())) {
      for (int gap = JOINED; gap > 0; gap--) {
        if (lines.containsKey(line + gap + 1)) {
          put(lines, places.get(0).position().file(), line + gap);
        }
      }
    }
    Set<Integer> wanted = new HashSet<>();
    places.forEach(p -> wanted.add(p.position().line()));
    while (!lines.isEmpty() && isIdle(lines, lines.firstKey(), wanted)) {
      lines.remove(lines.firstKey());
    }
    while (!lines.isEmpty() && isIdle(lines, lines.lastKey(), wanted)) {
      lines.remove(lines.lastKey());
    }
    return lines;
  }

  private boolean isMissing(Place place, SortedMap<Integer, String> lines) {
    return !lines.containsKey(place.position().line()) && sources.at(place.position()).isPresent();
  }

  private static boolean isIdle(SortedMap<Integer, String> lines, int line, Set<Integer> wanted) {
    return !wanted.contains(line) && lines.getOrDefault(line, "").isBlank();
  }

  private void put(SortedMap<Integer, String> lines, String file, int line) {
    if (lines.size() < MOST_LINES) {
      Optional<String> text = sources.at(new SourcePosition(file, line, 0));
      text.ifPresent(t -> lines.put(line, t));
    }
  }

  private static Html code(List<Place> places, SortedMap<Integer, String> lines) {
    Map<Integer, List<Place>> marks = new HashMap<>();
    places.forEach(p -> marks.computeIfAbsent(p.position().line(), l -> new ArrayList<>()).add(p));
    int indent = commonIndent(lines.values());
    Html html = new Html();
    int previous = 0;
    for (Map.Entry<Integer, String> line : lines.entrySet()) {
      if (previous > 0 && line.getKey() > previous + 1) {
        html.raw("<i class=\"gap\">&#x22EF;</i>\n");
      }
      previous = line.getKey();
      List<Place> here = marks.getOrDefault(line.getKey(), List.of());
      if (here.isEmpty()) {
        html.raw("<i>").number(line.getKey()).raw("</i>");
        html.text(shown(line.getValue(), indent)).raw("\n");
      } else {
        marked(html, line.getKey(), line.getValue(), indent, here);
      }
    }
    return html;
  }

  private static void marked(Html html, int number, String line, int indent, List<Place> here) {
    boolean target = here.stream().anyMatch(Place::target);
    html.raw("<b").attribute("class", target ? "m t" : "m").raw("><i>").number(number);
    html.raw("</i><em>").number(here.get(0).number());
    if (here.size() > 1) {
      html.raw("&#x2013;").number(here.get(here.size() - 1).number());
    }
    html.raw("</em>");
    String text = shown(line, indent);
    Place last = here.get(here.size() - 1);
    int start = Math.min(text.length(), Math.max(0, offset(line, last) - indent));
    int end = start;
    while (end < text.length() && isWord(text.charAt(end))) {
      end++;
    }
    html.text(text.substring(0, start));
    if (end > start) {
      html.raw("<u>").text(text.substring(start, end)).raw("</u>");
    }
    html.text(text.substring(end)).raw("</b>\n");
  }

  /** Where the column is, in UTF-16 units of the line as it is shown before it is moved left. */
  private static int offset(String line, Place place) {
    int column = place.position().column();
    if (column < 1 || column > line.length()) {
      return Integer.MAX_VALUE;
    }
    return SourceExcerpt.of(line.substring(0, column - 1)).length();
  }

  private static boolean isWord(char c) {
    return c == '_' || (c < 0x7f && Character.isLetterOrDigit(c));
  }

  private static String shown(String line, int indent) {
    String text = SourceExcerpt.of(line).stripTrailing();
    text = text.length() <= indent ? "" : text.substring(indent);
    if (text.length() <= LONGEST_LINE) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST_LINE - 1)) ? 1 : 0;
    return text.substring(0, LONGEST_LINE - end) + "\u2026";
  }

  /** In blanks, a multiple of the tab: how far all lines can be moved to the left. */
  private static int commonIndent(Iterable<String> lines) {
    int least = Integer.MAX_VALUE;
    for (String line : lines) {
      String text = SourceExcerpt.of(line);
      if (!text.isBlank()) {
        least = Math.min(least, text.length() - text.stripLeading().length());
      }
    }
    return least == Integer.MAX_VALUE ? 0 : least - least % TAB;
  }
}
