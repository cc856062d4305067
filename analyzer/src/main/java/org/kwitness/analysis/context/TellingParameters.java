package org.kwitness.analysis.context;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kwitness.cfg.Function;
import org.kwitness.interproc.CallGraph;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Instruction;
import org.kwitness.ir.Variable;

/**
 * Parameters whose constant values matter: they are tested around calls, or handed to something
 * that sleeps or not depending on them.
 */
final class TellingParameters {
  /** Calls through which an argument is handed on to the one that tests it. */
  private static final int MAX_HANDED_ON = 2;

  private final CallGraph graph;
  private final Map<Function, Set<Integer>> telling = new HashMap<>();

  /**
   * @param tested what a function compares with something
   */
  TellingParameters(
      CallGraph graph,
      ArgumentCache arguments,
      Sleeping sleeping,
      java.util.function.Function<Function, Set<Integer>> tested) {
    this.graph = graph;
    for (Function f : graph.program().functions()) {
      find(f, arguments.of(f), sleeping.of(f), tested.apply(f));
    }
    handOn();
  }

  /** Those of one function, by their numbers. */
  Set<Integer> of(Function f) {
    return telling.getOrDefault(f, Set.of());
  }

  private void find(
      Function f, ArgumentConditions conditions, List<Sleeping.Way> ways, Set<Integer> tested) {
    Set<Integer> own = new HashSet<>(tested);
    for (Instruction.Call c : graph.callsOf(f)) {
      conditions.of(c).guards().forEach(g -> own.add(ConstantArguments.index(g)));
    }
    ways.forEach(w -> w.when().guards().forEach(g -> own.add(ConstantArguments.index(g))));
    if (!own.isEmpty()) {
      telling.put(f, own);
    }
  }

  /** What is handed on to a function that it tells something tells something here, too. */
  private void handOn() {
    for (int round = 0; round < MAX_HANDED_ON; round++) {
      Map<Function, Set<Integer>> found = new HashMap<>();
      for (Function f : graph.program().functions()) {
        List<Instruction.Call> calls = graph.callsOf(f);
        List<List<Function>> targets = graph.targetsOf(f);
        for (int n = 0; n < calls.size(); n++) {
          Instruction.Call call = calls.get(n);
          for (Function target :
              call.arguments().isEmpty() ? List.<Function>of() : targets.get(n)) {
            for (int i : of(target)) {
              int parameter = i < call.arguments().size() ? passed(f, call.arguments().get(i)) : -1;
              if (parameter >= 0 && !of(f).contains(parameter)) {
                found.computeIfAbsent(f, k -> new HashSet<>()).add(parameter);
              }
            }
          }
        }
      }
      found.forEach((f, more) -> telling.computeIfAbsent(f, k -> new HashSet<>()).addAll(more));
    }
  }

  /** The parameter that an expression is, even if the function changes it here or there; or -1. */
  private static int passed(Function f, Expression e) {
    return e.withoutCasts() instanceof Expression.VariableUse v
            && v.variable().storage() == Variable.Storage.PARAMETER
            && !f.addressTaken().contains(v.variable())
        ? v.variable().number()
        : -1;
  }
}
