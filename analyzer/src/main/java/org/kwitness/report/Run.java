package org.kwitness.report;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.kwitness.rule.Finding;
import org.kwitness.rule.Gap;
import org.kwitness.rule.Level;
import org.kwitness.rule.Rule;

/**
 * Everything that a run has to say.
 *
 * @param toolVersion the version of kwitness
 * @param kernel the kernel and version recognised, e.g. {@code FreeBSD 9.3}
 * @param architecture e.g. {@code amd64}
 * @param sourceRoot absolute path that the files of positions are relative to
 * @param rules the rules that ran, sorted by id
 * @param findings those that are reported, sorted by {@link Finding#ORDER}
 * @param gaps sorted by {@link Gap#ORDER}
 * @param statistics the figures
 * @param sources gives the text of a file by its relative path, decoded leniently, or an empty
 *     string where it cannot be read
 * @param fingerprints those of the findings, in the same order (see {@link Fingerprints})
 * @param setAside what was found and is not reported
 * @param coverage which files the findings are complete for
 */
public record Run(
    String toolVersion,
    String kernel,
    String architecture,
    String sourceRoot,
    List<Rule> rules,
    List<Finding> findings,
    List<Gap> gaps,
    RunStatistics statistics,
    Sources sources,
    List<String> fingerprints,
    SetAside setAside,
    Coverage coverage) {

  /**
   * Checks that each finding has its fingerprint.
   *
   * @throws IllegalArgumentException if not
   */
  public Run {
    if (fingerprints.size() != findings.size()) {
      throw new IllegalArgumentException(
          findings.size() + " findings, but " + fingerprints.size() + " fingerprints");
    }
  }

  /** A run that reports everything it found, of which no more is known. */
  public Run(
      String toolVersion,
      String kernel,
      String architecture,
      String sourceRoot,
      List<Rule> rules,
      List<Finding> findings,
      List<Gap> gaps,
      RunStatistics statistics,
      Sources sources) {
    this(
        toolVersion,
        kernel,
        architecture,
        sourceRoot,
        rules,
        findings,
        gaps,
        statistics,
        sources,
        Fingerprints.of(findings),
        SetAside.NOTHING,
        Coverage.NONE);
  }

  /** The same run without the findings of a rule. */
  public Run without(String ruleId) {
    return only(i -> !findings.get(i).ruleId().equals(ruleId), setAside);
  }

  /** The same run without the findings below a level. */
  public Run atLeast(Level level) {
    return only(i -> findings.get(i).level().isAtLeast(level), setAside);
  }

  /**
   * The same run, of which only some findings are reported.
   *
   * @param kept is given the index of each finding in {@link #findings}
   * @param aside what is not reported then, with what is not reported now
   */
  Run only(IntPredicate kept, SetAside aside) {
    int[] indices = IntStream.range(0, findings.size()).filter(kept).toArray();
    return new Run(
        toolVersion,
        kernel,
        architecture,
        sourceRoot,
        rules,
        IntStream.of(indices).mapToObj(findings::get).toList(),
        gaps,
        statistics,
        sources,
        IntStream.of(indices).mapToObj(fingerprints::get).toList(),
        aside,
        coverage);
  }
}
