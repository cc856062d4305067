package org.kwitness.report.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kwitness.report.Figures;
import org.kwitness.report.Run;
import org.kwitness.report.Tally;
import org.kwitness.rule.Level;
import org.kwitness.rule.Rule;

/** The summary: how many findings of which level, by which rule, and where. */
final class Overview {
  /** In pixels; the page shows the one that fits. */
  private static final Treemap.Area WIDE = new Treemap.Area(0, 0, 760, 400);

  private static final Treemap.Area NARROW = new Treemap.Area(0, 0, 360, 380);

  /** In pixels: a letter of a label, rather more than less; the least area that can have one. */
  private static final double LETTER = 6.6;

  private static final double LABEL_HEIGHT = 18;
  private static final int LABEL_INSET = 5;
  private static final int LABEL_BASELINE = 15;
  private static final int SHORTEST_LABEL = 5;
  private static final int BAR = 1000;

  /** In a treemap. */
  private static final int MOST_TILES = 100;

  /** The anchor of the list of findings. */
  static final String FINDINGS = "findings";

  private Overview() {}

  /** One area of a treemap. */
  private record Tile(String name, String anchor, Map<Level, Integer> levels) {}

  /** Big figures, one a level. */
  static void levels(Html html, Run run) {
    html.raw("<ul class=\"tiles\">");
    for (Level level : Level.values()) {
      long count = run.findings().stream().filter(f -> f.level() == level).count();
      html.raw("<li").attribute("class", "tile " + level.label()).raw("><strong>");
      html.text(Figures.number(count)).raw("</strong> <span>");
      html.text(level.label()).raw(count == 1 ? "" : "s").raw("</span><small>");
      html.text(meaning(level)).raw("</small></li>");
    }
    html.raw("</ul>\n");
  }

  private static String meaning(Level level) {
    return switch (level) {
      case ERROR -> "the evidence is a fact of the source";
      case WARNING -> "a part of the evidence is inferred";
      case NOTE -> "hints, put away at first";
    };
  }

  /** One row a rule: a bar as long as it has findings, in the colours of their levels. */
  static void rules(Html html, Run run) {
    Map<String, Map<Level, Integer>> findings = Tally.of(run).findings();
    int most = findings.values().stream().mapToInt(Overview::sum).max().orElse(0);
    html.raw("<section class=\"card rules\"><h2>By rule</h2><ul>\n");
    List<String> silent = new ArrayList<>();
    for (Map.Entry<String, Map<Level, Integer>> entry : findings.entrySet()) {
      String id = entry.getKey();
      if (sum(entry.getValue()) == 0) {
        silent.add(id);
        continue;
      }
      html.raw("<li><a").attribute("href", "#rule-" + id).raw(">").text(id).raw("</a>");
      html.raw("<span class=\"title\">");
      run.rules().stream().filter(r -> r.id().equals(id)).map(Rule::title).forEach(html::text);
      html.raw("</span>");
      bar(html, entry.getValue(), most);
      counts(html, entry.getValue());
      html.raw("</li>\n");
    }
    html.raw("</ul>\n");
    if (!silent.isEmpty()) {
      html.raw("<p class=\"silent\">Nothing by");
      for (String id : silent) {
        html.raw(" <a").attribute("href", "#rule-" + id).raw(">").text(id).raw("</a>");
      }
      html.raw("</p>\n");
    }
    html.raw("</section>\n");
  }

  private static void bar(Html html, Map<Level, Integer> levels, int most) {
    html.raw("<svg class=\"bar\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\"");
    html.raw(" aria-hidden=\"true\">");
    int at = 0;
    int done = 0;
    for (Map.Entry<Level, Integer> level : levels.entrySet()) {
      done += level.getValue();
      int end = most == 0 ? 0 : (int) ((long) BAR * done / most);
      if (end > at) {
        html.raw("<rect").attribute("class", level.getKey().label()).attribute("x", at);
        html.attribute("width", end - at).raw(" height=\"10\"/>");
      }
      at = end;
    }
    html.raw("</svg>");
  }

  /** {@code 3 errors, 12 notes} */
  private static void counts(Html html, Map<Level, Integer> levels) {
    html.raw("<span class=\"counts\">").text(words(levels)).raw("</span>");
  }

  static String words(Map<Level, Integer> levels) {
    List<String> words = new ArrayList<>();
    levels.forEach(
        (level, count) -> {
          if (count > 0) {
            words.add(Figures.counted(count, level.label()));
          }
        });
    return words.isEmpty() ? "none" : String.join(", ", words);
  }

  /** A treemap of the folders and, for those who cannot see it, the same as a table. */
  static void subsystems(Html html, List<Subsystem> subsystems) {
    html.raw("<section class=\"card where\"><h2>By subsystem</h2>\n");
    if (subsystems.isEmpty()) {
      html.raw("<p>No findings.</p></section>\n");
      return;
    }
    List<Subsystem> largest = new ArrayList<>(subsystems);
    largest.sort(
        Comparator.comparing((Subsystem s) -> s.entries().size())
            .reversed()
            .thenComparing(Subsystem::folder));
    List<Tile> tiles = tiles(largest);
    html.raw("<div class=\"map wide\">");
    map(html, tiles, WIDE);
    html.raw("</div><div class=\"map narrow\">");
    map(html, tiles, NARROW);
    html.raw("</div>\n<p class=\"key\"><span class=\"error\">error</span> ");
    html.raw("<span class=\"warning\">warning</span> <span class=\"note\">note</span> ");
    html.raw("An area is a folder, as large as it has findings.</p>\n");
    html.raw("<details class=\"table\"><summary>As a table</summary><table><thead><tr>");
    html.raw("<th>Folder</th><th>Errors</th><th>Warnings</th><th>Notes</th></tr></thead><tbody>\n");
    for (Subsystem subsystem : largest) {
      html.raw("<tr><td><a").attribute("href", "#" + subsystem.anchor()).raw(">");
      html.text(subsystem.folder()).raw("</a></td>");
      subsystem.levels().values().forEach(n -> html.raw("<td>").number(n).raw("</td>"));
      html.raw("</tr>\n");
    }
    html.raw("</tbody></table></details></section>\n");
  }

  /** The largest folders, and one tile for what would be too small to see. */
  private static List<Tile> tiles(List<Subsystem> largest) {
    List<Tile> tiles = new ArrayList<>();
    int shown = largest.size() > MOST_TILES ? MOST_TILES - 1 : largest.size();
    for (Subsystem subsystem : largest.subList(0, shown)) {
      tiles.add(new Tile(subsystem.folder(), subsystem.anchor(), subsystem.levels()));
    }
    if (shown < largest.size()) {
      Map<Level, Integer> rest = new EnumMap<>(Level.class);
      for (Subsystem subsystem : largest.subList(shown, largest.size())) {
        subsystem.levels().forEach((level, count) -> rest.merge(level, count, Integer::sum));
      }
      tiles.add(new Tile(largest.size() - shown + " more folders", FINDINGS, rest));
    }
    return tiles;
  }

  private static void map(Html html, List<Tile> tiles, Treemap.Area whole) {
    List<Integer> weights = tiles.stream().map(t -> sum(t.levels())).toList();
    List<Treemap.Area> areas = Treemap.divide(weights, whole);
    html.raw("<svg role=\"img\" aria-label=\"Findings by folder\"");
    html.attribute(
        "viewBox", "0 0 " + Math.round(whole.width()) + " " + Math.round(whole.height()));
    html.raw(">\n");
    for (int i = 0; i < areas.size(); i++) {
      Tile tile = tiles.get(i);
      html.raw("<a").attribute("href", "#" + tile.anchor()).raw("><title>");
      html.text(tile.name() + ": " + words(tile.levels())).raw("</title>");
      slices(html, tile.levels(), areas.get(i));
      rectangle(html, "edge", areas.get(i));
      label(html, tile, areas.get(i));
      html.raw("</a>\n");
    }
    html.raw("</svg>");
  }

  /** An area is divided among the levels along its longer side. */
  private static void slices(Html html, Map<Level, Integer> levels, Treemap.Area area) {
    int all = sum(levels);
    double done = 0;
    boolean across = area.width() >= area.height();
    for (Map.Entry<Level, Integer> level : levels.entrySet()) {
      double share = (double) level.getValue() / all;
      if (share > 0) {
        rectangle(
            html,
            level.getKey().label(),
            across
                ? new Treemap.Area(
                    area.x() + done * area.width(), area.y(), share * area.width(), area.height())
                : new Treemap.Area(
                    area.x(),
                    area.y() + done * area.height(),
                    area.width(),
                    share * area.height()));
        done += share;
      }
    }
  }

  private static void rectangle(Html html, String className, Treemap.Area area) {
    html.raw("<rect").attribute("class", className);
    html.attribute("x", pixels(area.x())).attribute("y", pixels(area.y()));
    html.attribute("width", pixels(area.width())).attribute("height", pixels(area.height()));
    html.raw("/>");
  }

  private static void label(Html html, Tile tile, Treemap.Area area) {
    int letters = (int) ((area.width() - 2 * LABEL_INSET) / LETTER);
    String folder = tile.name();
    String last = folder.substring(folder.lastIndexOf('/') + 1);
    if (area.height() < LABEL_HEIGHT || letters < Math.min(SHORTEST_LABEL, last.length())) {
      return;
    }
    String text = folder.length() <= letters ? folder : cut(last, letters);
    html.raw("<text").attribute("x", pixels(area.x() + LABEL_INSET));
    html.attribute("y", pixels(area.y() + LABEL_BASELINE)).raw(">").text(text).raw("</text>");
    if (area.height() >= 2 * LABEL_HEIGHT) {
      html.raw("<text class=\"n\"").attribute("x", pixels(area.x() + LABEL_INSET));
      html.attribute("y", pixels(area.y() + LABEL_BASELINE + LABEL_HEIGHT)).raw(">");
      html.number(sum(tile.levels())).raw("</text>");
    }
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length - 1) + "\u2026";
  }

  private static String pixels(double length) {
    return String.format(Locale.ROOT, "%.1f", length);
  }

  private static int sum(Map<Level, Integer> levels) {
    return levels.values().stream().mapToInt(Integer::intValue).sum();
  }
}
