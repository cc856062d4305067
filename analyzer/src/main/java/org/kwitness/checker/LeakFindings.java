package org.kwitness.checker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kwitness.analysis.Leak;
import org.kwitness.analysis.NullUse;
import org.kwitness.rule.Finding;
import org.kwitness.rule.Level;
import org.kwitness.rule.RelatedPlace;
import org.kwitness.rule.Rule;
import org.kwitness.rule.TraceStep;

/** Writes findings about leaks. */
final class LeakFindings {
  private LeakFindings() {}

  /** One leak for each exit of a function and object, the one acquired first. */
  static List<Leak> distinct(List<Leak> leaks) {
    Map<List<Object>, Leak> first = new LinkedHashMap<>();
    for (Leak l : leaks) {
      first.merge(
          List.of(l.function(), l.exit(), l.object()),
          l,
          (a, b) -> a.taken().compareTo(b.taken()) <= 0 ? a : b);
    }
    return List.copyOf(first.values());
  }

  static Finding finding(Rule rule, Level level, Leak leak, String message, String state) {
    List<TraceStep> trace = new ArrayList<>();
    String function = leak.function().name();
    for (NullUse.Step s : leak.path()) {
      if (trace.isEmpty() && !s.position().equals(leak.taken())) {
        // The story begins where the object is taken.
        continue;
      }
      trace.add(new TraceStep(s.position(), function, s.text(), 0, ""));
    }
    if (trace.isEmpty()) {
      trace.add(new TraceStep(leak.taken(), function, leak.object() + " is taken here", 0, state));
    }
    trace.add(new TraceStep(leak.exit(), function, "returns", 0, state));
    return new Finding(
        rule.id(),
        level,
        leak.exit(),
        function,
        message,
        trace,
        List.of(new RelatedPlace(leak.taken(), "taken here")),
        function + " " + leak.object());
  }
}
