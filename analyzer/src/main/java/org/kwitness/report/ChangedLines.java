package org.kwitness.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.kwitness.ir.SourcePosition;
import org.kwitness.rule.Finding;
import org.kwitness.rule.RelatedPlace;
import org.kwitness.rule.TraceStep;

/**
 * The lines that a change has touched, and which findings it may have caused.
 *
 * <p>A finding is one of the change if
 *
 * <ul>
 *   <li>it goes wrong on a changed line, or a step of its trace or a related place is on one; or
 *   <li>something was changed between the first and the last of its places in a function: an
 *       inserted jump or a removed unlock is on no line of the trace.
 * </ul>
 */
public final class ChangedLines {
  private final Map<String, NavigableMap<Integer, Integer>> files = new HashMap<>();

  /** All lines of a file. */
  public void addFile(String file) {
    add(file, 1, Integer.MAX_VALUE);
  }

  /**
   * Lines that are new or different.
   *
   * @param file relative to the source root
   * @param first the first line, 1-based
   * @param last the last line, not before the first
   */
  public void add(String file, int first, int last) {
    if (first < 1 || last < first) {
      throw new IllegalArgumentException("no range of lines: " + first + " to " + last);
    }
    files
        .computeIfAbsent(file, f -> new TreeMap<>())
        .merge(2 * first, 2 * Math.min(last, 1 << 29), Math::max);
  }

  /**
   * A place where lines were removed.
   *
   * @param after the line before it; 0 at the start of the file
   */
  public void addRemoval(String file, int after) {
    // Lines are the even numbers, the gaps between them the odd ones.
    files
        .computeIfAbsent(file, f -> new TreeMap<>())
        .merge(2 * after + 1, 2 * after + 1, Math::max);
  }

  /** True if nothing has changed. */
  public boolean isEmpty() {
    return files.isEmpty();
  }

  /** The run with only the findings that the change may have caused. */
  public Run filter(Run run) {
    boolean[] kept = new boolean[run.findings().size()];
    int left = 0;
    for (int i = 0; i < kept.length; i++) {
      kept[i] = touches(run.findings().get(i));
      left += kept[i] ? 0 : 1;
    }
    return run.only(i -> kept[i], run.setAside().withUnchanged(left));
  }

  /** A function of a file; static functions of the same name are in different files. */
  private record Place(String file, String function) {}

  private boolean touches(Finding finding) {
    Map<Place, List<Integer>> places = new HashMap<>();
    add(places, finding.position(), finding.function());
    for (TraceStep step : finding.trace()) {
      add(places, step.position(), step.function());
    }
    for (RelatedPlace related : finding.related()) {
      // Its function is not known, so it spans nothing.
      if (changed(
          related.position().file(), related.position().line(), related.position().line())) {
        return true;
      }
    }
    return places.entrySet().stream()
        .anyMatch(
            e -> {
              int first = e.getValue().stream().min(Integer::compare).orElse(0);
              int last = e.getValue().stream().max(Integer::compare).orElse(0);
              return changed(e.getKey().file(), first, last);
            });
  }

  private static void add(
      Map<Place, List<Integer>> places, SourcePosition position, String function) {
    places
        .computeIfAbsent(new Place(position.file(), function), p -> new ArrayList<>())
        .add(position.line());
  }

  /** True if a changed line, or a removal between two lines, is in the range. */
  private boolean changed(String file, int first, int last) {
    NavigableMap<Integer, Integer> ranges =
        Objects.requireNonNullElseGet(files.get(file), TreeMap::new);
    // Ranges of one diff do not overlap, so only the nearest that starts before the end can reach.
    Map.Entry<Integer, Integer> nearest = ranges.floorEntry(2 * last);
    return nearest != null && nearest.getValue() >= 2 * first;
  }
}
