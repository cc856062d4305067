package org.kwitness.report;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kwitness.rule.Gap;
import org.kwitness.rule.Level;

/**
 * Writes what people want to know at the end of a run: how much was read, what was lost, what was
 * found, what it took.
 */
public final class SummaryWriter {
  private static final double MEBIBYTE = 1024.0 * 1024.0;
  private static final String TOTAL = "total";

  /**
   * Writes the summary of a run whose reports have everything; does not close {@code out}.
   *
   * @throws IOException if {@code out} cannot be written to
   */
  public void write(Run run, Writer out) throws IOException {
    write(run, List.of(), out);
  }

  /**
   * Writes the summary; does not close {@code out}.
   *
   * @param leftOut what a report has no room for, a line each
   * @throws IOException if {@code out} cannot be written to
   */
  public void write(Run run, List<String> leftOut, Writer out) throws IOException {
    RunStatistics statistics = run.statistics();
    Tally tally = Tally.of(run);
    StringBuilder text = new StringBuilder();
    text.append(Tool.NAME).append(' ').append(run.toolVersion()).append(": ");
    text.append(run.kernel()).append(", ").append(run.architecture()).append('\n');
    row(text, "files", files(statistics));
    row(text, "functions", functions(statistics));
    row(text, "calls", calls(statistics));
    row(text, "lost", lost(statistics, tally));
    gaps(text, tally);
    findings(text, tally);
    if (!run.setAside().isNothing()) {
      row(text, "set aside", run.setAside().describe());
    }
    leftOut.forEach(line -> row(text, "left out", line));
    row(text, "took", took(statistics));
    out.write(text.toString());
    out.flush();
  }

  private static String files(RunStatistics statistics) {
    return format("%,d analysed, %,d lines", statistics.files(), statistics.lines());
  }

  private static String functions(RunStatistics statistics) {
    return format(
        "%,d of %,d analysed, and %,d inline functions of headers",
        statistics.functions(), statistics.functionDefinitions(), statistics.inlineFunctions());
  }

  private static String calls(RunStatistics statistics) {
    return format(
        "%,d, of which %,d (%s) go through pointers with no known callee",
        statistics.calls(),
        statistics.callsUnresolved(),
        Figures.percent(statistics.callsUnresolved(), statistics.calls()));
  }

  /** What belongs to the run and was not seen; the one line that must not be missed. */
  private static String lost(RunStatistics statistics, Tally tally) {
    List<String> losses = new ArrayList<>();
    int allFiles = statistics.files() + statistics.filesSkipped();
    int functions = Math.max(0, statistics.functionDefinitions() - statistics.functions());
    loss(
        losses,
        statistics.filesSkipped(),
        "file",
        Figures.percent(statistics.filesSkipped(), allFiles));
    loss(losses, tally.gaps(Gap.Kind.FILE_ABANDONED), "file given up midway", "");
    loss(
        losses,
        functions,
        "function",
        Figures.percent(functions, statistics.functionDefinitions()));
    loss(losses, statistics.problemDeclarations(), "declaration that did not parse", "");
    loss(
        losses,
        statistics.headerProblemDeclarations(),
        "declaration of headers that did not parse",
        "");
    loss(losses, statistics.missingHeaders(), "header not found", "");
    return losses.isEmpty() ? "nothing" : String.join(", ", losses);
  }

  private static void loss(List<String> losses, int count, String what, String share) {
    if (count > 0) {
      losses.add(Figures.counted(count, what) + (share.isEmpty() ? "" : " (" + share + ")"));
    }
  }

  /** All kinds of gaps that occurred, the one that loses most first. */
  private static void gaps(StringBuilder text, Tally tally) {
    List<String> kinds = new ArrayList<>();
    for (Map.Entry<Gap.Kind, Integer> kind : tally.gaps().entrySet()) {
      if (kind.getValue() > 0) {
        kinds.add(format("%s %,d", kind.getKey().id(), kind.getValue()));
      }
    }
    row(text, "gaps", kinds.isEmpty() ? "none" : String.join(", ", kinds));
  }

  private static void findings(StringBuilder text, Tally tally) {
    int all = 0;
    List<String> rules = new ArrayList<>();
    int width =
        tally.findings().keySet().stream()
            .map(String::length)
            .max(Comparator.naturalOrder())
            .orElse(0);
    for (Map.Entry<String, Map<Level, Integer>> rule : tally.findings().entrySet()) {
      List<String> levels = new ArrayList<>();
      for (Map.Entry<Level, Integer> level : rule.getValue().entrySet()) {
        if (level.getValue() > 0) {
          levels.add(Figures.counted(level.getValue(), level.getKey().label()));
          all += level.getValue();
        }
      }
      if (!levels.isEmpty()) {
        rules.add(format("    %-" + width + "s  %s", rule.getKey(), String.join(", ", levels)));
      }
    }
    row(text, "findings", all == 0 ? "none" : format("%,d", all));
    rules.forEach(rule -> text.append(rule).append('\n'));
  }

  private static String took(RunStatistics statistics) {
    List<String> phases = new ArrayList<>();
    statistics
        .seconds()
        .forEach(
            (phase, seconds) -> {
              if (!phase.equals(TOTAL)) {
                phases.add(format("%s %.1f", phase, seconds));
              }
            });
    Double total = statistics.seconds().get(TOTAL);
    String time = total == null ? "" : format("%.1f s", total);
    String split = phases.isEmpty() ? "" : " (" + String.join(", ", phases) + ")";
    return format("%s%s, %,.0f MB of heap", time, split, statistics.peakHeapBytes() / MEBIBYTE);
  }

  private static void row(StringBuilder text, String name, String value) {
    text.append(format("  %-9s %s", name, value)).append('\n');
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
