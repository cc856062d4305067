package org.kwitness.checker;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kwitness.analysis.LockClass;
import org.kwitness.analysis.LockMisuse;
import org.kwitness.rule.Finding;
import org.kwitness.rule.Level;
import org.kwitness.rule.Rule;

/** Reports locks that are released twice, or on a path that does not hold them. */
final class UnlockUnheldChecker implements Checker {
  @Override
  public String name() {
    return "unlock-unheld";
  }

  @Override
  public boolean needsContexts() {
    return false;
  }

  @Override
  public List<Finding> check(Rule rule, Evidence evidence) {
    List<Finding> findings = new ArrayList<>();
    Set<String> recursive = LockMisuseFindings.recursive(evidence);
    Holders holders = evidence.holders();
    Set<List<Object>> told = new HashSet<>();
    Set<List<Object>> twice = releasedTwice(evidence);
    for (LockMisuse m : evidence.results().misuses()) {
      boolean isRecursive = recursive.contains(m.lockClass());
      if (m.what() == LockMisuse.What.DOUBLE_RELEASE && !isRecursive) {
        findings.add(
            LockMisuseFindings.finding(
                rule,
                m.certain() ? Level.ERROR : Level.NOTE,
                m,
                m.object()
                    + " was released in line "
                    + m.earlier().line()
                    + " already, and is released again here",
                "released here first"));
      } else if (m.what() == LockMisuse.What.NEVER_HELD
          || m.what() == LockMisuse.What.NEVER_HELD_HERE
          || m.what() == LockMisuse.What.RELEASED_FOR_A_WHILE
          || m.what() == LockMisuse.What.SLEEP_UNHELD) {
        // Of a part of the kernel it is not known who calls a function with what.
        Optional.of(m)
            .filter(x -> evidence.elsewhere().of(x.function()).isEmpty())
            .flatMap(x -> neverHeld(x, holders))
            // Once is enough: what is right or wrong with one release is so with the others.
            .filter(text -> told.add(List.of(m.function(), m.lockClass())))
            .ifPresent(
                text -> findings.add(LockMisuseFindings.finding(rule, Level.NOTE, m, text, "")));
      } else if (m.what() == LockMisuse.What.SLEEP_UNHELD_HERE) {
        if (evidence.elsewhere().of(m.function()).isEmpty()
            && holders.callers(m.function(), m.lockClass()) != Holders.Verdict.HELD
            && isSure(m, holders)
            && told.add(List.of(m.function(), m.lockClass()))) {
          findings.add(
              LockMisuseFindings.finding(
                  rule,
                  Level.NOTE,
                  m,
                  m.object()
                      + " is released here by a sleep, but no way to here holds it; "
                      + m.function().name()
                      + "() acquires it elsewhere",
                  ""));
        }
      } else if (m.what() == LockMisuse.What.NOT_HELD
          && !isRecursive
          && !twice.contains(List.of(m.position(), m.lockClass()))) {
        findings.add(
            LockMisuseFindings.finding(
                rule,
                Level.NOTE,
                m,
                m.object() + " is released here, but on this path nobody acquired it; others did",
                ""));
      }
    }
    return findings;
  }

  /** Releases that come after another, and need not be told once more for other paths. */
  private static Set<List<Object>> releasedTwice(Evidence evidence) {
    Set<List<Object>> found = new HashSet<>();
    for (LockMisuse m : evidence.results().misuses()) {
      if (m.what() == LockMisuse.What.DOUBLE_RELEASE) {
        found.add(List.of(m.position(), m.lockClass()));
      }
    }
    return found;
  }

  /** True if nothing that the function calls can have come back with the lock. */
  private static boolean isLeftByNobody(LockMisuse m, Holders holders) {
    return !holders.isLeftThroughPointer(m.lockClass())
        && !holders.isLostByCallee(m.function(), m.lockClass());
  }

  /** True if nothing that is called on the way can have acquired the lock. */
  private static boolean isSure(LockMisuse m, Holders holders) {
    return m.certain()
        || holders.habit(m.function(), m.lockClass()).hasNoExceptions()
        || isLeftByNobody(m, holders);
  }

  /** What is wrong with a release in a function that never acquires the lock, if anything is. */
  private static Optional<String> neverHeld(LockMisuse m, Holders holders) {
    Holders.Verdict callers =
        LockClass.isElement(m.lockClass())
            ? Holders.Verdict.HELD
            : holders.callers(m.function(), m.lockClass());
    String released =
        m.object()
            + (m.what() == LockMisuse.What.SLEEP_UNHELD
                ? " is released here by a sleep"
                : " is released here");
    LockHabits.Habit habit = holders.habit(m.function(), m.lockClass());
    // What releases a lock for a while and acquires it again expects callers to have it.
    boolean unlikely =
        callers == Holders.Verdict.UNLIKELY && m.what() != LockMisuse.What.RELEASED_FOR_A_WHILE;
    boolean acquiresElsewhere =
        m.what() == LockMisuse.What.NEVER_HELD_HERE
            || m.what() == LockMisuse.What.RELEASED_FOR_A_WHILE;
    if ((callers == Holders.Verdict.NOBODY || unlikely) && isSure(m, holders)) {
      return Optional.of(
          released
              + (acquiresElsewhere
                  ? ", but no way to here acquires it, nor does any known caller"
                  : ", but neither "
                      + m.function().name()
                      + "() nor any known caller acquires it"));
    }
    if (m.what() == LockMisuse.What.NEVER_HELD
        && !LockClass.isElement(m.lockClass())
        && holders.isReleased(m.lockClass())
        && !holders.isAcquired(m.lockClass())) {
      return Optional.of(released + ", but nothing in this kernel acquires it");
    }
    // Who hands a lock to a sleep says that it is held: by a caller, then.
    return (m.what() == LockMisuse.What.NEVER_HELD || m.what() == LockMisuse.What.NEVER_HELD_HERE)
            && callers != Holders.Verdict.HELD
            && !holders.isForOthers(m.function())
            && !holders.isLostByCallee(m.function(), m.lockClass())
            && (habit.isRule(holders.isCalled(m.function()))
                || callers == Holders.Verdict.NOBODY && habit.isUsual())
        ? Optional.of(
            released
                + (acquiresElsewhere
                    ? ", but no way to here acquires it; "
                        + (habit.balanced() - 1)
                        + " of "
                        + (habit.balanced() + habit.others() - 1)
                        + " other functions that release it acquire it"
                    : ", but "
                        + m.function().name()
                        + "() never acquires it; "
                        + habit.balanced()
                        + " of "
                        + (habit.balanced() + habit.others() + 1)
                        + " functions that release it do"))
        : Optional.empty();
  }
}
