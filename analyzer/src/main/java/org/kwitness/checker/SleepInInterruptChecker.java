package org.kwitness.checker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.kwitness.analysis.context.Condition;
import org.kwitness.analysis.context.Context;
import org.kwitness.analysis.context.Contexts;
import org.kwitness.analysis.context.Sleeping;
import org.kwitness.cfg.Function;
import org.kwitness.ir.Instruction;
import org.kwitness.ir.SourcePosition;
import org.kwitness.model.ContextModel;
import org.kwitness.rule.Finding;
import org.kwitness.rule.Level;
import org.kwitness.rule.RelatedPlace;
import org.kwitness.rule.Rule;
import org.kwitness.rule.TraceStep;

/** Reports calls that may sleep, reached from a context that must not. */
final class SleepInInterruptChecker implements Checker {
  /** The kind of the locks that are critical sections, and the context inside one. */
  private static final String CRITICAL = "critical";

  @Override
  public String name() {
    return "sleep-in-interrupt";
  }

  /** A sleeping call in a context that must not. */
  private record Candidate(
      Function function, Instruction.Call call, Context context, int hops, Sleeping.Way way) {

    /** The surer comes first, then what is worse, then what is easier to follow. */
    boolean isBetter(Candidate other) {
      if (hops != other.hops) {
        return hops < other.hops;
      }
      if (context.kind().hard() != other.context.kind().hard()) {
        return context.kind().hard();
      }
      // Where an argument decides, it is said where that is given.
      return length() == other.length()
          ? context.chain().size() < other.context.chain().size()
          : length() < other.length();
    }

    private int length() {
      return context.chain().size() + way.depth();
    }

    /** What a maintainer would mend in one go: the way out of one handler. */
    List<Object> group() {
      List<Context> chain = context.chain();
      return List.of(
          context.entry().function(),
          chain.size() > 1 ? chain.get(1).function() : ContextTrace.name(call));
    }
  }

  @Override
  public List<Finding> check(Rule rule, Evidence evidence) {
    List<Finding> findings = new ArrayList<>();
    Map<List<Object>, List<Candidate>> groups = new LinkedHashMap<>();
    for (Function f : evidence.graph().program().functions()) {
      for (Instruction.Call call : evidence.graph().callsOf(f)) {
        List<Sleeping.Way> ways = evidence.contexts().sleeping().at(f, call);
        if (!ways.isEmpty()) {
          critical(rule, evidence, f, call, ways).ifPresent(findings::add);
          candidate(evidence, f, call, ways)
              .ifPresent(c -> groups.computeIfAbsent(c.group(), k -> new ArrayList<>()).add(c));
        }
      }
    }
    Map<SourcePosition, List<Candidate>> byEnd = new TreeMap<>();
    for (List<Candidate> group : groups.values()) {
      Candidate first = strongest(group);
      byEnd.computeIfAbsent(first.way().last().position(), k -> new ArrayList<>()).add(first);
    }
    for (List<Candidate> ways : byEnd.values()) {
      Candidate first = strongest(ways);
      int further = groups.getOrDefault(first.group(), List.of()).size() - 1;
      findings.add(finding(rule, evidence, first, ways.size() - 1, further));
    }
    return findings;
  }

  private static Candidate strongest(List<Candidate> candidates) {
    Candidate first = candidates.get(0);
    for (Candidate c : candidates) {
      first = c.isBetter(first) ? c : first;
    }
    return first;
  }

  private static String more(int ways, int further) {
    String handlers =
        switch (ways) {
          case 0 -> "";
          case 1 -> "; so does another handler, or another way";
          default -> "; so do " + ways + " other handlers, or other ways";
        };
    String calls =
        switch (further) {
          case 0 -> "";
          case 1 -> "; 1 more call that sleeps further down this way";
          default -> "; " + further + " more calls that sleep further down this way";
        };
    return handlers + calls;
  }

  private static Optional<Finding> critical(
      Rule rule, Evidence evidence, Function f, Instruction.Call call, List<Sleeping.Way> ways) {
    boolean inside =
        !evidence.knowledge().context(CRITICAL).map(ContextModel::sleeps).orElse(true)
            && evidence.results().site(f, call).held().stream()
                .anyMatch(h -> h.kind().equals(CRITICAL));
    return inside
        ? ways.stream()
            .filter(w -> w.when() instanceof Condition.Always)
            .findFirst()
            .map(w -> critical(rule, f, call, w))
        : Optional.empty();
  }

  private static Optional<Candidate> candidate(
      Evidence evidence, Function f, Instruction.Call call, List<Sleeping.Way> ways) {
    Contexts contexts = evidence.contexts();
    Optional<Candidate> best = Optional.empty();
    for (Context c : contexts.of(f)) {
      if (c.kind().sleeps()
          || c.isBehindModel()
          || !(contexts.reached(c, call) instanceof Condition.Always)) {
        continue;
      }
      for (Sleeping.Way w : ways) {
        // What sleeps whatever its arguments are is reported there.
        boolean here = w.next().isEmpty() || !(w.next().get().when() instanceof Condition.Always);
        if (!here || !(w.when() instanceof Condition.Always) || !w.isForbiddenIn(c.kind())) {
          continue;
        }
        OptionalInt hops = hops(contexts, c, call, w);
        if (hops.isPresent()) {
          Candidate found = new Candidate(f, call, c, hops.getAsInt(), w);
          best = best.filter(b -> !found.isBetter(b)).or(() -> Optional.of(found));
        }
      }
    }
    return best;
  }

  /** How far it is from being proved that a context gets to the end of a way; empty if not. */
  private static OptionalInt hops(
      Contexts contexts, Context context, Instruction.Call first, Sleeping.Way way) {
    Context c = context;
    Instruction.Call call = first;
    Sleeping.Way w = way;
    while (w.next().isPresent()) {
      Optional<Context> next = contexts.into(c, call, w.callee().orElseThrow());
      if (next.isEmpty()) {
        return OptionalInt.empty();
      }
      c = next.get();
      w = w.next().get();
      call = w.call();
    }
    return contexts.reached(c, call) instanceof Condition.Never
        ? OptionalInt.empty()
        : OptionalInt.of(contexts.hops(c, call));
  }

  private static Finding critical(Rule rule, Function f, Instruction.Call call, Sleeping.Way way) {
    String name = ContextTrace.name(call);
    return new Finding(
        rule.id(),
        Level.ERROR,
        call.position(),
        f.name(),
        name + "() may sleep, inside a critical section",
        ContextTrace.steps(way, f.name(), 0),
        List.of(),
        f.name() + " " + name + " " + CRITICAL);
  }

  private static Finding finding(
      Rule rule, Evidence evidence, Candidate found, int ways, int further) {
    Function f = found.function();
    Instruction.Call call = found.call();
    Context c = found.context();
    Sleeping.Way way = found.way();
    ContextTrace trace = new ContextTrace(evidence.contexts().levels());
    String name = ContextTrace.name(call);
    String sleeper = ContextTrace.name(way.last());
    String message =
        name
            + "() may sleep"
            + (way.next().isPresent() ? " in " + sleeper + "()" : "")
            + ", but "
            + trace.origin(c)
            + " gets here ("
            + ContextTrace.names(c)
            + ")"
            + more(ways, further);
    List<TraceStep> steps = new ArrayList<>(trace.steps(c));
    List<TraceStep> below = ContextTrace.steps(way, f.name(), ContextTrace.depth(c));
    steps.addAll(below);
    if (!steps.get(steps.size() - 1).position().equals(call.position())) {
      steps.add(
          new TraceStep(
              call.position(), f.name(), name + "() is called here", ContextTrace.depth(c), ""));
    }
    return new Finding(
        rule.id(),
        ContextTrace.levelOfOne(found.hops()),
        call.position(),
        f.name(),
        message,
        steps,
        List.of(new RelatedPlace(c.entry().position(), "registered here")),
        f.name() + " " + name);
  }
}
