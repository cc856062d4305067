package org.kwitness.analysis.context;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kwitness.cfg.Components;
import org.kwitness.cfg.Function;
import org.kwitness.interproc.CallGraph;
import org.kwitness.ir.Instruction;
import org.kwitness.model.ContextModel;
import org.kwitness.model.Effect;
import org.kwitness.model.FunctionModel;
import org.kwitness.model.Knowledge;

/** Which functions may sleep, for which arguments, and where. Goes up from callees to callers. */
public final class Sleeping {
  private static final int MAX_WAYS = 4;

  private final CallGraph graph;
  private final Knowledge knowledge;
  private final ArgumentCache arguments;
  private final Map<Function, List<Way>> ways = new HashMap<>();

  /**
   * A way in which a function sleeps.
   *
   * @param when what must hold of its arguments
   * @param call the call that sleeps
   * @param callee the function of the tree in which it does; empty if a row says that the call does
   * @param next how the callee does, its condition being that on the callee's arguments
   * @param allowedIn the contexts that may sleep for this, by name
   */
  public record Way(
      Condition when,
      Instruction.Call call,
      Optional<Function> callee,
      Optional<Way> next,
      Set<String> allowedIn) {
    /** False in a context that may wait for this, although it must not sleep for other things. */
    public boolean isForbiddenIn(ContextModel context) {
      return !allowedIn.contains(context.name());
    }

    /** How many calls there are up to the one that sleeps. */
    public int depth() {
      return next.map(n -> n.depth() + 1).orElse(1);
    }

    /** The call that sleeps in the end. */
    public Instruction.Call last() {
      return next.map(Way::last).orElse(call);
    }
  }

  Sleeping(CallGraph graph, Knowledge knowledge, ArgumentCache arguments) {
    this.graph = graph;
    this.knowledge = knowledge;
    this.arguments = arguments;
    List<Function> functions = graph.program().functions();
    for (List<Integer> component : Components.bottomUp(functions.size(), graph::directCallees)) {
      for (int round = 0; round < (component.size() > 1 ? 2 : 1); round++) {
        for (int member : component) {
          List<Way> found = compute(functions.get(member));
          if (!found.isEmpty()) {
            ways.put(functions.get(member), found);
          }
        }
      }
    }
  }

  /** The ways in which a function sleeps; empty if none is known. */
  public List<Way> of(Function f) {
    return ways.getOrDefault(f, List.of());
  }

  /** The ways in which one call sleeps, with conditions on the arguments of the caller. */
  public List<Way> at(Function caller, Instruction.Call call) {
    return call.directCallee().isEmpty()
        ? List.of()
        : at(caller, call, graph.targets(caller, call));
  }

  private List<Way> at(Function caller, Instruction.Call call, List<Function> targets) {
    ArgumentConditions own = arguments.of(caller);
    List<Way> found = new ArrayList<>();
    Optional<FunctionModel> model =
        knowledge.function(call.directCallee().get(), call.arguments().size());
    if (model.isPresent()) {
      for (Effect.MaySleep e : model.get().effects(Effect.MaySleep.class)) {
        add(found, own.at(call, e.when()), call, Optional.empty(), Optional.empty(), e.allowedIn());
      }
      return found;
    }
    for (Function target : targets) {
      for (Way w : of(target)) {
        add(
            found,
            own.at(call, w.when()),
            call,
            Optional.of(target),
            Optional.of(w),
            w.allowedIn());
      }
    }
    return found;
  }

  private static void add(
      List<Way> found,
      Condition when,
      Instruction.Call call,
      Optional<Function> callee,
      Optional<Way> next,
      Set<String> allowedIn) {
    if (when instanceof Condition.Always || when instanceof Condition.When) {
      found.add(new Way(when, call, callee, next, allowedIn));
    }
  }

  private List<Way> compute(Function f) {
    Map<List<Object>, Way> found = new LinkedHashMap<>();
    List<Instruction.Call> calls = graph.callsOf(f);
    List<List<Function>> targets = graph.targetsOf(f);
    for (int i = 0; i < calls.size(); i++) {
      Instruction.Call c = calls.get(i);
      List<Way> here = c.directCallee().isEmpty() ? List.of() : at(f, c, targets.get(i));
      if (here.isEmpty()) {
        continue;
      }
      if (arguments.fields(f).isOnce(c)) {
        continue;
      }
      Condition reached = arguments.of(f).of(c);
      for (Way w : here) {
        Condition both = Condition.both(reached, w.when());
        if ((both instanceof Condition.Always || both instanceof Condition.When)
            && (found.size() < MAX_WAYS
                || both instanceof Condition.Always
                || found.containsKey(List.of(both, w.allowedIn())))) {
          Way way = new Way(both, c, w.callee(), w.next(), w.allowedIn());
          // The shortest way convinces most.
          found.merge(
              List.of(both, w.allowedIn()),
              way,
              (old, now) -> now.depth() < old.depth() ? now : old);
        }
      }
    }
    return List.copyOf(found.values());
  }
}
