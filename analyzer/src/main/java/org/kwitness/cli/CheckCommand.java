package org.kwitness.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.kwitness.engine.Analyzer;
import org.kwitness.engine.Progress;
import org.kwitness.frontend.tree.TreeException;
import org.kwitness.model.KnowledgeException;
import org.kwitness.report.Run;
import org.kwitness.report.StatsWriter;
import org.kwitness.report.SummaryWriter;
import org.kwitness.rule.Finding;
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
  @Mixin private TreeOptions tree;

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = "A kernel tree (src/sys), or folders and files inside one.")
  private List<Path> paths;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write the report here instead of to the terminal.")
  private Optional<Path> output = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "text, json, sarif or html (default: as the name of the output file says, else text).")
  private Optional<OutputFormat> format = Optional.empty();

  @Option(
      names = "--stats",
      paramLabel = "FILE",
      description = "Write the figures of the run here, as JSON.")
  private Optional<Path> stats = Optional.empty();

  @Option(names = "--only", paramLabel = "RULE", split = ",", description = "Run only these rules.")
  private Set<String> only = new TreeSet<>();

  @Option(
      names = "--disable",
      paramLabel = "RULE",
      split = ",",
      description = "Do not run these rules.")
  private Set<String> disabled = new TreeSet<>();

  @Option(
      names = "--fail-on",
      paramLabel = "LEVEL",
      description =
          "End with exit code 1 if there are findings of this level or a more serious one: "
              + "error, warning, note or never (default: ${DEFAULT-VALUE}).")
  private String failOn = "warning";

  @Option(
      names = "--strict",
      description = "End with exit code 2 if files of the tree could not be analysed in full.")
  private boolean strict;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description = "Colours: auto, always or never (default: ${DEFAULT-VALUE}).")
  private String color = "auto";

  @Option(names = "--quiet", description = "No summary at the end.")
  private boolean quiet;

  @Override
  public Integer call() throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    Run run;
    try {
      Optional<Level> threshold = threshold();
      boolean terminal = hasTerminal();
      Optional<ProgressLine> line =
          terminal ? Optional.of(new ProgressLine(err)) : Optional.empty();
      Progress progress = line.isPresent() ? line.get() : Progress.SILENT;
      requireWritable(output);
      requireWritable(stats);
      try {
        run =
            new Analyzer(tree.runOptions(paths, only, disabled), Version.number(), progress).run();
      } finally {
        line.ifPresent(ProgressLine::finish);
      }
      write(run, terminal);
      return exitCode(run, threshold);
    } catch (UsageException | TreeException | KnowledgeException | RuleException e) {
      err.println("kwitness: " + e.getMessage());
      err.flush();
      return ExitCode.FAILURE;
    }
  }

  /** True if the user watches: from JDK 22 on, only this console is null without a terminal. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean hasTerminal() {
    System.setProperty("jdk.console", "java.base");
    return System.console() != null;
  }

  private Optional<Level> threshold() {
    if (failOn.equals("never")) {
      return Optional.empty();
    }
    for (Level level : Level.values()) {
      if (level.label().equals(failOn)) {
        return Optional.of(level);
      }
    }
    throw new UsageException("--fail-on takes error, warning, note or never, not '" + failOn + "'");
  }

  /** A long run must not end in "no such folder". */
  private static void requireWritable(Optional<Path> file) {
    if (file.isPresent()) {
      Path folder = file.get().toAbsolutePath().getParent();
      if (folder == null || !Files.isDirectory(folder)) {
        throw new UsageException(
            "cannot write " + file.get() + ": the folder does not exist; make it first");
      }
      if (Files.isDirectory(file.get())) {
        throw new UsageException("cannot write " + file.get() + ": it is a folder");
      }
    }
  }

  private boolean colours(boolean terminal) {
    return switch (color) {
      case "always" -> true;
      case "never" -> false;
      case "auto" -> terminal && System.getenv("NO_COLOR") == null && output.isEmpty();
      default ->
          throw new UsageException("--color takes auto, always or never, not '" + color + "'");
    };
  }

  private void write(Run run, boolean terminal) throws IOException {
    OutputFormat chosen =
        format.orElseGet(
            () -> output.map(o -> OutputFormat.ofFileName(o.toString())).orElse(OutputFormat.TEXT));
    boolean colours = colours(terminal);
    if (output.isPresent()) {
      try (Writer out = Files.newBufferedWriter(output.get(), StandardCharsets.UTF_8)) {
        chosen.write(run, out, colours);
      }
    } else {
      PrintWriter out = spec.commandLine().getOut();
      chosen.write(run, out, colours);
      out.flush();
    }
    if (stats.isPresent()) {
      try (Writer out = Files.newBufferedWriter(stats.get(), StandardCharsets.UTF_8)) {
        new StatsWriter().write(run, out);
      }
    }
    if (!quiet) {
      PrintWriter err = spec.commandLine().getErr();
      new SummaryWriter().write(run, err);
      err.flush();
    }
  }

  private int exitCode(Run run, Optional<Level> threshold) {
    boolean incomplete =
        run.gaps().stream()
            .anyMatch(
                g ->
                    g.kind() == Gap.Kind.FILE_SKIPPED
                        || g.kind() == Gap.Kind.FILE_ABANDONED
                        || g.kind() == Gap.Kind.PROBLEM_DECLARATION
                        || g.kind() == Gap.Kind.FUNCTION_SKIPPED);
    if (strict && incomplete) {
      spec.commandLine()
          .getErr()
          .println("kwitness: --strict: files of the tree could not be analysed in full");
      return ExitCode.FAILURE;
    }
    for (Finding f : run.findings()) {
      if (threshold.isPresent() && f.level().isAtLeast(threshold.get())) {
        return ExitCode.FINDINGS;
      }
    }
    return ExitCode.CLEAN;
  }
}
