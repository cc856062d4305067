package org.kwitness.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.kwitness.rule.Finding;
import org.kwitness.rule.Level;
import org.kwitness.rule.Rule;

/**
 * What a log leaves out, so that both the log and the summary can say so.
 *
 * @param findings one sentence for each rule and level of which findings are left out
 * @param details one sentence for each kind of detail that is left out of what is written
 * @param summary the same in one line; empty if nothing is left out
 */
record SarifOmissions(List<String> findings, List<String> details, Optional<String> summary) {

  static SarifOmissions of(Run run, SarifSelection selection, SarifLimits limits) {
    List<String> details = new ArrayList<>();
    List<String> summary = new ArrayList<>();
    String size =
        format("the log would be larger than %,d bytes after gzip", limits.compressedBytes());
    List<Finding> leftOut = selection.leftOut(run.findings());
    boolean numbered = selection.kept().size() == Math.min(run.findings().size(), limits.results());
    String reason = numbered ? format("a log holds %d", limits.results()) : size;
    List<String> findings = findings(leftOut, reason);
    levels(leftOut).forEach((level, count) -> summary.add(Figures.counted(count, level.label())));

    Map<Level, Integer> untraced = new EnumMap<>(Level.class);
    int shortened = 0;
    for (int i : selection.kept()) {
      Finding finding = run.findings().get(i);
      if (!finding.trace().isEmpty() && !selection.isTraced(finding.level())) {
        untraced.merge(finding.level(), 1, Integer::sum);
      } else if (limits.stepsOver(finding.trace().size()) > 0) {
        shortened++;
      }
    }
    untraced.forEach(
        (level, count) -> {
          String traces = "traces of " + Figures.counted(count, level.label());
          details.add("The " + traces + " are left out: " + size + ".");
          summary.add("the " + traces);
        });
    if (shortened > 0) {
      String traces = Figures.counted(shortened, "trace");
      details.add(
          "Shortened in the middle: "
              + traces
              + format("; a log holds %d steps of each.", limits.threadFlowLocations()));
      summary.add("the middle of " + traces);
    }
    for (Rule rule : run.rules()) {
      int tags = SarifDriver.tags(rule).size() - limits.tags();
      if (tags > 0) {
        details.add(
            format("%d tags of %s are left out: a rule has %d.", tags, rule.id(), limits.tags()));
        summary.add(Figures.counted(tags, "tag") + " of " + rule.id());
      }
    }
    int gaps = run.gaps().size() - selection.gaps();
    if (gaps > 0) {
      summary.add("the places of " + Figures.counted(gaps, "gap"));
    }
    return new SarifOmissions(
        findings,
        List.copyOf(details),
        summary.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", summary)));
  }

  private static List<String> findings(List<Finding> leftOut, String reason) {
    List<String> sentences = new ArrayList<>();
    Tally.ofFindings(leftOut)
        .findings()
        .forEach(
            (rule, counts) ->
                counts.forEach(
                    (level, count) -> {
                      if (count > 0) {
                        sentences.add(
                            format(
                                "%d findings of %s with level %s are left out: %s.",
                                count, rule, level.label(), reason));
                      }
                    }));
    return List.copyOf(sentences);
  }

  private static Map<Level, Integer> levels(List<Finding> findings) {
    Map<Level, Integer> counts = new EnumMap<>(Level.class);
    findings.forEach(f -> counts.merge(f.level(), 1, Integer::sum));
    return counts;
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
