package org.kwitness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class MainTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private CommandLine program() {
    return Main.commandLine()
        .addSubcommand("fail", new Failing(new IllegalStateException("on purpose")))
        .addSubcommand("overflow", new Failing(new StackOverflowError("on purpose")))
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err));
  }

  @Test
  void versionIsTheOneOfTheBuild() {
    assertThat(Main.run(program(), "--version")).isEqualTo(ExitCode.CLEAN);
    assertThat(out.toString().strip()).matches("kwitness \\d+\\.\\d+\\.\\d+");
  }

  @Test
  void helpExplainsTheExitCodes() {
    assertThat(Main.run(program(), "--help")).isEqualTo(ExitCode.CLEAN);
    assertThat(out.toString()).contains("Usage: kwitness").contains("findings were reported");
  }

  @Test
  void missingCommandIsWrongUsage() {
    assertThat(Main.run(program())).isEqualTo(ExitCode.FAILURE);
    assertThat(err.toString()).contains("Missing command");
  }

  @Test
  void unknownOptionIsWrongUsage() {
    assertThat(Main.run(program(), "--no-such-option")).isEqualTo(ExitCode.FAILURE);
    assertThat(err.toString()).contains("--no-such-option");
  }

  /**
   * picocli's own choice for an exception is 1, and the JVM's for an error: that means findings.
   */
  @ParameterizedTest
  @ValueSource(strings = {"fail", "overflow"})
  void anInternalErrorIsNeverTakenForFindings(String command) {
    assertThat(Main.run(program(), command)).isEqualTo(ExitCode.FAILURE);
    assertThat(err.toString()).contains("internal error").contains("on purpose");
  }

  @Command
  private static final class Failing implements Callable<Integer> {
    private final Throwable failure;

    Failing(Throwable failure) {
      this.failure = failure;
    }

    @Override
    public Integer call() throws Exception {
      if (failure instanceof Error error) {
        throw error;
      }
      throw (Exception) failure;
    }
  }
}
