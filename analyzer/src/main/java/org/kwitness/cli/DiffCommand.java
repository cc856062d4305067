package org.kwitness.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kwitness.report.DiffWriter;
import org.kwitness.report.ReportException;
import org.kwitness.report.SarifDiff;
import org.kwitness.report.SarifLog;
import org.kwitness.report.SarifReader;
import org.kwitness.rule.Level;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kwitness diff}: what two logs have in common. */
@Command(
    name = "diff",
    description =
        "Compares two SARIF logs: of two states of a tree, of two releases, or of two kernels.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:no new finding at or above --fail-on",
      "1:new findings at or above --fail-on",
      "2:wrong usage or bad input"
    })
final class DiffCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "BEFORE", description = "The older log.")
  private Path before;

  @Parameters(index = "1", paramLabel = "AFTER", description = "The newer log.")
  private Path after;

  @Option(
      names = "--ignore-paths",
      description =
          "Also take for the same what agrees in rule, function and message, whatever its file: "
              + "for two releases, or a driver in two kernels.")
  private boolean ignorePaths;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      completionCandidates = Candidates.ListFormats.class,
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private String format = "text";

  @Mixin private RuleOptions.Threshold threshold;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      completionCandidates = Candidates.Colours.class,
      description = "Colours: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private String color = "auto";

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    boolean json = Candidates.isJson(format);
    boolean colours = Terminal.colours(color);
    Optional<Level> level = threshold.level();
    SarifLog first = read(before, err);
    SarifLog second = read(after, err);
    SarifDiff diff = SarifDiff.of(first, second, ignorePaths);
    if (json) {
      DiffWriter.writeJson(first, second, diff, out);
    } else {
      DiffWriter.writeText(diff, colours, out);
    }
    if (diff.movedOnly() > 0) {
      err.println(
          "kwitness: "
              + diff.movedOnly()
              + " of the new ones are like one that is gone, but in another file; see --ignore-paths");
    }
    err.flush();
    boolean worse =
        level.isPresent() && diff.added().stream().anyMatch(r -> r.level().isAtLeast(level.get()));
    return worse ? ExitCode.FINDINGS : ExitCode.CLEAN;
  }

  private static SarifLog read(Path file, PrintWriter err) throws ReportException {
    SarifLog log = SarifReader.read(file);
    if (!log.complete()) {
      err.println(
          "kwitness: " + file + " does not hold all findings, so some may look new or gone");
    }
    return log;
  }
}
