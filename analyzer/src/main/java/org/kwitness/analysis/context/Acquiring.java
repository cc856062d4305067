package org.kwitness.analysis.context;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kwitness.analysis.Lifetimes;
import org.kwitness.cfg.Components;
import org.kwitness.cfg.Function;
import org.kwitness.interproc.CallGraph;
import org.kwitness.ir.Instruction;
import org.kwitness.model.Effect;
import org.kwitness.model.FunctionModel;
import org.kwitness.model.Knowledge;
import org.kwitness.model.Operand;

/**
 * Which classes of locks functions acquire, themselves or through the functions that they call by
 * name, and for which arguments. Goes up from callees to callers.
 */
public final class Acquiring {
  /** A function with more acquisitions below it than this says nothing about order. */
  private static final int MAX_BELOW = 40;

  /** Calls from the holder down to the acquisition. */
  private static final int MAX_DEPTH = 4;

  private final CallGraph graph;
  private final Knowledge knowledge;
  private final ArgumentCache arguments;
  private final Set<String> kinds;
  private final Map<Function, Map<String, Way>> below = new HashMap<>();
  private final Lifetimes lifetimes;

  /**
   * How a function acquires a lock.
   *
   * @param when what must hold of its arguments
   * @param call the acquisition, or the call that leads to it
   * @param callee empty for the acquisition itself
   * @param next how the callee does
   */
  public record Way(
      Condition when, Instruction.Call call, Optional<Function> callee, Optional<Way> next) {
    /** How many calls there are up to the one that acquires. */
    public int depth() {
      return 1 + next.map(Way::depth).orElse(0);
    }

    private boolean isBetterThan(Way other) {
      boolean always = when instanceof Condition.Always;
      boolean othersAlways = other.when instanceof Condition.Always;
      return always == othersAlways ? depth() < other.depth() : always;
    }
  }

  /**
   * Looks at all functions of a program.
   *
   * @param kinds the kinds of locks that count
   */
  public Acquiring(CallGraph graph, Knowledge knowledge, Lifetimes lifetimes, Set<String> kinds) {
    this.graph = graph;
    this.knowledge = knowledge;
    // Another thread may be computing contexts with the cache of its own.
    this.arguments = new ArgumentCache();
    this.kinds = kinds;
    this.lifetimes = lifetimes;
    List<Function> functions = graph.program().functions();
    for (List<Integer> component : Components.bottomUp(functions.size(), graph::directCallees)) {
      component.forEach(i -> below.put(functions.get(i), of(functions.get(i))));
    }
  }

  private Map<String, Way> of(Function f) {
    Map<String, Way> found = new LinkedHashMap<>();
    for (Instruction.Call call : graph.callsOf(f)) {
      at(f, call)
          .forEach((lock, way) -> found.merge(lock, way, (a, b) -> b.isBetterThan(a) ? b : a));
    }
    return found.size() > MAX_BELOW ? Map.of() : found;
  }

  /** What a call acquires, itself or further down, by class of lock. */
  public Map<String, Way> at(Function caller, Instruction.Call call) {
    if (call.directCallee().isEmpty()) {
      return Map.of();
    }
    Map<String, Way> found = new LinkedHashMap<>();
    Optional<FunctionModel> model =
        knowledge.function(call.directCallee().get(), call.arguments().size());
    if (model.isPresent()) {
      for (Effect.Acquire a : model.get().effects(Effect.Acquire.class)) {
        if (kinds.contains(a.kind()) && !a.when().testsResult() && !isOwn(caller, call, a.lock())) {
          ObjectClass.of(call, a.lock())
              .ifPresent(
                  lock ->
                      add(
                          found,
                          lock,
                          arguments.of(caller).at(call, a.when()),
                          caller,
                          new Way(Conditions.ALWAYS, call, Optional.empty(), Optional.empty())));
        }
      }
      return found;
    }
    for (Function callee : graph.targets(caller, call)) {
      below
          .getOrDefault(callee, Map.of())
          .forEach(
              (lock, way) -> {
                if (way.depth() < MAX_DEPTH) {
                  add(
                      found,
                      lock,
                      arguments.of(caller).at(call, way.when()),
                      caller,
                      new Way(Conditions.ALWAYS, call, Optional.of(callee), Optional.of(way)));
                }
              });
    }
    return found;
  }

  private void add(Map<String, Way> found, String lock, Condition when, Function caller, Way way) {
    if (isNameless(lock)) {
      return;
    }
    Condition both = Condition.both(arguments.of(caller).of(way.call()), when);
    if (both instanceof Condition.Always || both instanceof Condition.When) {
      Way here = new Way(both, way.call(), way.callee(), way.next());
      found.merge(lock, here, (a, b) -> b.isBetterThan(a) ? b : a);
    }
  }

  /** True for the lock of an object that nobody else knows. */
  public boolean isOwn(Function caller, Instruction.Call call, Operand lock) {
    return lock instanceof Operand.Argument a
        && a.index() < call.arguments().size()
        && lifetimes.isOwn(caller, call.arguments().get(a.index()));
  }

  /** True for a member of a struct without a name: a shell that locks of all kinds may share. */
  private static boolean isNameless(String lockClass) {
    return lockClass.startsWith("<");
  }
}
