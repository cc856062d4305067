package org.kwitness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kwitness.cli.SmallTree.FAULT_LINE;
import static org.kwitness.cli.SmallTree.GOOD_FILE;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kwitness.cli.CommandRunner.Outcome;

/** {@code check --baseline}, {@code --write-baseline} and suppression comments, from outside. */
class BaselineOptionTest {
  private static final String FAULT = GOOD_FILE + ":" + FAULT_LINE + ":";

  @TempDir private Path folder;
  private SmallTree tree;
  private Path baseline;

  @BeforeEach
  void makeTree() throws IOException {
    tree = new SmallTree(folder);
    baseline = folder.resolve("baseline.json");
  }

  private Outcome write() {
    Outcome outcome =
        CommandRunner.run("check", tree.sys(), "--baseline", baseline, "--write-baseline");
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(ExitCode.CLEAN);
    return outcome;
  }

  private Outcome check() {
    return CommandRunner.run("check", tree.sys(), "--baseline", baseline);
  }

  private void replace(String old, String with) throws IOException {
    Path file = folder.resolve(GOOD_FILE);
    String text = Files.readString(file);
    assertThat(text).contains(old);
    Files.writeString(file, text.replace(old, with));
  }

  @Test
  void knownFindingsAreNotReportedButCounted() {
    assertThat(write().out()).isEmpty();
    Outcome outcome = check();
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.CLEAN);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).contains("1 in the baseline").doesNotContain("stale");
  }

  @Test
  void theFileIsReadableAndTheSameEachTime() throws IOException {
    write();
    String first = Files.readString(baseline);
    JsonObject entry =
        JsonParser.parseString(first)
            .getAsJsonObject()
            .getAsJsonArray("findings")
            .get(0)
            .getAsJsonObject();
    assertThat(entry.keySet())
        .containsExactly("fingerprint", "rule", "file", "function", "message");
    assertThat(entry.get("rule").getAsString()).isEqualTo("unchecked-null");
    assertThat(entry.get("file").getAsString()).isEqualTo(GOOD_FILE);
    write();
    assertThat(Files.readString(baseline)).isEqualTo(first);
  }

  @Test
  void linesMayMove() throws IOException {
    write();
    replace("#define M_NOWAIT 1", "#define M_NOWAIT 1\n\n\n");
    assertThat(check().exitCode()).isEqualTo(ExitCode.CLEAN);
  }

  @Test
  void aNewFindingIsReported() throws IOException {
    write();
    tree.copy(folder.resolve(GOOD_FILE), "kern/kern_other.c");
    Outcome outcome = check();
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(outcome.out()).contains("sys/kern/kern_other.c:10:").doesNotContain(FAULT);
  }

  @Test
  void aCorrectedOneIsStaleUntilTheBaselineIsWrittenAnew() throws IOException {
    write();
    replace("return (*p);", "return (p != 0);");
    Outcome outcome = check();
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.CLEAN);
    assertThat(outcome.err()).contains("stale in the baseline: " + GOOD_FILE);
    assertThat(write().err()).contains("0 findings written").contains("1 of before are gone");
    assertThat(check().err()).doesNotContain("stale");
  }

  @Test
  void whatARunCannotJudgeIsNotStaleAndIsKept() throws IOException {
    tree.copy(folder.resolve(GOOD_FILE), "kern/kern_other.c");
    write();
    String before = Files.readString(baseline);
    Outcome oneFile =
        CommandRunner.run("check", tree.sys().resolve("kern/kern_other.c"), "--baseline", baseline);
    assertThat(oneFile.err()).doesNotContain("stale").contains("1 in the baseline");
    Outcome otherRule =
        CommandRunner.run("check", tree.sys(), "--baseline", baseline, "--only", "lock-leak");
    assertThat(otherRule.err()).doesNotContain("stale");
    CommandRunner.run(
        "check",
        tree.sys().resolve("kern/kern_other.c"),
        "--baseline",
        baseline,
        "--write-baseline");
    CommandRunner.run(
        "check", tree.sys(), "--baseline", baseline, "--write-baseline", "--only", "lock-leak");
    assertThat(Files.readString(baseline)).isEqualTo(before);
  }

  @Test
  void aFileThatIsGoneMakesItsEntriesStale() throws IOException {
    tree.copy(folder.resolve(GOOD_FILE), "kern/kern_other.c");
    write();
    Files.delete(tree.sys().resolve("kern/kern_other.c"));
    assertThat(check().err()).contains("stale in the baseline: sys/kern/kern_other.c");
  }

  @Test
  void aMissingBaselineIsAnErrorBeforeTheRun() {
    Outcome outcome = check();
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(outcome.err()).contains("there is no baseline").contains("--write-baseline");
    assertThat(outcome.err().strip().lines()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{|:1: not JSON",
        "<<<<<<< HEAD|:1: not JSON",
        "[]|:1: the baseline must be an object",
        "{}|:1: this is no baseline of format 1",
        "{\"format\": 2}|:1: this is no baseline of format 1",
        "{\"format\": 1,#\"tool\": \"kwitness\", \"kernel\": \"k\", \"architecture\": \"a\"}|:1: the baseline has no \"findings\"",
        "{\"format\": 1, \"tool\": \"t\", \"kernel\": \"k\", \"architecture\": \"a\",#\"findings\": [],#\"x\": 1}|:3: unknown key",
        "{\"format\": 1, \"tool\": \"t\", \"kernel\": \"k\", \"architecture\": \"a\",#\"findings\": [#{\"fingerprint\": \"12:1\"}]}|:3: \"12:1\" is no fingerprint",
      })
  void aBadBaselineIsAnErrorWithFileAndLine(String text, String message) throws IOException {
    Files.writeString(baseline, text.replace('#', '\n'));
    Outcome outcome = check();
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(outcome.err()).startsWith("kwitness: " + baseline + message);
    assertThat(outcome.out()).isEmpty();
  }

  @Test
  void theBaselineOfAnotherArchitectureIsRefused() {
    write();
    Outcome outcome =
        CommandRunner.run("check", tree.sys(), "--baseline", baseline, "--arch", "i386");
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(outcome.err()).contains("amd64").contains("i386").contains("for each architecture");
  }

  @Test
  void optionsThatMakeNoSenseTogether() {
    assertThat(CommandRunner.run("check", tree.sys(), "--write-baseline").err())
        .contains("needs --baseline");
    assertThat(
            CommandRunner.run(
                    "check",
                    tree.sys(),
                    "--baseline",
                    baseline,
                    "--write-baseline",
                    "--changed-since",
                    "HEAD")
                .err())
        .contains("leave one out");
    assertThat(baseline).doesNotExist();
  }

  @Test
  void aCommentSuppressesAlsoBehindLatin1Bytes() throws IOException {
    byte[] latin1 =
        Files.readString(folder.resolve(GOOD_FILE))
            .replace(
                "\treturn (*p);",
                "\t/* f\u00fcr alle */ /* kwitness-disable-next-line unchecked-null -- gr\u00fcn */\n"
                    + "\treturn (*p);")
            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    Files.write(folder.resolve(GOOD_FILE), latin1);
    Path sarif = folder.resolve("out.sarif");
    Path stats = folder.resolve("stats.json");
    Outcome outcome = CommandRunner.run("check", tree.sys(), "-o", sarif, "--stats", stats);
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(ExitCode.CLEAN);
    assertThat(outcome.err()).contains("1 suppressed in the source");
    JsonObject run =
        JsonParser.parseString(Files.readString(sarif))
            .getAsJsonObject()
            .getAsJsonArray("runs")
            .get(0)
            .getAsJsonObject();
    assertThat(run.getAsJsonArray("results")).isEmpty();
    assertThat(
            JsonParser.parseString(Files.readString(stats))
                .getAsJsonObject()
                .getAsJsonObject("setAside")
                .get("suppressed")
                .getAsInt())
        .isEqualTo(1);
  }

  @Test
  void aCommentWithoutAReasonIsAnErrorAndSuppressesNothing() throws IOException {
    replace("\treturn (*p);", "\treturn (*p); /* kwitness-disable-line unchecked-null */");
    Outcome outcome = CommandRunner.run("check", tree.sys(), "--fail-on", "error");
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(outcome.out())
        .contains(FAULT)
        .contains("[unchecked-null]")
        .contains("[bad-suppression]")
        .contains("-- why this is no fault");
  }
}
