package org.kwitness.checker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kwitness.analysis.LockMisuse;
import org.kwitness.cfg.Function;
import org.kwitness.interproc.CallGraph;
import org.kwitness.rule.Finding;
import org.kwitness.rule.Level;
import org.kwitness.rule.Rule;

/** Reports calls of functions that assert a lock which their caller does not hold. */
final class AssertUnheldChecker implements Checker {
  /** Fewer calls than this do not make a rule. */
  private static final int MIN_OTHERS = 2;

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
    Map<Without, LockMisuse> exceptions = new LinkedHashMap<>();
    Map<LockMisuse, Integer> calls = new HashMap<>();
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
        if (callers == Holders.Verdict.UNKNOWN && !holders.mayBeHeld(m.function(), m.lockClass())) {
          int others = others(m, evidence);
          if (others >= MIN_OTHERS) {
            exceptions.putIfAbsent(new Without(m.function(), m.lockClass()), m);
            calls.put(m, others);
          }
        }
      }
    }
    told.addAll(unheld.keySet());
    exceptions.forEach(
        (without, m) -> {
          if (told.add(without)) {
            findings.add(
                LockMisuseFindings.finding(
                    rule,
                    Level.NOTE,
                    m,
                    asserts(m)
                        + ", which "
                        + m.function().name()
                        + "() does not acquire; all "
                        + calls.get(m)
                        + " other calls are made with it",
                    ""));
          }
        });
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

  /** How many other functions call the callee, if all of them hold the lock; 0 if not. */
  private static int others(LockMisuse m, Evidence evidence) {
    Optional<Function> callee =
        m.via().flatMap(v -> evidence.graph().program().resolve(m.function(), v.callee()));
    int holding = 0;
    for (CallGraph.CallSite site : callee.map(evidence.graph()::callers).orElse(List.of())) {
      if (site.direct() && !site.caller().equals(m.function())) {
        boolean isHeld =
            evidence.results().site(site.caller(), site.call()).held().stream()
                .anyMatch(h -> h.lockClass().equals(m.lockClass()));
        if (!isHeld) {
          return 0;
        }
        holding++;
      }
    }
    return holding;
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
