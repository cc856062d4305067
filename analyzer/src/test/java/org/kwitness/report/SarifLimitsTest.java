package org.kwitness.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kwitness.ir.SourcePosition;
import org.kwitness.rule.Finding;
import org.kwitness.rule.Gap;
import org.kwitness.rule.Level;
import org.kwitness.rule.TraceStep;

/** What is given up for which limit, and that it is said. */
class SarifLimitsTest {
  private static final int PER_LEVEL = 40;

  /** A log, and what its writer says of it. */
  private record Written(String text, JsonObject run, Optional<String> leftOut) {
    int size() throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
        zip.write(text.getBytes(StandardCharsets.UTF_8));
      }
      return bytes.size();
    }

    List<JsonObject> results() {
      return objects(run.getAsJsonArray("results"));
    }

    long of(Level level) {
      return results().stream().filter(r -> is(r, level)).count();
    }

    long traced(Level level) {
      return results().stream().filter(r -> is(r, level) && r.has("codeFlows")).count();
    }

    List<String> notifications(String id) {
      JsonObject invocation = run.getAsJsonArray("invocations").get(0).getAsJsonObject();
      return objects(invocation.getAsJsonArray("toolExecutionNotifications")).stream()
          .filter(n -> n.getAsJsonObject("descriptor").get("id").getAsString().equals(id))
          .map(n -> n.getAsJsonObject("message").get("text").getAsString())
          .toList();
    }

    private static boolean is(JsonObject result, Level level) {
      return result.get("level").getAsString().equals(level.label());
    }
  }

  private static List<JsonObject> objects(JsonArray array) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(JsonElement::getAsJsonObject)
        .toList();
  }

  private static Written write(Run run, SarifLimits limits) throws IOException {
    StringWriter out = new StringWriter();
    Optional<String> leftOut = new SarifWriter(new SarifOptions("", false, limits)).write(run, out);
    JsonObject log = JsonParser.parseString(out.toString()).getAsJsonObject();
    return new Written(
        out.toString(), log.getAsJsonArray("runs").get(0).getAsJsonObject(), leftOut);
  }

  private static SarifLimits size(int bytes) {
    return new SarifLimits(25_000, 1_000, 100, 20_000, 1_024, 20, bytes);
  }

  private static Finding finding(int number, Level level, int steps) {
    List<TraceStep> trace = new ArrayList<>();
    for (int i = 0; i < steps; i++) {
      String odd = Integer.toHexString((number * 31 + i) * 0x9E3779B9);
      trace.add(new TraceStep(SampleRun.at(i + 1, 1), "f", "step " + odd, 0, ""));
    }
    return new Finding(
        "lock-leak", level, SampleRun.at(number, 1), "f", "m", trace, List.of(), "i" + number);
  }

  /** As many findings of each level, each with a trace, and gaps. */
  private static Run run() {
    List<Finding> findings = new ArrayList<>();
    for (int i = 1; i <= PER_LEVEL; i++) {
      for (Level level : Level.values()) {
        findings.add(finding(findings.size() + 1, level, 12));
      }
    }
    List<Gap> gaps = new ArrayList<>();
    for (int i = 1; i <= 60; i++) {
      gaps.add(new Gap(Gap.Kind.CALL_UNRESOLVED, SampleRun.at(i, 1), "call " + i * 0x9E3779B9));
    }
    return SampleRun.run(findings, gaps);
  }

  @Test
  void nothingIsLeftOutOfALogThatFits() throws IOException {
    Written all = write(run(), SarifLimits.GITHUB);
    assertThat(all.leftOut()).isEmpty();
    assertThat(all.results()).hasSize(3 * PER_LEVEL).allMatch(r -> r.has("codeFlows"));
    assertThat(all.notifications("call-unresolved")).hasSize(60);
    assertThat(write(run(), size(all.size())).text()).isEqualTo(all.text());
  }

  @Test
  void theListOfGapsGoesFirstAndIsCounted() throws IOException {
    Written cut = write(run(), size(write(run(), SarifLimits.GITHUB).size() - 1));
    assertThat(cut.results()).hasSize(3 * PER_LEVEL).allMatch(r -> r.has("codeFlows"));
    assertThat(cut.notifications("call-unresolved"))
        .containsExactly(
            "60 more of this kind are not listed one by one: this log lists 0 notifications.");
    assertThat(cut.leftOut()).contains("the places of 60 gaps");
  }

  @Test
  void whatMattersLessGoesBeforeWhatMattersMoreAndTheLogAlwaysFits() throws IOException {
    int whole = write(run(), SarifLimits.GITHUB).size();
    List<String> seen = new ArrayList<>();
    for (int limit = whole; limit > whole / 12; limit -= whole / 60) {
      Written cut = write(run(), size(limit));
      assertThat(cut.size()).isLessThanOrEqualTo(limit);
      if (cut.of(Level.NOTE) > 0) {
        assertThat(cut.of(Level.NOTE)).isEqualTo(PER_LEVEL);
        assertThat(cut.traced(Level.WARNING)).isEqualTo(PER_LEVEL);
      }
      if (cut.traced(Level.WARNING) > 0) {
        assertThat(cut.of(Level.WARNING)).isEqualTo(PER_LEVEL);
      }
      if (cut.of(Level.WARNING) > 0) {
        assertThat(cut.of(Level.ERROR)).isEqualTo(PER_LEVEL);
      }
      if (cut.of(Level.ERROR) > 1) {
        assertThat(cut.traced(Level.ERROR)).isEqualTo(cut.of(Level.ERROR));
      }
      // What is not there is said: in the log, and to whoever writes the summary.
      int missing = 3 * PER_LEVEL - cut.results().size();
      assertThat(
              cut.notifications("results-left-out").stream()
                  .mapToInt(SarifLimitsTest::number)
                  .sum())
          .isEqualTo(missing);
      String levels =
          cut.of(Level.ERROR)
              + (cut.traced(Level.WARNING) > 0 ? "+" : "-")
              + cut.of(Level.WARNING)
              + (cut.traced(Level.NOTE) > 0 ? "+" : "-")
              + cut.of(Level.NOTE);
      if (!seen.contains(levels)) {
        seen.add(levels);
      }
    }
    assertThat(seen).startsWith("40+40+40", "40+40-40", "40+40-0", "40-40-0");
    assertThat(seen.get(seen.size() - 1)).matches("\\d\\d?-0-0");
  }

  private static int number(String sentence) {
    return Integer.parseInt(sentence.split(" ", 2)[0]);
  }

  @Test
  void tracesThatAreMissingAreSaid() throws IOException {
    Run run = SampleRun.run(List.of(finding(1, Level.NOTE, 200)), List.of());
    int whole = write(run, SarifLimits.GITHUB).size();
    Written cut = write(run, size(whole - 1));
    assertThat(cut.results()).singleElement().matches(r -> !r.has("codeFlows"));
    assertThat(cut.notifications("details-left-out"))
        .containsExactly(
            String.format(
                Locale.ROOT,
                "The traces of 1 note are left out: the log would be larger than %,d bytes after"
                    + " gzip.",
                whole - 1));
    assertThat(cut.leftOut()).contains("the traces of 1 note");
  }

  @Test
  void aLogThatCannotBeMadeSmallerIsWrittenAllTheSame() throws IOException {
    Written cut = write(run(), size(10));
    assertThat(cut.results()).isEmpty();
    assertThat(cut.leftOut()).contains("40 errors, 40 warnings, 40 notes, the places of 60 gaps");
  }

  @Test
  void githubsNumberOfResultsIsKeptAndTheRestIsCounted() throws IOException {
    List<Finding> findings = new ArrayList<>();
    for (int i = 1; i <= 25_100; i++) {
      findings.add(finding(i, i % 2 == 0 ? Level.WARNING : Level.NOTE, 0));
    }
    Written cut = write(SampleRun.run(findings, List.of()), SarifLimits.GITHUB);
    assertThat(cut.results()).hasSize(25_000);
    assertThat(cut.of(Level.WARNING)).isEqualTo(12_550);
    assertThat(cut.notifications("results-left-out"))
        .containsExactly(
            "100 findings of lock-leak with level note are left out: a log holds 25000.");
    assertThat(cut.leftOut()).contains("100 notes");
  }

  @Test
  void githubsNumberOfStepsIsKeptAndTheCutIsSaid() throws IOException {
    Run run = SampleRun.run(List.of(finding(1, Level.ERROR, 1_001)), List.of());
    Written cut = write(run, SarifLimits.GITHUB);
    assertThat(cut.text().split("\"executionOrder\"", -1)).hasSize(1_001);
    assertThat(cut.text()).contains("(1 steps before this one are left out)");
    assertThat(cut.notifications("details-left-out"))
        .containsExactly("Shortened in the middle: 1 trace; a log holds 1000 steps of each.");
    assertThat(cut.leftOut()).contains("the middle of 1 trace");
  }

  @Test
  void aFindingWithoutAFileIsRefused() {
    Finding nowhere =
        new Finding(
            "lock-leak", Level.NOTE, SourcePosition.ofFile(""), "", "m", List.of(), List.of(), "i");
    Run run = SampleRun.run(List.of(nowhere), List.of());
    assertThatThrownBy(() -> write(run, SarifLimits.GITHUB))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has no file");
  }

  @ParameterizedTest
  @CsvSource({"-1,2,2", "1,1,2", "1,2,1"})
  void limitsThatCannotBeKeptAreRefused(int results, int steps, int description) {
    assertThatThrownBy(() -> new SarifLimits(results, steps, 0, 0, description, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"mine,mine/", "a/b,a/b/", "a/b/,a/b/", "'',kwitness/freebsd/amd64/"})
  void categoryEndsInASlash(String given, String id) throws IOException {
    Optional<String> category = given.isEmpty() ? Optional.empty() : Optional.of(given);
    StringWriter out = new StringWriter();
    new SarifWriter(new SarifOptions("", "", false, SarifLimits.GITHUB, category))
        .write(SampleRun.run(), out);
    assertThat(out.toString()).contains("\"automationDetails\": {\n    \"id\": \"" + id + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "a b", "a\nb", "größe"})
  void whatIsNoCategoryIsRefused(String text) {
    assertThat(SarifOptions.isCategory(text)).isFalse();
  }

  @Test
  void addressesAreRelativeToTheRepository() {
    SarifOptions inside = new SarifOptions("", "sys/", false, SarifLimits.GITHUB, Optional.empty());
    assertThat(inside.address("sys/kern/a.c")).isEqualTo("kern/a.c");
    assertThat(inside.address("common/a.c")).isEqualTo("common/a.c");
    assertThat(new SarifOptions("src/", false, SarifLimits.GITHUB).address("sys/kern/a.c"))
        .isEqualTo("src/sys/kern/a.c");
  }
}
