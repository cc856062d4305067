package org.kwitness.report;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.kwitness.report.SarifLog.Result;

/**
 * Which results of two logs are the same.
 *
 * @param added only in the second log
 * @param gone only in the first
 * @param same in both, as they stand in the second
 * @param movedOnly how many of the new and gone ones would be the same if paths were ignored
 */
public record SarifDiff(List<Result> added, List<Result> gone, List<Result> same, int movedOnly) {
  private static final Pattern LINE_NUMBER = Pattern.compile("\\bline \\d+");

  private static final Comparator<Result> ORDER =
      Comparator.comparing(Result::file)
          .thenComparing(Result::line)
          .thenComparing(Result::column)
          .thenComparing(Result::rule)
          .thenComparing(Result::message)
          .thenComparing(Result::fingerprint);

  /**
   * Compares two logs: by fingerprint, or, for results that have none, by rule, file, function and
   * message.
   *
   * @param ignorePaths also take for the same what is left over and agrees in rule, function and
   *     message but not in its file: for a driver in two kernels, or a file that was moved
   */
  public static SarifDiff of(SarifLog before, SarifLog after, boolean ignorePaths) {
    List<Result> gone = new ArrayList<>(before.results());
    List<Result> added = new ArrayList<>(after.results());
    gone.sort(ORDER);
    added.sort(ORDER);
    List<Result> same = new ArrayList<>();
    match(gone, added, same, SarifDiff::key);
    int movedOnly = 0;
    if (ignorePaths) {
      match(gone, added, same, SarifDiff::pathlessKey);
    } else {
      List<Result> moved = new ArrayList<>();
      match(new ArrayList<>(gone), new ArrayList<>(added), moved, SarifDiff::pathlessKey);
      movedOnly = moved.size();
    }
    same.sort(ORDER);
    return new SarifDiff(List.copyOf(added), List.copyOf(gone), List.copyOf(same), movedOnly);
  }

  /** Moves the results that are in both from {@code gone} and {@code added} to {@code same}. */
  private static void match(
      List<Result> gone, List<Result> added, List<Result> same, Function<Result, String> key) {
    Map<String, Deque<Result>> open = new HashMap<>();
    gone.forEach(r -> open.computeIfAbsent(key.apply(r), k -> new ArrayDeque<>()).add(r));
    List<Result> unmatched = new ArrayList<>();
    for (Result result : added) {
      Deque<Result> candidates = open.getOrDefault(key.apply(result), new ArrayDeque<>());
      if (candidates.isEmpty()) {
        unmatched.add(result);
      } else {
        candidates.remove();
        same.add(result);
      }
    }
    added.clear();
    added.addAll(unmatched);
    gone.clear();
    open.values().forEach(gone::addAll);
    gone.sort(ORDER);
  }

  private static String key(Result r) {
    return r.fingerprint().isEmpty() ? r.file() + "\0" + pathlessKey(r) : r.fingerprint();
  }

  /** Lines move between two releases, so those that a message names do not count. */
  private static String pathlessKey(Result r) {
    String message = LINE_NUMBER.matcher(r.message()).replaceAll("line");
    return String.join("\0", r.rule(), r.function(), message);
  }
}
