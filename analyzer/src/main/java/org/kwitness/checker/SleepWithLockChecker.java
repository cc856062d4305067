package org.kwitness.checker;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kwitness.analysis.SiteState;
import org.kwitness.analysis.context.Condition;
import org.kwitness.analysis.context.Contexts;
import org.kwitness.analysis.context.ObjectClass;
import org.kwitness.analysis.context.Sleeping;
import org.kwitness.cfg.Function;
import org.kwitness.ir.Instruction;
import org.kwitness.ir.SourcePosition;
import org.kwitness.model.ContextModel;
import org.kwitness.model.Effect;
import org.kwitness.model.Operand;
import org.kwitness.rule.Finding;
import org.kwitness.rule.Level;
import org.kwitness.rule.RelatedPlace;
import org.kwitness.rule.Rule;
import org.kwitness.rule.TraceStep;

/** Reports calls that may sleep while a lock is held under which nothing may. */
final class SleepWithLockChecker implements Checker {

  /** A call that sleeps with a lock held. */
  private record Candidate(
      Function function, Instruction.Call call, SiteState.Held held, Sleeping.Way way) {

    /** What a maintainer would mend in one go: a function that sleeps, or one held section. */
    List<Object> group() {
      return way.callee().isPresent()
          ? List.of(way.last().position())
          : List.of(function, held.lockClass(), held.at());
    }
  }

  @Override
  public String name() {
    return "sleep-with-lock";
  }

  @Override
  public List<Finding> check(Rule rule, Evidence evidence) {
    Map<List<Object>, List<Candidate>> groups = new LinkedHashMap<>();
    for (Function f : evidence.graph().program().functions()) {
      for (Instruction.Call call : evidence.graph().callsOf(f)) {
        List<SiteState.Held> held =
            evidence.results().site(f, call).held().stream()
                .filter(h -> forbidsSleep(h, evidence))
                .toList();
        if (held.isEmpty()) {
          continue;
        }
        for (Sleeping.Way w : evidence.contexts().sleeping().at(f, call)) {
          if (w.when() instanceof Condition.Always) {
            for (SiteState.Held h : held) {
              if (!isDropped(h, f, w, evidence)) {
                Candidate c = new Candidate(f, call, h, w);
                groups.computeIfAbsent(c.group(), k -> new ArrayList<>()).add(c);
              }
            }
          }
        }
      }
    }
    List<Finding> findings = new ArrayList<>();
    for (List<Candidate> group : groups.values()) {
      Candidate first = group.get(0);
      Set<SourcePosition> places = new HashSet<>();
      for (Candidate c : group) {
        places.add(c.held().at());
        first = c.way().depth() < first.way().depth() ? c : first;
      }
      findings.add(finding(rule, evidence, first, places.size() - 1));
    }
    return findings;
  }

  /** The rows say so of the kind; some locks of a kind only if they are declared for a level. */
  private static boolean forbidsSleep(SiteState.Held h, Evidence evidence) {
    Optional<ContextModel> section = evidence.knowledge().context(h.kind());
    if (section.isEmpty()
        || section.get().sleeps()
        || section.get().except().contains(h.lockClass())) {
      return false;
    }
    Optional<Integer> least =
        section.get().level().flatMap(l -> evidence.contexts().levels().number(l));
    if (least.isEmpty()) {
      return true;
    }
    Optional<Integer> own =
        Optional.ofNullable(evidence.contexts().lockLevels().get(h.lockClass()))
            .flatMap(l -> evidence.contexts().levels().number(l));
    return own.isPresent() && evidence.contexts().levels().isBlockedBy(least.get(), own.get());
  }

  /** True if the sleep releases the lock, or if a function on the way may. */
  private static boolean isDropped(
      SiteState.Held h, Function f, Sleeping.Way way, Evidence evidence) {
    Function caller = f;
    for (Sleeping.Way w = way; ; w = w.next().orElseThrow()) {
      if (w.next().isEmpty()) {
        return isDropped(h, w.call(), evidence);
      }
      caller = w.callee().orElse(caller);
      Set<String> released = evidence.results().mayRelease().getOrDefault(caller, Set.of());
      if (released.contains(h.lockClass()) || !evidence.results().isFollowed(caller)) {
        return true;
      }
    }
  }

  private static boolean isDropped(SiteState.Held h, Instruction.Call call, Evidence evidence) {
    Set<String> classes = new HashSet<>();
    boolean known = true;
    List<Operand> drops = new ArrayList<>();
    evidence
        .knowledge()
        .function(call)
        .ifPresent(
            m -> {
              m.effects(Effect.DropAcrossSleep.class).forEach(d -> drops.add(d.lock()));
              m.effects(Effect.Release.class).forEach(r -> drops.add(r.lock()));
            });
    for (Operand lock : drops) {
      if (lock instanceof Operand.Member) {
        return true;
      }
      Optional<String> c = ObjectClass.of(call, lock);
      c.ifPresent(classes::add);
      known &=
          c.isPresent()
              || !(lock instanceof Operand.Argument a)
              || a.index() >= call.arguments().size()
              || Contexts.isNull(call.arguments().get(a.index()));
    }
    return !known || classes.contains(h.lockClass());
  }

  private static Finding finding(Rule rule, Evidence evidence, Candidate found, int more) {
    Function f = found.function();
    Instruction.Call call = found.call();
    SiteState.Held h = found.held();
    Sleeping.Way way = found.way();
    String name = ContextTrace.name(call);
    String sleeper = ContextTrace.name(way.last());
    String title = evidence.knowledge().context(h.kind()).orElseThrow().title();
    List<TraceStep> steps = new ArrayList<>();
    String state = "holds " + h.text();
    steps.add(new TraceStep(h.at(), f.name(), "acquires " + h.text(), 0, state));
    for (TraceStep s : ContextTrace.steps(way, f.name(), 0)) {
      steps.add(new TraceStep(s.position(), s.function(), s.message(), s.nesting(), state));
    }
    return new Finding(
        rule.id(),
        Level.ERROR,
        call.position(),
        f.name(),
        name
            + "() may sleep"
            + (way.next().isPresent() ? " in " + sleeper + "()" : "")
            + " while "
            + h.text()
            + ", "
            + title
            + ", is held since line "
            + h.at().line()
            + (more == 0 ? "" : "; so it does in " + more + " more places"),
        steps,
        List.of(new RelatedPlace(h.at(), "acquired here")),
        f.name() + " " + name + " " + h.lockClass());
  }
}
