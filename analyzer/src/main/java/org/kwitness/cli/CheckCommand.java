package org.kwitness.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kwitness.engine.Analyzer;
import org.kwitness.engine.Progress;
import org.kwitness.frontend.tree.TreeException;
import org.kwitness.model.KnowledgeException;
import org.kwitness.report.Run;
import org.kwitness.rule.Gap;
import org.kwitness.rule.Level;
import org.kwitness.rule.RuleException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kwitness check}: the main job. */
@Command(
    name = "check",
    description = "Analyses a kernel tree, or a part of one, and reports what it finds.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:no finding at or above --fail-on",
      "1:findings at or above --fail-on",
      "2:wrong usage, bad input, or a run that could not be done as asked"
    })
final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = "A kernel tree (src/sys), or folders and files inside one.")
  private List<Path> paths;

  @Mixin private OutputOptions output;
  @Mixin private RuleOptions rules;
  @Mixin private RuleOptions.Threshold threshold;
  @Mixin private TriageOptions triage;
  @Mixin private TreeOptions tree;

  @Option(
      names = "--strict",
      description = "End with exit code 2 if files of the tree could not be analysed in full.")
  private boolean strict;

  @Mixin private ConfigurationOptions configuration;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Configuration effective = configuration.apply(spec, paths);
    if (configuration.isDumped()) {
      effective.print(spec, out);
      return ExitCode.CLEAN;
    }
    Optional<Level> level = threshold.level();
    OutputOptions.Plan writing = output.plan(paths);
    TriageOptions.Plan triaging = triage.plan(paths);
    Run run = triage.apply(analyse(err), triaging, err);
    output.write(run, writing, out, err);
    return exitCode(run, level, err);
  }

  private Run analyse(PrintWriter err) throws TreeException, KnowledgeException, RuleException {
    Optional<ProgressLine> line =
        Terminal.isThere() ? Optional.of(new ProgressLine(err)) : Optional.empty();
    Progress progress = line.isPresent() ? line.get() : Progress.SILENT;
    try {
      return new Analyzer(
              tree.runOptions(paths, rules.only(), rules.disabled()), Version.number(), progress)
          .run();
    } finally {
      line.ifPresent(ProgressLine::finish);
    }
  }

  private int exitCode(Run run, Optional<Level> level, PrintWriter err) {
    boolean incomplete =
        run.gaps().stream()
            .anyMatch(
                g ->
                    g.kind() == Gap.Kind.FILE_SKIPPED
                        || g.kind() == Gap.Kind.FILE_ABANDONED
                        || g.kind() == Gap.Kind.PROBLEM_DECLARATION
                        || g.kind() == Gap.Kind.FUNCTION_SKIPPED);
    if (strict && incomplete) {
      err.println("kwitness: --strict: files of the tree could not be analysed in full");
      return ExitCode.FAILURE;
    }
    boolean found =
        level.isPresent()
            && run.findings().stream().anyMatch(f -> f.level().isAtLeast(level.get()));
    return found ? ExitCode.FINDINGS : ExitCode.CLEAN;
  }
}
