package org.kwitness.checker;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.kwitness.analysis.context.ObjectClass;
import org.kwitness.rule.Finding;
import org.kwitness.rule.Level;
import org.kwitness.rule.Rule;
import org.kwitness.rule.TraceStep;

/** Words a finding about a function that does without a lock what others do with it. */
final class DeviantFinding {
  private static final int MAX_STEPS = 5;

  private DeviantFinding() {}

  static Finding of(Rule rule, LockBeliefs.Deviant d) {
    List<LockBeliefs.Sign> signs = new ArrayList<>(d.signs());
    signs.sort(
        Comparator.comparingDouble(LockBeliefs.Sign::weight)
            .reversed()
            .thenComparing(s -> s.touch().at())
            .thenComparing(s -> s.touch().thing()));
    LockBeliefs.Sign best = signs.get(0);
    String function = d.function().name();
    String lock = ObjectClass.display(d.lockClass());
    StringBuilder message = new StringBuilder();
    if (best.asserted()) {
      message
          .append(function)
          .append("() calls ")
          .append(name(best))
          .append(" without ")
          .append(lock)
          .append(", which that function asserts to be held");
    } else {
      usual(message, d, signs);
    }
    List<TraceStep> trace =
        signs.stream()
            .limit(MAX_STEPS)
            .sorted(Comparator.comparing(s -> s.touch().at()))
            .map(
                s ->
                    new TraceStep(
                        s.touch().at(),
                        function,
                        name(s)
                            + verb(s, " is called", " is written", " is used")
                            + (s.asserted()
                                ? "; it asserts that the lock is held"
                                : "; with the lock in "
                                    + s.held()
                                    + " of "
                                    + s.total()
                                    + " functions"),
                        0,
                        ""))
            .toList();
    return new Finding(
        rule.id(),
        Level.NOTE,
        best.touch().at(),
        function,
        message.toString(),
        trace,
        List.of(),
        function + " " + d.lockClass());
  }

  private static void usual(
      StringBuilder message, LockBeliefs.Deviant d, List<LockBeliefs.Sign> signs) {
    LockBeliefs.Sign best = signs.get(0);
    int others = signs.size() - 1;
    message
        .append(d.function().name())
        .append("() ")
        .append(verb(best, "calls ", "writes ", "uses "))
        .append(name(best))
        .append(" without ")
        .append(ObjectClass.display(d.lockClass()))
        .append(", which it never holds: ")
        .append(best.held())
        .append(" of ")
        .append(best.total())
        .append(" functions that ")
        .append(best.touch().isCall() ? "call" : "use")
        .append(" it hold that lock");
    if (others > 0) {
      message.append("; so it is with ").append(name(signs.get(1)));
      if (others > 1) {
        message.append(" and ").append(others - 1).append(" more");
      }
    }
  }

  private static String verb(LockBeliefs.Sign s, String call, String write, String use) {
    return s.touch().isCall() ? call : s.touch().writes() ? write : use;
  }

  private static String name(LockBeliefs.Sign s) {
    String thing = ObjectClass.display(s.touch().thing());
    return s.touch().isAddress() ? "&" + thing.substring(0, thing.length() - 1) : thing;
  }
}
