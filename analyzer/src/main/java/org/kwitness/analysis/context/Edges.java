package org.kwitness.analysis.context;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.kwitness.cfg.Function;
import org.kwitness.interproc.CallGraph;
import org.kwitness.ir.Instruction;
import org.kwitness.model.ContextModel;
import org.kwitness.model.Effect;
import org.kwitness.model.Guard;
import org.kwitness.model.Knowledge;

/** Where the calls of functions lead, as far as that does not depend on the context. */
final class Edges {
  private static final int FEW_TARGETS = 4;
  private static final int SOME_TARGETS = 16;

  private final CallGraph graph;
  private final Knowledge knowledge;
  private final ArgumentCache arguments;
  private final BiFunction<Function, Instruction.Call, Condition> condition;
  private final Set<String> ownEntries = new HashSet<>();
  private final Map<Function, List<Edge>> known = new HashMap<>();

  /**
   * A call that leads somewhere.
   *
   * @param condition on the arguments of the caller, without which it is not made
   * @param hops how unsure the way is
   * @param modelled a row describes it
   * @param sleeps for each way in which a row says that it sleeps, whatever its arguments are, the
   *     kinds of contexts that may do so
   */
  record Edge(
      Instruction.Call call,
      Condition condition,
      List<Function> targets,
      int hops,
      boolean modelled,
      List<Set<String>> sleeps) {
    /** What must not sleep is wrong there already: what comes after that is another matter. */
    boolean isForbiddenIn(ContextModel kind) {
      return !kind.sleeps() && sleeps.stream().anyMatch(s -> !s.contains(kind.name()));
    }
  }

  /**
   * @param condition what must hold of the arguments of a function for control to reach a call
   */
  Edges(
      CallGraph graph,
      Knowledge knowledge,
      ArgumentCache arguments,
      BiFunction<Function, Instruction.Call, Condition> condition) {
    this.graph = graph;
    this.knowledge = knowledge;
    this.arguments = arguments;
    this.condition = condition;
    knowledge.slots().forEach(x -> ownEntries.add(x.struct() + "." + x.field()));
  }

  /** The calls of a function that lead somewhere, in the order of the source. */
  List<Edge> of(Function f) {
    return known.computeIfAbsent(f, this::find);
  }

  private List<Edge> find(Function f) {
    List<Edge> found = new ArrayList<>();
    for (Instruction.Call call : graph.callsOf(f)) {
      List<Function> targets = targets(f, call);
      if (targets.isEmpty()) {
        continue;
      }
      Condition when = condition.apply(f, call);
      if (!(when instanceof Condition.Never)) {
        int width = graph.slotOf(call).map(graph::width).orElse(0);
        found.add(
            new Edge(
                call,
                when,
                targets,
                hops(f, call, Math.max(targets.size(), width)),
                knowledge.function(call).isPresent(),
                sleeps(call)));
      }
    }
    return found;
  }

  private List<Set<String>> sleeps(Instruction.Call call) {
    return knowledge.function(call).stream()
        .flatMap(m -> m.effects(Effect.MaySleep.class).stream())
        .filter(e -> e.when() instanceof Guard.Always)
        .map(Effect.MaySleep::allowedIn)
        .toList();
  }

  /** The functions that a macro calls besides the one of its name. */
  List<Function> calledByMacro(Function caller, Instruction.Call call) {
    return calledBesides(call).isEmpty() ? List.of() : targets(caller, call);
  }

  /** The functions that a call may reach, and those that a macro calls besides. */
  private List<Function> targets(Function caller, Instruction.Call call) {
    if (isFollowed(call)) {
      return allTargets(caller, call);
    }
    return List.of();
  }

  /**
   * A loop over a table calls all that it holds; a call through the field of one object calls one
   * of many, and which one is a guess. So it is where functions are registered for one of several
   * lists.
   */
  private int hops(Function caller, Instruction.Call call, int targets) {
    if (call.directCallee().isPresent()) {
      return 0;
    }
    if (graph.slotOf(call).map(graph::isPassedOnly).orElse(false)) {
      return 2;
    }
    return targets <= FEW_TARGETS || targets <= SOME_TARGETS && arguments.of(caller).isForEach(call)
        ? 1
        : 2;
  }

  /** Control that does not come back, or that stays inside, leads to nothing of interest. */
  private boolean isFollowed(Instruction.Call call) {
    if (graph.slotOf(call).map(ownEntries::contains).orElse(false)) {
      // What is stored there has a context of its own.
      return false;
    }
    return knowledge
        .function(call)
        .map(
            m ->
                m.effects(Effect.SelfContained.class).isEmpty()
                    && m.effects(Effect.NoReturn.class).isEmpty())
        .orElse(true);
  }

  private List<Function> allTargets(Function caller, Instruction.Call call) {
    List<Function> found = graph.targets(caller, call);
    List<String> more = calledBesides(call);
    if (more.isEmpty()) {
      return found;
    }
    List<Function> all = new ArrayList<>(found);
    more.forEach(n -> graph.program().resolve(caller, n).ifPresent(all::add));
    return all;
  }

  private List<String> calledBesides(Instruction.Call call) {
    return knowledge.function(call).stream()
        .flatMap(m -> m.effects(Effect.Calls.class).stream())
        .map(Effect.Calls::function)
        .toList();
  }
}
