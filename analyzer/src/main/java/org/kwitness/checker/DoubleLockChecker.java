package org.kwitness.checker;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.kwitness.analysis.LockMisuse;
import org.kwitness.rule.Finding;
import org.kwitness.rule.Level;
import org.kwitness.rule.Rule;

/** Reports locks that their holder acquires once more, itself or through a callee. */
final class DoubleLockChecker implements Checker {

  @Override
  public String name() {
    return "double-lock";
  }

  @Override
  public boolean needsContexts() {
    return false;
  }

  /** True for a second acquisition, if nothing in between can have released the lock. */
  static boolean isTold(LockMisuse m, Evidence evidence) {
    return m.what() == LockMisuse.What.DOUBLE_ACQUIRE
        || m.what() == LockMisuse.What.PERHAPS_DOUBLE_ACQUIRE
            && !evidence.holders().isReleasedForOthers(m.lockClass());
  }

  @Override
  public List<Finding> check(Rule rule, Evidence evidence) {
    Set<String> recursive = LockMisuseFindings.recursive(evidence);
    List<Finding> findings = new ArrayList<>();
    for (LockMisuse m : evidence.results().misuses()) {
      if (isTold(m, evidence) && !recursive.contains(m.lockClass())) {
        String message =
            m.object()
                + " is held since line "
                + m.earlier().line()
                + ", and "
                + m.via().map(f -> f.callee() + "()").orElse("this")
                + " acquires it again: it waits for itself"
                + (m.what() == LockMisuse.What.PERHAPS_DOUBLE_ACQUIRE
                    ? ", as nothing in this kernel releases it for another"
                    : "");
        findings.add(
            LockMisuseFindings.finding(
                rule, m.certain() ? Level.ERROR : Level.NOTE, m, message, "acquired here first"));
      }
    }
    return findings;
  }
}
