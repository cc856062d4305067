package org.kwitness.analysis.value;

import org.kwitness.ir.CType;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Expression.BinaryOperator;

/** Evaluates IR expressions in a {@link ValueState}. */
public final class Evaluator {
  private Evaluator() {}

  /** The value of an expression. */
  public static Value value(Expression e, ValueState state) {
    Values values = state.values();
    if (e instanceof Expression.IntegerConstant c) {
      return values.constant(c.value());
    }
    if (e instanceof Expression.NamedConstant c) {
      return values.named(c.name());
    }
    if (e instanceof Expression.StringConstant s) {
      return values.literal("\"" + s.text());
    }
    if (e instanceof Expression.FunctionName f) {
      return values.literal(f.name());
    }
    if (e instanceof Expression.Cast c) {
      return value(c.operand(), state);
    }
    if (e instanceof Expression.AddressOf a) {
      return values.address(place(a.object(), state));
    }
    if (e instanceof Expression.Unary u) {
      return unary(u, state);
    }
    if (e instanceof Expression.Binary b) {
      return state.known(
          values.operation(b.operator(), value(b.left(), state), value(b.right(), state)));
    }
    if (e instanceof Expression.Opaque o) {
      return values.symbol(
          new Value.Origin.Initial(values.part(values.temporary(-1), o.what(), "")));
    }
    return state.read(place(e, state));
  }

  private static Value unary(Expression.Unary u, ValueState state) {
    Values values = state.values();
    Value v = value(u.operand(), state);
    return switch (u.operator()) {
      case NOT -> values.operation(BinaryOperator.EQUAL, v, values.zero());
      case NEGATE -> values.operation(BinaryOperator.SUBTRACT, values.zero(), v);
      case COMPLEMENT -> values.operation(BinaryOperator.XOR, v, values.constant(-1));
    };
  }

  /** The place that an expression names; a scratch place for one that names none. */
  public static Place place(Expression e, ValueState state) {
    Values values = state.values();
    if (e instanceof Expression.VariableUse v) {
      return values.variable(v.variable());
    }
    if (e instanceof Expression.Temporary t) {
      return values.temporary(t.number());
    }
    if (e instanceof Expression.Member m) {
      return values.part(place(m.object(), state), m.field(), m.struct());
    }
    if (e instanceof Expression.Element x) {
      return values.slot(place(x.array(), state), value(x.index(), state));
    }
    if (e instanceof Expression.Dereference d) {
      return values.pointee(value(d.pointer(), state));
    }
    if (e instanceof Expression.Cast c) {
      return place(c.operand(), state);
    }
    return values.pointee(value(e, state));
  }

  /** True for a value of pointer type; used to tell NULL from 0. */
  public static boolean isPointer(Expression e) {
    CType type = e.type();
    return type.isPointer() || type instanceof CType.Array;
  }
}
