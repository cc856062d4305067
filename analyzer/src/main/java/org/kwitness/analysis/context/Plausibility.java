package org.kwitness.analysis.context;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kwitness.cfg.Function;
import org.kwitness.interproc.CallGraph;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Instruction;
import org.kwitness.ir.Variable;

/**
 * Reasons to doubt that a chain can happen as it stands, although every call of it can: tests of
 * one field that contradict one another, calls that are made once, flags in a struct that the
 * caller filled, pointers of other drivers. A doubt weighs as much as calls through pointers do.
 */
final class Plausibility {
  /** Turns an error into a note. */
  private static final int DOUBT = 2;

  private final ArgumentCache arguments;
  private final Peers peers;
  private final CallGraph graph;
  private final Map<Function, FieldTests> tests = new HashMap<>();

  Plausibility(CallGraph graph, ArgumentCache arguments) {
    this.graph = graph;
    this.arguments = arguments;
    this.peers = new Peers(graph);
  }

  /** How doubtful it is that control reaches a call of a context's function. */
  int doubts(Context c, Instruction.Call call) {
    FieldTests own = of(c.function());
    if (own.isOnce(call)) {
      return DOUBT;
    }
    List<FieldTest> here = own.at(call);
    return here.stream().anyMatch(t -> isContradicted(c, t) || isUnsure(c, t)) ? DOUBT : 0;
  }

  /** How doubtful it is that a call through a pointer goes to a function. */
  int doubts(Context c, Instruction.Call call, Function target) {
    return graph.slotOf(call).map(s -> peers.doubts(c, s, target)).orElse(0);
  }

  private FieldTests of(Function f) {
    return tests.computeIfAbsent(f, k -> new FieldTests(k, arguments.of(k)));
  }

  /** A caller tested the same field with the other outcome, and nobody wrote it on the way. */
  private boolean isContradicted(Context c, FieldTest test) {
    boolean written = of(c.function()).stores(test.field());
    for (Context up = c; up.call().isPresent() && !written; up = up.caller().orElseThrow()) {
      FieldTests callers = of(up.caller().orElseThrow().function());
      if (callers.at(up.call().get()).stream().anyMatch(test::contradicts)) {
        return !callers.stores(test.field());
      }
      written = callers.stores(test.field());
    }
    return false;
  }

  /** The field is in a struct on the stack of a caller, who may have put anything there. */
  private boolean isUnsure(Context c, FieldTest test) {
    int parameter = test.parameter();
    Context up = c;
    while (parameter >= 0 && up.call().isPresent()) {
      Function caller = up.caller().orElseThrow().function();
      List<Expression> passed = up.call().get().arguments();
      if (parameter >= passed.size()) {
        return false;
      }
      Optional<Variable> local = local(passed.get(parameter));
      if (local.isPresent()) {
        return !of(caller).holds(local.get(), test).orElse(false);
      }
      parameter = arguments.of(caller).parameter(passed.get(parameter)).orElse(-1);
      up = up.caller().orElseThrow();
    }
    return false;
  }

  private static Optional<Variable> local(Expression e) {
    Expression x = e.withoutCasts();
    return x instanceof Expression.AddressOf a
            && a.object() instanceof Expression.VariableUse v
            && v.variable().storage() == Variable.Storage.LOCAL
        ? Optional.of(v.variable())
        : Optional.empty();
  }
}
