package org.kwitness.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kwitness.cfg.Block;
import org.kwitness.cfg.Function;
import org.kwitness.interproc.CallGraph;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Instruction;
import org.kwitness.ir.Variable;
import org.kwitness.model.Effect;
import org.kwitness.model.FunctionModel;
import org.kwitness.model.Knowledge;
import org.kwitness.model.Operand;

/**
 * Objects that nobody else knows: variables that a function sets to an object that it has just
 * allocated, or whose object or lock it sets up or destroys. It does not matter where in the
 * function that happens.
 */
public final class Lifetimes {
  /** Functions that return what another has allocated are followed so far. */
  private static final int ROUNDS = 3;

  private final CallGraph graph;
  private final Knowledge knowledge;
  private final Map<Function, Set<String>> own = new HashMap<>();
  private final Set<Function> allocators = new HashSet<>();

  /** Functions that call allocators which were not known when they were looked at. */
  private final Set<Function> stale = Collections.newSetFromMap(new IdentityHashMap<>());

  /** Looks at all functions of a program. */
  public Lifetimes(CallGraph graph, Knowledge knowledge) {
    this.graph = graph;
    this.knowledge = knowledge;
    for (int round = 0; round < ROUNDS; round++) {
      int before = allocators.size();
      for (Function f : graph.program().functions()) {
        if (stale.remove(f) || round == 0) {
          scan(f);
        }
      }
      if (allocators.size() == before && round > 0) {
        return;
      }
    }
  }

  /** True if a variable of a function leads to an object that is the function's own. */
  public boolean isOwn(Function f, String variable) {
    return !variable.isEmpty() && own.getOrDefault(f, Set.of()).contains(variable);
  }

  /** True if an expression leads into an object that is the function's own. */
  public boolean isOwn(Function f, Expression e) {
    return root(e).filter(own.getOrDefault(f, Set.of())::contains).isPresent();
  }

  /** True if an argument of a call is an object of the caller's own. */
  boolean passesOwn(Function caller, Instruction.Call call) {
    Set<String> names = own.getOrDefault(caller, Set.of());
    return !names.isEmpty()
        && call.arguments().stream().anyMatch(a -> root(a).filter(names::contains).isPresent());
  }

  private void scan(Function f) {
    Set<String> names = new HashSet<>();
    Set<Integer> fresh = new HashSet<>();
    boolean allocator = false;
    for (Block b : f.body().blocks()) {
      for (Instruction i : b.instructions()) {
        if (i instanceof Instruction.Call c) {
          scan(f, c, names, fresh);
        } else if (i instanceof Instruction.Assign a && isFresh(a.value(), names, fresh)) {
          note(a.target(), names, fresh);
        } else if (i instanceof Instruction.Return r
            && r.value().filter(v -> isFresh(v, names, fresh)).isPresent()) {
          allocator = true;
        }
      }
    }
    if (!names.isEmpty()) {
      own.put(f, names);
    }
    if (allocator && allocators.add(f)) {
      graph.callers(f).stream()
          .filter(CallGraph.CallSite::direct)
          .forEach(c -> stale.add(c.caller()));
    }
  }

  private void scan(Function f, Instruction.Call c, Set<String> names, Set<Integer> fresh) {
    Optional<FunctionModel> model = knowledge.function(c);
    boolean allocates =
        model.isPresent()
            ? !model.get().effects(Effect.Allocate.class).isEmpty()
            : c.directCallee()
                .flatMap(n -> graph.program().resolve(f, n))
                .filter(allocators::contains)
                .isPresent();
    if (allocates) {
      c.result().ifPresent(r -> note(r, names, fresh));
    }
    model.ifPresent(m -> scanEnds(m, c.arguments(), names));
  }

  /** Objects that are freed, and those whose locks are initialised or destroyed. */
  private static void scanEnds(FunctionModel m, List<Expression> arguments, Set<String> names) {
    for (Effect.Free e : m.effects(Effect.Free.class)) {
      if (e.object() instanceof Operand.Argument a && a.index() < arguments.size()) {
        variable(arguments.get(a.index())).ifPresent(names::add);
      }
    }
    List<Operand> locks = new ArrayList<>();
    m.effects(Effect.Destroy.class).forEach(e -> locks.add(e.lock()));
    m.effects(Effect.DeclareRecursive.class).forEach(e -> locks.add(e.lock()));
    m.effects(Effect.DeclareLevel.class).forEach(e -> locks.add(e.object()));
    for (Operand o : locks) {
      if (o instanceof Operand.Argument a && a.index() < arguments.size()) {
        root(arguments.get(a.index())).ifPresent(names::add);
      }
    }
  }

  private static Optional<String> variable(Expression e) {
    Expression x = e.withoutCasts();
    return x instanceof Expression.VariableUse v && v.variable().isAutomatic()
        ? Optional.of(v.variable().name())
        : Optional.empty();
  }

  private static void note(Expression target, Set<String> names, Set<Integer> fresh) {
    if (target instanceof Expression.Temporary t) {
      fresh.add(t.number());
    } else if (target instanceof Expression.VariableUse v && v.variable().isAutomatic()) {
      names.add(v.variable().name());
    }
  }

  private static boolean isFresh(Expression e, Set<String> names, Set<Integer> fresh) {
    if (names.isEmpty() && fresh.isEmpty()) {
      return false; // Only a call can begin it.
    }
    Expression x = e.withoutCasts();
    return x instanceof Expression.Temporary t && fresh.contains(t.number())
        || x instanceof Expression.VariableUse v
            && v.variable().storage() == Variable.Storage.LOCAL
            && names.contains(v.variable().name());
  }

  private static Optional<String> root(Expression e) {
    Expression x = e;
    while (true) {
      if (x instanceof Expression.Cast c) {
        x = c.operand();
      } else if (x instanceof Expression.AddressOf a) {
        x = a.object();
      } else if (x instanceof Expression.Member m) {
        x = m.object();
      } else if (x instanceof Expression.Element el) {
        x = el.array();
      } else if (x instanceof Expression.Dereference d) {
        x = d.pointer();
      } else {
        return x instanceof Expression.VariableUse v && v.variable().isAutomatic()
            ? Optional.of(v.variable().name())
            : Optional.empty();
      }
    }
  }
}
