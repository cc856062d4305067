package org.kwitness.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.kwitness.rule.Gap;

/** The summary for people, the figures for scripts, and the JSON report. */
class FiguresTest {
  private static String summary(Run run) {
    return SampleRun.written(out -> new SummaryWriter().write(run, out));
  }

  private static JsonObject json(SampleRun.Output output) {
    return JsonParser.parseString(SampleRun.written(output)).getAsJsonObject();
  }

  private static Run cleanRun() {
    RunStatistics statistics =
        new RunStatistics(2, 0, 10, 3, 3, 0, 0, 0, 0, 0, 0, 0, new TreeMap<>(), 0);
    return new Run(
        "0.1.0",
        "NetBSD 6.0",
        "i386",
        "/src",
        List.of(SampleRun.LEAK),
        List.of(),
        List.of(),
        statistics,
        file -> new byte[0]);
  }

  @Test
  void summarySaysWhatWasLost() {
    assertThat(summary(SampleRun.run()))
        .isEqualTo(
"""
kwitness 0.1.0: FreeBSD 9.3, amd64
  files     3,557 analysed, 3,612,345 lines
  functions 45,123 of 45,135 analysed, and 1,234 inline functions of headers
  calls     512,345, of which 4,567 (0.89 %) go through pointers with no known callee
  lost      3 files (0.08 %), 12 functions (0.03 %), 18 declarations that did not parse, \
2 headers not found
  gaps      file-skipped 1, problem-declaration 1, bound-hit 1
  findings  2
    lock-leak       1 warning
    unchecked-null  1 error
  took      47.2 s (analyse 9.1, parse 38.0), 911 MB of heap
""");
  }

  @Test
  void summarySaysWhatAReportLeavesOut() {
    List<String> leftOut = List.of("of out.sarif: 3 notes");
    assertThat(SampleRun.written(out -> new SummaryWriter().write(SampleRun.run(), leftOut, out)))
        .contains("  left out  of out.sarif: 3 notes\n");
    assertThat(summary(SampleRun.run())).doesNotContain("left out");
  }

  @Test
  void summaryOfACleanRunSaysThatNothingWasLost() {
    assertThat(summary(cleanRun())).contains("lost      nothing").contains("findings  none");
  }

  @Test
  void smallLossIsNeverRoundedToNothing() {
    RunStatistics statistics =
        new RunStatistics(100_000, 1, 10, 3, 3, 0, 0, 0, 0, 0, 0, 0, new TreeMap<>(), 0);
    Run clean = cleanRun();
    Run run =
        new Run(
            "0.1.0",
            "NetBSD 6.0",
            "i386",
            "/src",
            clean.rules(),
            List.of(),
            List.of(),
            statistics,
            clean.sources());
    assertThat(summary(run)).contains("1 file (under 0.01 %)");
  }

  @Test
  void figuresHoldCountsTimesAndMemory() {
    JsonObject stats = json(out -> new StatsWriter().write(SampleRun.run(), out));
    assertThat(stats.get("files").getAsInt()).isEqualTo(3_557);
    assertThat(stats.get("filesSkipped").getAsInt()).isEqualTo(3);
    assertThat(stats.get("lines").getAsLong()).isEqualTo(3_612_345);
    assertThat(stats.get("functionDefinitions").getAsInt()).isEqualTo(45_135);
    assertThat(stats.get("functions").getAsInt()).isEqualTo(45_123);
    assertThat(stats.get("problemDeclarations").getAsInt()).isEqualTo(18);
    assertThat(stats.get("missingHeaders").getAsInt()).isEqualTo(2);
    assertThat(stats.get("calls").getAsLong()).isEqualTo(512_345);
    assertThat(stats.get("callsUnresolved").getAsLong()).isEqualTo(4_567);
    assertThat(stats.getAsJsonObject("seconds").get("analyse").getAsDouble()).isEqualTo(9.124);
    assertThat(stats.get("peakHeapBytes").getAsLong()).isEqualTo(955_252_736L);
    assertThat(stats.getAsJsonObject("findings").toString())
        .isEqualTo(
            "{\"lock-leak\":{\"error\":0,\"warning\":1,\"note\":0},"
                + "\"unchecked-null\":{\"error\":1,\"warning\":0,\"note\":0}}");
    JsonObject gaps = stats.getAsJsonObject("gaps");
    assertThat(gaps.keySet()).hasSameSizeAs(Gap.Kind.values());
    assertThat(gaps.get("file-skipped").getAsInt()).isEqualTo(1);
    assertThat(gaps.get("call-unresolved").getAsInt()).isZero();
  }

  @Test
  void rulesWithoutFindingsAreCountedAsZero() {
    JsonObject stats = json(out -> new StatsWriter().write(cleanRun(), out));
    assertThat(stats.getAsJsonObject("findings").has("lock-leak")).isTrue();
  }

  @Test
  void jsonReportHoldsFindingsGapsAndCounts() {
    JsonObject report = json(out -> new JsonReport().write(SampleRun.run(), out));
    assertThat(report.get("format").getAsInt()).isEqualTo(1);
    JsonObject finding = report.getAsJsonArray("findings").get(0).getAsJsonObject();
    assertThat(finding.get("rule").getAsString()).isEqualTo("unchecked-null");
    assertThat(finding.get("level").getAsString()).isEqualTo("error");
    assertThat(finding.get("file").getAsString()).isEqualTo(SampleRun.FILE);
    assertThat(finding.get("line").getAsInt()).isEqualTo(21);
    assertThat(finding.get("column").getAsInt()).isEqualTo(2);
    assertThat(finding.getAsJsonArray("trace")).hasSize(5);
    assertThat(finding.getAsJsonArray("related")).hasSize(1);
    assertThat(finding.get("fingerprint").getAsString())
        .isEqualTo(Fingerprints.of(SampleRun.run().findings()).get(0));
    JsonObject gap = report.getAsJsonArray("gaps").get(0).getAsJsonObject();
    assertThat(gap.get("kind").getAsString()).isEqualTo("file-skipped");
    assertThat(gap.has("line")).isFalse();
    assertThat(report.getAsJsonObject("statistics").get("files").getAsInt()).isEqualTo(3_557);
    assertThat(report.getAsJsonObject("statistics").has("seconds")).isFalse();
  }
}
