package org.kwitness.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kwitness.analysis.value.Evaluator;
import org.kwitness.analysis.value.Truth;
import org.kwitness.analysis.value.Value;
import org.kwitness.analysis.value.ValueState;
import org.kwitness.ir.CType;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Instruction;
import org.kwitness.model.Effect;
import org.kwitness.model.FunctionModel;
import org.kwitness.model.Guard;
import org.kwitness.model.Operand;

/**
 * A call as a simulation meets it: the instruction, its argument values, and what is known of the
 * callee.
 */
final class CallContext {
  final Instruction.Call call;
  final int block;
  final int index;
  final List<Value> arguments;
  final Value result;

  /** The callee only looks: its answer depends on nothing but its arguments. */
  final boolean pure;

  final Optional<FunctionModel> model;
  final Optional<FunctionSummary> summary;
  private final ValueState state;
  private final GuardEvaluator guards;

  CallContext(
      Instruction.Call call, int block, int index, ValueState state, CalleeTable.Callee callee) {
    this.call = call;
    this.state = state;
    this.block = block;
    this.index = index;
    this.arguments = new ArrayList<>();
    for (Expression a : call.arguments()) {
      arguments.add(Evaluator.value(a, state));
    }
    this.model = callee.model();
    this.summary = callee.summary();
    this.pure = model.isEmpty() && summary.map(FunctionSummary::pure).orElse(false);
    this.result =
        pure
            ? state
                .values()
                .symbol(
                    new Value.Origin.Answer(call.directCallee().orElse(""), List.copyOf(arguments)))
            : state.values().result(block, index);
    this.guards = new GuardEvaluator(state, arguments, result);
  }

  /** The value of an operand: an argument or the result. */
  Optional<Value> value(Operand operand) {
    if (operand instanceof Operand.Argument a) {
      return a.index() < arguments.size()
          ? Optional.of(arguments.get(a.index()))
          : Optional.empty();
    }
    if (operand instanceof Operand.Member m) {
      return m.index() < arguments.size()
              && call.arguments().get(m.index()).type().target() instanceof CType.Struct s
          ? Optional.of(
              state
                  .values()
                  .address(
                      state
                          .values()
                          .part(
                              state.values().pointee(arguments.get(m.index())),
                              m.field(),
                              s.tag())))
          : Optional.empty();
    }
    return operand instanceof Operand.Result ? Optional.of(result) : Optional.empty();
  }

  /** Whether a guard holds in the state before the call; tests of the result are unknown. */
  Truth holds(Guard guard) {
    return guards.holds(guard);
  }

  /** Whether a guard holds in a state after the call. */
  Truth holds(Guard guard, ValueState after) {
    return new GuardEvaluator(after, arguments, result).holds(guard);
  }

  /** The effects of a kind that may happen at this call. */
  <E extends Effect> List<E> effects(Class<E> kind) {
    if (model.isEmpty()) {
      return List.of();
    }
    List<E> all = model.get().effects(kind);
    if (all.isEmpty()) {
      return all;
    }
    return all.stream().filter(e -> holds(e.when()) != Truth.FALSE).toList();
  }

  /** The effects of a kind that are certain to happen at this call, whatever it returns. */
  <E extends Effect> List<E> certainEffects(Class<E> kind) {
    if (model.isEmpty()) {
      return List.of();
    }
    List<E> all = model.get().effects(kind);
    if (all.isEmpty()) {
      return all;
    }
    return all.stream().filter(e -> holds(e.when()) == Truth.TRUE).toList();
  }
}
