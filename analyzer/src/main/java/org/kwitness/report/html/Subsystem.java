package org.kwitness.report.html;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.kwitness.report.Run;
import org.kwitness.rule.Finding;
import org.kwitness.rule.Level;

/**
 * The findings of one folder.
 *
 * @param folder relative to the source root, without a final {@code /}; {@code .} for the root
 * @param number 1-based, in the order of the page
 * @param entries the most serious first
 */
record Subsystem(String folder, int number, List<Entry> entries) {
  private static final Comparator<Finding> SERIOUS_FIRST =
      Comparator.comparing(Finding::level).thenComparing(Finding.ORDER);

  /** All folders that have findings, by name. */
  static List<Subsystem> of(Run run) {
    List<Finding> findings = run.findings();
    List<String> fingerprints = run.fingerprints();
    SortedMap<String, List<Integer>> folders = new TreeMap<>();
    for (int i = 0; i < findings.size(); i++) {
      String folder = folderOf(findings.get(i).position().file());
      folders.computeIfAbsent(folder, f -> new ArrayList<>()).add(i);
    }
    List<Subsystem> result = new ArrayList<>();
    int number = 0;
    for (Map.Entry<String, List<Integer>> folder : folders.entrySet()) {
      List<Integer> indexes = folder.getValue();
      indexes.sort(Comparator.comparing(findings::get, SERIOUS_FIRST));
      List<Entry> entries = new ArrayList<>(indexes.size());
      for (int index : indexes) {
        entries.add(new Entry(findings.get(index), ++number, fingerprints.get(index)));
      }
      result.add(
          new Subsystem(folder.getKey(), result.size() + 1, Collections.unmodifiableList(entries)));
    }
    return Collections.unmodifiableList(result);
  }

  /** The folder that a file lies in. */
  static String folderOf(String file) {
    int slash = file.lastIndexOf('/');
    return slash <= 0 ? "." : file.substring(0, slash);
  }

  String anchor() {
    return "folder-" + number;
  }

  /** How many findings of each level, zeros too. */
  Map<Level, Integer> levels() {
    Map<Level, Integer> levels = new EnumMap<>(Level.class);
    for (Level level : Level.values()) {
      levels.put(level, 0);
    }
    entries.forEach(e -> levels.merge(e.finding().level(), 1, Integer::sum));
    return levels;
  }
}
