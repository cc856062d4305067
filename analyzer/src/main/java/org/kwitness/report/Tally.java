package org.kwitness.report;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.kwitness.rule.Finding;
import org.kwitness.rule.Gap;
import org.kwitness.rule.Level;
import org.kwitness.rule.Rule;

/** Findings counted by rule and level, gaps counted by kind. */
public final class Tally {
  private final SortedMap<String, Map<Level, Integer>> findings = new TreeMap<>();
  private final Map<Gap.Kind, Integer> gaps = new EnumMap<>(Gap.Kind.class);

  private Tally() {}

  /** Counts a run. Every rule that ran, level and kind has an entry, zeros too. */
  public static Tally of(Run run) {
    Tally tally = ofFindings(run.findings());
    for (Rule rule : run.rules()) {
      tally.findings.computeIfAbsent(rule.id(), id -> zeros());
    }
    for (Gap.Kind kind : Gap.Kind.values()) {
      tally.gaps.put(kind, 0);
    }
    for (Gap gap : run.gaps()) {
      tally.gaps.merge(gap.kind(), 1, Integer::sum);
    }
    return tally;
  }

  /** Counts findings alone; only rules that have one get an entry. */
  static Tally ofFindings(List<Finding> findings) {
    Tally tally = new Tally();
    for (Finding finding : findings) {
      tally
          .findings
          .computeIfAbsent(finding.ruleId(), id -> zeros())
          .merge(finding.level(), 1, Integer::sum);
    }
    return tally;
  }

  /** Counts by rule id (sorted), then level (most serious first). */
  public SortedMap<String, Map<Level, Integer>> findings() {
    return Collections.unmodifiableSortedMap(findings);
  }

  /** Counts by kind, the one that loses most first. */
  public Map<Gap.Kind, Integer> gaps() {
    return Collections.unmodifiableMap(gaps);
  }

  public int gaps(Gap.Kind kind) {
    return gaps.getOrDefault(kind, 0);
  }

  private static Map<Level, Integer> zeros() {
    Map<Level, Integer> counts = new EnumMap<>(Level.class);
    for (Level level : Level.values()) {
      counts.put(level, 0);
    }
    return counts;
  }
}
