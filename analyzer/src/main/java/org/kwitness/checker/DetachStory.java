package org.kwitness.checker;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.kwitness.analysis.context.ObjectClass;
import org.kwitness.analysis.privatedata.Detach;
import org.kwitness.analysis.privatedata.Hop;
import org.kwitness.analysis.privatedata.Load;
import org.kwitness.analysis.privatedata.Loss;
import org.kwitness.analysis.privatedata.MethodTable;
import org.kwitness.analysis.privatedata.Use;
import org.kwitness.ir.SourcePosition;
import org.kwitness.rule.Finding;
import org.kwitness.rule.Level;
import org.kwitness.rule.RelatedPlace;
import org.kwitness.rule.Rule;
import org.kwitness.rule.TraceStep;

/** Tells how a unit is detached under a method that uses its data. */
final class DetachStory {
  private final Rule rule;
  private final MethodTable table;
  private final DetachRaces.Race race;
  private final List<DetachRaces.Race> all;
  private final Load load;
  private final Use use;
  private final Detach detach;

  /**
   * @param all all methods that have the same mistake, {@code race} among them
   */
  DetachStory(Rule rule, MethodTable table, DetachRaces.Race race, List<DetachRaces.Race> all) {
    this.rule = rule;
    this.table = table;
    this.race = race;
    this.all = all;
    this.load = race.load();
    this.use = race.use();
    this.detach = race.detach();
  }

  /** The node stays open, and the method finds nothing for it. */
  Finding detached() {
    String others =
        all.stream()
            .map(r -> r.method().function().name() + "()")
            .distinct()
            .filter(m -> !m.equals(method()))
            .sorted()
            .collect(Collectors.joining(", "));
    String message =
        load.text()
            + " is NULL here when "
            + detaches()
            + " has detached the unit under an open node, and "
            + method()
            + " does not test it: "
            + detaches()
            + " neither closes the open nodes ("
            + String.join(", ", table.model().byUnit().orElseThrow().revokes())
            + ") nor refuses"
            + (others.isEmpty() ? "" : "; the same in " + others);
    List<TraceStep> steps = new ArrayList<>();
    steps.add(
        step(
            detach.function().position(),
            detach.function().name(),
            "while a node of "
                + table.displayName()
                + " is open: "
                + detaches()
                + " detaches the unit, which does not close the node"));
    steps.add(entry());
    steps.add(
        step(load.position(), load.function().name(), "looks the unit up in " + load.field()));
    use.chain().forEach(h -> steps.add(call(h)));
    steps.add(
        step(
            use.position(),
            use.function().name(),
            "uses " + use.text() + " without a test for NULL"));
    return finding(Level.WARNING, load.position().equals(use.position()), message, steps);
  }

  /** The method sleeps, and the unit may be gone when it wakes up. */
  Finding asleep() {
    Loss loss = use.guard().loss().orElseThrow();
    String lock = ObjectClass.display(loss.lock());
    String message =
        use.text()
            + " may have been freed by "
            + detaches()
            + " when "
            + method()
            + " uses it here: "
            + loss.what()
            + "() in line "
            + loss.position().line()
            + " "
            + (loss.how().isEmpty() ? "sleeps" : loss.how())
            + (table.locked() ? ", which releases " + lock : "")
            + ", and "
            + detaches()
            + (detach.revokes()
                ? " closes the open nodes, but"
                : " neither closes the open nodes nor")
            + (detach.revokes() ? " does not wait" : " waits")
            + " for those who sleep";
    List<TraceStep> steps = new ArrayList<>();
    steps.add(entry());
    steps.add(
        step(load.position(), load.function().name(), "looks the unit up in " + load.field()));
    steps.add(
        step(
            loss.position(),
            loss.function(),
            loss.what()
                + "() "
                + (loss.how().isEmpty() ? "sleeps" : loss.how())
                + (table.locked() ? ": " + lock + " is dropped here" : "")));
    steps.add(
        new TraceStep(
            detach.function().position(),
            detach.function().name(),
            "meanwhile: " + detaches() + " detaches the unit; the kernel frees its data after that",
            1,
            ""));
    use.chain().forEach(h -> steps.add(call(h)));
    steps.add(step(use.position(), use.function().name(), "uses " + use.text() + " all the same"));
    return new Finding(
        rule.id(),
        detach.revokes() ? Level.NOTE : Level.WARNING,
        use.position(),
        use.function().name(),
        message,
        steps,
        List.of(
            new RelatedPlace(detach.function().position(), detaches() + " detaches the unit"),
            new RelatedPlace(load.position(), "the unit is looked up here")),
        key("asleep"));
  }

  private Finding finding(Level level, boolean same, String message, List<TraceStep> steps) {
    List<RelatedPlace> related = new ArrayList<>();
    related.add(new RelatedPlace(detach.function().position(), detaches() + " detaches the unit"));
    if (!same) {
      related.add(new RelatedPlace(use.position(), use.text() + " is used here"));
    }
    for (DetachRaces.Race r : all) {
      if (!r.equals(race)) {
        related.add(
            new RelatedPlace(
                r.load().position(), r.method().function().name() + "() does not test it either"));
      }
    }
    return new Finding(
        rule.id(),
        level,
        load.position(),
        load.function().name(),
        message,
        steps,
        related,
        key("detached"));
  }

  private String key(String what) {
    return what
        + " "
        + race.method().function().name()
        + " "
        + load.function().name()
        + " "
        + load.field()
        + " "
        + detach.function().name();
  }

  private String method() {
    return race.method().function().name() + "()";
  }

  private String detaches() {
    return detach.function().name() + "()";
  }

  private TraceStep entry() {
    return step(
        race.method().position(),
        race.method().function().name(),
        method() + " is the " + race.method().slot() + " of " + table.displayName());
  }

  private static TraceStep call(Hop h) {
    return step(h.position(), h.caller(), h.caller() + "() calls " + h.callee() + "()");
  }

  private static TraceStep step(SourcePosition position, String function, String message) {
    return new TraceStep(position, function, message, 0, "");
  }
}
