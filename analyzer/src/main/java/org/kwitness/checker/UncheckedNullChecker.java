package org.kwitness.checker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kwitness.analysis.Belief;
import org.kwitness.analysis.NullUse;
import org.kwitness.rule.Finding;
import org.kwitness.rule.Level;
import org.kwitness.rule.Rule;
import org.kwitness.rule.TraceStep;

/**
 * Reports uses of results that may be NULL. An {@code error} has a row that says so of this very
 * call; where only the callee's body says so, most other callers must agree that it needs a test.
 */
final class UncheckedNullChecker implements Checker {
  private static final int SEVERAL = 5;
  private static final int MANY = 20;
  private static final double MOST = 0.85;
  private static final double ALMOST_ALL = 0.95;
  private static final double HALF = 0.5;

  @Override
  public String name() {
    return "unchecked-null";
  }

  @Override
  public boolean needsContexts() {
    return false;
  }

  @Override
  public List<Finding> check(Rule rule, Evidence evidence) {
    Belief belief = new Belief(evidence.results().nullUses(), evidence.elsewhere());
    List<Finding> findings = new ArrayList<>();
    for (NullUse use : evidence.results().nullUses()) {
      if (use.source().isPresent() && use.fault().isPresent()) {
        Belief.Count count = belief.about(use);
        level(use.source().get(), use.fault().get(), count)
            .ifPresent(level -> findings.add(finding(rule, level, use, count)));
      }
    }
    return findings;
  }

  /** How sure; nothing where the callers' habits say that it is not worth a word. */
  private static Optional<Level> level(
      NullUse.Source source, NullUse.Fault fault, Belief.Count count) {
    if (source.modelled() && source.expected().equals("often")) {
      return Optional.of(fault.knownNull() ? Level.WARNING : Level.ERROR);
    }
    // A row that says "rarely" knows of callers that know better, so it takes a strong habit.
    boolean strict = source.modelled() || fault.knownNull();
    boolean agreed =
        strict
            ? count.checked() >= MANY && count.share() >= ALMOST_ALL
            : count.checked() >= SEVERAL && count.share() >= MOST;
    if (agreed && !source.dependsOnArguments()) {
      return Optional.of(Level.WARNING);
    }
    return count.share() >= HALF ? Optional.of(Level.NOTE) : Optional.empty();
  }

  private static Finding finding(Rule rule, Level level, NullUse use, Belief.Count count) {
    NullUse.Source source = use.source().orElseThrow();
    NullUse.Fault fault = use.fault().orElseThrow();
    String function = use.function().name();
    String pointer = use.variable().isEmpty() ? fault.text() : use.variable();
    StringBuilder message = new StringBuilder();
    message.append(use.callee()).append("() may return NULL");
    if (!source.origin().equals(use.callee())) {
      message.append(" (from ").append(source.origin()).append("())");
    }
    message.append(", and ").append(pointer);
    if (fault.knownNull()) {
      message.append(" is NULL on this path when it ");
    } else {
      message.append(" ");
    }
    message.append(
        fault
            .calleeUse()
            .map(c -> "is passed to a function that dereferences it: " + c.function() + "()")
            .orElse("is dereferenced"));
    message.append(fault.knownNull() ? "" : " here without a test");
    if (!source.modelled() || source.expected().equals("rarely")) {
      message.append("; ").append(count.words());
    }
    List<TraceStep> trace = new ArrayList<>();
    trace.add(
        new TraceStep(
            use.call().position(),
            function,
            pointer + " gets the result of " + use.callee() + "(), which may be NULL",
            0,
            ""));
    int nesting = 1;
    for (NullUse.Step s : source.steps()) {
      trace.add(new TraceStep(s.position(), s.function(), s.text(), nesting++, ""));
    }
    for (NullUse.Step s : fault.path()) {
      trace.add(new TraceStep(s.position(), function, s.text(), 0, ""));
    }
    fault
        .calleeUse()
        .filter(c -> !c.position().equals(fault.position()))
        .ifPresent(c -> trace.add(new TraceStep(c.position(), c.function(), c.text(), 1, "")));
    trace.add(new TraceStep(fault.position(), function, fault.text() + " is dereferenced", 0, ""));
    return new Finding(
        rule.id(),
        level,
        fault.position(),
        function,
        message.toString(),
        trace,
        List.of(),
        function + " " + use.callee() + " " + pointer);
  }
}
