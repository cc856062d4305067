package org.kwitness.ir;

import java.util.List;
import java.util.Optional;
import org.kwitness.ir.Expression.BinaryOperator;

/** Short names for pieces of IR, for tests that write functions by hand. */
public final class Ir {
  /** The struct behind {@link #POINTER}. */
  public static final CType STRUCT = new CType.Struct("s");

  /** A pointer type. */
  public static final CType POINTER = new CType.Pointer(STRUCT);

  private Ir() {}

  /** A position in the one file of the test. */
  public static SourcePosition at(int line) {
    return new SourcePosition("test.c", line, 1);
  }

  /** A local variable; its number is made from its name. */
  public static Variable local(String name, CType type) {
    return new Variable(name, Variable.Storage.LOCAL, name.hashCode(), type);
  }

  /** A parameter. */
  public static Variable parameter(String name, int number, CType type) {
    return new Variable(name, Variable.Storage.PARAMETER, number, type);
  }

  /** A global variable. */
  public static Variable global(String name, CType type) {
    return new Variable(name, Variable.Storage.GLOBAL, 0, type);
  }

  /** A use of a variable. */
  public static Expression use(Variable v) {
    return new Expression.VariableUse(v);
  }

  /** An integer. */
  public static Expression constant(long value) {
    return new Expression.IntegerConstant(value);
  }

  /** A binary operation. */
  public static Expression binary(BinaryOperator operator, Expression left, Expression right) {
    return new Expression.Binary(operator, left, right);
  }

  /** What a pointer points to. */
  public static Expression star(Expression pointer) {
    return new Expression.Dereference(pointer, at(0));
  }

  /** A member of what a pointer points to. */
  public static Expression arrow(Expression pointer, String field, CType type) {
    return new Expression.Member(star(pointer), field, "s", type);
  }

  /** An assignment. */
  public static Instruction assign(Expression target, Expression value) {
    return new Instruction.Assign(target, value, at(0));
  }

  /** A call whose result is dropped. */
  public static Instruction.Call call(int line, Expression callee, Expression... arguments) {
    return new Instruction.Call(Optional.empty(), callee, List.of(arguments), "", at(line));
  }

  /** A direct call whose result is dropped. */
  public static Instruction.Call call(int line, String callee, Expression... arguments) {
    return call(line, new Expression.FunctionName(callee), arguments);
  }

  /** A return. */
  public static Instruction returning(Expression value) {
    return new Instruction.Return(Optional.of(value), at(0));
  }
}
