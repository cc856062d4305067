package org.kwitness.checker;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kwitness.analysis.Leak;
import org.kwitness.analysis.LockClass;
import org.kwitness.analysis.LockMisuse;
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
    Set<List<Object>> twice = acquiredTwice(evidence);
    CallersReleases callers = new CallersReleases(evidence);
    List<Leak> leaks =
        evidence.results().leaks().stream()
            .filter(l -> l.what() == Leak.What.LOCK)
            .filter(l -> !twice.contains(List.of(l.lockClass(), l.taken(), l.uneven())))
            .map(l -> l.doubtful() && !isReleasedForOthers(l, evidence) ? l.withoutDoubt() : l)
            .filter(l -> !isJob(l, evidence, callers))
            .toList();
    List<Finding> findings = new ArrayList<>();
    for (Leak l : LeakFindings.distinct(leaks)) {
      level(l, evidence).ifPresent(level -> findings.add(finding(rule, level, l)));
    }
    return findings;
  }

  private static boolean isReleasedForOthers(Leak l, Evidence evidence) {
    if (evidence.elsewhere().of(l.function()).isEmpty()) {
      return evidence.holders().isReleasedForOthers(l.lockClass());
    }
    return LockClass.isPointee(l.lockClass())
        || evidence.elsewhere().handedLocks().map(s -> s.contains(l.lockClass())).orElse(true)
        || evidence.holders().handed().contains(l.lockClass());
  }

  /** Locks that nobody can hold twice, with the places where their holders acquire them again. */
  private static Set<List<Object>> acquiredTwice(Evidence evidence) {
    Set<String> recursive = LockMisuseFindings.recursive(evidence);
    Set<List<Object>> found = new HashSet<>();
    for (LockMisuse m : evidence.results().misuses()) {
      if (DoubleLockChecker.isTold(m, evidence) && !recursive.contains(m.lockClass())) {
        found.add(List.of(m.lockClass(), m.position(), true));
        if (!m.position().equals(m.earlier())) {
          // Otherwise one turn of a loop may leave it, whatever the next would do.
          found.add(List.of(m.lockClass(), m.position(), false));
        }
      }
    }
    return found;
  }

  private static boolean isJob(Leak l, Evidence evidence, CallersReleases callers) {
    if (returnsLocked(l, evidence)) {
      return true;
    }
    if (l.contradictory()) {
      return false;
    }
    if (isConsumed(l.function().linkName(), l.lockClass(), evidence)
        || callers.any(l.function(), l.lockClass(), !isCertain(l))
        || evidence
            .elsewhere()
            .of(l.function())
            .filter(m -> m.releasedByCallers().contains(l.lockClass()))
            .isPresent()) {
      return true;
    }
    // The callee leaks it, and nobody expects it to: the callee is to blame.
    return l.suspect()
        && l.via().filter(f -> !isConsumed(f.linkName(), l.lockClass(), evidence)).isPresent();
  }

  /** True if a row says that the function returns with the lock. */
  private static boolean returnsLocked(Leak l, Evidence evidence) {
    return evidence.knowledge().functions(l.function().name()).stream()
        .flatMap(m -> m.effects(Effect.ReturnsLocked.class).stream())
        .anyMatch(e -> e.lock().equals("*") || e.lock().equals(l.lockClass()));
  }

  /** True if a caller releases a lock of the class that a function left held. */
  private static boolean isConsumed(String linkName, String lockClass, Evidence evidence) {
    return evidence.results().consumed(linkName).contains(lockClass)
        || evidence
            .elsewhere()
            .named(linkName)
            .filter(m -> m.consumed().contains(lockClass))
            .isPresent();
  }

  /** True if the function acquires the lock itself, and nothing speaks for an intention. */
  private static boolean isCertain(Leak l) {
    return !l.suspect() && !l.looksDesigned() && l.via().isEmpty();
  }

  private static Optional<Level> level(Leak l, Evidence evidence) {
    if (l.suspect()) {
      return Optional.of(Level.NOTE);
    }
    if (!l.looksDesigned()) {
      // What a callee acquired stands on its summary; fewer than half of those read were true.
      return Optional.of(l.via().isPresent() ? Level.NOTE : Level.ERROR);
    }
    // Called only through a pointer: the protocol of the interface may ask for it, and the caller
    // releases the lock then.
    boolean hasDirectCallers =
        evidence.graph().callers(l.function()).stream().anyMatch(c -> c.direct());
    return hasDirectCallers || !isReleasedForOthers(l, evidence)
        ? Optional.of(Level.NOTE)
        : Optional.empty();
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
