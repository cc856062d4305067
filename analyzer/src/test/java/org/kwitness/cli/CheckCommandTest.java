package org.kwitness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kwitness.cli.SmallTree.FAULT_LINE;
import static org.kwitness.cli.SmallTree.GOOD_FILE;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kwitness.cli.CommandRunner.Outcome;

/** Options, exit codes, and what goes where. */
class CheckCommandTest {
  private static final String FAULT = GOOD_FILE + ":" + FAULT_LINE + ":";

  @TempDir private Path folder;
  private SmallTree tree;

  @BeforeEach
  void makeTree() throws IOException {
    tree = new SmallTree(folder);
  }

  @Test
  void findingsGoToOutAndTheSummaryToErr() {
    Outcome outcome = CommandRunner.run("check", tree.sys());
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(outcome.out()).contains(FAULT).contains("[unchecked-null]");
    assertThat(outcome.err())
        .contains("FreeBSD 9.3, amd64")
        .contains("files ")
        .doesNotContain("[unchecked-null]");
  }

  @Test
  void noProgressAndNoColoursWithoutATerminal() {
    Outcome outcome = CommandRunner.run("check", tree.sys());
    assertThat(outcome.out() + outcome.err()).doesNotContain("\u001b").doesNotContain("\r");
  }

  @Test
  void coloursCanBeForced() {
    assertThat(CommandRunner.run("check", tree.sys(), "--color", "always").out())
        .contains("\u001b[");
  }

  @Test
  void quietLeavesTheSummaryOut() {
    Outcome outcome = CommandRunner.run("check", tree.sys(), "--quiet");
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out()).contains(FAULT);
  }

  @Test
  void aTreeWithoutFaultsIsClean() throws IOException {
    tree.file("kern/kern_good.c", "int one(void) { return (1); }");
    Outcome outcome = CommandRunner.run("check", tree.sys());
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.CLEAN);
    assertThat(outcome.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"error,1", "warning,1", "note,1", "never,0"})
  void failOnDecidesTheExitCode(String level, int exitCode) {
    Outcome outcome = CommandRunner.run("check", tree.sys(), "--fail-on", level);
    assertThat(outcome.exitCode()).isEqualTo(exitCode);
    assertThat(outcome.out()).contains(FAULT);
  }

  @Test
  void rulesCanBeChosen() {
    assertThat(CommandRunner.run("check", tree.sys(), "--only", "lock-leak").exitCode())
        .isEqualTo(ExitCode.CLEAN);
    assertThat(CommandRunner.run("check", tree.sys(), "--disable", "unchecked-null").exitCode())
        .isEqualTo(ExitCode.CLEAN);
    assertThat(CommandRunner.run("check", tree.sys(), "--only", "lock-leak,unchecked-null").out())
        .contains(FAULT);
  }

  @ParameterizedTest
  @CsvSource({
    "--only,no-such-rule",
    "--disable,no-such-rule",
    "--fail-on,sometimes",
    "--color,sometimes",
    "--threads,0",
    "--threads,many",
    "--seconds-per-file,0",
    "--format,xml",
    "--arch,pdp11",
  })
  void aWrongValueIsWrongUsageAndIsNamed(String option, String value) {
    Outcome outcome = CommandRunner.run("check", tree.sys(), option, value);
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(outcome.err().toLowerCase(Locale.ROOT)).contains(value);
    assertThat(outcome.err()).doesNotContain("\tat org.").doesNotContain("internal error");
    assertThat(outcome.out()).isEmpty();
  }

  @Test
  void anUnknownRuleIsAnsweredWithTheKnownOnes() {
    assertThat(CommandRunner.run("check", tree.sys(), "--only", "no-such-rule").err())
        .contains("lock-leak")
        .contains("spl-leak")
        .contains("unchecked-null");
  }

  @Test
  void noPathIsWrongUsage() {
    assertThat(CommandRunner.run("check").exitCode()).isEqualTo(ExitCode.FAILURE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-o", "--stats"})
  void aFileInAMissingFolderIsRefusedBeforeTheRun(String option) {
    Path file = folder.resolve("missing").resolve("out.sarif");
    Outcome outcome = CommandRunner.run("check", tree.sys(), option, file);
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(outcome.err()).contains(file.toString()).contains("folder does not exist");
    assertThat(outcome.err()).doesNotContain("FreeBSD");
  }

  @Test
  void aFolderAsOutputIsRefused() {
    Outcome outcome = CommandRunner.run("check", tree.sys(), "-o", folder);
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(outcome.err()).contains("it is a folder");
  }

  @ParameterizedTest
  @CsvSource({"out.sarif,runs", "out.json,findings", "OUT.SARIF,runs"})
  void theNameOfTheOutputDecidesItsFormat(String name, String key) throws IOException {
    Path file = folder.resolve(name);
    Outcome outcome = CommandRunner.run("check", tree.sys(), "-o", file);
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(outcome.out()).isEmpty();
    JsonObject report = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    assertThat(report.keySet()).contains(key);
    assertThat(report.getAsJsonArray(key)).isNotEmpty();
  }

  @Test
  void statsAreWrittenAsJson() throws IOException {
    Path file = folder.resolve("stats.json");
    CommandRunner.run("check", tree.sys(), "--stats", file);
    JsonObject stats = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    assertThat(stats.get("files").getAsInt()).isEqualTo(1);
    assertThat(stats.get("filesSkipped").getAsInt()).isZero();
    assertThat(stats.get("functions").getAsInt()).isEqualTo(1);
    assertThat(stats.getAsJsonObject("seconds").keySet()).contains("parse", "total");
  }

  @Test
  void oneFileOfATreeIsAnalysedInItsContext() throws IOException {
    tree.source("kern/kern_other.c", "int other(void) { return (1); }");
    Outcome outcome = CommandRunner.run("check", tree.sys().resolve("kern").resolve("kern_good.c"));
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(outcome.out()).contains(FAULT);
    assertThat(outcome.err()).containsPattern("files +1 analysed");
  }
}
