package org.kwitness.checker;

import java.util.ArrayList;
import java.util.List;
import org.kwitness.analysis.LevelMismatch;
import org.kwitness.analysis.NullUse;
import org.kwitness.rule.Finding;
import org.kwitness.rule.Level;
import org.kwitness.rule.RelatedPlace;
import org.kwitness.rule.Rule;
import org.kwitness.rule.TraceStep;

/** Reports priority levels that are restored from the wrong cookie. */
final class SplMismatchChecker implements Checker {

  @Override
  public String name() {
    return "spl-mismatch";
  }

  @Override
  public boolean needsContexts() {
    return false;
  }

  @Override
  public List<Finding> check(Rule rule, Evidence evidence) {
    List<Finding> findings = new ArrayList<>();
    for (LevelMismatch m : evidence.results().mismatches()) {
      List<TraceStep> trace = new ArrayList<>();
      for (NullUse.Step s : m.path()) {
        trace.add(new TraceStep(s.position(), m.function().name(), s.text(), 0, ""));
      }
      trace.add(new TraceStep(m.position(), m.function().name(), "here", 0, ""));
      findings.add(
          new Finding(
              rule.id(),
              m.what() == LevelMismatch.What.OVERWRITTEN ? Level.WARNING : Level.ERROR,
              m.position(),
              m.function().name(),
              message(m),
              trace,
              m.earlier().equals(m.position())
                  ? List.of()
                  : List.of(new RelatedPlace(m.earlier(), "raised here")),
              m.function().name() + " " + m.cookie() + " " + m.what()));
    }
    return findings;
  }

  private static String message(LevelMismatch m) {
    return switch (m.what()) {
      case NEVER_SET -> m.cookie() + " is restored here, but on this path nothing has set it";
      case WRONG_ORDER ->
          m.cookie()
              + " holds the level of the raise in line "
              + m.earlier().line()
              + ", which has ended with that around it: this raises the level again";
      case OVERWRITTEN ->
          m.cookie()
              + " still holds the level from before the raise in line "
              + m.earlier().line()
              + ", and is overwritten here: that level cannot be restored any more";
    };
  }
}
