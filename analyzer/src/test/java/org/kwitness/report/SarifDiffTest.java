package org.kwitness.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kwitness.report.SarifLog.Result;
import org.kwitness.rule.Level;

class SarifDiffTest {
  @TempDir private Path folder;

  private static Result result(String fingerprint, String file, int line, String message) {
    return new Result(fingerprint, "lock-leak", Level.ERROR, file, line, 1, "f", message);
  }

  private static SarifLog log(Result... results) {
    return new SarifLog("t", true, List.of(results));
  }

  @Test
  void theFingerprintDecidesWhateverElseChanged() {
    SarifDiff diff =
        SarifDiff.of(
            log(result("a:1", "x.c", 1, "old words")),
            log(result("a:1", "x.c", 9, "new words")),
            false);
    assertThat(diff.same()).containsExactly(result("a:1", "x.c", 9, "new words"));
    assertThat(diff.added()).isEmpty();
    assertThat(diff.gone()).isEmpty();
  }

  @Test
  void withoutAFingerprintRuleFileFunctionAndMessageDecide() {
    SarifLog before = log(result("", "x.c", 1, "m (line 3)"), result("", "y.c", 1, "m"));
    SarifLog after = log(result("", "x.c", 2, "m (line 4)"), result("", "z.c", 1, "m"));
    SarifDiff diff = SarifDiff.of(before, after, false);
    assertThat(diff.same()).extracting(Result::file).containsExactly("x.c");
    assertThat(diff.gone()).extracting(Result::file).containsExactly("y.c");
    assertThat(diff.added()).extracting(Result::file).containsExactly("z.c");
    assertThat(diff.movedOnly()).isEqualTo(1);
  }

  @Test
  void eachResultIsMatchedOnce() {
    Result old = result("a:1", "x.c", 1, "m");
    SarifDiff diff =
        SarifDiff.of(
            log(old), log(result("b:1", "y.c", 1, "m"), result("c:1", "z.c", 1, "m")), true);
    assertThat(diff.same()).hasSize(1);
    assertThat(diff.added()).hasSize(1);
    assertThat(diff.gone()).isEmpty();
  }

  @Test
  void anotherFunctionOrMessageIsAnotherFindingEvenWithoutPaths() {
    SarifLog before = log(result("a:1", "x.c", 1, "m"));
    assertThat(SarifDiff.of(before, log(result("b:1", "y.c", 1, "other")), true).same()).isEmpty();
    Result elsewhere = new Result("b:1", "lock-leak", Level.ERROR, "y.c", 1, 1, "g", "m");
    assertThat(SarifDiff.of(before, log(elsewhere), true).same()).isEmpty();
  }

  private SarifLog read(String text) throws IOException, ReportException {
    return SarifReader.read(Files.writeString(folder.resolve("x.sarif"), text));
  }

  @Test
  void ourOwnLogIsReadBack() throws IOException, ReportException {
    Run run = SampleRun.run();
    SarifLog log = read(SampleRun.written(out -> new SarifWriter().write(run, out)));
    assertThat(log.title()).isEqualTo("FreeBSD 9.3, amd64");
    assertThat(log.complete()).isTrue();
    assertThat(log.results()).hasSize(2);
    Result first = log.results().get(0);
    assertThat(first.rule()).isEqualTo("unchecked-null");
    assertThat(first.level()).isEqualTo(Level.ERROR);
    assertThat(first.function()).isEqualTo("sample_output");
    assertThat(first.line()).isEqualTo(21);
    assertThat(first.fingerprint()).isEqualTo(run.fingerprints().get(0));
    // The link to the related place is no part of the message: it has a line number of its own.
    assertThat(first.message())
        .isEqualTo("`m` may be NULL: sample_get() returns NULL where m_gethdr() fails.");
  }

  @Test
  void aCutLogSaysSo() throws IOException, ReportException {
    assertThat(SarifReader.read(SampleRun.SAMPLES.resolve("cut.sarif")).complete()).isFalse();
  }

  @Test
  void logsOfOtherToolsLackThings() throws IOException, ReportException {
    SarifLog log =
        read(
            """
            {"runs": [{"tool": {"driver": {"name": "other", "rules": [
               {"id": "r", "defaultConfiguration": {"level": "note"}}]}},
             "results": [
               {"ruleId": "r", "message": {"text": "m"}},
               {"ruleId": "s", "message": {"id": "x"}, "locations": []},
               {"ruleId": "r", "suppressions": [{"kind": "inSource"}]},
               {"ruleId": "r", "baselineState": "absent"}]}]}
            """);
    assertThat(log.title()).isEqualTo("other");
    assertThat(log.results())
        .containsExactly(
            new Result("", "r", Level.NOTE, "", 0, 0, "", "m"),
            new Result("", "s", Level.WARNING, "", 0, 0, "", ""));
  }
}
