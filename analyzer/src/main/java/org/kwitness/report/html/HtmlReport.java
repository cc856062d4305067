package org.kwitness.report.html;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kwitness.report.Figures;
import org.kwitness.report.Run;
import org.kwitness.report.SourceLines;
import org.kwitness.report.Tool;
import org.kwitness.report.html.FindingView.Detail;
import org.kwitness.rule.Finding;
import org.kwitness.rule.Level;

/**
 * Writes a run as a page that one can open, keep, and send to a mailing list: one file that loads
 * nothing, reads without JavaScript, and is the same bytes for the same input.
 *
 * <p>Its size is bounded. What is most serious has the first claim on the room: when it runs out,
 * findings lose their source, then their steps, and the page says how many did.
 */
public final class HtmlReport {
  private final Limits limits;
  private final Asset style = Asset.load("report.css");
  private final Asset script = Asset.load("report.js");

  /** A report of at most five million bytes. */
  public HtmlReport() {
    this(new Limits(1_500_000, 3_500_000, 4_000_000, 4_300_000));
  }

  HtmlReport(Limits limits) {
    this.limits = limits;
  }

  /**
   * How much room there is, in bytes. The limits leave room for the rest of the page: the summary,
   * the gaps and the rules.
   *
   * @param share with so much source quoted, repeated quotes become links
   * @param source up to here, findings have source
   * @param steps up to here, findings have their steps
   * @param lines up to here, findings are mentioned
   */
  record Limits(int share, int source, int steps, int lines) {
    int of(Detail detail) {
      return switch (detail) {
        case SOURCE -> source;
        case STEPS -> steps;
        case LINE -> lines;
      };
    }
  }

  /**
   * Writes the page; does not close {@code out}. It is ASCII, so any encoding will do.
   *
   * @throws IOException if {@code out} cannot be written to
   */
  public void write(Run run, Writer out) throws IOException {
    List<Subsystem> subsystems = Subsystem.of(run);
    Room room = new Room(run, subsystems, limits);
    Html html = new Html();
    head(html, run);
    html.raw("<main>\n<div class=\"top\">\n");
    Overview.rules(html, run);
    html.raw("<div class=\"right\">\n");
    Overview.subsystems(html, subsystems);
    RunView.figures(html, run);
    html.raw("</div></div>\n<h2").attribute("id", Overview.FINDINGS).raw(">Findings</h2>\n");
    room.notice(html);
    filters(html, run, subsystems);
    out.write(html.toString());
    for (Subsystem subsystem : subsystems) {
      out.write(section(subsystem, room).toString());
    }
    html = new Html();
    html.raw("<p class=\"nothing\" hidden>No finding fits these filters. ");
    html.raw("<button type=\"button\" class=\"reset\">Reset them</button></p>\n");
    RunView.gaps(html, run);
    RulePages.append(html, run);
    html.raw("</main>\n<footer class=\"page\">").text(Tool.NAME + " " + run.toolVersion());
    html.raw(", a static WITNESS for BSD kernels</footer>\n<script>");
    html.asset(script).raw("</script>\n</body>\n</html>\n");
    out.write(html.toString());
    out.flush();
  }

  private void head(Html html, Run run) {
    String kernel = run.kernel() + ", " + run.architecture();
    String findings = Figures.counted(run.findings().size(), "finding");
    html.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.raw("<meta http-equiv=\"Content-Security-Policy\"");
    html.attribute(
        "content",
        String.format(
            "default-src 'none'; style-src %s; script-src %s; base-uri 'none'; form-action 'none'",
            style.hash(), script.hash()));
    html.raw(">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.raw("<meta name=\"color-scheme\" content=\"light dark\">\n");
    html.raw("<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
    html.text(Tool.NAME + ": " + kernel + ": " + findings).raw("</title>\n<style>");
    html.asset(style).raw("</style>\n</head>\n<body>\n<header class=\"page\"><div>");
    html.raw("<p class=\"brand\">").text(Tool.NAME).raw("</p><h1>").text(run.kernel());
    html.raw(" <span>").text(run.architecture()).raw("</span></h1><p>").text(findings);
    html.raw(" in ").text(Figures.counted(run.statistics().files(), "file")).raw(". ");
    html.raw("<a href=\"#gaps\">");
    html.raw(RunView.lost(run) ? "Some code was not seen." : "All code of this kernel was seen.");
    html.raw("</a>");
    if (!run.setAside().isNothing()) {
      html.text(" Not shown: " + run.setAside().describe() + ".");
    }
    html.raw("</p></div>\n");
    Overview.levels(html, run);
    html.raw("</header>\n");
  }

  /** Only shown where the script runs. */
  private static void filters(Html html, Run run, List<Subsystem> subsystems) {
    Map<Level, Long> levels = new EnumMap<>(Level.class);
    for (Level level : Level.values()) {
      levels.put(level, run.findings().stream().filter(f -> f.level() == level).count());
    }
    boolean onlyNotes = run.findings().stream().allMatch(f -> f.level() == Level.NOTE);
    html.raw("<form class=\"filters\" role=\"search\" autocomplete=\"off\">\n");
    html.raw("<input type=\"search\" name=\"q\" placeholder=\"File, function, words\"");
    html.raw(" aria-label=\"Search in findings\">\n<span class=\"chips\">");
    levels.forEach(
        (level, count) -> {
          html.raw("<label").attribute("class", level.label());
          html.raw("><input type=\"checkbox\"").attribute("name", level.label());
          if (level != Level.NOTE || onlyNotes) {
            html.raw(" checked");
          }
          html.raw("> ").text(level.label()).raw(" <b>").number(count).raw("</b></label>");
        });
    html.raw("</span>\n<select name=\"rule\" aria-label=\"Rule\">");
    html.raw("<option value=\"\">All rules</option>");
    run.findings().stream()
        .map(Finding::ruleId)
        .distinct()
        .sorted()
        .forEach(id -> option(html, id));
    html.raw("</select>\n<select name=\"folder\" aria-label=\"Subsystem\">");
    html.raw("<option value=\"\">All subsystems</option>");
    subsystems.forEach(s -> option(html, s.folder()));
    html.raw("</select>\n<span class=\"acts\"><button type=\"button\" class=\"open\">Unfold");
    html.raw("</button><button type=\"button\" class=\"close\">Fold</button></span>\n");
    html.raw("<output aria-live=\"polite\"></output></form>\n");
  }

  private static void option(Html html, String value) {
    html.raw("<option").attribute("value", value).raw(">").text(value).raw("</option>");
  }

  private static Html section(Subsystem subsystem, Room room) {
    Html html = new Html();
    html.raw("<section class=\"folder\"").attribute("id", subsystem.anchor());
    html.attribute("data-folder", subsystem.folder()).raw("><h3>").text(subsystem.folder());
    html.raw(" <span>").text(Overview.words(subsystem.levels())).raw("</span></h3>\n");
    int notes = subsystem.levels().getOrDefault(Level.NOTE, 0);
    int serious = subsystem.entries().size() - notes;
    subsystem.entries().subList(0, serious).forEach(e -> room.append(html, e));
    if (notes > 0) {
      html.raw("<details class=\"notes\"><summary>");
      html.text(Figures.counted(notes, "note")).raw("</summary>\n");
      subsystem.entries().subList(serious, serious + notes).forEach(e -> room.append(html, e));
      html.raw("</details>\n");
    }
    html.raw("</section>\n");
    return html;
  }

  /** The findings, each as long as there was room for. */
  private static final class Room {
    private final Map<Entry, Html> texts = new HashMap<>();
    private int withoutSource;
    private int withoutSteps;
    private int missing;

    Room(Run run, List<Subsystem> subsystems, Limits limits) {
      Excerpts excerpts = new Excerpts(new SourceLines(run.sources()::text), limits.share());
      FindingView view = new FindingView(excerpts);
      List<Entry> entries = new ArrayList<>();
      subsystems.forEach(s -> entries.addAll(s.entries()));
      // Stable: within a level the order of the page remains.
      entries.sort(Comparator.comparing(e -> e.finding().level()));
      int used = 0;
      for (Entry entry : entries) {
        for (Detail detail : Detail.values()) {
          if (used >= limits.of(detail)) {
            continue;
          }
          Html text = view.of(entry, detail);
          if (used + text.size() <= limits.of(detail)) {
            used += text.size();
            excerpts.keep();
            texts.put(entry, text);
            withoutSource += detail == Detail.STEPS ? 1 : 0;
            withoutSteps += detail == Detail.LINE ? 1 : 0;
            break;
          }
          excerpts.drop();
        }
      }
      missing = entries.size() - texts.size();
    }

    void append(Html html, Entry entry) {
      Html text = texts.get(entry);
      if (text != null) {
        html.add(text);
      }
    }

    /** What was cut, if anything. */
    void notice(Html html) {
      if (withoutSource + withoutSteps + missing == 0) {
        return;
      }
      html.raw("<p class=\"cut\">To keep this page small, the least serious findings are cut:");
      html.text(" " + Figures.counted(withoutSource, "finding")).raw(" without source,");
      html.text(" " + Figures.counted(withoutSteps, "finding")).raw(" without steps,");
      html.text(" " + Figures.counted(missing, "finding"));
      html.raw(" left out. The text report and the SARIF log have them all.</p>\n");
    }
  }
}
