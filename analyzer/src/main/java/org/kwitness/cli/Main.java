package org.kwitness.cli;

import java.io.PrintWriter;
import org.kwitness.engine.GitChanges;
import org.kwitness.frontend.tree.TreeException;
import org.kwitness.model.KnowledgeException;
import org.kwitness.report.ReportException;
import org.kwitness.rule.RuleException;
import org.kwitness.upload.UploadException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program: picks the command and turns every outcome into an {@link ExitCode}. */
@Command(
    name = "kwitness",
    description = "A static WITNESS for BSD kernels.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      CheckCommand.class,
      DiffCommand.class,
      UploadCommand.class,
      ExplainCommand.class,
      RulesCommand.class,
      WhyCommand.class,
      PoolsCommand.class,
      KeysCommand.class,
      DumpCommand.class,
      CompletionCommand.class,
      ManCommand.class,
      CommandLine.HelpCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done, nothing to report",
      "1:done, findings were reported",
      "2:not done: wrong usage, bad input or an internal error"
    })
public final class Main implements Runnable {
  @Spec private CommandSpec spec;

  private Main() {}

  /** Runs the program and ends the JVM with its exit code. */
  public static void main(String[] args) {
    System.exit(run(commandLine(), args));
  }

  /** The command line as configured for {@link #main}; tests give it writers of their own. */
  static CommandLine commandLine() {
    return commandLine(CommandLine.defaultFactory());
  }

  /**
   * The same, with commands that a test makes.
   *
   * @param factory makes the commands
   */
  static CommandLine commandLine(CommandLine.IFactory factory) {
    CommandLine commandLine = new CommandLine(new Main(), factory);
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setExitCodeExceptionMapper(e -> ExitCode.FAILURE);
    commandLine.setExecutionExceptionHandler(
        (failure, command, parsed) -> reportFailure(failure, command.getErr()));
    return commandLine;
  }

  /**
   * Runs one command. Errors of the JVM (a deep stack, no memory) would otherwise end it with
   * status 1, which means findings.
   */
  static int run(CommandLine commandLine, String... args) {
    try {
      return commandLine.execute(args);
    } catch (StackOverflowError | OutOfMemoryError | LinkageError | AssertionError e) {
      return reportFailure(e, commandLine.getErr());
    }
  }

  /** The sentence for the user comes first; the trace is for a report about kwitness. */
  private static int reportFailure(Throwable failure, PrintWriter err) {
    if (isForTheUser(failure)) {
      err.println("kwitness: " + failure.getMessage());
    } else {
      err.println("kwitness: internal error: " + failure);
      failure.printStackTrace(err);
    }
    err.flush();
    return ExitCode.FAILURE;
  }

  /** True if it is about the input: the message says what to do, and no trace would add to it. */
  private static boolean isForTheUser(Throwable failure) {
    return failure instanceof UsageException
        || failure instanceof TreeException
        || failure instanceof KnowledgeException
        || failure instanceof RuleException
        || failure instanceof ReportException
        || failure instanceof UploadException
        || failure instanceof GitChanges.GitException;
  }

  /** Without a command there is nothing to do. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command; see kwitness --help");
  }
}
