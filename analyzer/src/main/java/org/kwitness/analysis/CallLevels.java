package org.kwitness.analysis;

import java.util.Optional;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Instruction;

/** Reads the names of priority levels off calls. */
public final class CallLevels {
  private static final String ARGUMENT = "arg";

  private CallLevels() {}

  /**
   * The level that a row means at a call.
   *
   * @param level as the row has it: a name, or {@code argN}
   * @return nothing if the argument is not a constant with a name, or is missing
   */
  public static Optional<String> level(String level, Instruction.Call call) {
    if (!level.startsWith(ARGUMENT) || !Character.isDigit(level.charAt(level.length() - 1))) {
      return Optional.of(level);
    }
    int index = Integer.parseInt(level.substring(ARGUMENT.length()));
    return index < call.arguments().size()
        ? constant(call.arguments().get(index))
        : Optional.empty();
  }

  /** The first named constant among ORed ones. */
  private static Optional<String> constant(Expression e) {
    if (e instanceof Expression.NamedConstant n) {
      return Optional.of(n.name());
    }
    if (e instanceof Expression.Cast c) {
      return constant(c.operand());
    }
    if (e instanceof Expression.Binary b && b.operator() == Expression.BinaryOperator.OR) {
      return constant(b.left()).or(() -> constant(b.right()));
    }
    return Optional.empty();
  }
}
