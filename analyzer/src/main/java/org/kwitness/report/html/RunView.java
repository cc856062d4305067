package org.kwitness.report.html;

import java.util.List;
import java.util.Map;
import org.kwitness.report.Figures;
import org.kwitness.report.GapKinds;
import org.kwitness.report.Run;
import org.kwitness.report.RunStatistics;
import org.kwitness.report.Tally;
import org.kwitness.rule.Gap;
import org.kwitness.rule.Level;

/** What the run read and what it did not see: "no findings" means nothing without it. */
final class RunView {
  /** Of one kind; the SARIF log has them all. */
  private static final int MOST_GAPS = 100;

  private RunView() {}

  /** The figures, without time and memory: the page is the same bytes for the same input. */
  static void figures(Html html, Run run) {
    RunStatistics s = run.statistics();
    html.raw("<section class=\"card figures\" id=\"figures\"><h2>The run</h2><dl>\n");
    row(html, "Files", Figures.number(s.files()), "analysed");
    row(html, "Lines", Figures.number(s.lines()), "in them");
    row(
        html,
        "Functions",
        Figures.number(s.functions()),
        "of "
            + Figures.number(s.functionDefinitions())
            + ", and "
            + Figures.counted(s.inlineFunctions(), "function of headers"));
    row(
        html,
        "Calls",
        Figures.number(s.calls()),
        "("
            + Figures.percent(s.callsUnresolved(), s.calls())
            + " through pointers with no known callee)");
    row(html, "Rules", Figures.number(run.rules().size()), "ran");
    html.raw("</dl></section>\n");
  }

  private static void row(Html html, String name, String figure, String words) {
    html.raw("<dt>").text(name).raw("</dt><dd><strong>").text(figure).raw("</strong> ");
    html.text(words).raw("</dd>\n");
  }

  /** True if code that belongs to the run was not seen. */
  static boolean lost(Run run) {
    return run.gaps().stream().anyMatch(g -> GapKinds.level(g.kind()) == Level.WARNING);
  }

  static void gaps(Html html, Run run) {
    html.raw("<section class=\"card gaps\" id=\"gaps\"><h2>What this run did not see</h2>\n");
    if (run.gaps().isEmpty()) {
      html.raw("<p>Nothing that belongs to it was lost.</p></section>\n");
      return;
    }
    html.raw("<p>");
    html.raw(
        lost(run)
            ? "Code that belongs to this kernel was not seen, so findings may be missing."
            : "All code that belongs to this kernel was seen.");
    html.raw("</p>\n");
    for (Map.Entry<Gap.Kind, Integer> kind : Tally.of(run).gaps().entrySet()) {
      if (kind.getValue() > 0) {
        List<Gap> gaps = run.gaps().stream().filter(g -> g.kind() == kind.getKey()).toList();
        kind(html, kind.getKey(), gaps);
      }
    }
    html.raw("</section>\n");
  }

  private static void kind(Html html, Gap.Kind kind, List<Gap> gaps) {
    html.raw("<details").attribute("class", "gap " + GapKinds.level(kind).label());
    html.raw("><summary><strong>").text(Figures.number(gaps.size())).raw("</strong> <span>");
    html.text(GapKinds.description(kind)).raw(" <code>").text(kind.id());
    html.raw("</code></span></summary>\n<p>").text(GapKinds.advice(kind)).raw("</p><ul>\n");
    for (Gap gap : gaps.subList(0, Math.min(MOST_GAPS, gaps.size()))) {
      html.raw("<li><code>").text(StoryView.place(gap.position())).raw("</code> ");
      html.text(gap.message()).raw("</li>\n");
    }
    html.raw("</ul>");
    if (gaps.size() > MOST_GAPS) {
      html.raw("<p class=\"cut\">").text(Figures.number(gaps.size() - MOST_GAPS));
      html.raw(" more are left out here; the SARIF log has them.</p>");
    }
    html.raw("</details>\n");
  }
}
