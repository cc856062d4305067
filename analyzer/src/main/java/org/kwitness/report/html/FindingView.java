package org.kwitness.report.html;

import org.kwitness.rule.Finding;

/** A finding: one line that says it, and its story to be unfolded. */
final class FindingView {
  private final StoryView story;

  FindingView(Excerpts excerpts) {
    this.story = new StoryView(excerpts);
  }

  /** How much of a finding there is room for. */
  enum Detail {
    SOURCE,
    STEPS,
    LINE
  }

  Html of(Entry entry, Detail detail) {
    Finding finding = entry.finding();
    Html html = new Html();
    String classes = "f " + finding.level().label();
    if (detail == Detail.LINE) {
      html.raw("<div").attribute("class", classes);
    } else {
      html.raw("<details").attribute("class", classes);
    }
    html.attribute("id", entry.anchor()).attribute("data-rule", finding.ruleId()).raw(">");
    if (detail == Detail.LINE) {
      html.raw("<div class=\"sum\">");
    } else {
      html.raw("<summary class=\"sum\">");
    }
    line(html, finding);
    if (detail == Detail.LINE) {
      html.raw("</div></div>\n");
      return html;
    }
    html.raw("</summary>\n<div class=\"body\">\n");
    story.append(html, finding, detail == Detail.SOURCE);
    if (detail == Detail.STEPS) {
      html.raw("<p class=\"cut\">The source is left out here to keep the page small.</p>");
    }
    html.raw("<p class=\"foot\"><a").attribute("href", "#" + entry.anchor());
    html.raw(">Link to this finding</a> <a").attribute("href", "#rule-" + finding.ruleId());
    html.raw(">About ").text(finding.ruleId()).raw("</a> <span>Fingerprint <code>");
    html.text(entry.fingerprint()).raw("</code></span></p>\n</div></details>\n");
    return html;
  }

  private static void line(Html html, Finding finding) {
    html.raw("<span class=\"lv\">").text(finding.level().label()).raw("</span>");
    html.raw("<span class=\"msg\">");
    Prose.append(html, finding.message());
    html.raw("</span><span class=\"at\"><code class=\"where\">");
    html.text(StoryView.place(finding.position())).raw("</code>");
    if (!finding.function().isEmpty()) {
      html.raw(" <code>").text(finding.function()).raw("()</code>");
    }
    html.raw(" <span class=\"rl\">").text(finding.ruleId()).raw("</span></span>");
  }
}
