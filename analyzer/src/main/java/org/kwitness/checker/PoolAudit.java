package org.kwitness.checker;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kwitness.analysis.context.Condition;
import org.kwitness.analysis.context.Context;
import org.kwitness.analysis.context.Contexts;
import org.kwitness.analysis.context.ObjectClass;
import org.kwitness.ir.SourcePosition;
import org.kwitness.rule.Finding;
import org.kwitness.rule.Rule;

/** Every use of every pool, with what is known of it: also of those that are right. */
public final class PoolAudit {
  private static final String UNKNOWN = "?";

  private PoolAudit() {}

  /**
   * One use.
   *
   * @param pool the pool
   * @param declared the level that it blocks by itself; {@code none} if it has none, {@code ?} if
   *     its initialisation was not seen
   * @param position the call
   * @param function the function that calls
   * @param call in the words of the source
   * @param levels the levels at the call, one for each context that differs
   * @param contexts kinds of contexts that reach the call
   * @param interrupts levels of the interrupts that reach any use of the pool
   * @param verdict {@code unprotected}, {@code protected}, {@code no-interrupt} (none reaches the
   *     pool), {@code unreached} (no context is known) or {@code level-unknown}
   */
  public record Row(
      String pool,
      String declared,
      SourcePosition position,
      String function,
      String call,
      List<String> levels,
      List<String> contexts,
      List<String> interrupts,
      String verdict) {}

  /** All uses, by pool and place. */
  public static List<Row> of(Evidence evidence, Rule rule) {
    Set<SourcePosition> reported = new HashSet<>();
    for (Finding f : new PoolUnprotectedChecker().check(rule, evidence)) {
      reported.add(f.position());
    }
    List<Row> rows = new ArrayList<>();
    for (Map.Entry<String, List<PoolSites.Site>> e : new PoolSites(evidence).byPool().entrySet()) {
      List<String> interrupts = interrupts(evidence.contexts(), e.getValue());
      for (PoolSites.Site s : e.getValue()) {
        rows.add(row(evidence, s, interrupts, reported.contains(s.call().position())));
      }
    }
    return rows;
  }

  private static List<String> interrupts(Contexts contexts, List<PoolSites.Site> sites) {
    Set<String> found = new TreeSet<>();
    for (PoolSites.Site s : sites) {
      for (Context c : contexts.of(s.function())) {
        c.entry().level().ifPresent(n -> found.add(contexts.levels().name(n)));
      }
    }
    return List.copyOf(found);
  }

  private static Row row(
      Evidence evidence, PoolSites.Site s, List<String> interrupts, boolean reported) {
    Contexts contexts = evidence.contexts();
    Optional<String> declared = Optional.ofNullable(contexts.poolLevels().get(s.pool()));
    Set<String> levels = new TreeSet<>();
    Set<String> kinds = new TreeSet<>();
    for (Context c : contexts.of(s.function())) {
      if (contexts.reached(c, s.call()) instanceof Condition.Never) {
        continue;
      }
      levels.add(contexts.levels().describe(contexts.levelAt(c, s.call())));
      kinds.add(c.kind().name());
    }
    String verdict =
        reported
            ? "unprotected"
            : kinds.isEmpty()
                ? "unreached"
                : interrupts.isEmpty()
                    ? "no-interrupt"
                    : declared.isEmpty() ? "level-unknown" : "protected";
    return new Row(
        ObjectClass.display(s.pool()),
        declared.map(l -> l.isEmpty() ? "none" : l).orElse(UNKNOWN),
        s.call().position(),
        s.function().name(),
        ContextTrace.name(s.call()),
        List.copyOf(levels),
        List.copyOf(kinds),
        interrupts,
        verdict);
  }
}
