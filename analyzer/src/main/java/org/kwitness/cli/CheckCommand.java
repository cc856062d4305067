package org.kwitness.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kwitness.engine.Analyzer;
import org.kwitness.engine.Progress;
import org.kwitness.engine.RunOptions;
import org.kwitness.frontend.tree.TreeException;
import org.kwitness.frontend.tree.TreeLocator;
import org.kwitness.model.KnowledgeException;
import org.kwitness.report.Run;
import org.kwitness.rule.Gap;
import org.kwitness.rule.Level;
import org.kwitness.rule.RuleException;
import org.kwitness.rule.Suppressions;
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
      arity = "0..*",
      paramLabel = "PATH",
      description =
          "A kernel tree (src/sys), or folders and files inside one (default: the tree that the "
              + "working folder is in, or that it holds).")
  private List<Path> paths = new ArrayList<>();

  @Mixin private OutputOptions output;
  @Mixin private RuleOptions rules;
  @Mixin private RuleOptions.Threshold threshold;
  @Mixin private TriageOptions triage;
  @Mixin private TreeOptions tree;

  @Option(
      names = "--strict",
      description = "End with exit code 2 if files of the tree could not be analysed in full.")
  private boolean strict;

  @Option(
      names = "--hook",
      description =
          "Run as a hook of pre-commit or git: short text, nothing where all is well, and only "
              + "findings of at least --fail-on that the commit may have caused (or any, if "
              + "nothing is staged). Files that are no C source of a kernel are passed over.")
  private boolean hook;

  @Mixin private ConfigurationOptions configuration;

  /** What a hook did not take into account; empty if nothing. */
  private List<String> outOfSight = List.of();

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    if (paths.isEmpty()) {
      paths.add(Path.of("."));
    }
    if (hook && !keepSources()) {
      return ExitCode.CLEAN;
    }
    Configuration effective = configuration.apply(spec, paths);
    if (configuration.isDumped()) {
      effective.print(spec, out);
      return ExitCode.CLEAN;
    }
    Optional<Level> level = threshold.level();
    OutputOptions.Plan writing = output.plan(paths, hook);
    TriageOptions.Plan triaging = triage.plan(paths, hook, err);
    Run run = triage.apply(analyse(err), triaging, err);
    if (hook) {
      if (!run.coverage().whole()) {
        // Files by themselves do not show all that a comment may suppress.
        run = run.without(Suppressions.UNUSED);
      }
      run = level.isPresent() ? run.atLeast(level.get()) : run;
      if (isLost(run, err)) {
        return ExitCode.FAILURE;
      }
    }
    output.write(run, writing, out, err);
    int code = exitCode(run, level, err);
    if (hook && code == ExitCode.FINDINGS) {
      outOfSight.forEach(what -> err.println("kwitness: " + what));
    }
    return code;
  }

  /** Drops what a hook cannot check; false if nothing is left. */
  private boolean keepSources() throws TreeException {
    List<Path> kept = new ArrayList<>();
    for (Path path : paths) {
      // A path that is not there is a mistake, which is reported later.
      boolean source = !Files.isRegularFile(path) || path.toString().endsWith(".c");
      if (source && (!Files.exists(path) || TreeLocator.isInTree(path))) {
        kept.add(path);
      }
    }
    paths = kept;
    return !kept.isEmpty();
  }

  /** A hook that could not look at a file must not say that all is well. */
  private static boolean isLost(Run run, PrintWriter err) {
    boolean lost = false;
    for (Gap gap : run.gaps()) {
      if (gap.kind() == Gap.Kind.FILE_SKIPPED || gap.kind() == Gap.Kind.FILE_ABANDONED) {
        err.println("kwitness: " + gap.position().file() + ": " + gap.message());
        lost = true;
      }
    }
    return lost;
  }

  private Run analyse(PrintWriter err) throws TreeException, KnowledgeException, RuleException {
    Optional<ProgressLine> line =
        Terminal.isThere() ? Optional.of(new ProgressLine(err)) : Optional.empty();
    Progress progress = line.isPresent() ? line.get() : Progress.SILENT;
    try {
      RunOptions options = tree.runOptions(paths, rules.only(), rules.disabled());
      Analyzer analyzer =
          new Analyzer(hook ? options.recall() : options, Version.number(), progress);
      Run run = analyzer.run();
      outOfSight = analyzer.outOfSight();
      analyzer.cacheProblem().ifPresent(problem -> err.println("kwitness: " + problem));
      return run;
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
