package org.kwitness.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The findings that a project lives with for now. A finding is known by its fingerprint alone (see
 * {@link Fingerprints}); the rest of an entry is there for people, and for telling whether a run
 * could have found it.
 *
 * @param kernel the kernel and version of the run that wrote it
 * @param architecture the architecture of all runs that use it
 * @param entries sorted by {@link #ORDER}
 */
public record Baseline(String kernel, String architecture, List<Entry> entries) {
  /** By what does not change when lines move, so that a new baseline is a small change. */
  static final Comparator<Entry> ORDER =
      Comparator.comparing(Entry::file)
          .thenComparing(Entry::rule)
          .thenComparing(Entry::function)
          .thenComparing(Entry::fingerprint);

  /** One finding. */
  public record Entry(
      String fingerprint, String rule, String file, String function, String message) {}

  /** Sorts the entries. */
  public Baseline {
    entries = entries.stream().sorted(ORDER).toList();
  }

  /**
   * What a baseline makes of a run.
   *
   * @param run the run with only the findings that are not in the baseline
   * @param stale entries that the run should have found and has not: they can go
   */
  public record Comparison(Run run, List<Entry> stale) {}

  /** Takes the known findings out of a run. */
  public Comparison compare(Run run) {
    Set<String> known = new HashSet<>();
    entries.forEach(e -> known.add(e.fingerprint()));
    Set<String> found = new HashSet<>(run.fingerprints());
    int count = (int) run.fingerprints().stream().filter(known::contains).count();
    Run fresh =
        run.only(
            i -> !known.contains(run.fingerprints().get(i)), run.setAside().withInBaseline(count));
    List<Entry> stale =
        entries.stream()
            .filter(e -> !found.contains(e.fingerprint()) && isJudgedBy(run, e))
            .toList();
    return new Comparison(fresh, stale);
  }

  /**
   * The baseline after a run: all that it found, and the entries that it could not judge, because
   * their rule did not run or their file was not analysed.
   */
  public static Baseline of(Run run, List<Entry> before) {
    Map<String, Entry> entries = new HashMap<>();
    for (Entry entry : before) {
      if (!isJudgedBy(run, entry)) {
        entries.put(entry.fingerprint(), entry);
      }
    }
    for (int i = 0; i < run.findings().size(); i++) {
      var finding = run.findings().get(i);
      String fingerprint = run.fingerprints().get(i);
      entries.put(
          fingerprint,
          new Entry(
              fingerprint,
              finding.ruleId(),
              finding.position().file(),
              finding.function(),
              finding.message()));
    }
    return new Baseline(run.kernel(), run.architecture(), new ArrayList<>(entries.values()));
  }

  /** True if the run would have found what the entry names, were it there. */
  private static boolean isJudgedBy(Run run, Entry entry) {
    if (run.rules().stream().noneMatch(r -> r.id().equals(entry.rule()))) {
      return false;
    }
    // What a header causes depends on who includes it, so it takes the whole kernel. A source file
    // that is there but was not analysed was skipped or belongs to another configuration.
    return run.coverage().files().contains(entry.file())
        || (entry.file().endsWith(".h") && run.coverage().whole())
        || run.sources().text(entry.file()).isEmpty();
  }
}
