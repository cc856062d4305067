package org.kwitness.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.kwitness.report.RulesWriter;
import org.kwitness.rule.RuleLoader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kwitness rules}: which rules there are. */
@Command(
    name = "rules",
    description = "Lists the rules; kwitness explain RULE shows the page of one.",
    mixinStandardHelpOptions = true)
final class RulesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      completionCandidates = Candidates.ListFormats.class,
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private String format = "text";

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    if (Candidates.isJson(format)) {
      RulesWriter.writeJson(RuleLoader.load(), out);
    } else {
      RulesWriter.writeTable(RuleLoader.load(), out);
    }
    return ExitCode.CLEAN;
  }
}
