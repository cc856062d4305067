package org.kwitness.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.kwitness.frontend.FileFacts;
import org.kwitness.frontend.SourceText;
import org.kwitness.frontend.tree.SourcePlan;
import org.kwitness.rule.Finding;
import org.kwitness.rule.Rule;
import org.kwitness.rule.Suppressions;

/**
 * Reads the suppression comments of the files of a run: of all source files, since a comment may be
 * of no use, and of the headers that have findings.
 */
final class SourceSuppressions {
  private final Suppressions suppressions;
  private final List<FileFacts> facts;

  /**
   * @param known all rules that there are
   * @param running the rules of this run
   * @param facts the files
   */
  SourceSuppressions(List<Rule> known, List<Rule> running, List<FileFacts> facts) {
    this.suppressions = new Suppressions(known, running);
    this.facts = facts;
  }

  /** Takes the suppressed findings out, and adds those about the comments. */
  Suppressions.Result apply(List<Finding> findings, SourcePlan plan) {
    Set<String> analysed = new TreeSet<>();
    for (FileFacts f : facts) {
      if (Analyzer.isComplete(f)) {
        analysed.add(f.file());
        f.leftOut().forEach(r -> suppressions.skip(f.file(), r.first(), r.last()));
      }
    }
    Set<String> files = new TreeSet<>(analysed);
    findings.forEach(f -> files.add(f.position().file()));
    texts(files, plan.sourceRoot()).forEach(suppressions::read);
    return suppressions.apply(findings, analysed);
  }

  /**
   * The texts of those files that may have a suppression; few have, so all are read in parallel.
   */
  private static Map<String, String> texts(Set<String> files, Path root) {
    return files.parallelStream()
        .map(file -> Map.entry(file, text(root.resolve(file))))
        .filter(e -> !e.getValue().isEmpty())
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
  }

  private static String text(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      // The mark is ASCII, which all encodings of sources agree on.
      boolean any = Suppressions.mayHaveAny(new String(bytes, StandardCharsets.ISO_8859_1));
      return any ? new String(SourceText.decode(bytes)) : "";
    } catch (IOException e) {
      return ""; // It was there a moment ago; the front end has said what was wrong, if anything.
    }
  }
}
