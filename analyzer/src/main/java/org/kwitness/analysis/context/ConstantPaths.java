package org.kwitness.analysis.context;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kwitness.cfg.Block;
import org.kwitness.cfg.Function;
import org.kwitness.cfg.Terminator;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Expression.UnaryOperator;
import org.kwitness.ir.Instruction;
import org.kwitness.ir.Variable;

/**
 * Which calls of a function control can reach when some of its parameters are known constants: it
 * follows the branches that they decide, and both sides of the others. Unlike {@link
 * ArgumentConditions} it sees through labels that fall into one another and tests joined by {@code
 * ||}.
 */
final class ConstantPaths {
  private final Function function;
  private final Map<Expression, Optional<Expression>> values = new HashMap<>();
  private final Set<Variable> changed = new HashSet<>();
  private final Map<Map<Integer, Expression>, Set<Instruction.Call>> reached = new HashMap<>();

  ConstantPaths(Function function) {
    this.function = function;
    changed.addAll(function.addressTaken());
    for (Block b : function.body().blocks()) {
      b.instructions().forEach(this::note);
    }
  }

  private void note(Instruction i) {
    Optional<Expression> target =
        i instanceof Instruction.Assign a
            ? Optional.of(a.target())
            : i instanceof Instruction.Call c ? c.result() : Optional.empty();
    if (target.isEmpty()) {
      return;
    }
    if (target.get() instanceof Expression.VariableUse v) {
      changed.add(v.variable());
    } else if (target.get() instanceof Expression.Temporary) {
      // A second value makes it unknown.
      Optional<Expression> value =
          i instanceof Instruction.Assign a && !values.containsKey(target.get())
              ? Optional.of(a.value())
              : Optional.empty();
      values.put(target.get(), value);
    }
  }

  /**
   * The parameters that this function compares with something, or looks for bits in, and that it
   * leaves alone. Tests for 0 and NULL are so many that they are left out.
   */
  Set<Integer> tested() {
    Set<Integer> found = new HashSet<>();
    for (Block b : function.body().blocks()) {
      if (b.terminator() instanceof Terminator.Branch t && !t.assertion()) {
        compared(t.condition(), found);
      } else if (b.terminator() instanceof Terminator.Switch w) {
        mention(w.value(), found, 0);
      }
    }
    return found;
  }

  private void compared(Expression e, Set<Integer> found) {
    if (e instanceof Expression.Cast c) {
      compared(c.operand(), found);
    } else if (e instanceof Expression.Unary u) {
      compared(u.operand(), found);
    } else if (e instanceof Expression.Binary b && !isZero(b.left()) && !isZero(b.right())) {
      mention(b, found, 0);
    }
  }

  private static boolean isZero(Expression e) {
    return e instanceof Expression.Cast c
        ? isZero(c.operand())
        : e instanceof Expression.IntegerConstant i && i.value() == 0;
  }

  private void mention(Expression e, Set<Integer> found, int depth) {
    if (e instanceof Expression.Cast c) {
      mention(c.operand(), found, depth);
    } else if (e instanceof Expression.Unary u) {
      mention(u.operand(), found, depth);
    } else if (e instanceof Expression.Binary b) {
      mention(b.left(), found, depth);
      mention(b.right(), found, depth);
    } else if (e instanceof Expression.Temporary && depth < 2) {
      values.getOrDefault(e, Optional.empty()).ifPresent(v -> mention(v, found, depth + 1));
    } else if (e instanceof Expression.VariableUse v
        && v.variable().storage() == Variable.Storage.PARAMETER
        && !changed.contains(v.variable())) {
      found.add(v.variable().number());
    }
  }

  /** False if the constants keep control away from a call. */
  boolean reaches(Instruction.Call call, Map<Integer, Expression> constants) {
    return constants.isEmpty() || reached.computeIfAbsent(constants, this::follow).contains(call);
  }

  private Set<Instruction.Call> follow(Map<Integer, Expression> constants) {
    Set<Instruction.Call> found =
        java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
    List<Block> blocks = function.body().blocks();
    BitSet seen = new BitSet();
    Deque<Integer> queue = new ArrayDeque<>(List.of(0));
    seen.set(0);
    while (!queue.isEmpty()) {
      Block b = blocks.get(queue.remove());
      for (Instruction i : b.instructions()) {
        if (i instanceof Instruction.Call c) {
          found.add(c);
        }
      }
      for (int next : next(b.terminator(), constants)) {
        if (!seen.get(next)) {
          seen.set(next);
          queue.add(next);
        }
      }
    }
    return found;
  }

  private List<Integer> next(Terminator t, Map<Integer, Expression> constants) {
    if (t instanceof Terminator.Branch b) {
      return truth(b.condition(), constants, 0)
          .map(yes -> List.of(yes ? b.whenTrue() : b.whenFalse()))
          .orElse(b.targets());
    }
    if (t instanceof Terminator.Switch w) {
      Optional<Expression> value = value(w.value(), constants, 0);
      if (value.isPresent() && value.get() instanceof Expression.IntegerConstant i) {
        return chosen(w, i.value());
      }
    }
    return t.targets();
  }

  private static List<Integer> chosen(Terminator.Switch w, long value) {
    for (Terminator.Case c : w.cases()) {
      if (!(c.label() instanceof Expression.IntegerConstant low)
          || !(c.high() instanceof Expression.IntegerConstant high)) {
        return w.targets();
      }
      if (low.value() <= value && value <= high.value()) {
        return List.of(c.target());
      }
    }
    return List.of(w.otherwise());
  }

  private Optional<Boolean> truth(Expression e, Map<Integer, Expression> constants, int depth) {
    if (e instanceof Expression.Unary u && u.operator() == UnaryOperator.NOT) {
      return truth(u.operand(), constants, depth).map(x -> !x);
    }
    if (e instanceof Expression.Binary b
        && (b.operator() == Expression.BinaryOperator.EQUAL
            || b.operator() == Expression.BinaryOperator.NOT_EQUAL)) {
      boolean wanted = b.operator() == Expression.BinaryOperator.EQUAL;
      return same(b, constants, depth).map(x -> x == wanted);
    }
    return value(e, constants, depth)
        .flatMap(
            v ->
                v instanceof Expression.IntegerConstant i
                    ? Optional.of(i.value() != 0)
                    : v instanceof Expression.FunctionName ? Optional.of(true) : Optional.empty());
  }

  private Optional<Boolean> same(
      Expression.Binary b, Map<Integer, Expression> constants, int depth) {
    Optional<Expression> left = value(b.left(), constants, depth);
    Optional<Expression> right = value(b.right(), constants, depth);
    if (left.isEmpty() || right.isEmpty()) {
      return Optional.empty();
    }
    if (left.get().equals(right.get())) {
      return Optional.of(true);
    }
    boolean numbers =
        left.get() instanceof Expression.IntegerConstant
            && right.get() instanceof Expression.IntegerConstant;
    boolean functions =
        left.get() instanceof Expression.FunctionName
            || right.get() instanceof Expression.FunctionName;
    boolean names =
        left.get() instanceof Expression.NamedConstant
            || right.get() instanceof Expression.NamedConstant;
    return numbers || functions && !names ? Optional.of(false) : Optional.empty();
  }

  /** The constant that an expression is: a number, a name or a function. */
  private Optional<Expression> value(Expression e, Map<Integer, Expression> constants, int depth) {
    if (e instanceof Expression.Cast c) {
      return value(c.operand(), constants, depth);
    }
    if (e instanceof Expression.AddressOf a && a.object() instanceof Expression.FunctionName) {
      return Optional.of(a.object());
    }
    if (e instanceof Expression.IntegerConstant
        || e instanceof Expression.NamedConstant
        || e instanceof Expression.FunctionName) {
      return Optional.of(e);
    }
    if (e instanceof Expression.VariableUse v
        && v.variable().storage() == Variable.Storage.PARAMETER
        && !changed.contains(v.variable())) {
      return Optional.ofNullable(constants.get(v.variable().number()))
          .flatMap(x -> value(x, Map.of(), depth));
    }
    if (e instanceof Expression.Temporary && depth < 2) {
      return values.getOrDefault(e, Optional.empty()).flatMap(x -> value(x, constants, depth + 1));
    }
    return e instanceof Expression.Binary b ? computed(b, constants, depth) : Optional.empty();
  }

  private Optional<Expression> computed(
      Expression.Binary b, Map<Integer, Expression> constants, int depth) {
    Optional<Expression> left = value(b.left(), constants, depth);
    Optional<Expression> right = value(b.right(), constants, depth);
    if (left.isPresent()
        && right.isPresent()
        && left.get() instanceof Expression.IntegerConstant x
        && right.get() instanceof Expression.IntegerConstant y) {
      return switch (b.operator()) {
        case AND -> number(x.value() & y.value());
        case OR -> number(x.value() | y.value());
        case EQUAL -> number(x.value() == y.value() ? 1 : 0);
        case NOT_EQUAL -> number(x.value() != y.value() ? 1 : 0);
        default -> Optional.empty();
      };
    }
    return Optional.empty();
  }

  private static Optional<Expression> number(long value) {
    return Optional.of(new Expression.IntegerConstant(value));
  }
}
