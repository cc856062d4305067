package org.kwitness.analysis;

import java.util.List;
import org.kwitness.analysis.value.Truth;
import org.kwitness.analysis.value.Value;
import org.kwitness.analysis.value.ValueState;
import org.kwitness.ir.Expression.BinaryOperator;
import org.kwitness.model.Guard;

/** Decides guards of model rows on the argument values of a call. */
final class GuardEvaluator {
  private final ValueState state;
  private final List<Value> arguments;
  private final Value result;

  /**
   * @param state what is known, which may include tests of the result
   * @param arguments the argument values
   * @param result the value that stands for the result
   */
  GuardEvaluator(ValueState state, List<Value> arguments, Value result) {
    this.state = state;
    this.arguments = arguments;
    this.result = result;
  }

  /** Whether the guard holds, as far as the arguments and the state tell. */
  Truth holds(Guard guard) {
    if (guard instanceof Guard.Always) {
      return Truth.TRUE;
    }
    if (guard instanceof Guard.ArgumentFlag f) {
      Truth has = f.index() < arguments.size() ? hasFlag(f) : Truth.UNKNOWN;
      return f.present() ? has : has.not();
    }
    if (guard instanceof Guard.ArgumentEquals e) {
      return e.index() < arguments.size() ? equal(e) : Truth.UNKNOWN;
    }
    if (guard instanceof Guard.All all) {
      Truth known = Truth.TRUE;
      for (Guard part : all.parts()) {
        Truth t = holds(part);
        if (t == Truth.FALSE) {
          return Truth.FALSE;
        }
        known = t == Truth.UNKNOWN ? Truth.UNKNOWN : known;
      }
      return known;
    }
    if (guard instanceof Guard.Any any) {
      Truth known = Truth.FALSE;
      for (Guard part : any.parts()) {
        Truth t = holds(part);
        if (t == Truth.TRUE) {
          return Truth.TRUE;
        }
        known = t == Truth.UNKNOWN ? Truth.UNKNOWN : known;
      }
      return known;
    }
    return result(((Guard.ResultTest) guard).test());
  }

  private Truth result(Guard.Test test) {
    return switch (test) {
      case ZERO -> state.truth(result).not();
      case NON_ZERO -> state.truth(result);
      case NEGATIVE ->
          state.truth(result) == Truth.FALSE
              ? Truth.FALSE
              : state.truth(
                  state.values().operation(BinaryOperator.LESS, result, state.values().zero()));
    };
  }

  private Truth hasFlag(Guard.ArgumentFlag f) {
    Value v = state.known(arguments.get(f.index()));
    Value flag = state.values().named(f.flag());
    Truth tested = state.truth(state.values().operation(BinaryOperator.AND, v, flag));
    if (tested != Truth.UNKNOWN) {
      return tested;
    }
    return flag(v, f.flag());
  }

  /** Whether a flag is among the ORed parts of a value. */
  private static Truth flag(Value v, String flag) {
    if (v instanceof Value.Named n) {
      return Truth.of(n.name().equals(flag));
    }
    if (v instanceof Value.Constant) {
      // A plain number has none of the flags that the tree knows by name.
      return Truth.FALSE;
    }
    if (v instanceof Value.Operation o && o.operator() == BinaryOperator.OR) {
      Truth left = flag(o.left(), flag);
      Truth right = flag(o.right(), flag);
      if (left == Truth.TRUE || right == Truth.TRUE) {
        return Truth.TRUE;
      }
      return left == Truth.FALSE && right == Truth.FALSE ? Truth.FALSE : Truth.UNKNOWN;
    }
    if (v instanceof Value.Operation o
        && o.operator() == BinaryOperator.AND
        && isOtherMask(o.right(), flag)) {
      return Truth.FALSE;
    }
    return Truth.UNKNOWN;
  }

  /** A mask that lets the flag through has its name in it. */
  private static boolean isOtherMask(Value mask, String flag) {
    return mask instanceof Value.Constant
        || mask instanceof Value.Named n && !n.name().equals(flag);
  }

  private Truth equal(Guard.ArgumentEquals e) {
    Value v = arguments.get(e.index());
    Value constant =
        Character.isDigit(e.constant().charAt(0)) || e.constant().charAt(0) == '-'
            ? state.values().constant(Long.decode(e.constant()))
            : state.values().named(e.constant());
    Truth t = state.truth(state.values().operation(BinaryOperator.EQUAL, v, constant));
    return e.equal() ? t : t.not();
  }
}
