package org.kwitness.cli;

import static org.assertj.core.api.Assertions.assertThat;

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

class DiffCommandTest {
  @TempDir private Path folder;
  private SmallTree tree;

  @BeforeEach
  void makeTree() throws IOException {
    tree = new SmallTree(folder);
  }

  private Path log(String name) {
    Path file = folder.resolve(name);
    assertThat(CommandRunner.run("check", tree.sys(), "-o", file).exitCode()).isLessThan(2);
    return file;
  }

  @Test
  void theSameLogHasNothingNew() {
    Path a = log("a.sarif");
    Outcome outcome = CommandRunner.run("diff", a, a);
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.CLEAN);
    assertThat(outcome.out()).isEqualTo("0 new, 0 gone, 1 the same\n");
    assertThat(outcome.err()).isEmpty();
  }

  @Test
  void newAndGone() throws IOException {
    Path before = log("a.sarif");
    tree.copy(tree.sys().resolve("kern/kern_good.c"), "kern/kern_other.c");
    tree.file("kern/kern_good.c", "int one(void) { return (1); }");
    Path after = log("b.sarif");
    Outcome outcome = CommandRunner.run("diff", before, after);
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(outcome.out())
        .contains("+ sys/kern/kern_other.c:10:")
        .contains("- sys/kern/kern_good.c:10:")
        .endsWith("1 new, 1 gone, 0 the same\n");
    assertThat(outcome.err()).contains("--ignore-paths");
    Outcome moved = CommandRunner.run("diff", before, after, "--ignore-paths");
    assertThat(moved.exitCode()).isEqualTo(ExitCode.CLEAN);
    assertThat(moved.out()).isEqualTo("0 new, 0 gone, 1 the same\n");
  }

  @ParameterizedTest
  @CsvSource({"error,1", "warning,1", "note,1", "never,0"})
  void failOnIsAboutNewOnes(String level, int exitCode) throws IOException {
    Path after = log("b.sarif");
    tree.file("kern/kern_good.c", "int one(void) { return (1); }");
    Path before = log("a.sarif");
    assertThat(CommandRunner.run("diff", before, after, "--fail-on", level).exitCode())
        .isEqualTo(exitCode);
    assertThat(CommandRunner.run("diff", after, before, "--fail-on", level).exitCode()).isZero();
  }

  @Test
  void json() throws IOException {
    Path a = log("a.sarif");
    tree.copy(tree.sys().resolve("kern/kern_good.c"), "kern/kern_other.c");
    Outcome outcome = CommandRunner.run("diff", a, log("b.sarif"), "--format", "json");
    JsonObject diff = JsonParser.parseString(outcome.out()).getAsJsonObject();
    assertThat(diff.getAsJsonArray("new")).hasSize(1);
    assertThat(diff.getAsJsonArray("gone")).isEmpty();
    assertThat(diff.getAsJsonArray("same")).hasSize(1);
    assertThat(diff.get("before").getAsString()).isEqualTo("FreeBSD 9.3, amd64");
    JsonObject fresh = diff.getAsJsonArray("new").get(0).getAsJsonObject();
    assertThat(fresh.get("file").getAsString()).isEqualTo("sys/kern/kern_other.c");
    assertThat(fresh.get("line").getAsInt()).isEqualTo(10);
    assertThat(fresh.get("function").getAsString()).isEqualTo("good");
    assertThat(fresh.get("fingerprint").getAsString()).matches("[0-9a-f]{32}:1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{|not JSON",
        "[]|has no \"runs\"",
        "{\"runs\": 1}|has no \"runs\"",
        "{\"runs\": [{}]}|a run has no \"results\"",
        "{\"runs\": [1]}|a run has no \"results\"",
        "{\"runs\": [{\"results\": [{\"ruleId\": \"a\"}, {}]}]}|result 2 has no \"ruleId\"",
        "{\"runs\": [{\"results\": [3]}]}|result 1 has no \"ruleId\"",
      })
  void whatIsNoLogIsRefused(String text, String message) throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.sarif"), text);
    Outcome outcome = CommandRunner.run("diff", bad, log("a.sarif"));
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(outcome.err()).startsWith("kwitness: " + bad).contains(message);
    assertThat(outcome.out()).isEmpty();
  }

  @Test
  void aMissingLogIsRefused() {
    Outcome outcome = CommandRunner.run("diff", folder.resolve("no.sarif"), log("a.sarif"));
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(outcome.err()).contains("there is no file").contains("no.sarif");
  }

  @Test
  void aWrongFormatIsRefused() {
    Path a = log("a.sarif");
    assertThat(CommandRunner.run("diff", a, a, "--format", "sarif").exitCode())
        .isEqualTo(ExitCode.FAILURE);
  }
}
