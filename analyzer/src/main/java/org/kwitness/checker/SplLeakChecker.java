package org.kwitness.checker;

import java.util.ArrayList;
import java.util.List;
import org.kwitness.analysis.Leak;
import org.kwitness.model.Effect;
import org.kwitness.rule.Finding;
import org.kwitness.rule.Level;
import org.kwitness.rule.Rule;

/** Reports paths that return with the priority level still raised. */
final class SplLeakChecker implements Checker {

  @Override
  public String name() {
    return "spl-leak";
  }

  @Override
  public boolean needsContexts() {
    return false;
  }

  @Override
  public List<Finding> check(Rule rule, Evidence evidence) {
    List<Leak> leaks =
        evidence.results().leaks().stream()
            .filter(l -> l.what() == Leak.What.LEVEL)
            .filter(l -> !isJob(l, evidence))
            .toList();
    List<Finding> findings = new ArrayList<>();
    for (Leak l : LeakFindings.distinct(leaks)) {
      String message =
          l.function().name()
              + "() returns here with the priority level still raised by "
              + l.object()
              + " in line "
              + l.taken().line()
              + "; other paths restore it";
      findings.add(
          LeakFindings.finding(rule, Level.ERROR, l, message, "level raised by " + l.object()));
    }
    return findings;
  }

  private static boolean isJob(Leak l, Evidence evidence) {
    return evidence.knowledge().functions(l.function().name()).stream()
        .anyMatch(
            m ->
                !m.effects(Effect.ReturnsRaised.class).isEmpty()
                    || !m.effects(Effect.ReturnsLocked.class).isEmpty());
  }
}
