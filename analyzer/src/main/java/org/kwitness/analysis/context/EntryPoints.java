package org.kwitness.analysis.context;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.kwitness.analysis.CallLevels;
import org.kwitness.analysis.FunctionMemory;
import org.kwitness.analysis.Recollection;
import org.kwitness.cfg.Function;
import org.kwitness.interproc.CallGraph;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Instruction;
import org.kwitness.ir.SourcePosition;
import org.kwitness.model.ContextModel;
import org.kwitness.model.Effect;
import org.kwitness.model.FunctionModel;
import org.kwitness.model.Guard;
import org.kwitness.model.Knowledge;
import org.kwitness.model.Operand;
import org.kwitness.model.SlotModel;

/**
 * Finds the functions that interrupts, callouts, threads and assembly enter: from calls that
 * register them, also through functions of the tree around such calls, and from rows.
 */
final class EntryPoints {
  /** Registration functions that call one another are followed so far. */
  private static final int MAX_WRAPPERS = 4;

  private final CallGraph graph;
  private final Knowledge knowledge;
  private final ArgumentCache arguments;
  private final Recollection elsewhere;
  private final Map<List<Object>, EntryPoint> found = new LinkedHashMap<>();
  private Map<Function, Set<Registrar>> registrars = new HashMap<>();
  private Map<Function, Set<Registrar>> fresh = new HashMap<>();

  /** A parameter of a function of the tree that is registered as a callback. */
  private record Registrar(int parameter, String context, String level, int levelParameter)
      implements Comparable<Registrar> {
    @Override
    public int compareTo(Registrar o) {
      return toString().compareTo(o.toString());
    }
  }

  EntryPoints(
      CallGraph graph, Knowledge knowledge, ArgumentCache arguments, Recollection elsewhere) {
    this.elsewhere = elsewhere;
    this.graph = graph;
    this.knowledge = knowledge;
    this.arguments = arguments;
  }

  /** All of them, in the order of the program. */
  List<EntryPoint> find() {
    for (Function f : graph.program().functions()) {
      for (FunctionModel m : knowledge.functions(f.name())) {
        for (Effect.RunsIn r : m.effects(Effect.RunsIn.class)) {
          add(f, r.context(), Optional.of(r.level()), f.position(), f.name() + "() runs");
        }
      }
    }
    for (SlotModel s : knowledge.slots()) {
      for (Function f : graph.stored(s.struct(), s.field())) {
        add(f, s.context(), s.level(), f.position(), f.name() + "() is a " + s.field());
      }
    }
    for (Function f : graph.program().functions()) {
      graph.callsOf(f).forEach(c -> modelled(f, c));
    }
    for (int round = 0; round < MAX_WRAPPERS && !fresh.isEmpty(); round++) {
      registrars = fresh;
      fresh = new HashMap<>();
      for (Function f : graph.program().functions()) {
        List<Instruction.Call> calls = graph.callsOf(f);
        List<List<Function>> targets = graph.targetsOf(f);
        for (int i = 0; i < calls.size(); i++) {
          // Few functions register what they are given.
          if (targets.get(i).stream().anyMatch(registrars::containsKey)) {
            wrapped(f, calls.get(i), targets.get(i));
          }
        }
      }
    }
    for (Function f : graph.program().functions()) {
      elsewhere.of(f).stream().flatMap(m -> m.registrations().stream()).forEach(r -> recall(f, r));
    }
    return List.copyOf(found.values());
  }

  private void modelled(Function caller, Instruction.Call call) {
    Optional<FunctionModel> model = knowledge.function(call);
    if (model.isEmpty()) {
      return;
    }
    for (Effect.RegisterCallback r : model.get().effects(Effect.RegisterCallback.class)) {
      if (r.function() instanceof Operand.Argument a
          && a.index() < call.arguments().size()
          && isMeant(r.when(), arguments.of(caller).at(call, r.when()))) {
        register(caller, call, call.arguments().get(a.index()), r.context(), r.level());
      }
    }
  }

  /** A flag that nobody sees is taken not to be there. */
  private static boolean isMeant(Guard guard, Condition holds) {
    if (holds instanceof Condition.Always || holds instanceof Condition.Never) {
      return holds instanceof Condition.Always;
    }
    return guard instanceof Guard.ArgumentFlag f && !f.present();
  }

  private void wrapped(Function caller, Instruction.Call call, List<Function> targets) {
    if (call.directCallee().isPresent()
        && knowledge.function(call.directCallee().get(), call.arguments().size()).stream()
            .anyMatch(m -> !m.effects(Effect.RegisterCallback.class).isEmpty())) {
      return;
    }
    for (Function target : targets) {
      for (Registrar r : registrars.getOrDefault(target, Set.of())) {
        if (r.parameter() < call.arguments().size()) {
          String level = r.levelParameter() >= 0 ? "arg" + r.levelParameter() : r.level();
          register(caller, call, call.arguments().get(r.parameter()), r.context(), level);
        }
      }
    }
  }

  private void register(
      Function caller, Instruction.Call call, Expression what, String context, String level) {
    OptionalInt parameter = arguments.of(caller).parameter(what);
    if (parameter.isPresent()) {
      OptionalInt levelParameter =
          level.startsWith("arg") && CallLevels.level(level, call).isEmpty()
              ? argument(caller, call, level)
              : OptionalInt.empty();
      fresh
          .computeIfAbsent(caller, k -> new TreeSet<>())
          .add(
              new Registrar(
                  parameter.getAsInt(),
                  context,
                  levelParameter.isPresent() ? "" : CallLevels.level(level, call).orElse(""),
                  levelParameter.orElse(-1)));
      return;
    }
    Optional<String> known = level.isEmpty() ? Optional.empty() : CallLevels.level(level, call);
    for (Function f : graph.functionsNamed(caller, what)) {
      String name = call.spelling().isEmpty() ? call.directCallee().orElse("?") : call.spelling();
      add(f, context, known, call.position(), name + "() registers " + f.name() + "()");
    }
  }

  private OptionalInt argument(Function caller, Instruction.Call call, String level) {
    int index = Integer.parseInt(level.substring("arg".length()));
    return index < call.arguments().size()
        ? arguments.of(caller).parameter(call.arguments().get(index))
        : OptionalInt.empty();
  }

  private void recall(Function f, FunctionMemory.Registration r) {
    knowledge
        .context(r.context())
        .ifPresent(
            c ->
                found.putIfAbsent(
                    List.of(f, r.context(), r.level()),
                    new EntryPoint(f, c, r.level(), r.position(), r.how())));
  }

  private void add(
      Function f, String context, Optional<String> level, SourcePosition at, String how) {
    ContextModel model = knowledge.context(context).orElse(null);
    if (model == null) {
      return;
    }
    Optional<Integer> number =
        level
            .filter(l -> !l.isEmpty())
            .or(model::level)
            .flatMap(l -> number(l).or(() -> model.level().flatMap(this::number)));
    if (model.hard() && number.isPresent() && isLowest(number.get())) {
      // A trap, or a handler that runs when nothing is blocked: nothing tells it from a process.
      return;
    }
    List<Object> key = List.of(f, context, number);
    found.merge(
        key,
        new EntryPoint(f, model, number, at, how),
        (a, b) -> a.position().compareTo(b.position()) <= 0 ? a : b);
  }

  private boolean isLowest(int level) {
    return knowledge.levels().blocks(level).cardinality() == 1;
  }

  private Optional<Integer> number(String level) {
    OptionalInt n = knowledge.levels().number(level);
    return n.isPresent() ? Optional.of(n.getAsInt()) : Optional.empty();
  }
}
