package org.kwitness.checker;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kwitness.analysis.context.Condition;
import org.kwitness.analysis.context.Context;
import org.kwitness.analysis.context.Contexts;
import org.kwitness.analysis.context.ObjectClass;
import org.kwitness.rule.Finding;
import org.kwitness.rule.RelatedPlace;
import org.kwitness.rule.Rule;
import org.kwitness.rule.TraceStep;

/**
 * Reports uses of pools that an interrupt can enter again, and pools whose own level is below that
 * of an interrupt which uses them.
 */
final class PoolUnprotectedChecker implements Checker {

  /** The order in which chains convince: hardware first, calls by name first, short ones first. */
  private static final Comparator<Use> BY_STRENGTH =
      Comparator.comparing((Use u) -> u.hops)
          .thenComparing(u -> !u.context.kind().hard())
          .thenComparing(u -> u.context.chain().size())
          .thenComparing(u -> u.site.call().position());

  /** A site in one of the contexts of its function. */
  private record Use(
      int number, PoolSites.Site site, Context context, Context.Level level, int hops) {}

  @Override
  public String name() {
    return "pool-unprotected";
  }

  @Override
  public List<Finding> check(Rule rule, Evidence evidence) {
    List<Finding> findings = new ArrayList<>();
    Map<String, String> declared = evidence.contexts().poolLevels();
    new PoolSites(evidence)
        .byPool()
        .forEach(
            (pool, sites) -> {
              String level = declared.get(pool);
              if (level == null) {
                return;
              }
              List<Use> uses = uses(sites, evidence.contexts());
              findings.addAll(
                  level.isEmpty()
                      ? races(rule, pool, sites, uses, evidence)
                      : tooLow(rule, pool, level, uses, evidence));
            });
    return findings;
  }

  private static List<Use> uses(List<PoolSites.Site> sites, Contexts contexts) {
    List<Use> uses = new ArrayList<>();
    for (int i = 0; i < sites.size(); i++) {
      PoolSites.Site s = sites.get(i);
      for (Context c : contexts.of(s.function())) {
        Condition reached = contexts.reached(c, s.call());
        if (!(reached instanceof Condition.Never) && !contexts.isAsleep(c)) {
          uses.add(new Use(i, s, c, contexts.levelAt(c, s.call()), contexts.hops(c, s.call())));
        }
      }
    }
    uses.sort(BY_STRENGTH);
    return uses;
  }

  /** The ways from interrupts to sites of a pool, those that convince most first. */
  static List<Context> interrupts(List<PoolSites.Site> sites, Contexts contexts) {
    return interrupts(uses(sites, contexts)).stream().map(u -> u.context).toList();
  }

  private static List<Use> interrupts(List<Use> uses) {
    return uses.stream().filter(u -> u.context.entry().level().isPresent()).toList();
  }

  /** A pool without a level: no use may be entered again by an interrupt that uses it, too. */
  private static List<Finding> races(
      Rule rule, String pool, List<PoolSites.Site> sites, List<Use> uses, Evidence evidence) {
    List<Use> interrupts = interrupts(uses);
    List<Finding> findings = new ArrayList<>();
    for (int site = 0; site < sites.size(); site++) {
      Optional<Use[]> race = Optional.empty();
      for (Use a : uses) {
        if (a.number != site || !a.level.known()) {
          continue;
        }
        for (Use b : interrupts) {
          if (race.isEmpty() && !a.level.blocked().get(b.context.entry().level().orElseThrow())) {
            race = Optional.of(new Use[] {a, b});
          }
        }
      }
      race.ifPresent(r -> findings.add(race(rule, pool, r[0], r[1], evidence)));
    }
    return findings;
  }

  private static Finding race(Rule rule, String pool, Use a, Use b, Evidence evidence) {
    ContextTrace trace = new ContextTrace(evidence.contexts().levels());
    String here = ContextTrace.name(a.site.call());
    String there = ContextTrace.name(b.site.call());
    String message =
        here
            + "() works on "
            + ObjectClass.display(pool)
            + " at "
            + evidence.contexts().levels().describe(a.level)
            + ", but "
            + trace.origin(b.context)
            + " may come in between and reach "
            + there
            + "() on the same pool in "
            + b.site.function().name()
            + "() ("
            + ContextTrace.names(b.context)
            + ")";
    List<TraceStep> steps = new ArrayList<>();
    for (TraceStep s : trace.steps(b.context)) {
      steps.add(
          new TraceStep(
              s.position(), s.function(), "meanwhile: " + s.message(), s.nesting(), s.state()));
    }
    steps.add(
        new TraceStep(
            b.site.call().position(),
            b.site.function().name(),
            "meanwhile: " + there + "() on " + ObjectClass.display(pool),
            ContextTrace.depth(b.context),
            "level: " + evidence.contexts().levels().describe(b.level)));
    List<TraceStep> all = new ArrayList<>(trace.steps(a.context));
    TraceStep own =
        new TraceStep(
            a.site.call().position(),
            a.site.function().name(),
            here + "() on " + ObjectClass.display(pool),
            ContextTrace.depth(a.context),
            "level: " + evidence.contexts().levels().describe(a.level));
    all.add(own);
    all.addAll(steps);
    all.add(own);
    return new Finding(
        rule.id(),
        ContextTrace.level(Math.max(a.hops, b.hops)),
        a.site.call().position(),
        a.site.function().name(),
        message,
        all,
        List.of(
            new RelatedPlace(b.site.call().position(), "the interrupt gets here"),
            new RelatedPlace(b.context.entry().position(), "registered here")),
        a.site.function().name() + " " + pool + " " + here);
  }

  /** A pool with a level: no interrupt above it may use the pool. */
  private static List<Finding> tooLow(
      Rule rule, String pool, String level, List<Use> uses, Evidence evidence) {
    Optional<Integer> own = evidence.contexts().levels().number(level);
    if (own.isEmpty()) {
      return List.of();
    }
    Map<PoolSites.Site, Use> worst = new LinkedHashMap<>();
    for (Use u : uses) {
      Optional<Integer> entry = u.context.entry().level();
      if (entry.isPresent()
          && u.context.kind().hard()
          && !evidence.contexts().levels().isBlockedBy(entry.get(), own.get())) {
        worst.putIfAbsent(u.site, u);
      }
    }
    ContextTrace trace = new ContextTrace(evidence.contexts().levels());
    List<Finding> findings = new ArrayList<>();
    for (Use u : worst.values()) {
      String here = ContextTrace.name(u.site.call());
      List<TraceStep> steps = new ArrayList<>(trace.steps(u.context));
      steps.add(
          new TraceStep(
              u.site.call().position(),
              u.site.function().name(),
              here + "() on " + ObjectClass.display(pool),
              ContextTrace.depth(u.context),
              "level: " + evidence.contexts().levels().describe(u.level)));
      findings.add(
          new Finding(
              rule.id(),
              ContextTrace.level(u.hops),
              u.site.call().position(),
              u.site.function().name(),
              ObjectClass.display(pool)
                  + " is declared for "
                  + level
                  + ", but "
                  + trace.origin(u.context)
                  + " reaches "
                  + here
                  + "() here ("
                  + ContextTrace.names(u.context)
                  + ")",
              steps,
              List.of(new RelatedPlace(u.context.entry().position(), "registered here")),
              u.site.function().name() + " " + pool + " " + here));
    }
    return findings;
  }
}
