package org.kwitness.checker;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kwitness.analysis.LockMisuse;
import org.kwitness.cfg.Function;
import org.kwitness.interproc.CallGraph;
import org.kwitness.rule.Finding;
import org.kwitness.rule.Level;
import org.kwitness.rule.Rule;

/** Reports calls of functions that assert a lock which their caller does not hold. */
final class AssertUnheldChecker implements Checker {
  @Override
  public String name() {
    return "assert-unheld";
  }

  @Override
  public boolean needsContexts() {
    return false;
  }

  /** A function that does not hold a lock. */
  private record Without(Function function, String lockClass) {}

  @Override
  public List<Finding> check(Rule rule, Evidence evidence) {
    List<Finding> findings = new ArrayList<>();
    Map<Without, LockMisuse> unheld = new LinkedHashMap<>();
    Set<LockMisuse> unlikely = new HashSet<>();
    Set<Without> told = new HashSet<>();
    Holders holders = evidence.holders();
    Set<String> recursive = LockMisuseFindings.recursive(evidence);
    for (LockMisuse m : evidence.results().misuses()) {
      if (recursive.contains(m.lockClass())) {
        continue; // The caller may hold it once more.
      }
      if (m.what() == LockMisuse.What.ASSERT_RELEASED) {
        told.add(new Without(m.function(), m.lockClass()));
        findings.add(
            LockMisuseFindings.finding(
                rule,
                m.certain() ? Level.ERROR : Level.NOTE,
                m,
                asserts(m) + ", which was released in line " + m.earlier().line(),
                "released here"));
      } else if (m.what() == LockMisuse.What.ASSERT_UNHELD
          // Of a part of the kernel it is not known who calls a function with what.
          && evidence.elsewhere().of(m.function()).isEmpty()) {
        Holders.Verdict callers = holders.callers(m.function(), m.lockClass());
        if (callers == Holders.Verdict.NOBODY || callers == Holders.Verdict.UNLIKELY) {
          unheld.putIfAbsent(new Without(m.function(), m.lockClass()), m);
        }
        if (callers == Holders.Verdict.UNLIKELY) {
          unlikely.add(m);
        }
      }
    }
    told.addAll(unheld.keySet());
    unheld.forEach(
        (without, m) -> {
          if (!isToldAtCaller(without, told, evidence.graph())) {
            findings.add(
                LockMisuseFindings.finding(
                    rule,
                    m.certain() && holders.isCalled(m.function()) && !unlikely.contains(m)
                        ? Level.WARNING
                        : Level.NOTE,
                    m,
                    asserts(m)
                        + ", but neither "
                        + m.function().name()
                        + "() nor any known caller acquires it",
                    ""));
          }
        });
    return findings;
  }

  private static boolean isToldAtCaller(Without w, Set<Without> told, CallGraph graph) {
    return graph.callers(w.function()).stream()
        .anyMatch(
            c ->
                c.direct()
                    && !c.caller().equals(w.function())
                    && told.contains(new Without(c.caller(), w.lockClass())));
  }

  private static String asserts(LockMisuse m) {
    return m.via().map(v -> v.callee() + "()").orElse("it") + " asserts " + m.object();
  }
}
