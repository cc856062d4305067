package org.kwitness.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kwitness.report.Run;
import org.kwitness.report.SarifOptions;
import org.kwitness.report.StatsWriter;
import org.kwitness.report.SummaryWriter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that say what is written, where, and how. */
final class OutputOptions {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "[FORMAT=]FILE",
      description =
          "Write a report here instead of to standard output, in the format that the name asks for "
              + "(.sarif, .json, .html, .txt); may be given several times. - is standard output.")
  private List<String> outputs = new ArrayList<>();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      completionCandidates = Candidates.Formats.class,
      description =
          "The format of a report whose -o does not say it: ${COMPLETION-CANDIDATES}. "
              + "(Default: text.)")
  private Optional<String> format = Optional.empty();

  @Mixin private SarifSettings sarif;

  @Option(
      names = "--stats",
      paramLabel = "FILE",
      description = "Write the figures of the run here, as JSON.")
  private Optional<Path> stats = Optional.empty();

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      completionCandidates = Candidates.Colours.class,
      description = "Colours: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private String color = "auto";

  @Option(names = "--quiet", description = "No summary at the end.")
  private boolean quiet;

  /**
   * What will be written.
   *
   * @param targets the reports
   * @param colours whether a report on standard output has them
   * @param sarif how SARIF is written
   * @param quiet no summary
   */
  record Plan(
      List<OutputTarget> targets, boolean colours, SarifSettings.Plan sarif, boolean quiet) {}

  /**
   * Works out what will be written, before the run.
   *
   * @param paths what is analysed
   * @param hook true for short text and no summary, unless the user wants another format
   * @throws UsageException if an option makes no sense, or a file cannot be written
   */
  Plan plan(List<Path> paths, boolean hook) {
    stats.ifPresent(OutputTarget::requireWritable);
    Optional<String> general =
        hook && format.isEmpty() ? Optional.of(OutputFormat.BRIEF.label()) : format;
    return new Plan(
        OutputTarget.of(outputs, general),
        Terminal.colours(color),
        sarif.plan(paths),
        quiet || hook);
  }

  /**
   * Writes all reports, the figures and the summary.
   *
   * @throws IOException if something cannot be written
   */
  void write(Run run, Plan plan, PrintWriter out, PrintWriter err) throws IOException {
    SarifOptions sarifOptions = plan.sarif().of(run);
    List<String> leftOut = new ArrayList<>();
    for (OutputTarget target : plan.targets()) {
      Optional<String> omitted;
      if (target.file().isEmpty()) {
        omitted = target.format().write(run, out, plan.colours(), sarifOptions);
        out.flush();
      } else {
        // A file has colours only if they were asked for.
        boolean colours = plan.colours() && color.equals("always");
        try (Writer file = Files.newBufferedWriter(target.file().get(), StandardCharsets.UTF_8)) {
          omitted = target.format().write(run, file, colours, sarifOptions);
        }
      }
      String name = target.file().map(Path::toString).orElse("the log");
      omitted.ifPresent(what -> leftOut.add("of " + name + ": " + what));
    }
    if (stats.isPresent()) {
      try (Writer file = Files.newBufferedWriter(stats.get(), StandardCharsets.UTF_8)) {
        new StatsWriter().write(run, file);
      }
    }
    if (plan.quiet()) {
      leftOut.forEach(line -> err.println("kwitness: left out " + line));
    } else {
      new SummaryWriter().write(run, leftOut, err);
    }
    err.flush();
  }
}
