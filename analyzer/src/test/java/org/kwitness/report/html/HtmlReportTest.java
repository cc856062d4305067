package org.kwitness.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.kwitness.ir.SourcePosition;
import org.kwitness.report.Fingerprints;
import org.kwitness.report.Run;
import org.kwitness.report.SampleRun;
import org.kwitness.rule.Finding;
import org.kwitness.rule.Gap;
import org.kwitness.rule.Level;
import org.kwitness.rule.RelatedPlace;
import org.kwitness.rule.TraceStep;

class HtmlReportTest {
  private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z!][a-zA-Z0-9]*)([^<>]*)>");
  private static final Set<String> VOID = Set.of("meta", "input", "br", "!DOCTYPE");

  /** The page without the text of its style sheet and script. */
  private static String markup(String page) {
    return page.replaceAll("(?s)<(style|script)>.*?</\\1>", "<$1></$1>");
  }

  private static String text(Run run) {
    return markup(Pages.of(run));
  }

  private static String text(Run run, HtmlReport.Limits limits) {
    return markup(Pages.of(run, limits));
  }

  private static List<String> elements(String page) {
    List<String> elements = new ArrayList<>();
    Matcher tag = TAG.matcher(markup(page));
    while (tag.find()) {
      if (!tag.group(2).equals("u")) {
        elements.add(tag.group(1) + tag.group(2));
      }
    }
    return elements;
  }

  @Test
  void foreignTextAddsNoElement() {
    // Backquotes and the word at a column make an element on purpose; the length decides whether a
    // label fits.
    String foreign = Pages.HOSTILE.replace('`', ' ');
    String hostile = text(Pages.foreign(foreign));
    String harmless = text(Pages.foreign(foreign.replaceAll("[^A-Za-z/& ]", "x")));
    assertThat(elements(hostile)).isEqualTo(elements(harmless));
    assertThat(hostile).contains("&lt;script&gt;").doesNotContain("<img").doesNotContain("<!--");
  }

  @Test
  void foreignTextStaysInsideItsAttribute() {
    String page = markup(Pages.of(Pages.foreign(Pages.HOSTILE)));
    Matcher tag = TAG.matcher(page);
    while (tag.find()) {
      if (!tag.group(2).equals("!DOCTYPE")) {
        assertThat(tag.group(3)).matches("(?s)(\\s+[a-zA-Z-]+(=\"[^\"]*\")?)*\\s*/?");
        assertThat(tag.group(3)).doesNotContainPattern("(?i)^\\s*on|\"\\s+on");
      }
    }
  }

  @Test
  void everyElementIsClosed() {
    String page = markup(Pages.of(Pages.mixed()));
    Deque<String> open = new ArrayDeque<>();
    Matcher tag = TAG.matcher(page);
    while (tag.find()) {
      String name = tag.group(2);
      if (tag.group(1).isEmpty()) {
        // An li may be left open by nobody here; only void elements and <x/> stay alone.
        if (!VOID.contains(name) && !tag.group(3).endsWith("/")) {
          open.push(name);
        }
      } else {
        assertThat(open.pop()).as("closed at %s", tag.start()).isEqualTo(name);
      }
    }
    assertThat(open).isEmpty();
    assertThat(TAG.matcher(page).replaceAll("")).doesNotContain("<").doesNotContain(">");
  }

  @Test
  void idsAreUniqueAndLinksLeadToThem() {
    String page = text(Pages.mixed());
    List<String> ids = all(page, " id=\"([^\"]*)\"");
    assertThat(ids).doesNotHaveDuplicates().contains("gaps", "findings");
    assertThat(all(page, " href=\"#([^\"]*)\"")).isNotEmpty().isSubsetOf(ids);
  }

  @Test
  void pageLoadsNothingAndRunsOnlyItsOwnScript() {
    String page = Pages.of(Pages.mixed());
    assertThat(page)
        .doesNotContain(" src=")
        .doesNotContain("<link")
        .doesNotContain("@import")
        .doesNotContain("url(")
        .doesNotContain(" style=")
        .contains("default-src &#39;none&#39;")
        .contains(escaped(Asset.load("report.css").hash()))
        .contains(escaped(Asset.load("report.js").hash()))
        .contains("<style>" + Asset.load("report.css").text() + "</style>")
        .contains("<script>" + Asset.load("report.js").text() + "</script>");
  }

  @Test
  void sameRunGivesTheSamePlainBytes() {
    String page = Pages.of(Pages.mixed());
    assertThat(Pages.of(Pages.mixed())).isEqualTo(page);
    assertThat(page.chars()).allMatch(c -> c == '\n' || c == '\t' || (c >= ' ' && c < 0x7f));
    assertThat(page).contains("gr&#xf6;&#xdf;er").doesNotContain("47.1");
  }

  @Test
  void summaryCountsByLevelRuleAndFolder() {
    String page = text(Pages.mixed());
    assertThat(page)
        .contains("<li class=\"tile error\"><strong>1</strong> <span>error</span>")
        .contains("<li class=\"tile note\"><strong>3</strong> <span>notes</span>")
        .contains("1 error, 1 warning, 3 notes")
        .contains("<title>sys/kern: 3 notes</title>")
        .contains("sys/kern</a></td><td>0</td><td>0</td><td>3</td>");
  }

  @Test
  void notesAreFoldedAwayButThere() {
    String page = text(Pages.mixed());
    int notes = page.indexOf("<details class=\"notes\"><summary>3 notes</summary>");
    assertThat(notes).isPositive();
    assertThat(page.indexOf("note 1</span>")).isGreaterThan(notes);
    assertThat(page).contains("name=\"error\" checked").doesNotContain("name=\"note\" checked");
  }

  @Test
  void stepsStandBesideTheLinesTheyAreAbout() {
    String page = text(SampleRun.run(List.of(SampleRun.unchecked()), List.of()));
    assertThat(page)
        .contains("<span class=\"turn\">&#x21B3; in </span><code>sample_get()</code>")
        .contains("<span class=\"turn\">&#x21B0; back in </span><code>sample_output()</code>")
        .contains("<span class=\"st\">holds sc-&gt;sc_mtx</span>")
        .contains("<b class=\"m\"><i>8</i><em>3</em>")
        .contains("<b class=\"m t\"><i>21</i><em>5</em><u>m</u>-&gt;m_len");
  }

  @Test
  void findingIsNamedByItsFingerprint() {
    String name = Fingerprints.of(List.of(SampleRun.leak())).get(0).replace(':', '-');
    assertThat(text(SampleRun.run(List.of(SampleRun.leak()), List.of())))
        .contains("id=\"f-" + name + "\"");
  }

  @Test
  void twoSidesOfARaceStandNextToEachOther() {
    assertThat(text(withRelated(SampleRun.at(4, 1), SampleRun.at(30, 1))))
        .contains("<h4>This side</h4>")
        .contains("<h4>The other side</h4>");
    assertThat(text(withRelated(SampleRun.at(4, 1))))
        .contains("<h4>See also</h4>")
        .doesNotContain("<h4>The other side</h4>");
    assertThat(text(withRelated(SampleRun.at(21, 2))))
        .contains("<ul class=\"also\">")
        .doesNotContain("<h4>See also</h4>");
  }

  @Test
  void aTraceThatBeginsAnewInAnotherFunctionIsTheOtherSide() {
    TraceStep use = new TraceStep(SampleRun.at(21, 2), "get", "uses it", 1, "");
    List<TraceStep> trace =
        List.of(
            new TraceStep(SampleRun.at(19, 2), "open", "open() calls get()", 0, ""),
            use,
            new TraceStep(SampleRun.at(30, 2), "intr", "intr() calls put()", 0, ""),
            new TraceStep(SampleRun.at(8, 2), "put", "frees it", 1, ""),
            use);
    Finding finding =
        new Finding(
            "lock-leak", Level.ERROR, use.position(), "get", "m", trace, List.of(), "identity");
    String page = text(SampleRun.run(List.of(finding), List.of()));
    int other = page.indexOf("<h4>The other side</h4>");
    assertThat(page.indexOf("<h4>This side</h4>")).isPositive().isLessThan(other);
    assertThat(page.indexOf("uses it")).isLessThan(other).isEqualTo(page.lastIndexOf("uses it"));
    assertThat(page.indexOf("frees it")).isGreaterThan(other);
    assertThat(page).contains("<p class=\"fn\"><code>intr()</code>").doesNotContain("back in");
  }

  private static Run withRelated(SourcePosition... places) {
    Finding f = SampleRun.unchecked();
    List<RelatedPlace> related = new ArrayList<>();
    for (SourcePosition place : places) {
      related.add(new RelatedPlace(place, "the interrupt"));
    }
    return SampleRun.run(
        List.of(
            new Finding(
                f.ruleId(),
                f.level(),
                f.position(),
                f.function(),
                f.message(),
                f.trace(),
                related,
                f.identity())),
        List.of());
  }

  @Test
  void sourceThatCannotBeReadIsSaid() {
    assertThat(text(SampleRun.run(List.of(SampleRun.leak()), List.of(), file -> "")))
        .contains("The source could not be read.")
        .doesNotContain("<pre id");
  }

  @Test
  void middleOfAVeryLongTraceIsLeftOutAndSaidSo() {
    List<TraceStep> trace = new ArrayList<>();
    for (int i = 1; i <= 100; i++) {
      trace.add(new TraceStep(SampleRun.at(3, 1), "f", "step " + i + ";", 0, ""));
    }
    Finding finding =
        new Finding("lock-leak", Level.NOTE, SampleRun.at(3, 1), "f", "m", trace, List.of(), "i");
    assertThat(text(SampleRun.run(List.of(finding), List.of())))
        .contains("step 30;")
        .doesNotContain("step 31;")
        .contains("40 steps are left out here")
        .contains("step 71;");
  }

  @Test
  void gapsAreListedAndTheirCutIsSaid() {
    List<Gap> gaps = new ArrayList<>();
    for (int i = 1; i <= 130; i++) {
      gaps.add(new Gap(Gap.Kind.MISSING_HEADER, SampleRun.at(i, 1), "no header " + i + ";"));
    }
    String page = text(SampleRun.run(List.of(), gaps));
    assertThat(page)
        .contains("Some code was not seen.")
        .contains("no header 100;")
        .doesNotContain("no header 101;")
        .contains("30 more are left out here");
    assertThat(text(SampleRun.run(List.of(), List.of())))
        .contains("All code of this kernel was seen.")
        .contains("No findings.");
  }

  @Test
  void leastSeriousFindingsAreCutFirstAndThePageSaysSo() {
    List<Finding> findings = new ArrayList<>();
    for (int i = 1; i <= 60; i++) {
      Level level = i % 3 == 0 ? Level.ERROR : i % 3 == 1 ? Level.WARNING : Level.NOTE;
      findings.add(Pages.finding("sys/a.c", level, i, "finding " + i + ";"));
    }
    Run run = SampleRun.run(findings, List.of(), file -> "some code;\n".repeat(100));
    int whole = text(run).length();
    int outside = text(SampleRun.run(List.of(), List.of())).length();
    int room = whole - outside;
    String page = text(run, new HtmlReport.Limits(room, room / 2, room * 6 / 10, room * 65 / 100));
    assertThat(page.length()).isLessThan(outside + room * 7 / 10);
    assertThat(page).containsPattern("are cut: \\d+ findings? without source, \\d+");
    int missing = Integer.parseInt(all(page, " without steps, (\\d+) finding").get(0));
    assertThat(missing).isPositive();
    assertThat(all(page, "class=\"(f [a-z]+)\"")).hasSize(60 - missing);
    assertThat(all(page, "class=\"(f error)\"")).hasSize(20);
    assertThat(all(page, "(?s)<details class=\"f error\"[^>]*>.{1,700}?(<pre)")).hasSize(20);
  }

  @Test
  void hugeRunStaysUnderFiveMegabytesAndSaysWhatIsMissing() {
    List<Finding> findings = new ArrayList<>();
    for (int i = 1; i <= 25_000; i++) {
      Level level = i <= 300 ? Level.ERROR : Level.NOTE;
      findings.add(Pages.finding("sys/dev/d" + i % 700 + "/x.c", level, i, "finding " + i));
    }
    findings.sort(Finding.ORDER);
    Run run = SampleRun.run(findings, List.of(), file -> "some code;\n".repeat(25_000));
    String page = Pages.of(run);
    assertThat(page.length()).isBetween(4_000_000, 5_000_000);
    assertThat(page).contains("601 more folders: ").contains(" left out. The text report");
    assertThat(all(page, "(<details class=\"f error\")")).hasSize(300);
  }

  @Test
  void repeatedQuotesAreShared() {
    Run run = Pages.repetitive();
    String page = text(run, Pages.SHARING);
    List<String> links = all(page, "<p class=\"same\"><a href=\"#(x\\d+)\"");
    assertThat(links).hasSize(2).containsOnly(links.get(0));
    assertThat(all(page, "<pre id=\"(x\\d+)\"")).contains(links.get(0)).doesNotHaveDuplicates();
    assertThat(text(run)).doesNotContain("class=\"same\"");
  }

  private static String escaped(String text) {
    return new Html().text(text).toString();
  }

  private static List<String> all(String text, String pattern) {
    return Pattern.compile(pattern).matcher(text).results().map(m -> m.group(1)).toList();
  }
}
