package org.kwitness.analysis.context;

import java.util.Optional;
import org.kwitness.ir.CType;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Expression.BinaryOperator;
import org.kwitness.ir.Expression.UnaryOperator;
import org.kwitness.model.Guard;

/** Decides tests of arguments on constants. */
final class ConstantArguments {
  /** Stands for the address of any object: all that is known of it is that it is not NULL. */
  static final Expression OBJECT =
      new Expression.AddressOf(new Expression.Opaque("an object", CType.VOID));

  private ConstantArguments() {}

  /** What a constant argument tells the callee: of the address of an object, that it is one. */
  static Expression plain(Expression e) {
    Expression x = e.withoutCasts();
    if (x instanceof Expression.AddressOf a) {
      return a.object() instanceof Expression.FunctionName f ? f : OBJECT;
    }
    return x instanceof Expression.StringConstant ? OBJECT : e;
  }

  /** The same test of another argument. */
  static Guard withIndex(Guard g, int index) {
    if (g instanceof Guard.ArgumentFlag f) {
      return new Guard.ArgumentFlag(index, f.flag(), f.present());
    }
    if (g instanceof Guard.ArgumentEquals e) {
      return new Guard.ArgumentEquals(index, e.constant(), e.equal());
    }
    throw new IllegalArgumentException("not a test of one argument: " + g);
  }

  /** The argument that a test is about. */
  static int index(Guard g) {
    return g instanceof Guard.ArgumentFlag f ? f.index() : ((Guard.ArgumentEquals) g).index();
  }

  /** Whether a test holds of an expression; nothing if it is no constant. */
  static Optional<Boolean> decide(Expression e, Guard g) {
    if (g instanceof Guard.ArgumentFlag f) {
      return hasFlag(e, f.flag()).map(has -> has == f.present());
    }
    return g instanceof Guard.ArgumentEquals q
        ? equal(e, q.constant()).map(same -> same == q.equal())
        : Optional.empty();
  }

  static Optional<Boolean> hasFlag(Expression e, String flag) {
    if (e instanceof Expression.Unary u && u.operator() == UnaryOperator.COMPLEMENT) {
      // Of the bits of a mask this has all the others.
      return hasFlag(u.operand(), flag).map(has -> !has);
    }
    if (isNumber(flag)) {
      return e instanceof Expression.IntegerConstant i
          ? Optional.of((i.value() & Long.parseLong(flag)) != 0)
          : e instanceof Expression.Cast c ? hasFlag(c.operand(), flag) : Optional.empty();
    }
    if (e instanceof Expression.NamedConstant n) {
      return Optional.of(n.name().equals(flag));
    }
    if (e instanceof Expression.IntegerConstant) {
      // A plain number has none of the flags that the tree knows by name.
      return Optional.of(false);
    }
    if (e instanceof Expression.Cast c) {
      return hasFlag(c.operand(), flag);
    }
    if (e instanceof Expression.Binary b && b.operator() == BinaryOperator.OR) {
      Optional<Boolean> left = hasFlag(b.left(), flag);
      Optional<Boolean> right = hasFlag(b.right(), flag);
      if (left.equals(Optional.of(true)) || right.equals(Optional.of(true))) {
        return Optional.of(true);
      }
      return left.isPresent() && right.isPresent() ? Optional.of(false) : Optional.empty();
    }
    return Optional.empty();
  }

  private static Optional<Boolean> equal(Expression e, String constant) {
    if (e instanceof Expression.Cast c) {
      return equal(c.operand(), constant);
    }
    if (e instanceof Expression.IntegerConstant i) {
      return isNumber(constant)
          ? Optional.of(i.value() == Long.decode(constant))
          : Optional.empty();
    }
    if (e instanceof Expression.NamedConstant n) {
      return n.name().equals(constant) ? Optional.of(true) : Optional.empty();
    }
    if (e instanceof Expression.AddressOf
        || e instanceof Expression.StringConstant
        || e instanceof Expression.FunctionName) {
      return constant.equals("0") ? Optional.of(false) : Optional.empty();
    }
    return Optional.empty();
  }

  /** True for what {@link #decide} can look into. */
  static boolean isConstant(Expression e) {
    if (e instanceof Expression.Cast c) {
      return isConstant(c.operand());
    }
    if (e instanceof Expression.Binary b) {
      return b.operator() == BinaryOperator.OR && isConstant(b.left()) && isConstant(b.right());
    }
    return e instanceof Expression.IntegerConstant
        || e instanceof Expression.NamedConstant
        || e instanceof Expression.FunctionName
        || e instanceof Expression.AddressOf
        || e instanceof Expression.StringConstant;
  }

  /** True for a mask that is no flag of the rows. */
  static boolean isNumber(String text) {
    return !text.isEmpty() && (Character.isDigit(text.charAt(0)) || text.charAt(0) == '-');
  }
}
