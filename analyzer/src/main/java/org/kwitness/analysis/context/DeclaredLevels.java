package org.kwitness.analysis.context;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.kwitness.analysis.CallLevels;
import org.kwitness.cfg.Function;
import org.kwitness.interproc.CallGraph;
import org.kwitness.ir.Instruction;
import org.kwitness.model.Effect;
import org.kwitness.model.FunctionModel;
import org.kwitness.model.Knowledge;
import org.kwitness.model.Operand;

/** The levels that calls declare for pools, locks and the like, by the classes of these. */
final class DeclaredLevels {
  private DeclaredLevels() {}

  /** Levels that calls declare for objects of a sort: the lowest, if several are initialised. */
  static Map<String, String> find(CallGraph graph, Knowledge knowledge, String what) {
    Map<String, String> found = new TreeMap<>();
    Set<String> contradictory = new HashSet<>();
    for (Function f : graph.program().functions()) {
      for (Instruction.Call c : graph.callsOf(f)) {
        Optional<FunctionModel> model = knowledge.function(c);
        if (model.isEmpty()) {
          continue;
        }
        for (Effect.DeclareLevel d : model.get().effects(Effect.DeclareLevel.class)) {
          if (d.what().equals(what)) {
            Optional<String> object = declaredObject(c, d);
            Optional<String> level = CallLevels.level(d.level(), c);
            if (object.isPresent()) {
              String own = d.level().isEmpty() ? "" : level.orElse("?");
              String before = found.merge(object.get(), own, (a, b) -> a.isEmpty() ? b : a);
              if (own.equals("?") || !own.isEmpty() && !before.equals(own)) {
                contradictory.add(object.get());
              }
            }
          }
        }
      }
    }
    found.keySet().removeAll(contradictory);
    return found;
  }

  private static Optional<String> declaredObject(Instruction.Call c, Effect.DeclareLevel d) {
    if (d.object() instanceof Operand.Argument a) {
      return a.index() < c.arguments().size()
          ? ObjectClass.of(c.arguments().get(a.index()))
          : Optional.empty();
    }
    return d.object() instanceof Operand.Result
        ? c.result().flatMap(ObjectClass::of)
        : Optional.empty();
  }
}
