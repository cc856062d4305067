package org.kwitness.ir;

import java.util.OptionalLong;

/** C's integer operators on 64-bit constants. */
public final class Arithmetic {
  private Arithmetic() {}

  /** The value, or nothing where C leaves it undefined (division by zero, a shift too far). */
  public static OptionalLong apply(Expression.BinaryOperator operator, long l, long r) {
    return switch (operator) {
      case ADD -> OptionalLong.of(l + r);
      case SUBTRACT -> OptionalLong.of(l - r);
      case MULTIPLY -> OptionalLong.of(l * r);
      case DIVIDE -> r == 0 ? OptionalLong.empty() : OptionalLong.of(l / r);
      case REMAINDER -> r == 0 ? OptionalLong.empty() : OptionalLong.of(l % r);
      case SHIFT_LEFT -> r < 0 || r > 63 ? OptionalLong.empty() : OptionalLong.of(l << r);
      case SHIFT_RIGHT -> r < 0 || r > 63 ? OptionalLong.empty() : OptionalLong.of(l >> r);
      case AND -> OptionalLong.of(l & r);
      case OR -> OptionalLong.of(l | r);
      case XOR -> OptionalLong.of(l ^ r);
      case EQUAL -> bool(l == r);
      case NOT_EQUAL -> bool(l != r);
      case LESS -> bool(l < r);
      case LESS_EQUAL -> bool(l <= r);
      case GREATER -> bool(l > r);
      case GREATER_EQUAL -> bool(l >= r);
    };
  }

  private static OptionalLong bool(boolean b) {
    return OptionalLong.of(b ? 1 : 0);
  }
}
