package org.kwitness.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;

/** Runs the program as a user would, in this JVM. */
final class CommandRunner {
  private CommandRunner() {}

  /**
   * What a command did.
   *
   * @param exitCode its exit code
   * @param out what it wrote to standard output
   * @param err what it wrote to standard error
   */
  record Outcome(int exitCode, String out, String err) {}

  /** Runs a command line; paths may be given as they are. */
  static Outcome run(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] words = Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
    int exitCode =
        Main.run(
            Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err)), words);
    return new Outcome(exitCode, out.toString(), err.toString());
  }
}
