package org.kwitness.checker;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.kwitness.analysis.context.ObjectClass;
import org.kwitness.analysis.privatedata.Closer;
import org.kwitness.analysis.privatedata.Ending;
import org.kwitness.analysis.privatedata.Hop;
import org.kwitness.analysis.privatedata.Load;
import org.kwitness.analysis.privatedata.Loss;
import org.kwitness.analysis.privatedata.MethodTable;
import org.kwitness.analysis.privatedata.Use;
import org.kwitness.rule.Finding;
import org.kwitness.rule.RelatedPlace;
import org.kwitness.rule.Rule;
import org.kwitness.rule.TraceStep;

/** Tells both sides of a race for private data. */
final class PrivateDataStory {
  private final Rule rule;
  private final MethodTable table;
  private final PrivateDataChecker.Race race;
  private final Load load;
  private final Closer closer;
  private final Use use;

  PrivateDataStory(Rule rule, MethodTable table, PrivateDataChecker.Race race) {
    this.rule = rule;
    this.table = table;
    this.race = race;
    this.load = race.load();
    this.closer = race.closer();
    this.use = race.use();
  }

  Finding finding() {
    boolean lost = race.loss().isPresent();
    List<RelatedPlace> related = new ArrayList<>();
    related.add(new RelatedPlace(closer.main().position(), doing(closer.main())));
    related.add(
        lost
            ? new RelatedPlace(load.position(), load.field() + " is read here")
            : new RelatedPlace(use.position(), use.text() + " is used here"));
    return new Finding(
        rule.id(),
        race.level(),
        lost ? use.position() : load.position(),
        lost ? use.function().name() : load.function().name(),
        lost ? lostMessage() : unlockedMessage(),
        lost ? lostTrace() : unlockedTrace(),
        related,
        race.method().function().name()
            + " "
            + load.function().name()
            + " "
            + load.field()
            + " "
            + closer.function().name());
  }

  private String method() {
    return race.method().function().name() + "()";
  }

  private String ends() {
    return closer.function().name() + "()";
  }

  private String unlockedMessage() {
    return (closer.frees()
            ? load.text() + " may be freed by " + ends() + " while " + method() + " uses it: "
            : load.text()
                + " may be NULL, which "
                + method()
                + " does not test, since "
                + ends()
                + " may clear it at any time: ")
        + load.field()
        + " is read here without a lock that "
        + ends()
        + " holds";
  }

  private String lostMessage() {
    Loss loss = race.loss().orElseThrow();
    return use.text()
        + " may have been freed by "
        + ends()
        + " when "
        + method()
        + " uses it here: "
        + loss.what()
        + "() in line "
        + loss.position().line()
        + " "
        + (loss.how().isEmpty() ? "releases " : loss.how() + ", which releases ")
        + names(race.common())
        + ", all that keeps "
        + ends()
        + " away"
        + race.inside().map(x -> "; " + x + "() locks the object itself").orElse("");
  }

  private List<TraceStep> unlockedTrace() {
    List<TraceStep> steps = entry();
    TraceStep read = read();
    steps.add(read);
    steps.addAll(other());
    int nesting = steps.get(steps.size() - 1).nesting();
    for (Hop h : use.chain()) {
      steps.add(call(h, nesting));
    }
    steps.add(
        new TraceStep(
            use.position(), use.function().name(), "uses " + use.text() + " all the same", 0, ""));
    steps.add(read);
    return steps;
  }

  private List<TraceStep> lostTrace() {
    Loss loss = race.loss().orElseThrow();
    List<TraceStep> steps = entry();
    steps.add(read());
    String dropped = names(race.common()) + " is dropped here";
    steps.add(
        new TraceStep(
            loss.position(),
            loss.function(),
            loss.what() + "() " + (loss.how().isEmpty() ? "" : loss.how() + ": ") + dropped,
            0,
            "holds nothing that " + ends() + " needs"));
    race.inside()
        .ifPresent(
            x ->
                steps.add(
                    new TraceStep(
                        loss.position(),
                        loss.function(),
                        x + "() locks a lock inside " + load.text() + ": it goes with the object",
                        0,
                        "")));
    steps.addAll(other());
    use.chain().forEach(h -> steps.add(call(h, 0)));
    steps.add(
        new TraceStep(
            use.position(), use.function().name(), "uses " + use.text() + " all the same", 0, ""));
    return steps;
  }

  private List<TraceStep> entry() {
    List<TraceStep> steps = new ArrayList<>();
    steps.add(
        new TraceStep(
            race.method().position(),
            race.method().function().name(),
            method() + " is the " + race.method().slot() + " of " + table.displayName(),
            0,
            holds(table.lock().map(Set::of).orElse(Set.of()))));
    return steps;
  }

  private TraceStep read() {
    return new TraceStep(
        load.position(),
        load.function().name(),
        "reads " + load.field() + " into " + load.text(),
        0,
        holds(load.held()));
  }

  /** What another thread does meanwhile. */
  private List<TraceStep> other() {
    List<TraceStep> steps = new ArrayList<>();
    Ending main = closer.main();
    for (Hop h : main.chain()) {
      steps.add(
          new TraceStep(
              h.position(),
              h.caller(),
              "meanwhile: " + h.caller() + "() calls " + h.callee() + "()",
              1,
              ""));
    }
    String as = closer.slot().map(s -> " (" + s + ")").orElse("");
    for (Ending e : closer.endings()) {
      if (e.what() == Ending.What.CLEARS || e.equals(main)) {
        steps.add(
            new TraceStep(
                e.position(),
                e.function().name(),
                "meanwhile: " + e.function().name() + "()" + as + " " + verb(e),
                1,
                holds(e.held())));
      }
    }
    return steps;
  }

  private static TraceStep call(Hop h, int nesting) {
    return new TraceStep(
        h.position(), h.caller(), h.caller() + "() calls " + h.callee() + "()", nesting, "");
  }

  private String doing(Ending e) {
    return e.function().name() + "() " + verb(e);
  }

  private static String verb(Ending e) {
    return e.what() == Ending.What.FREES ? "frees it" : "clears " + e.field();
  }

  private static String holds(Set<String> locks) {
    return locks.isEmpty() ? "holds nothing" : "holds " + names(locks);
  }

  private static String names(Set<String> locks) {
    return locks.stream().map(ObjectClass::display).collect(Collectors.joining(", "));
  }
}
