package org.kwitness.expectation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kwitness.expectation.Expectation.Kind;
import org.kwitness.ir.SourcePosition;
import org.kwitness.rule.Finding;
import org.kwitness.rule.Level;

/**
 * Compares findings with markers. Each {@code expect} stands for one finding of its rule on its
 * line; a finding that no marker asks for is wrong, on whatever line. A reason that begins with "a
 * note only" or "an error:" asks for that level.
 */
final class ExpectationCheck {
  private static final Comparator<Place> PLACE_ORDER =
      Comparator.comparing(Place::file).thenComparing(Place::line).thenComparing(Place::ruleId);

  private ExpectationCheck() {}

  private record Place(String file, int line, String ruleId) {}

  /** What is wrong with a place, in the order of the listing. */
  enum Problem {
    MISSING("missing: the marker says expect, and there is no finding"),
    UNEXPECTED("unexpected: a finding, and no marker asks for it"),
    KNOWN_MISS_FOUND("known-miss now found: if the finding is right, make the marker an expect"),
    KNOWN_FALSE_GONE("known-false now gone: make the marker an expect-not"),
    WRONG_LEVEL("wrong level: the marker's reason begins with another one");

    private final String title;

    Problem(String title) {
      this.title = title;
    }
  }

  /**
   * One line of the listing.
   *
   * @param position the finding's place, or the marker's with column 0
   * @param text the finding's message, the marker's reason, or both
   */
  record Mismatch(Problem problem, SourcePosition position, String ruleId, String text) {}

  /** All mismatches, by problem and then by place. Empty if everything is as the markers say. */
  static List<Mismatch> mismatches(
      Collection<Expectation> expectations, Collection<Finding> findings) {
    Map<Place, List<Expectation>> markers = new TreeMap<>(PLACE_ORDER);
    for (Expectation e : expectations) {
      markers
          .computeIfAbsent(new Place(e.file(), e.line(), e.ruleId()), p -> new ArrayList<>())
          .add(e);
    }
    Map<Place, List<Finding>> found = new TreeMap<>(PLACE_ORDER);
    for (Finding f : findings) {
      Place place = new Place(f.position().file(), f.position().line(), f.ruleId());
      found.computeIfAbsent(place, p -> new ArrayList<>()).add(f);
    }
    List<Mismatch> result = new ArrayList<>();
    markers.forEach((place, here) -> compare(here, found.getOrDefault(place, List.of()), result));
    found.forEach(
        (place, here) -> {
          if (!markers.containsKey(place)) {
            here.forEach(f -> result.add(mismatch(Problem.UNEXPECTED, f, "")));
          }
        });
    result.sort(Comparator.comparing(Mismatch::problem).thenComparing(Mismatch::position));
    return List.copyOf(result);
  }

  /**
   * The markers of one place against its findings. The reader sees to it that they are of one kind.
   */
  private static void compare(List<Expectation> here, List<Finding> found, List<Mismatch> result) {
    Kind kind = here.get(0).kind();
    int wanted = kind.isReportedToday() ? here.size() : 0;
    for (int i = found.size(); i < wanted; i++) {
      Expectation e = here.get(i);
      Problem problem = kind == Kind.EXPECT ? Problem.MISSING : Problem.KNOWN_FALSE_GONE;
      SourcePosition position = new SourcePosition(e.file(), e.line(), 0);
      result.add(new Mismatch(problem, position, e.ruleId(), e.reason()));
    }
    for (Finding f : found) {
      String reason = here.get(0).reason();
      if (f.level() != Level.NOTE && reason.startsWith("a note only")
          || f.level() != Level.ERROR && reason.startsWith("an error:")) {
        result.add(mismatch(Problem.WRONG_LEVEL, f, " [" + reason + "]"));
      }
    }
    if (found.size() > wanted) {
      Problem problem = kind == Kind.KNOWN_MISS ? Problem.KNOWN_MISS_FOUND : Problem.UNEXPECTED;
      String marker = " [" + kind.word() + ": " + here.get(0).reason() + "]";
      found.stream()
          .sorted(Finding.ORDER)
          .skip(wanted)
          .forEach(f -> result.add(mismatch(problem, f, marker)));
    }
  }

  private static Mismatch mismatch(Problem problem, Finding f, String marker) {
    return new Mismatch(problem, f.position(), f.ruleId(), f.message() + marker);
  }

  /** A listing for people: one block for each problem, one line for each place. */
  static String listing(List<Mismatch> mismatches) {
    Map<Problem, List<Mismatch>> groups = new EnumMap<>(Problem.class);
    for (Mismatch m : mismatches) {
      groups.computeIfAbsent(m.problem(), p -> new ArrayList<>()).add(m);
    }
    StringBuilder out = new StringBuilder();
    groups.forEach(
        (problem, group) -> {
          out.append(group.size()).append(' ').append(problem.title).append('\n');
          for (Mismatch m : group) {
            out.append("  ").append(m.position().file()).append(':').append(m.position().line());
            if (m.position().column() > 0) {
              out.append(':').append(m.position().column());
            }
            out.append(": ").append(m.ruleId());
            if (!m.text().isEmpty()) {
              out.append(": ").append(m.text());
            }
            out.append('\n');
          }
        });
    return out.toString();
  }

  /**
   * Fails with the listing if anything differs.
   *
   * @throws AssertionError with the listing
   */
  static void check(Collection<Expectation> expectations, Collection<Finding> findings) {
    List<Mismatch> mismatches = mismatches(expectations, findings);
    if (!mismatches.isEmpty()) {
      throw new AssertionError("findings differ from the markers\n" + listing(mismatches));
    }
  }
}
