package org.kwitness.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.kwitness.ir.SourcePosition;

/**
 * Takes the findings that comments of the source suppress out of a run, and reports the comments
 * that are wrong or have nothing to suppress. A finding is suppressed by a comment that speaks of
 * the line of its position; the other lines of its trace play no part.
 */
public final class Suppressions {
  /** The checker, in {@code rule.json}, of the two rules about suppressions. */
  public static final String CHECKER = "suppression";

  /** The rule for comments that cannot have an effect. */
  static final String BAD = "bad-suppression";

  /** The rule for comments that have none. */
  public static final String UNUSED = "unused-suppression";

  private final SortedSet<String> known = new TreeSet<>();
  private final Map<String, Rule> running = new HashMap<>();
  private final List<Suppression> suppressions = new ArrayList<>();
  private final List<Finding> problems = new ArrayList<>();
  private final Set<String> filesRead = new HashSet<>();
  private final List<Skipped> skipped = new ArrayList<>();

  /** A range of lines, both ends included. */
  private record Skipped(String file, int first, int last) {}

  /**
   * What became of the findings.
   *
   * @param reported those that no comment suppresses, and those about the comments; sorted by
   *     {@link Finding#ORDER}
   * @param suppressed the others, in the same order
   */
  public record Result(List<Finding> reported, List<SuppressedFinding> suppressed) {}

  /**
   * Starts without any comments.
   *
   * @param all every rule that there is
   * @param running the rules of this run
   */
  public Suppressions(List<Rule> all, List<Rule> running) {
    all.forEach(r -> known.add(r.id()));
    running.forEach(r -> this.running.put(r.id(), r));
  }

  /** True unless the text has certainly no suppression; cheap. */
  public static boolean mayHaveAny(String text) {
    return text.contains(SuppressionReader.MARK);
  }

  /** Reads the comments of a file. A file that was read before is not read again. */
  public void read(String file, String text) {
    if (!filesRead.add(file)) {
      return;
    }
    SuppressionReader.Result result = SuppressionReader.read(file, text, known);
    suppressions.addAll(result.suppressions());
    for (SuppressionReader.Problem p : result.problems()) {
      report(BAD, p.position(), p.message(), p.text());
    }
  }

  /** Lines that this configuration leaves out: a comment there may be of use in another one. */
  public void skip(String file, int first, int last) {
    skipped.add(new Skipped(file, first, last));
  }

  /**
   * Applies what was read.
   *
   * @param findings those of the checkers
   * @param analysed the files whose findings are all there; in others, no comment is called unused
   */
  public Result apply(List<Finding> findings, Set<String> analysed) {
    Map<String, List<Suppression>> byFile = new HashMap<>();
    for (Suppression s : suppressions) {
      byFile.computeIfAbsent(s.position().file(), f -> new ArrayList<>()).add(s);
    }
    Set<Use> used = new HashSet<>();
    List<Finding> reported = new ArrayList<>();
    List<SuppressedFinding> suppressed = new ArrayList<>();
    for (Finding finding : findings) {
      Optional<Suppression> by =
          byFile.getOrDefault(finding.position().file(), List.of()).stream()
              .filter(s -> s.line() == finding.position().line())
              .filter(s -> s.rules().contains(finding.ruleId()))
              .findFirst();
      if (by.isPresent()) {
        used.add(new Use(by.get(), finding.ruleId()));
        suppressed.add(new SuppressedFinding(finding, by.get().reason()));
      } else {
        reported.add(finding);
      }
    }
    for (Suppression s : suppressions) {
      for (String rule : s.rules()) {
        boolean judged =
            running.containsKey(rule)
                && analysed.contains(s.position().file())
                && skipped.stream().noneMatch(r -> leavesOut(r, s));
        if (judged && !used.contains(new Use(s, rule))) {
          unused(s, rule);
        }
      }
    }
    reported.addAll(problems);
    reported.sort(Finding.ORDER);
    return new Result(List.copyOf(reported), List.copyOf(suppressed));
  }

  private record Use(Suppression suppression, String rule) {}

  private static boolean leavesOut(Skipped range, Suppression s) {
    return range.file().equals(s.position().file())
        && range.first() <= s.line()
        && s.line() <= range.last();
  }

  private void unused(Suppression s, String rule) {
    String where = s.line() < 1 ? "no code follows" : "line " + s.line() + " has no such finding";
    report(
        UNUSED,
        s.position(),
        "nothing of "
            + rule
            + " is suppressed here, as "
            + where
            + "; remove the rule or the comment",
        rule + " " + s.reason());
  }

  private void report(String ruleId, SourcePosition position, String message, String identity) {
    Optional<Rule> rule = Optional.ofNullable(running.get(ruleId));
    if (rule.isPresent()) {
      problems.add(
          new Finding(
              ruleId, rule.get().level(), position, "", message, List.of(), List.of(), identity));
    }
  }
}
