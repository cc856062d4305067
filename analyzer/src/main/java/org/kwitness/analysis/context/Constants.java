package org.kwitness.analysis.context;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.kwitness.ir.Arithmetic;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Expression.BinaryOperator;
import org.kwitness.ir.Expression.UnaryOperator;
import org.kwitness.ir.Instruction;
import org.kwitness.ir.Variable;

/**
 * What is known to be constant at a place of a function: automatic variables, temporaries, and
 * members that the function itself has just set.
 */
final class Constants {
  private final Map<Object, Expression> values;

  /** False if no member is among them: then no paths need to be made of expressions. */
  private boolean hasMembers;

  /** What decides expressions besides the values. */
  interface Oracle {
    /** The value of an expression that asks for the context. */
    Optional<Expression> of(Expression e);

    /** The result of a call that does. */
    Optional<Expression> of(Instruction.Call call);

    /** True for a variable that others may write through a pointer. */
    boolean isShared(Variable v);
  }

  Constants() {
    this(new HashMap<>(), false);
  }

  private Constants(Map<Object, Expression> values, boolean hasMembers) {
    this.values = values;
    this.hasMembers = hasMembers;
  }

  Constants copy() {
    return new Constants(new HashMap<>(values), hasMembers);
  }

  void put(Variable v, Expression value) {
    values.put(v, value);
  }

  /** Keeps what is the same on another way; true if that is less than before. */
  boolean meet(Constants other) {
    return values.entrySet().removeIf(e -> !e.getValue().equals(other.values.get(e.getKey())));
  }

  /** Nobody will ask for these any more. */
  void forget(List<Expression> temporaries) {
    if (!values.isEmpty()) {
      temporaries.forEach(values::remove);
    }
  }

  /** What an instruction changes. */
  void execute(Instruction i, Oracle oracle) {
    if (i instanceof Instruction.Call c) {
      // Who is called may write what is not on this stack.
      forgetMembers();
      c.result().ifPresent(r -> assign(r, oracle.of(c), oracle));
    } else if (i instanceof Instruction.Assign a) {
      assign(a.target(), value(a.value(), oracle), oracle);
    } else if (i instanceof Instruction.Assembler a) {
      forgetMembers();
      a.outputs().forEach(o -> assign(o, Optional.empty(), oracle));
    }
  }

  private void forgetMembers() {
    if (hasMembers) {
      values.keySet().removeIf(k -> k instanceof String);
      hasMembers = false;
    }
  }

  private void assign(Expression target, Optional<Expression> value, Oracle oracle) {
    Expression x = target.withoutCasts();
    if (hasMembers) {
      forgetMembers(x);
    }
    if (value.isEmpty() && (values.isEmpty() || isMember(x) && !hasMembers)) {
      return;
    }
    key(x, oracle)
        .ifPresent(
            k -> {
              if (value.isPresent()) {
                values.put(k, value.get());
                hasMembers |= k instanceof String;
              } else {
                values.remove(k);
              }
            });
  }

  private static boolean isMember(Expression x) {
    return x instanceof Expression.Member;
  }

  /** Those that a store may change. */
  private void forgetMembers(Expression x) {
    if (x instanceof Expression.Member m) {
      String end = "." + m.field();
      values.keySet().removeIf(k -> k instanceof String s && s.endsWith(end));
    } else if (x instanceof Expression.VariableUse v) {
      String start = start(v.variable());
      values.keySet().removeIf(k -> k instanceof String s && s.startsWith(start));
    } else if (!(x instanceof Expression.Temporary)) {
      forgetMembers();
    }
  }

  private static Optional<Object> key(Expression x, Oracle oracle) {
    if (x instanceof Expression.Temporary) {
      return Optional.of(x);
    }
    if (x instanceof Expression.VariableUse v) {
      return v.variable().isAutomatic() && !oracle.isShared(v.variable())
          ? Optional.of(v.variable())
          : Optional.empty();
    }
    return x instanceof Expression.Member ? path(x).map(p -> (Object) p) : Optional.empty();
  }

  private static Optional<String> path(Expression e) {
    Expression x = e.withoutCasts();
    if (x instanceof Expression.Member m) {
      return path(m.object()).map(p -> p + "." + m.field());
    }
    if (x instanceof Expression.Dereference d) {
      return path(d.pointer()).map(p -> p + "*");
    }
    return x instanceof Expression.VariableUse v
        ? Optional.of(start(v.variable()))
        : Optional.empty();
  }

  private static String start(Variable v) {
    return v.storage() + " " + v.number() + " " + v.name() + ":";
  }

  /**
   * The constant that an expression is: a number, a name, a function, names joined by OR, or that
   * it is an object.
   */
  Optional<Expression> value(Expression e, Oracle oracle) {
    if (e instanceof Expression.Cast c) {
      return value(c.operand(), oracle);
    }
    if (e instanceof Expression.AddressOf || e instanceof Expression.StringConstant) {
      return Optional.of(ConstantArguments.plain(e));
    }
    if (e instanceof Expression.IntegerConstant
        || e instanceof Expression.NamedConstant
        || e instanceof Expression.FunctionName) {
      return Optional.of(e);
    }
    if (!values.isEmpty() && (hasMembers || !isMember(e))) {
      Optional<Expression> known = key(e, oracle).map(values::get);
      if (known.isPresent()) {
        return known;
      }
    }
    Optional<Expression> told = oracle.of(e);
    if (told.isPresent()) {
      return told;
    }
    if (e instanceof Expression.Unary u && u.operator() == UnaryOperator.NOT) {
      return truth(u.operand(), oracle).map(t -> number(t ? 0 : 1));
    }
    if (e instanceof Expression.Unary u && u.operator() == UnaryOperator.NEGATE) {
      return value(u.operand(), oracle)
          .filter(Expression.IntegerConstant.class::isInstance)
          .map(v -> number(-((Expression.IntegerConstant) v).value()));
    }
    return e instanceof Expression.Binary b ? computed(b, oracle) : Optional.empty();
  }

  /** Whether an expression is not 0, if that is known. */
  Optional<Boolean> truth(Expression e, Oracle oracle) {
    return value(e, oracle)
        .flatMap(
            v ->
                v instanceof Expression.IntegerConstant i
                    ? Optional.of(i.value() != 0)
                    : v instanceof Expression.FunctionName || v.equals(ConstantArguments.OBJECT)
                        ? Optional.of(true)
                        : Optional.empty());
  }

  private Optional<Expression> computed(Expression.Binary b, Oracle oracle) {
    Optional<Expression> left = value(b.left(), oracle);
    Optional<Expression> right = value(b.right(), oracle);
    if (b.operator() == BinaryOperator.AND) {
      Optional<Boolean> bit = bit(left, b.right()).or(() -> bit(right, b.left()));
      if (bit.isPresent()) {
        return Optional.of(number(bit.get() ? 1 : 0));
      }
    }
    if (left.isEmpty() || right.isEmpty()) {
      return Optional.empty();
    }
    if (left.get() instanceof Expression.IntegerConstant x
        && right.get() instanceof Expression.IntegerConstant y) {
      OptionalLong result = Arithmetic.apply(b.operator(), x.value(), y.value());
      return result.isPresent() ? Optional.of(number(result.getAsLong())) : Optional.empty();
    }
    if (b.operator() == BinaryOperator.OR) {
      return Optional.of(new Expression.Binary(b.operator(), left.get(), right.get()));
    }
    boolean equal = b.operator() == BinaryOperator.EQUAL;
    return equal || b.operator() == BinaryOperator.NOT_EQUAL
        ? same(left.get(), right.get()).map(s -> number(s == equal ? 1 : 0))
        : Optional.empty();
  }

  /** Whether names joined by OR have the only bit of a mask that the rows name. */
  private static Optional<Boolean> bit(Optional<Expression> names, Expression mask) {
    Expression m = mask.withoutCasts();
    return names.isPresent()
            && !(names.get() instanceof Expression.IntegerConstant)
            && m instanceof Expression.NamedConstant flag
        ? ConstantArguments.hasFlag(names.get(), flag.name())
        : Optional.empty();
  }

  private static Optional<Boolean> same(Expression left, Expression right) {
    if (left.equals(ConstantArguments.OBJECT) || right.equals(ConstantArguments.OBJECT)) {
      boolean none = Contexts.isNull(left) || Contexts.isNull(right);
      return none ? Optional.of(false) : Optional.empty();
    }
    if (left.equals(right)) {
      return Optional.of(true);
    }
    boolean functions =
        left instanceof Expression.FunctionName || right instanceof Expression.FunctionName;
    boolean plain =
        left instanceof Expression.FunctionName || left instanceof Expression.IntegerConstant;
    boolean plainToo =
        right instanceof Expression.FunctionName || right instanceof Expression.IntegerConstant;
    return functions && plain && plainToo ? Optional.of(false) : Optional.empty();
  }

  private static Expression number(long value) {
    return new Expression.IntegerConstant(value);
  }
}
