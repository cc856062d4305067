package org.kwitness.checker;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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

  @Override
  public List<Finding> check(Rule rule, Evidence evidence) {
    return new Run(rule, evidence).findings();
  }

  /** A function that does not hold a lock. */
  private record Without(Function function, String lockClass) {}

  /** One run. */
  private static final class Run {
    private final Rule rule;
    private final Evidence evidence;
    private final CallGraph graph;
    private final Holders holders;
    private final List<LockMisuse> unheld = new ArrayList<>();
    private final Set<Without> without = new HashSet<>();
    private final Set<Without> told = new HashSet<>();

    Run(Rule rule, Evidence evidence) {
      this.rule = rule;
      this.evidence = evidence;
      this.graph = evidence.graph();
      this.holders = evidence.holders();
    }

    List<Finding> findings() {
      List<Finding> findings = new ArrayList<>();
      Set<String> recursive = LockMisuseFindings.recursive(evidence);
      for (LockMisuse m : evidence.results().misuses()) {
        if (recursive.contains(m.lockClass())) {
          continue; // The caller may hold it once more.
        }
        if (m.what() == LockMisuse.What.ASSERT_RELEASED) {
          findings.add(released(m));
        } else if (m.what() == LockMisuse.What.ASSERT_UNHELD
            // Of a part of the kernel it is not known who calls a function with what.
            && evidence.elsewhere().of(m.function()).isEmpty()
            && without.add(new Without(m.function(), m.lockClass()))) {
          unheld.add(m);
        }
      }
      List<LockMisuse> wrong = unheld.stream().filter(this::isNobodys).toList();
      wrong.forEach(m -> told.add(new Without(m.function(), m.lockClass())));
      for (LockMisuse m : wrong) {
        if (!isToldAtCaller(m)) {
          findings.add(
              LockMisuseFindings.finding(
                  rule,
                  m.certain() && holders.isCalled(m.function()) ? Level.WARNING : Level.NOTE,
                  m,
                  asserts(m)
                      + ", but neither "
                      + m.function().name()
                      + "() nor any known caller acquires it",
                  ""));
        }
      }
      return findings;
    }

    private Finding released(LockMisuse m) {
      return LockMisuseFindings.finding(
          rule,
          m.certain() ? Level.ERROR : Level.NOTE,
          m,
          asserts(m) + ", which was released in line " + m.earlier().line(),
          "released here");
    }

    private boolean isNobodys(LockMisuse m) {
      return holders.callers(m.function(), m.lockClass()) == Holders.Verdict.NOBODY;
    }

    private boolean isToldAtCaller(LockMisuse m) {
      return graph.callers(m.function()).stream()
          .anyMatch(
              c ->
                  c.direct()
                      && !c.caller().equals(m.function())
                      && told.contains(new Without(c.caller(), m.lockClass())));
    }

    private static String asserts(LockMisuse m) {
      return m.via().map(v -> v.name() + "()").orElse("it") + " asserts " + m.object();
    }
  }
}
