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

  @Override
  public List<Finding> check(Rule rule, Evidence evidence) {
    Set<String> recursive = LockMisuseFindings.recursive(evidence);
    List<Finding> findings = new ArrayList<>();
    for (LockMisuse m : evidence.results().misuses()) {
      if (m.what() == LockMisuse.What.DOUBLE_ACQUIRE && !recursive.contains(m.lockClass())) {
        String message =
            m.object()
                + " is held since line "
                + m.earlier().line()
                + ", and "
                + m.via().map(f -> f.callee() + "()").orElse("this")
                + " acquires it again: it waits for itself";
        findings.add(
            LockMisuseFindings.finding(
                rule, m.certain() ? Level.ERROR : Level.NOTE, m, message, "acquired here first"));
      }
    }
    return findings;
  }
}
