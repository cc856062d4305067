package org.kwitness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kwitness.cli.CommandRunner.Outcome;

/**
 * Holds dumps against the texts in {@code src/test/resources}. {@code -Dkwitness.updateGolden=true}
 * rewrites them.
 */
class DumpCommandTest {
  private static final Path GOLDEN =
      Path.of("src", "test", "resources", "org", "kwitness", "cli", "dump");

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void makeTree() throws IOException {
    file = new SmallTree(folder).copy(GOLDEN.resolve("dump.c"), "kern/dump.c");
  }

  @ParameterizedTest
  @ValueSource(strings = {"statement_expression", "fall_through", "wrappers"})
  void theDumpIsTheGoldenOne(String function) throws IOException {
    Outcome outcome = CommandRunner.run("dump", file, function);
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(ExitCode.CLEAN);
    Path golden = GOLDEN.resolve(function + ".txt");
    if (Boolean.getBoolean("kwitness.updateGolden")) {
      Files.writeString(golden, outcome.out());
    }
    assertThat(outcome.out()).isEqualTo(Files.readString(golden));
    assertThat(outcome.err()).isEmpty();
  }

  @Test
  void withoutANameAllFunctionsAreDumpedInTheirOrder() {
    String all = CommandRunner.run("dump", file).out();
    assertThat(all.lines().filter(line -> line.contains("  // sys/kern/dump.c:")))
        .extracting(line -> line.replaceAll("\\(.*", ""))
        .containsExactly("int statement_expression", "static int fall_through", "void wrappers");
  }

  @Test
  void anUnknownFunctionIsAnsweredWithTheKnownOnes() {
    Outcome outcome = CommandRunner.run("dump", file, "no_such_function");
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(outcome.err())
        .contains("no_such_function")
        .contains("statement_expression, fall_through, wrappers");
    assertThat(outcome.out()).isEmpty();
  }

  @Test
  void aFileOutsideOfATreeIsRefused() throws IOException {
    Path lonely = Files.createTempFile("lonely", ".c");
    try {
      Outcome outcome = CommandRunner.run("dump", lonely, "f");
      assertThat(outcome.exitCode()).isEqualTo(ExitCode.FAILURE);
      assertThat(outcome.err()).contains("not in a kernel source tree");
    } finally {
      Files.delete(lonely);
    }
  }

  @Test
  void aMissingFileIsRefused() {
    Outcome outcome = CommandRunner.run("dump", folder.resolve("none.c"), "f");
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(outcome.err()).contains("no such file");
  }
}
