package org.kwitness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kwitness.cli.CommandRunner.Outcome;

class ConfigurationTest {
  @TempDir private Path folder;
  private SmallTree tree;
  private Path file;

  @BeforeEach
  void makeTree() throws IOException {
    folder = folder.toRealPath();
    tree = new SmallTree(folder);
    file = folder.resolve(".kwitness.json");
  }

  private void configure(String text) throws IOException {
    Files.writeString(file, text);
  }

  @Test
  void isFoundAboveTheAnalysedFolder() throws IOException {
    configure("{ \"disable\": \"unchecked-null\" }");
    assertThat(CommandRunner.run("check", tree.sys()).exitCode()).isEqualTo(ExitCode.CLEAN);
    assertThat(CommandRunner.run("check", tree.sys().resolve("kern/kern_good.c")).exitCode())
        .isEqualTo(ExitCode.CLEAN);
    assertThat(CommandRunner.run("check", tree.sys(), "--no-config").exitCode())
        .isEqualTo(ExitCode.FINDINGS);
  }

  @Test
  void theNearestOneCounts() throws IOException {
    configure("{ \"disable\": \"unchecked-null\" }");
    Files.writeString(tree.sys().resolve(".kwitness.json"), "{}");
    assertThat(CommandRunner.run("check", tree.sys()).exitCode()).isEqualTo(ExitCode.FINDINGS);
  }

  @Test
  void anotherOneCanBeNamed() throws IOException {
    configure("{ \"disable\": \"unchecked-null\" }");
    Path other = Files.writeString(folder.resolve("other.json"), "{ \"fail-on\": \"never\" }");
    Outcome outcome = CommandRunner.run("check", tree.sys(), "--config", other);
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.CLEAN);
    assertThat(outcome.out()).contains("[unchecked-null]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ \"fail-on\": \"never\" }|0",
        "{ \"fail-on\": \"warning\" }|1",
        "{ \"only\": [\"lock-leak\", \"spl-leak\"] }|0",
        "{ \"only\": [\"lock-leak\", \"unchecked-null\"] }|1",
        "{ \"strict\": true, \"quiet\": true, \"all-sources\": true, \"threads\": 1, \"color\": \"never\", \"seconds-per-file\": 20, \"arch\": \"i386\" }|1",
      })
  void settingsHaveTheEffectOfTheirOptions(String text, int exitCode) throws IOException {
    configure(text);
    Outcome outcome = CommandRunner.run("check", tree.sys());
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(exitCode);
  }

  @Test
  void pathsAreRelativeToTheFile() throws IOException {
    Path models = Files.createDirectories(folder.resolve("own/freebsd"));
    Files.writeString(
        models.resolve("own.json"),
        "{\"functions\": [{\"name\": \"malloc\", \"arity\": 3, \"effects\": [{\"effect\":"
            + " \"never-returns-null\"}], \"source\": \"our malloc\"}]}\n");
    configure("{ \"models\": \"own\" }");
    assertThat(CommandRunner.run("check", tree.sys()).exitCode()).isEqualTo(ExitCode.CLEAN);
    configure("{ \"baseline\": \"known.json\" }");
    assertThat(CommandRunner.run("check", tree.sys()).err())
        .contains(folder.resolve("known.json").toString());
    assertThat(CommandRunner.run("check", tree.sys(), "--write-baseline").exitCode()).isZero();
    assertThat(CommandRunner.run("check", tree.sys()).exitCode()).isEqualTo(ExitCode.CLEAN);
  }

  @Test
  void theCommandLineIsStronger() throws IOException {
    configure("{ \"fail-on\": \"never\", \"disable\": [\"unchecked-null\", \"lock-leak\"] }");
    assertThat(CommandRunner.run("check", tree.sys(), "--disable", "lock-leak").out())
        .contains("[unchecked-null]");
    assertThat(
            CommandRunner.run("check", tree.sys(), "--only", "unchecked-null", "--fail-on=note")
                .exitCode())
        .isEqualTo(ExitCode.FINDINGS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{|:1: not JSON",
        "[]|:1: the configuration must be an object",
        "{#\"fail_on\": \"note\" }|:2: unknown key \"fail_on\"",
        "{##\"fail-on\": \"sometimes\" }|:3: \"sometimes\" is no \"fail-on\"",
        "{ \"fail-on\": 1 }|:1: \"fail-on\" is the number 1",
        "{ \"color\": \"red\" }|:1: \"red\" is no \"color\"",
        "{ \"only\":#\"lock-leek\" }|:2: no rule is called lock-leek; did you mean lock-leak?",
        "{ \"disable\": [] }|:1: \"disable\" is empty",
        "{ \"strict\": \"yes\" }|:1: \"strict\" is the string",
        "{ \"threads\": 0 }|:1: \"threads\" must be at least 1",
        "{ \"threads\": 1.5 }|:1: \"threads\" is the number 1.5",
        "{ \"arch\": \"i386\", \"arch\": \"amd64\" }|:1: duplicate key",
      })
  void whatIsWrongIsAnErrorWithFileAndLine(String text, String message) throws IOException {
    configure(text.replace('#', '\n'));
    Outcome outcome = CommandRunner.run("check", tree.sys());
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(outcome.err()).startsWith("kwitness: " + file + message);
    assertThat(outcome.err().strip().lines()).hasSize(1);
  }

  @Test
  void aMissingFileIsAnError() {
    Outcome outcome = CommandRunner.run("check", tree.sys(), "--config", folder.resolve("none"));
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(outcome.err()).contains("none is not there");
    assertThat(CommandRunner.run("check", tree.sys(), "--config", "x", "--no-config").err())
        .contains("contradict");
  }

  @Test
  void pathsWithDifferentFilesAreRefused() throws IOException {
    Files.writeString(tree.sys().resolve("kern/.kwitness.json"), "{}");
    Outcome outcome =
        CommandRunner.run("check", tree.sys().resolve("kern"), tree.sys().resolve("conf"));
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(outcome.err()).contains("not all paths have the same configuration file");
  }

  @Test
  void theDumpSaysWhereEachValueComesFrom() throws IOException {
    configure("{\n \"only\": [\"lock-leak\"],\n \"arch\": \"i386\"\n}");
    Outcome outcome =
        CommandRunner.run("check", tree.sys(), "--dump-config", "--arch", "amd64", "--strict");
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.CLEAN);
    assertThat(outcome.out().lines())
        .contains("settings from " + file)
        .anyMatch(l -> l.matches("only +\\[\"lock-leak\"\\] +\\Q" + file + "\\E:2"))
        .anyMatch(l -> l.matches("arch +\"amd64\" +command line"))
        .anyMatch(l -> l.matches("strict +true +command line"))
        .anyMatch(l -> l.matches("fail-on +\"warning\" +default"))
        .anyMatch(l -> l.matches("baseline +null +default"))
        .hasSize(1 + Configuration.keys().size());
    assertThat(outcome.err()).isEmpty();
  }
}
