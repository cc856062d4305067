package org.kwitness.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kwitness.rule.Finding;
import org.kwitness.rule.Level;

/**
 * What of a run goes into its log. Where the log would be too large, {@link #smaller} gives up what
 * costs most and matters least: the list of gaps (GitHub shows none; they are still counted), the
 * traces of notes, the notes, the traces of warnings, and then findings, the least serious first.
 *
 * @param kept indices of the findings that are written, ascending
 * @param traced findings of this level and above have their trace; empty: none has
 * @param gaps how many gaps are written one by one
 */
record SarifSelection(List<Integer> kept, Optional<Level> traced, int gaps) {

  /** The most serious findings that the limits on numbers allow, with everything about them. */
  static SarifSelection of(List<Finding> findings, SarifLimits limits) {
    return new SarifSelection(
        mostSerious(findings, IntStream.range(0, findings.size()).boxed(), limits.results()),
        Optional.of(Level.NOTE),
        limits.notifications());
  }

  private static List<Integer> mostSerious(
      List<Finding> findings, Stream<Integer> indices, int room) {
    return indices
        .sorted(Comparator.comparing((Integer i) -> findings.get(i).level()))
        .limit(room)
        .sorted()
        .toList();
  }

  /**
   * The next smaller selection.
   *
   * @param findings those that this selects from
   * @return nothing if no finding is left
   */
  Optional<SarifSelection> smaller(List<Finding> findings) {
    if (gaps > 0) {
      return Optional.of(new SarifSelection(kept, traced, 0));
    }
    if (any(i -> findings.get(i).level() == Level.NOTE)) {
      return Optional.of(
          isTraced(Level.NOTE)
              ? withTraces(Optional.of(Level.WARNING))
              : without(findings, Level.NOTE));
    }
    if (isTraced(Level.WARNING) && any(i -> findings.get(i).level() == Level.WARNING)) {
      return Optional.of(withTraces(Optional.of(Level.ERROR)));
    }
    if (kept.size() > 1) {
      List<Integer> fewer = mostSerious(findings, kept.stream(), kept.size() - kept.size() / 4 - 1);
      return Optional.of(new SarifSelection(fewer, traced, gaps));
    }
    if (kept.size() == 1) {
      return Optional.of(
          traced.isPresent()
              ? withTraces(Optional.empty())
              : new SarifSelection(List.of(), traced, gaps));
    }
    return Optional.empty();
  }

  /** True if findings of a level have their trace. */
  boolean isTraced(Level level) {
    return traced.isPresent() && level.isAtLeast(traced.get());
  }

  /** The findings that are not written, in their order. */
  List<Finding> leftOut(List<Finding> findings) {
    List<Finding> rest = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < findings.size(); i++) {
      if (next < kept.size() && kept.get(next) == i) {
        next++;
      } else {
        rest.add(findings.get(i));
      }
    }
    return rest;
  }

  private boolean any(IntPredicate which) {
    return kept.stream().anyMatch(which::test);
  }

  private SarifSelection withTraces(Optional<Level> level) {
    return new SarifSelection(kept, level, gaps);
  }

  private SarifSelection without(List<Finding> findings, Level level) {
    return new SarifSelection(
        kept.stream().filter(i -> findings.get(i).level() != level).toList(), traced, gaps);
  }
}
