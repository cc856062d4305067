package org.kwitness.checker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.kwitness.analysis.SiteState;
import org.kwitness.analysis.context.Contexts;
import org.kwitness.analysis.context.ObjectClass;
import org.kwitness.cfg.Components;
import org.kwitness.cfg.Function;
import org.kwitness.ir.Instruction;
import org.kwitness.model.Effect;
import org.kwitness.model.FunctionModel;
import org.kwitness.model.Operand;

/**
 * Which class of locks is acquired while which other is held, anywhere in the kernel. An edge says
 * that some function does, itself or through the functions that it calls by name.
 */
final class LockOrder {
  /** A function with more acquisitions below it than this says nothing about order. */
  private static final int MAX_BELOW = 40;

  /** Calls from the holder down to the acquisition. */
  private static final int MAX_DEPTH = 4;

  private final Evidence evidence;
  private final Set<String> kinds;
  private final Map<Function, Map<String, Way>> below = new HashMap<>();
  private final Map<String, Map<String, Edge>> edges = new TreeMap<>();

  /**
   * How a function acquires a lock.
   *
   * @param call the acquisition, or the call that leads to it
   * @param callee empty for the acquisition itself
   * @param next how the callee does
   */
  record Way(Instruction.Call call, Optional<Function> callee, Optional<Way> next) {
    int depth() {
      return 1 + next.map(Way::depth).orElse(0);
    }
  }

  /**
   * That one lock is acquired while another is held.
   *
   * @param function the holder
   * @param held the lock that is held
   * @param acquired the class of the other
   * @param way how it is acquired
   * @param count in how many places it is so
   */
  record Edge(Function function, SiteState.Held held, String acquired, Way way, int count) {
    private Edge and(Edge other) {
      Edge better = other.way.depth() < way.depth() ? other : this;
      return new Edge(better.function, better.held, acquired, better.way, count + other.count);
    }
  }

  /**
   * Collects the edges.
   *
   * @param kinds the kinds of locks whose order matters
   */
  LockOrder(Evidence evidence, Set<String> kinds) {
    this.evidence = evidence;
    this.kinds = kinds;
    List<Function> functions = evidence.graph().program().functions();
    for (List<Integer> component :
        Components.bottomUp(functions.size(), evidence.graph()::directCallees)) {
      component.forEach(i -> below.put(functions.get(i), acquired(functions.get(i))));
    }
    functions.forEach(this::collect);
  }

  /** The edges, by the class that is held and the class that is acquired. */
  Map<String, Map<String, Edge>> edges() {
    return edges;
  }

  private Map<String, Way> acquired(Function f) {
    Map<String, Way> found = new LinkedHashMap<>();
    for (Instruction.Call call : Contexts.calls(f)) {
      ways(f, call)
          .forEach((lock, way) -> found.merge(lock, way, (a, b) -> b.depth() < a.depth() ? b : a));
    }
    return found.size() > MAX_BELOW ? Map.of() : found;
  }

  /** What a call acquires, itself or further down. */
  private Map<String, Way> ways(Function f, Instruction.Call call) {
    Map<String, Way> found = new LinkedHashMap<>();
    Optional<FunctionModel> model =
        call.directCallee().flatMap(n -> evidence.knowledge().function(n, call.arguments().size()));
    if (model.isPresent()) {
      for (Effect.Acquire a : model.get().effects(Effect.Acquire.class)) {
        if (kinds.contains(a.kind())
            && !a.when().testsResult()
            && evidence.contexts().holds(f, call, a.when())) {
          lockClass(call, a.lock())
              .ifPresent(c -> found.put(c, new Way(call, Optional.empty(), Optional.empty())));
        }
      }
      return found;
    }
    if (call.directCallee().isEmpty()) {
      return found;
    }
    for (Function callee : evidence.graph().targets(f, call)) {
      below
          .getOrDefault(callee, Map.of())
          .forEach(
              (lock, way) -> {
                if (way.depth() < MAX_DEPTH) {
                  found.put(lock, new Way(call, Optional.of(callee), Optional.of(way)));
                }
              });
    }
    return found;
  }

  private static Optional<String> lockClass(Instruction.Call call, Operand lock) {
    if (lock instanceof Operand.Global g) {
      return Optional.of(g.name());
    }
    return lock instanceof Operand.Argument a && a.index() < call.arguments().size()
        ? ObjectClass.of(call.arguments().get(a.index()))
        : Optional.empty();
  }

  private void collect(Function f) {
    for (Instruction.Call call : Contexts.calls(f)) {
      List<SiteState.Held> held = new ArrayList<>(evidence.results().site(f, call).held());
      held.removeIf(h -> !kinds.contains(h.kind()));
      if (held.isEmpty()) {
        continue;
      }
      ways(f, call)
          .forEach(
              (lock, way) -> {
                for (SiteState.Held h : held) {
                  if (!h.lockClass().equals(lock) && !isReleased(h.lockClass(), way)) {
                    edges
                        .computeIfAbsent(h.lockClass(), k -> new TreeMap<>())
                        .merge(lock, new Edge(f, h, lock, way, 1), Edge::and);
                  }
                }
              });
    }
  }

  /** True if a function on the way may release the lock that is held. */
  private boolean isReleased(String lock, Way way) {
    for (Optional<Way> w = Optional.of(way); w.isPresent(); w = w.get().next()) {
      Optional<Function> callee = w.get().callee();
      if (callee.isPresent()
          && (evidence
                  .results()
                  .releasedForOthers()
                  .getOrDefault(callee.get(), Set.of())
                  .contains(lock)
              || !evidence.results().isFollowed(callee.get()))) {
        return true;
      }
    }
    return false;
  }
}
