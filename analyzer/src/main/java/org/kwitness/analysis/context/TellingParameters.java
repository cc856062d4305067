package org.kwitness.analysis.context;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import java.util.stream.IntStream;
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
  private final FunctionNumbers numbers;
  private final AtomicReferenceArray<Set<Integer>> telling;

  /**
   * @param sleeping asked for only when all else is known
   * @param tested what a function compares with something
   */
  TellingParameters(
      CallGraph graph,
      ArgumentCache arguments,
      FunctionNumbers numbers,
      Supplier<Sleeping> sleeping,
      java.util.function.Function<Function, Set<Integer>> tested,
      Crew crew) {
    this.graph = graph;
    this.numbers = numbers;
    List<Function> functions = graph.program().functions();
    this.telling = new AtomicReferenceArray<>(functions.size());
    crew.each(
        functions.size(),
        i -> telling.set(i, find(functions.get(i), arguments, tested.apply(functions.get(i)))));
    for (int i = 0; i < functions.size(); i++) {
      for (Sleeping.Way w : sleeping.get().of(functions.get(i))) {
        indices(w.when()).forEach(telling.get(i)::add);
      }
      if (!telling.get(i).isEmpty()) {
        telling.set(numbers.of(functions.get(i)), telling.get(i));
      }
    }
    for (int round = 0; round < MAX_HANDED_ON; round++) {
      handOn(functions, crew);
    }
  }

  /** Those of one function, by their numbers. */
  Set<Integer> of(Function f) {
    return telling.get(numbers.of(f));
  }

  private Set<Integer> find(Function f, ArgumentCache arguments, Set<Integer> tested) {
    Set<Integer> own = new HashSet<>(tested);
    for (Instruction.Call c : graph.callsOf(f)) {
      indices(arguments.of(f).of(c)).forEach(own::add);
    }
    return own;
  }

  private static IntStream indices(Condition c) {
    return c.guards().stream().mapToInt(ConstantArguments::index);
  }

  /** What is handed on to a function that it tells something tells something here, too. */
  private void handOn(List<Function> functions, Crew crew) {
    AtomicReferenceArray<Set<Integer>> found = new AtomicReferenceArray<>(functions.size());
    crew.each(functions.size(), i -> found.set(i, handedOn(functions.get(i))));
    for (int i = 0; i < functions.size(); i++) {
      telling.get(numbers.of(functions.get(i))).addAll(found.get(i));
    }
  }

  private Set<Integer> handedOn(Function f) {
    if (f.parameters().isEmpty()) {
      return Set.of();
    }
    Set<Integer> found = new HashSet<>();
    for (Instruction.Call call : graph.callsOf(f)) {
      int[] passed = call.arguments().stream().mapToInt(e -> passed(f, e)).toArray();
      if (Arrays.stream(passed).anyMatch(p -> p >= 0)) {
        for (Function target : graph.targets(f, call)) {
          for (int i : of(target)) {
            if (i < passed.length && passed[i] >= 0) {
              found.add(passed[i]);
            }
          }
        }
      }
    }
    return found;
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
