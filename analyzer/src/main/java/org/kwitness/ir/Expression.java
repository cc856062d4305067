package org.kwitness.ir;

/**
 * A value without side effects: calls, assignments, short-circuits and conditional expressions have
 * been taken out of it into instructions and branches.
 */
public sealed interface Expression {

  /** The type of the value. */
  CType type();

  /** The value without the casts around it. */
  default Expression withoutCasts() {
    Expression e = this;
    while (e instanceof Cast c) {
      e = c.operand();
    }
    return e;
  }

  /** A use of a variable. */
  record VariableUse(Variable variable) implements Expression {
    @Override
    public CType type() {
      return variable.type();
    }
  }

  /**
   * A value that has no name in the source: the result of a call or of a conditional expression.
   *
   * @param number unique in its function
   */
  record Temporary(int number, CType type) implements Expression {
    @Override
    public int hashCode() {
      return number;
    }
  }

  /** An integer, character or enumeration constant. */
  record IntegerConstant(long value) implements Expression {
    @Override
    public CType type() {
      return CType.INT;
    }
  }

  /**
   * A constant that is kept by its name: a flag of the knowledge base, whatever its number is in
   * this kernel (some flags are 0, and are recognised all the same).
   */
  record NamedConstant(String name) implements Expression {
    @Override
    public CType type() {
      return CType.INT;
    }
  }

  /** A string literal; never NULL. */
  record StringConstant(String text) implements Expression {
    @Override
    public CType type() {
      return new CType.Pointer(new CType.Scalar("char"));
    }
  }

  /** The name of a function used as a value. */
  record FunctionName(String name) implements Expression {
    @Override
    public CType type() {
      return new CType.Function(CType.UNKNOWN);
    }
  }

  /**
   * A member of an object. {@code p->f} is the member {@code f} of the dereference of {@code p}.
   *
   * @param object the struct or union
   * @param field the member's name
   * @param struct the tag of the struct, or an empty string where the front end does not know it
   * @param type the member's type
   */
  record Member(Expression object, String field, String struct, CType type) implements Expression {}

  /**
   * What a pointer points to. Reading or writing it is what fails on NULL.
   *
   * @param pointer the pointer
   * @param position where the source dereferences it
   */
  record Dereference(Expression pointer, SourcePosition position) implements Expression {
    @Override
    public CType type() {
      return pointer.type().target();
    }
  }

  /**
   * An element of an array object ({@code p[i]} on a pointer is a dereference of {@code p + i}).
   */
  record Element(Expression array, Expression index) implements Expression {
    @Override
    public CType type() {
      return array.type().target();
    }
  }

  /** The address of an object. */
  record AddressOf(Expression object) implements Expression {
    @Override
    public CType type() {
      return new CType.Pointer(object.type());
    }
  }

  /** A unary operation on a value. */
  record Unary(UnaryOperator operator, Expression operand) implements Expression {
    @Override
    public CType type() {
      return operator == UnaryOperator.NOT ? CType.INT : operand.type();
    }
  }

  /** A binary operation on values; comparisons give 0 or 1. */
  record Binary(BinaryOperator operator, Expression left, Expression right) implements Expression {
    @Override
    public CType type() {
      if (operator.isComparison()) {
        return CType.INT;
      }
      CType l = left.type();
      return l instanceof CType.Array a
          ? new CType.Pointer(a.element())
          : !l.isPointer() && right.type().isPointer() ? right.type() : l;
    }
  }

  /** A conversion. */
  record Cast(CType type, Expression operand) implements Expression {}

  /**
   * A value that the front end does not describe further, e.g. {@code sizeof}.
   *
   * @param what a short text for dumps
   */
  record Opaque(String what, CType type) implements Expression {}

  /** The unary operators that survive lowering. */
  enum UnaryOperator {
    /** Arithmetic negation. */
    NEGATE("-"),
    /** Bitwise complement. */
    COMPLEMENT("~"),
    /** Logical negation. */
    NOT("!");

    private final String symbol;

    UnaryOperator(String symbol) {
      this.symbol = symbol;
    }

    /** The operator as C writes it. */
    public String symbol() {
      return symbol;
    }
  }

  /** The binary operators that survive lowering. */
  enum BinaryOperator {
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    DIVIDE("/"),
    REMAINDER("%"),
    SHIFT_LEFT("<<"),
    SHIFT_RIGHT(">>"),
    AND("&"),
    OR("|"),
    XOR("^"),
    EQUAL("=="),
    NOT_EQUAL("!="),
    LESS("<"),
    LESS_EQUAL("<="),
    GREATER(">"),
    GREATER_EQUAL(">=");

    private final String symbol;

    BinaryOperator(String symbol) {
      this.symbol = symbol;
    }

    /** The operator as C writes it. */
    public String symbol() {
      return symbol;
    }

    /** True for the operators whose value is 0 or 1. */
    public boolean isComparison() {
      return switch (this) {
        case EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> true;
        default -> false;
      };
    }
  }
}
