package org.kwitness.checker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kwitness.analysis.CalleeName;
import org.kwitness.analysis.Leak;
import org.kwitness.cfg.Function;
import org.kwitness.interproc.CallGraph;
import org.kwitness.model.Effect;
import org.kwitness.rule.Finding;
import org.kwitness.rule.Level;
import org.kwitness.rule.Rule;

/**
 * Reports paths that return with a lock held that other paths release. A function whose callers
 * release the lock for it, or whose row says that it returns locked, does its job.
 */
final class LockLeakChecker implements Checker {

  @Override
  public String name() {
    return "lock-leak";
  }

  @Override
  public boolean needsContexts() {
    return false;
  }

  @Override
  public List<Finding> check(Rule rule, Evidence evidence) {
    List<Leak> leaks =
        evidence.results().leaks().stream()
            .filter(l -> l.what() == Leak.What.LOCK)
            .filter(l -> !isJob(l, evidence))
            .toList();
    List<Finding> findings = new ArrayList<>();
    for (Leak l : LeakFindings.distinct(leaks)) {
      level(l, evidence).ifPresent(level -> findings.add(finding(rule, level, l)));
    }
    return findings;
  }

  private static boolean isJob(Leak l, Evidence evidence) {
    if (evidence.results().consumed().contains(l.function().linkName())
        || callersRelease(l, l.function(), evidence, 2)
        || evidence
            .elsewhere()
            .of(l.function())
            .filter(m -> m.consumed() || m.releasedByCallers().contains(l.lockClass()))
            .isPresent()) {
      return true;
    }
    if (l.via().isPresent() && l.suspect() && !isConsumed(l.via().get(), evidence)) {
      // The callee leaks it, and nobody expects it to: the callee is to blame.
      return true;
    }
    return evidence.knowledge().functions(l.function().name()).stream()
        .flatMap(m -> m.effects(Effect.ReturnsLocked.class).stream())
        .anyMatch(e -> e.lock().equals("*") || e.lock().equals(l.lockClass()));
  }

  private static boolean isConsumed(CalleeName callee, Evidence evidence) {
    return evidence.results().consumed().contains(callee.linkName())
        || evidence.elsewhere().named(callee.linkName()).filter(m -> m.consumed()).isPresent();
  }

  /** True if a caller, or a caller of one, releases locks of this class that it did not take. */
  private static boolean callersRelease(Leak l, Function f, Evidence evidence, int depth) {
    for (CallGraph.CallSite site : evidence.graph().callers(f)) {
      Set<String> released =
          evidence.results().releasedForOthers().getOrDefault(site.caller(), Set.of());
      if (released.contains(l.lockClass())
          || depth > 1 && callersRelease(l, site.caller(), evidence, depth - 1)) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Level> level(Leak l, Evidence evidence) {
    if (l.suspect()) {
      return Optional.of(Level.NOTE);
    }
    if (!l.looksDesigned()) {
      // What a callee acquired stands on its summary; fewer than half of those read were true.
      return Optional.of(l.via().isPresent() ? Level.NOTE : Level.ERROR);
    }
    // Called only through a pointer: the protocol of the interface may ask for it.
    boolean hasDirectCallers =
        evidence.graph().callers(l.function()).stream().anyMatch(c -> c.direct());
    return hasDirectCallers ? Optional.of(Level.NOTE) : Optional.empty();
  }

  private static Finding finding(Rule rule, Level level, Leak l) {
    String message =
        l.function().name()
            + "() returns here with "
            + l.object()
            + " still held (acquired in line "
            + l.taken().line()
            + l.via().map(f -> " by " + f.name() + "()").orElse("")
            + (l.uneven()
                ? "): it was acquired more often than it is released"
                : "); other paths release it");
    return LeakFindings.finding(rule, level, l, message, "holds " + l.object());
  }
}
