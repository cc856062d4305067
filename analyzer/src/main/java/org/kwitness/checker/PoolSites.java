package org.kwitness.checker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.kwitness.analysis.context.ObjectClass;
import org.kwitness.cfg.Function;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Instruction;
import org.kwitness.model.Effect;
import org.kwitness.model.FunctionModel;
import org.kwitness.model.Operand;

/** Finds the calls that take objects from pools and give them back, also through wrappers. */
final class PoolSites {
  private static final int MAX_WRAPPERS = 4;

  private final Evidence evidence;
  private final Map<String, List<Site>> byPool = new TreeMap<>();
  private final Map<Function, Set<Wrapped>> wrappers = new HashMap<>();

  /**
   * A call that works on a pool.
   *
   * @param function the function that calls
   * @param pool the pool's class
   */
  record Site(Function function, Instruction.Call call, String pool) {}

  private record Wrapped(int parameter) {}

  PoolSites(Evidence evidence) {
    this.evidence = evidence;
    List<Function> functions = evidence.graph().program().functions();
    for (Function f : functions) {
      for (Instruction.Call c : evidence.graph().callsOf(f)) {
        pools(c).forEach(p -> add(f, c, p));
      }
    }
    for (int round = 0; round < MAX_WRAPPERS; round++) {
      Map<Function, Set<Wrapped>> before = new HashMap<>(wrappers);
      wrappers.clear();
      for (Function f : before.isEmpty() ? List.<Function>of() : functions) {
        for (Instruction.Call c : evidence.graph().callsOf(f)) {
          throughWrapper(f, c, before);
        }
      }
    }
  }

  /** The sites of each pool, in the order of the program. */
  Map<String, List<Site>> byPool() {
    return byPool;
  }

  private void throughWrapper(Function f, Instruction.Call c, Map<Function, Set<Wrapped>> before) {
    if (c.directCallee().isEmpty() || !pools(c).isEmpty()) {
      return;
    }
    for (Function target : evidence.graph().targets(f, c)) {
      for (Wrapped w : before.getOrDefault(target, Set.of())) {
        if (w.parameter() < c.arguments().size()) {
          add(f, c, c.arguments().get(w.parameter()));
        }
      }
    }
  }

  private void add(Function f, Instruction.Call c, Expression pool) {
    int parameter = evidence.contexts().parameter(f, pool);
    if (parameter >= 0) {
      wrappers.computeIfAbsent(f, k -> new LinkedHashSet<>()).add(new Wrapped(parameter));
      return;
    }
    ObjectClass.of(pool)
        .ifPresent(p -> byPool.computeIfAbsent(p, k -> new ArrayList<>()).add(new Site(f, c, p)));
  }

  private List<Expression> pools(Instruction.Call c) {
    Optional<FunctionModel> model = evidence.knowledge().function(c);
    List<Expression> found = new ArrayList<>();
    if (model.isPresent()) {
      model.get().effects(Effect.PoolGet.class).forEach(e -> argument(c, e.pool(), found));
      model.get().effects(Effect.PoolPut.class).forEach(e -> argument(c, e.pool(), found));
    }
    return found;
  }

  private static void argument(Instruction.Call c, Operand o, List<Expression> found) {
    if (o instanceof Operand.Argument a && a.index() < c.arguments().size()) {
      found.add(c.arguments().get(a.index()));
    }
  }
}
