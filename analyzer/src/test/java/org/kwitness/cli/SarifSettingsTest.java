package org.kwitness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kwitness.cli.CommandRunner.Outcome;

/** Addresses and the category of a log, as GitHub needs them. */
class SarifSettingsTest {
  @TempDir private Path folder;

  private Path tree(String where) throws IOException {
    Files.createDirectories(folder.resolve(where));
    return new SmallTree(folder.resolve(where)).sys();
  }

  private String log(Object... arguments) throws IOException {
    Path file = folder.resolve("out.sarif");
    Object[] all = new Object[arguments.length + 3];
    all[0] = "check";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[arguments.length + 1] = "-o";
    all[arguments.length + 2] = file;
    Outcome outcome = CommandRunner.run(all);
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(ExitCode.FINDINGS);
    assertThat(outcome.err()).doesNotContain("left out");
    return Files.readString(file);
  }

  private static String uri(String path) {
    return "\"uri\": \"" + path + "\"";
  }

  @Test
  void addressesAreRelativeToTheTopOfTheGitRepository() throws IOException {
    Path sys = tree("a/b");
    assertThat(log(sys)).contains(uri("sys/kern/kern_good.c"));
    Files.createFile(folder.resolve("a/.git"));
    assertThat(log(sys)).contains(uri("b/sys/kern/kern_good.c"));
    Files.createDirectory(sys.resolve(".git"));
    assertThat(log(sys)).contains(uri("kern/kern_good.c"));
  }

  @Test
  void anotherTopCanBeNamed() throws IOException {
    Path sys = tree("a/b");
    Files.createDirectory(folder.resolve("a/.git"));
    assertThat(log(sys, "--repository-root", folder)).contains(uri("a/b/sys/kern/kern_good.c"));
    assertThat(log(sys, "--repository-root", folder.resolve("a/b")))
        .contains(uri("sys/kern/kern_good.c"));
    Outcome outside =
        CommandRunner.run(
            "check", sys, "--repository-root", Files.createDirectory(folder.resolve("c")));
    assertThat(outside.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(outside.err()).contains("is not in");
    Outcome missing = CommandRunner.run("check", sys, "--repository-root", folder.resolve("no"));
    assertThat(missing.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(missing.err()).contains("there is no folder");
  }

  @Test
  void aLogHasTheCategoryOfItsKernelOrTheOneThatWasGiven() throws IOException {
    Path sys = tree("a");
    assertThat(log(sys)).contains("\"id\": \"kwitness/freebsd/amd64/\"");
    assertThat(log(sys, "--category", "stable-9")).contains("\"id\": \"stable-9/\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "two words"})
  void whatIsNoCategoryIsRefused(String category) throws IOException {
    Outcome outcome = CommandRunner.run("check", tree("a"), "--category", category);
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(outcome.err()).contains("--category takes");
  }
}
