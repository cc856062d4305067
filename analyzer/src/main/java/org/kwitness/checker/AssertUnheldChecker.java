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

  /** So many calls make one although somebody far off may hold the lock, or not all have it. */
  private static final int MANY = 6;

  /** Functions that lack a lock at one assertion, if somebody far off may hold it. */
  private static final int MAX_UNLIKELY = 2;

  /** So many calls with the lock for each without. */
  private static final int TIMES = 4;

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

  /** Calls of the callee in other functions: with the lock, and all. */
  private record Others(int holding, int all) {
    /** True if an exception is worth a note; somebody far off may hold the lock, or nobody may. */
    boolean isRule(boolean mayBeHeld) {
      return holding >= MANY && holding >= TIMES * (all - holding)
          || !mayBeHeld && holding >= MIN_OTHERS && holding == all;
    }

    @Override
    public String toString() {
      return holding == all
          ? "all " + all + " other calls are made with it"
          : holding + " of " + all + " other calls are made with it";
    }
  }

  @Override
  public List<Finding> check(Rule rule, Evidence evidence) {
    List<Finding> findings = new ArrayList<>();
    Map<Without, LockMisuse> unheld = new LinkedHashMap<>();
    Set<LockMisuse> unlikely = new HashSet<>();
    Map<Without, LockMisuse> exceptions = new LinkedHashMap<>();
    Map<LockMisuse, Others> calls = new HashMap<>();
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
                m.certain() && !isReleased(m) ? Level.ERROR : Level.NOTE,
                m,
                asserts(m) + ", which was released in line " + m.earlier().line(),
                "released here"));
      } else if (m.what() == LockMisuse.What.ASSERT_UNHELD_HERE) {
        if (holders.callers(m.function(), m.lockClass()) == Holders.Verdict.HELD
            || !told.add(new Without(m.function(), m.lockClass()))) {
          continue;
        }
        findings.add(
            LockMisuseFindings.finding(
                rule,
                Level.NOTE,
                m,
                asserts(m)
                    + ", which "
                    + m.function().name()
                    + "() acquires elsewhere, but on no way to here",
                ""));
      } else if (m.what() == LockMisuse.What.ASSERT_UNHELD
          // Of a part of the kernel it is not known who calls a function with what.
          && evidence.elsewhere().of(m.function()).isEmpty()) {
        Holders.Verdict callers = holders.callers(m.function(), m.lockClass());
        if (callers == Holders.Verdict.NOBODY || callers == Holders.Verdict.UNLIKELY) {
          unheld.merge(
              new Without(m.function(), m.lockClass()),
              m,
              (first, next) -> isReleased(first) && !isReleased(next) ? next : first);
        }
        if (callers == Holders.Verdict.UNLIKELY) {
          unlikely.add(m);
        }
        if (callers == Holders.Verdict.UNKNOWN) {
          Others others = others(m, evidence);
          if (others.isRule(holders.mayBeHeld(m.function(), m.lockClass()))) {
            exceptions.putIfAbsent(new Without(m.function(), m.lockClass()), m);
            calls.put(m, others);
          }
        }
      }
    }
    Map<List<Object>, Integer> lacking = new HashMap<>();
    unheld.values().forEach(m -> lacking.merge(assertion(m), 1, Integer::sum));
    unheld
        .values()
        .removeIf(
            m -> unlikely.contains(m) && lacking.getOrDefault(assertion(m), 0) > MAX_UNLIKELY);
    Set<Without> elsewhere = new HashSet<>();
    unheld.forEach(
        (without, m) -> {
          if (isToldAtCallee(m, unheld.keySet(), evidence.graph())) {
            elsewhere.add(without);
          }
        });
    unheld.keySet().removeAll(elsewhere);
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
                        + "() does not acquire; "
                        + calls.get(m),
                    ""));
          }
        });
    unheld.forEach(
        (without, m) -> {
          if (isForItself(without, evidence.graph())
              || !isToldAtCaller(without, told, evidence.graph())) {
            findings.add(
                LockMisuseFindings.finding(
                    rule,
                    m.certain()
                            && holders.isCalled(m.function())
                            && !unlikely.contains(m)
                            && !isReleased(m)
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

  /** How the callee is called by other functions. */
  private static Others others(LockMisuse m, Evidence evidence) {
    Optional<Function> callee =
        m.via().flatMap(v -> evidence.graph().program().resolve(m.function(), v.callee()));
    int holding = 0;
    int all = 0;
    for (CallGraph.CallSite site : callee.map(evidence.graph()::callers).orElse(List.of())) {
      if (site.direct() && !site.caller().equals(m.function())) {
        all++;
        holding +=
            evidence.results().site(site.caller(), site.call()).held().stream()
                    .anyMatch(h -> h.lockClass().equals(m.lockClass()))
                ? 1
                : 0;
      }
    }
    return new Others(holding, all);
  }

  /** True if several functions call one without the lock: it is the one that should acquire it. */
  private static boolean isForItself(Without w, CallGraph graph) {
    return graph.callers(w.function()).stream()
            .filter(c -> c.direct() && !c.caller().equals(w.function()))
            .map(CallGraph.CallSite::caller)
            .distinct()
            .count()
        > 1;
  }

  /** True if what is called without the lock, and asserts it, should acquire it itself. */
  private static boolean isToldAtCallee(LockMisuse m, Set<Without> unheld, CallGraph graph) {
    return m.via()
        .flatMap(v -> graph.program().resolve(m.function(), v.callee()))
        .map(f -> new Without(f, m.lockClass()))
        .filter(w -> !w.function().equals(m.function()))
        .filter(w -> unheld.contains(w) && isForItself(w, graph))
        .isPresent();
  }

  /** Where which lock is asserted: if many lack it there, they must have it in a way not seen. */
  private static List<Object> assertion(LockMisuse m) {
    return List.of(m.lockClass(), m.via().map(LockMisuse.Via::at));
  }

  private static boolean isToldAtCaller(Without w, Set<Without> told, CallGraph graph) {
    return graph.callers(w.function()).stream()
        .anyMatch(
            c ->
                c.direct()
                    && !c.caller().equals(w.function())
                    && told.contains(new Without(c.caller(), w.lockClass())));
  }

  /** True if the callee asserts nothing, but releases the lock for a while. */
  private static boolean isReleased(LockMisuse m) {
    return m.via().filter(v -> v.deed() == LockMisuse.Deed.RELEASES).isPresent();
  }

  private static String asserts(LockMisuse m) {
    return m.via()
        .map(v -> v.callee() + "() " + LockMisuseFindings.does(v, m.object()))
        .orElse("it asserts " + m.object());
  }
}
