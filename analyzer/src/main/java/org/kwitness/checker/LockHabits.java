package org.kwitness.checker;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kwitness.analysis.AnalysisResults;
import org.kwitness.analysis.context.ObjectClass;
import org.kwitness.cfg.Function;
import org.kwitness.interproc.CallGraph;
import org.kwitness.ir.Instruction;
import org.kwitness.model.Effect;
import org.kwitness.model.FunctionModel;
import org.kwitness.model.Operand;

/** How the functions of a kernel come by the locks that they release. */
final class LockHabits {
  /** Functions that call one which leaves with a lock are followed so far. */
  private static final int MAX_LEAVERS = 3;

  /** Fewer functions than this do not make a rule. */
  private static final int MIN_BALANCED = 2;

  private static final int MAX_OTHERS = 2;

  /** How often a rule with exceptions holds for each of them. */
  private static final int TIMES_OTHERS = 5;

  /** The same, for functions of which no caller is known, and for rules with more exceptions. */
  private static final int MANY_TIMES_OTHERS = 20;

  private final CallGraph graph;
  private final AnalysisResults results;
  private final Map<Function, Set<String>> acquired = new HashMap<>();

  private final Set<String> acquiredClasses = new HashSet<>();

  private final Map<String, Boolean> leftThroughPointer = new HashMap<>();

  /** Functions that acquire locks, and that release some. */
  private final Set<Function> acquiring = new HashSet<>();

  private final Set<Function> freeing = new HashSet<>();

  /** Functions that acquire locks of a class and do not release any. */
  private final Map<String, Set<Function>> left = new HashMap<>();

  /**
   * By function: the locks that it, or what it calls, leaves behind, and its callers do not know.
   */
  private final Map<Function, Set<String>> leaving = new HashMap<>();

  /**
   * Classes of locks that are left behind, and nobody knows to whom: any function may hold them.
   */
  private final Set<String> lost = new HashSet<>();

  /**
   * Locks that a row names, such as that of the whole kernel: contexts may be entered with them.
   */
  private final Set<String> global = new HashSet<>();

  /** Functions that release locks of a class. */
  private final Map<String, Set<Function>> releasing = new HashMap<>();

  LockHabits(CallGraph graph, AnalysisResults results) {
    this.graph = graph;
    this.results = results;
  }

  /** True if a row says that the function does something to a lock that it is given. */
  static boolean isOperation(FunctionModel m) {
    return !m.effects(Effect.DropAcrossSleep.class).isEmpty()
        || !m.effects(Effect.DeclareRecursive.class).isEmpty()
        || !m.effects(Effect.Acquire.class).isEmpty()
        || !m.effects(Effect.Release.class).isEmpty()
        || !m.effects(Effect.RequiresHeld.class).isEmpty()
        || !m.effects(Effect.TestsHeld.class).isEmpty()
        || !m.effects(Effect.Destroy.class).isEmpty()
        || !m.effects(Effect.DeclareLevel.class).isEmpty();
  }

  /** True if a function acquires some lock. */
  boolean acquires(Function f) {
    return acquiring.contains(f);
  }

  /** True if some function acquires locks of the class. */
  boolean isAcquired(String lockClass) {
    return acquiredClasses.contains(lockClass);
  }

  /** True if some function releases locks of the class. */
  boolean isReleased(String lockClass) {
    return releasing.containsKey(lockClass);
  }

  /** True if a function releases some lock. */
  boolean releases(Function f) {
    return freeing.contains(f);
  }

  /** Takes note of an operation on a lock. */
  void operation(Function f, Instruction.Call call, FunctionModel model) {
    for (Effect.Acquire a : model.effects(Effect.Acquire.class)) {
      acquiring.add(f);
      if (a.lock() instanceof Operand.Global g) {
        global.add(g.name());
      }
      ObjectClass.of(call, a.lock())
          .ifPresent(
              c -> {
                acquired.computeIfAbsent(f, k -> new HashSet<>()).add(c);
                acquiredClasses.add(c);
              });
    }
    if (!model.effects(Effect.DropAcrossSleep.class).isEmpty()) {
      return; // It is taken again, unless a flag says otherwise.
    }
    for (Effect.Release r : model.effects(Effect.Release.class)) {
      freeing.add(f);
      ObjectClass.of(call, r.lock())
          .ifPresent(c -> releasing.computeIfAbsent(c, k -> new HashSet<>()).add(f));
    }
  }

  /** All operations of a function are noted. */
  void done(Function f) {
    for (String c : acquired.getOrDefault(f, Set.of())) {
      // What only acquires has its counterpart in another function.
      boolean never = !releasing.getOrDefault(c, Set.of()).contains(f);
      if (never) {
        left.computeIfAbsent(c, k -> new HashSet<>()).add(f);
      }
      if ((never || results.leaves(f, c)) && !isClear(f, c)) {
        leaving.computeIfAbsent(f, k -> new HashSet<>()).add(c);
      }
    }
  }

  /**
   * The operations of all functions are noted. What calls a function that leaves with a lock leaves
   * with it too, unless it gives it back.
   */
  void done() {
    Map<Function, Set<String>> last = Map.copyOf(leaving);
    for (int round = 0; round < MAX_LEAVERS && !last.isEmpty(); round++) {
      Map<Function, Set<String>> next = new HashMap<>();
      last.forEach((f, classes) -> classes.forEach(c -> leavesTo(f, c, next)));
      next.forEach(
          (f, classes) -> leaving.computeIfAbsent(f, k -> new HashSet<>()).addAll(classes));
      last = next;
    }
    last.values().forEach(lost::addAll);
  }

  private void leavesTo(Function f, String lockClass, Map<Function, Set<String>> next) {
    List<CallGraph.CallSite> callers = graph.callers(f);
    boolean unknown =
        callers.isEmpty()
            || graph.isAddressTaken(f) && callers.stream().allMatch(CallGraph.CallSite::direct);
    if (unknown || global.contains(lockClass)) {
      lost.add(lockClass);
    }
    for (CallGraph.CallSite site : callers) {
      Function g = site.caller();
      if (!leaving.getOrDefault(g, Set.of()).contains(lockClass)
          && !releasing.getOrDefault(lockClass, Set.of()).contains(g)
          && !isReleasedByCallee(g, lockClass, f)) {
        next.computeIfAbsent(g, k -> new HashSet<>()).add(lockClass);
      }
    }
  }

  /** Classes of locks that a function leaves behind, and its callers do not know. */
  Set<String> leaves(Function f) {
    return Collections.unmodifiableSet(leaving.getOrDefault(f, Set.of()));
  }

  /** True if those who call a function know whether it leaves with a lock of the class. */
  private boolean isClear(Function f, String lockClass) {
    return results.isFollowed(f)
        && (!mayRelease(f, lockClass) || isReleasedByCallee(f, lockClass, f))
        && !results.isLeftUnclear(f, lockClass, graph.isAddressTaken(f));
  }

  /**
   * True if something that a function calls, but for one function, may release the lock, or calls
   * something that may: as many calls down as those who leave with a lock are followed up.
   */
  private boolean isReleasedByCallee(Function f, String lockClass, Function but) {
    Set<Function> seen = new HashSet<>(List.of(f, but));
    List<Function> last = List.of(f);
    for (int depth = 0; depth < MAX_LEAVERS; depth++) {
      List<Function> next = new ArrayList<>();
      for (Function caller : last) {
        for (List<Function> targets : graph.targetsOf(caller)) {
          for (Function callee : targets) {
            if (seen.add(callee)) {
              if (mayRelease(callee, lockClass)) {
                return true;
              }
              next.add(callee);
            }
          }
        }
      }
      last = next;
    }
    return false;
  }

  /** True if something that the function calls acquires a lock of the class, and may keep it. */
  boolean isLostByCallee(Function f, String lockClass) {
    return graph.callsOf(f).stream()
        .flatMap(c -> graph.targets(f, c).stream())
        .anyMatch(
            callee ->
                acquired.getOrDefault(callee, Set.of()).contains(lockClass)
                    && mayRelease(callee, lockClass));
  }

  /**
   * True if some function that may be called through a pointer may return with a lock of the class
   * that it, or something that it calls, has acquired.
   */
  boolean isLeftThroughPointer(String lockClass) {
    return leftThroughPointer.computeIfAbsent(
        lockClass,
        c ->
            graph.program().functions().stream()
                .filter(graph::isAddressTaken)
                .anyMatch(
                    f ->
                        results.mayLeave(f, c)
                            || acquired.getOrDefault(f, Set.of()).contains(c)
                                && !releasing.getOrDefault(c, Set.of()).contains(f)));
  }

  private boolean mayRelease(Function f, String lockClass) {
    return results.mayRelease().getOrDefault(f, Set.of()).contains(lockClass);
  }

  /** True if nobody knows who may be left with locks of the class. */
  boolean isLeft(String lockClass) {
    return lost.contains(lockClass);
  }

  /**
   * How functions that release locks of a class come by them.
   *
   * @param balanced functions that acquire them too
   * @param others functions that do not, and functions that acquire locks and leave them
   */
  record Habit(int balanced, int others) {
    /** True if all other functions that release the lock acquire it, and there are some. */
    boolean hasNoExceptions() {
      return balanced > 0 && others == 0;
    }

    /** True if five functions that release the lock acquire it for each that does not. */
    boolean isUsual() {
      return balanced >= TIMES_OTHERS * Math.max(others, 1);
    }

    /** True if a function that does not acquire the lock is an exception. */
    boolean isRule(boolean callersKnown) {
      return others == 0
          ? balanced >= MIN_BALANCED
          : balanced
              >= (callersKnown && others <= MAX_OTHERS ? TIMES_OTHERS : MANY_TIMES_OTHERS) * others;
    }
  }

  /** What all functions but one do about locks of a class. */
  Habit of(Function but, String lockClass) {
    int balanced = 0;
    int others = left.getOrDefault(lockClass, Set.of()).size();
    for (Function g : releasing.getOrDefault(lockClass, Set.of())) {
      if (acquired.getOrDefault(g, Set.of()).contains(lockClass)) {
        balanced++;
      } else if (!g.equals(but)) {
        others++;
      }
    }
    return new Habit(balanced, others);
  }
}
