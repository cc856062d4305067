package org.kwitness.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.kwitness.ir.SourcePosition;
import org.kwitness.rule.Finding;
import org.kwitness.rule.Gap;
import org.kwitness.rule.Level;
import org.kwitness.rule.RelatedPlace;
import org.kwitness.rule.Rule;
import org.kwitness.rule.TraceStep;

class SarifWriterTest {
  private static JsonObject log(Run run, SarifOptions options) {
    String text = SampleRun.written(out -> new SarifWriter(options).write(run, out));
    return JsonParser.parseString(text)
        .getAsJsonObject()
        .getAsJsonArray("runs")
        .get(0)
        .getAsJsonObject();
  }

  private static SarifOptions limits(int results, int steps, int related, int notifications) {
    return new SarifOptions(
        "", false, new SarifLimits(results, steps, related, notifications, 1_024, 20, 10_000_000));
  }

  private static List<JsonObject> objects(JsonArray array) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(JsonElement::getAsJsonObject)
        .toList();
  }

  private static List<JsonObject> results(JsonObject run) {
    return objects(run.getAsJsonArray("results"));
  }

  private static List<JsonObject> notifications(JsonObject run) {
    JsonObject invocation = run.getAsJsonArray("invocations").get(0).getAsJsonObject();
    return objects(invocation.getAsJsonArray("toolExecutionNotifications"));
  }

  private static String text(JsonObject object) {
    return object.getAsJsonObject("message").get("text").getAsString();
  }

  private static String descriptor(JsonObject notification) {
    return notification.getAsJsonObject("descriptor").get("id").getAsString();
  }

  private static Finding finding(int line, Level level, String rule) {
    return new Finding(
        rule, level, SampleRun.at(line, 1), "f", "m" + line, List.of(), List.of(), "i" + line);
  }

  @Test
  void noFindingsIsAnEmptyArrayNotAMissingOne() {
    JsonObject run = log(SampleRun.run(List.of(), List.of()), SarifOptions.DEFAULT);
    assertThat(run.getAsJsonArray("results")).isEmpty();
    assertThat(notifications(run)).isEmpty();
  }

  @Test
  void theMostSeriousFindingsAreKeptInOrderAndTheRestIsCounted() {
    List<Finding> findings =
        List.of(
            finding(1, Level.NOTE, "lock-leak"),
            finding(2, Level.WARNING, "lock-leak"),
            finding(3, Level.ERROR, "unchecked-null"),
            finding(4, Level.NOTE, "lock-leak"),
            finding(5, Level.WARNING, "unchecked-null"),
            finding(6, Level.ERROR, "unchecked-null"));
    JsonObject run = log(SampleRun.run(findings, List.of()), limits(3, 10, 10, 10));
    assertThat(results(run)).extracting(SarifWriterTest::text).containsExactly("m2.", "m3.", "m6.");
    assertThat(notifications(run))
        .extracting(SarifWriterTest::text)
        .containsExactly(
            "2 findings of lock-leak with level note are left out: a log holds 3.",
            "1 findings of unchecked-null with level warning are left out: a log holds 3.");
    assertThat(notifications(run))
        .extracting(SarifWriterTest::descriptor)
        .containsOnly("results-left-out");
  }

  @Test
  void fingerprintsDoNotDependOnWhatIsLeftOut() {
    List<Finding> findings =
        List.of(
            new Finding(
                "lock-leak", Level.NOTE, SampleRun.at(1, 1), "f", "m", List.of(), List.of(), "i"),
            new Finding(
                "lock-leak", Level.ERROR, SampleRun.at(2, 1), "f", "m", List.of(), List.of(), "i"));
    Run run = SampleRun.run(findings, List.of());
    JsonObject all = results(log(run, SarifOptions.DEFAULT)).get(1);
    JsonObject cut = results(log(run, limits(1, 2, 1, 1))).get(0);
    assertThat(cut.get("partialFingerprints")).isEqualTo(all.get("partialFingerprints"));
    assertThat(cut.getAsJsonObject("partialFingerprints").get("kwitness/v1").getAsString())
        .endsWith(":2");
  }

  @Test
  void gapsBeyondTheLimitAreCountedByKind() {
    List<Gap> gaps = new ArrayList<>();
    gaps.add(new Gap(Gap.Kind.FILE_SKIPPED, SourcePosition.ofFile("sys/a.c"), "unreadable"));
    for (int line = 1; line <= 3; line++) {
      gaps.add(new Gap(Gap.Kind.BOUND_HIT, SampleRun.at(line, 1), "states"));
    }
    for (int line = 1; line <= 5; line++) {
      gaps.add(new Gap(Gap.Kind.CALL_UNRESOLVED, SampleRun.at(line, 1), "call"));
    }
    List<JsonObject> written =
        notifications(log(SampleRun.run(List.of(), gaps), limits(9, 9, 9, 2)));
    assertThat(written)
        .extracting(SarifWriterTest::descriptor)
        .containsExactly("file-skipped", "bound-hit", "bound-hit", "call-unresolved");
    assertThat(written.get(2).getAsJsonObject("properties").get("count").getAsInt()).isEqualTo(2);
    assertThat(written.get(3).getAsJsonObject("properties").get("count").getAsInt()).isEqualTo(5);
    assertThat(written.get(3).has("locations")).isFalse();
  }

  @Test
  void everyNotificationHasADescriptor() {
    List<Gap> gaps = new ArrayList<>();
    for (Gap.Kind kind : Gap.Kind.values()) {
      gaps.add(new Gap(kind, SourcePosition.ofFile(""), "message"));
    }
    JsonObject run = log(SampleRun.run(List.of(), gaps), SarifOptions.DEFAULT);
    JsonObject driver = run.getAsJsonObject("tool").getAsJsonObject("driver");
    List<String> known =
        objects(driver.getAsJsonArray("notifications")).stream()
            .map(n -> n.get("id").getAsString())
            .toList();
    assertThat(notifications(run)).hasSameSizeAs(Gap.Kind.values());
    assertThat(notifications(run))
        .allSatisfy(
            n -> {
              assertThat(known).contains(descriptor(n));
              assertThat(n.has("locations")).as("a gap without a file has no place").isFalse();
            });
  }

  @Test
  void longTraceKeepsItsEndsAndSaysWhatIsMissing() {
    List<TraceStep> trace = new ArrayList<>();
    for (int i = 1; i <= 10; i++) {
      trace.add(new TraceStep(SampleRun.at(i, 1), "f", "step " + i, 0, ""));
    }
    Finding finding =
        new Finding("lock-leak", Level.ERROR, SampleRun.at(10, 1), "f", "m", trace, List.of(), "i");
    JsonObject result =
        results(log(SampleRun.run(List.of(finding), List.of()), limits(9, 4, 9, 9))).get(0);
    List<JsonObject> steps =
        objects(
            result
                .getAsJsonArray("codeFlows")
                .get(0)
                .getAsJsonObject()
                .getAsJsonArray("threadFlows")
                .get(0)
                .getAsJsonObject()
                .getAsJsonArray("locations"));
    assertThat(steps)
        .extracting(s -> text(s.getAsJsonObject("location")))
        .containsExactly(
            "step 1", "step 2", "(6 steps before this one are left out) step 9", "step 10");
    assertThat(steps)
        .extracting(s -> s.get("executionOrder").getAsInt())
        .containsExactly(1, 2, 9, 10);
  }

  @Test
  void everyLinkOfAMessageHasItsLocation() {
    List<RelatedPlace> places =
        List.of(
            new RelatedPlace(SampleRun.at(1, 1), "freed [here]"),
            new RelatedPlace(SampleRun.at(2, 1), "made here"),
            new RelatedPlace(SampleRun.at(3, 1), "third"));
    Finding finding =
        new Finding(
            "lock-leak", Level.ERROR, SampleRun.at(9, 1), "f", "a[i](b)", List.of(), places, "i");
    JsonObject result =
        results(log(SampleRun.run(List.of(finding), List.of()), limits(9, 9, 2, 9))).get(0);
    assertThat(text(result))
        .isEqualTo("a[i] (b). See [freed \\[here\\]](1); [made here](2); and 1 more places.");
    assertThat(objects(result.getAsJsonArray("relatedLocations")))
        .extracting(l -> l.get("id").getAsInt())
        .containsExactly(1, 2);
  }

  @Test
  void wholeFileFindingIsShownInItsFirstLine() {
    Finding finding =
        new Finding(
            "lock-leak",
            Level.NOTE,
            SourcePosition.ofFile(SampleRun.FILE),
            "",
            "m",
            List.of(),
            List.of(),
            "i");
    JsonObject result =
        results(log(SampleRun.run(List.of(finding), List.of()), SarifOptions.DEFAULT)).get(0);
    JsonObject location = result.getAsJsonArray("locations").get(0).getAsJsonObject();
    assertThat(location.has("logicalLocations")).isFalse();
    assertThat(
            location
                .getAsJsonObject("physicalLocation")
                .getAsJsonObject("region")
                .get("startLine")
                .getAsInt())
        .isEqualTo(1);
    assertThat(result.getAsJsonObject("partialFingerprints").has("primaryLocationLineHash"))
        .isTrue();
  }

  @Test
  void unreadableSourceCostsOnlyTheLineHash() {
    Run run = SampleRun.run(List.of(SampleRun.leak()), List.of(), file -> "");
    JsonObject prints =
        results(log(run, SarifOptions.DEFAULT)).get(0).getAsJsonObject("partialFingerprints");
    assertThat(prints.keySet()).containsExactly("kwitness/v1");
  }

  @Test
  void columnsSpanTheWord() {
    JsonObject result = results(log(SampleRun.run(), SarifOptions.DEFAULT)).get(1);
    JsonObject region =
        result
            .getAsJsonArray("locations")
            .get(0)
            .getAsJsonObject()
            .getAsJsonObject("physicalLocation")
            .getAsJsonObject("region");
    assertThat(region.get("startColumn").getAsInt()).isEqualTo(3);
    assertThat(region.get("endColumn").getAsInt()).isEqualTo(3 + "return".length());
  }

  @Test
  void nothingThatVariesIsInTheLog() {
    RunStatistics other =
        new RunStatistics(
            3_557,
            3,
            3_612_345,
            45_135,
            45_123,
            1_234,
            18,
            0,
            2,
            512_345,
            4_567,
            1,
            new TreeMap<>(Map.of("total", 1.5)),
            1);
    Run run = SampleRun.run();
    Run again =
        new Run(
            run.toolVersion(),
            run.kernel(),
            run.architecture(),
            "/elsewhere",
            run.rules(),
            run.findings(),
            run.gaps(),
            other,
            run.sources());
    assertThat(SampleRun.written(out -> new SarifWriter().write(again, out)))
        .isEqualTo(SampleRun.written(out -> new SarifWriter().write(run, out)));
    assertThat(SampleRun.written(out -> new JsonReport().write(again, out)))
        .isEqualTo(SampleRun.written(out -> new JsonReport().write(run, out)));
  }

  @Test
  void tagsAndDescriptionsKeepTheLimits() {
    Rule rule =
        new Rule(
            "lock-leak",
            "t".repeat(2_000),
            Level.NOTE,
            "low",
            IntStream.range(0, 30).mapToObj(i -> "tag" + i).toList(),
            "c",
            Map.of(),
            "# Title\n\n" + "word ".repeat(500) + "\n");
    Run sample = SampleRun.run(List.of(), List.of());
    Run run =
        new Run(
            "0.1.0",
            "NetBSD 6",
            "i386",
            "/",
            List.of(rule),
            List.of(),
            List.of(),
            sample.statistics(),
            sample.sources());
    JsonObject written =
        objects(
                log(run, SarifOptions.DEFAULT)
                    .getAsJsonObject("tool")
                    .getAsJsonObject("driver")
                    .getAsJsonArray("rules"))
            .get(0);
    assertThat(written.getAsJsonObject("shortDescription").get("text").getAsString())
        .hasSize(1_024);
    assertThat(written.getAsJsonObject("fullDescription").get("text").getAsString())
        .hasSize(1_024)
        .startsWith("word word");
    assertThat(written.getAsJsonObject("properties").getAsJsonArray("tags")).hasSize(20);
    assertThat(written.getAsJsonObject("properties").get("problem.severity").getAsString())
        .isEqualTo("recommendation");
  }

  @Test
  void findingOfAnUnknownRuleIsRefused() {
    Run run = SampleRun.run(List.of(finding(4, Level.NOTE, "no-such-rule")), List.of());
    assertThatThrownBy(() -> log(run, SarifOptions.DEFAULT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sample.c:4:1")
        .hasMessageContaining("no-such-rule");
  }

  @Test
  void absolutePrefixIsRefused() {
    assertThatThrownBy(() -> new SarifOptions("/src/", false, SarifLimits.GITHUB))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SarifOptions("src", false, SarifLimits.GITHUB))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
