package org.kwitness.checker;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
  public List<Finding> check(Rule rule, Evidence evidence) {
    List<Finding> findings = new ArrayList<>();
    Set<String> recursive = LockMisuseFindings.recursive(evidence);
    Holders holders = new Holders(evidence);
    for (LockMisuse m : evidence.results().misuses()) {
      if (recursive.contains(m.lockClass())) {
        continue;
      }
      if (m.what() == LockMisuse.What.DOUBLE_RELEASE) {
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
          && !m.lockClass().endsWith("[]")
          && holders.nobodyHolds(m.function(), m.lockClass())) {
        findings.add(
            LockMisuseFindings.finding(
                rule,
                Level.WARNING,
                m,
                m.object()
                    + " is released here, but neither "
                    + m.function().name()
                    + "() nor any known caller acquires it",
                ""));
      } else if (m.what() == LockMisuse.What.NOT_HELD) {
        findings.add(
            LockMisuseFindings.finding(
                rule,
                Level.WARNING,
                m,
                m.object() + " is released here, but on this path nobody acquired it; others did",
                ""));
      }
    }
    return findings;
  }
}
