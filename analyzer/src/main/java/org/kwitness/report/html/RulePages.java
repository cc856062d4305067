package org.kwitness.report.html;

import org.kwitness.report.Run;
import org.kwitness.rule.Rule;

/** The pages of the rules, so that who gets the report by mail can tell what it means. */
final class RulePages {
  private RulePages() {}

  static void append(Html html, Run run) {
    html.raw("<section class=\"rulepages\"><h2>About the rules</h2>\n");
    for (Rule rule : run.rules()) {
      html.raw("<details class=\"card\"").attribute("id", "rule-" + rule.id());
      html.raw("><summary><code>").text(rule.id()).raw("</code> ").text(rule.title());
      html.raw("</summary><div class=\"md\">\n");
      Markdown.append(html, rule.help());
      html.raw("</div></details>\n");
    }
    html.raw("</section>\n");
  }
}
