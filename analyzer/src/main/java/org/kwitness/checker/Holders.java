package org.kwitness.checker;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kwitness.analysis.SiteState;
import org.kwitness.analysis.context.Contexts;
import org.kwitness.analysis.context.ObjectClass;
import org.kwitness.cfg.Function;
import org.kwitness.interproc.CallGraph;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Instruction;
import org.kwitness.model.Effect;
import org.kwitness.model.FunctionModel;

/** Whether a function can have a caller that holds a lock of some class. */
final class Holders {
  /** Functions above one that are looked at; with more of them nothing is said. */
  private static final int MAX_CALLERS = 2_000;

  private final Evidence evidence;
  private final Map<Function, Set<String>> acquired = new HashMap<>();

  /** Classes that are held where something unknown is called, or handed to somebody. */
  private final Set<String> shared = new HashSet<>();

  /** Classes that some function acquires and does not release. */
  private final Set<String> left = new HashSet<>();

  Holders(Evidence evidence) {
    this.evidence = evidence;
    evidence.graph().program().functions().forEach(this::collect);
  }

  private void collect(Function f) {
    Set<String> released = new HashSet<>();
    for (Instruction.Call call : Contexts.calls(f)) {
      if (call.directCallee().isEmpty()) {
        for (SiteState.Held h : evidence.results().site(f, call).held()) {
          shared.add(h.lockClass());
        }
      }
      Optional<FunctionModel> model = evidence.knowledge().function(call);
      if (model.isPresent() && isOperation(model.get())) {
        for (Effect.Acquire a : model.get().effects(Effect.Acquire.class)) {
          ObjectClass.of(call, a.lock())
              .ifPresent(c -> acquired.computeIfAbsent(f, k -> new HashSet<>()).add(c));
        }
        for (Effect.Release r : model.get().effects(Effect.Release.class)) {
          ObjectClass.of(call, r.lock()).ifPresent(released::add);
        }
      } else {
        call.arguments().forEach(this::share);
      }
      model.ifPresent(
          m -> m.effects(Effect.ReturnsLocked.class).forEach(r -> shared.add(r.lock())));
    }
    // What only acquires has its counterpart in another function.
    acquired.getOrDefault(f, Set.of()).stream()
        .filter(c -> !released.contains(c))
        .forEach(left::add);
  }

  private static boolean isOperation(FunctionModel m) {
    return !m.effects(Effect.DropAcrossSleep.class).isEmpty()
        || !m.effects(Effect.DeclareRecursive.class).isEmpty()
        || !m.effects(Effect.Acquire.class).isEmpty()
        || !m.effects(Effect.Release.class).isEmpty()
        || !m.effects(Effect.RequiresHeld.class).isEmpty()
        || !m.effects(Effect.Destroy.class).isEmpty()
        || !m.effects(Effect.DeclareLevel.class).isEmpty();
  }

  /** The address of a lock as an argument: another may acquire it. */
  private void share(Expression argument) {
    if (argument instanceof Expression.AddressOf a) {
      Expression part = a.object();
      ObjectClass.of(part).ifPresent(shared::add);
      while (part instanceof Expression.Member m) {
        part = m.object();
        ObjectClass.of(part).ifPresent(shared::add);
      }
    }
  }

  /** True if no way to the function is known on which somebody holds a lock of the class. */
  boolean nobodyHolds(Function f, String lockClass) {
    CallGraph graph = evidence.graph();
    Deque<Function> queue = new ArrayDeque<>(List.of(f));
    Set<Function> seen = new HashSet<>(queue);
    boolean reached = false;
    if (left.contains(lockClass)) {
      return false;
    }
    while (!queue.isEmpty()) {
      Function g = queue.remove();
      if (!evidence.results().isFollowed(g)
          || !g.equals(f) && leavesHeld(g, lockClass)
          || graph.isAddressTaken(g) && shared.contains(lockClass)) {
        return false;
      }
      reached |= graph.isAddressTaken(g);
      for (CallGraph.CallSite site : graph.callers(g)) {
        reached = true;
        // What is held at calls through pointers is known already.
        if (site.direct() && seen.add(site.caller())) {
          queue.add(site.caller());
        }
      }
      if (seen.size() > MAX_CALLERS) {
        return false;
      }
    }
    return reached;
  }

  /** True if a function, or one that it calls, acquires such a lock. */
  private boolean leavesHeld(Function g, String lockClass) {
    List<Function> near = new ArrayList<>(List.of(g));
    for (Instruction.Call call : Contexts.calls(g)) {
      near.addAll(evidence.graph().targets(g, call));
    }
    return near.stream().anyMatch(n -> acquired.getOrDefault(n, Set.of()).contains(lockClass));
  }
}
