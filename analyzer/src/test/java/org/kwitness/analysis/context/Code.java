package org.kwitness.analysis.context;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kwitness.cfg.ControlFlowGraph;
import org.kwitness.cfg.Function;
import org.kwitness.frontend.FileFacts;
import org.kwitness.interproc.CallGraph;
import org.kwitness.interproc.Program;
import org.kwitness.ir.CType;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Expression.BinaryOperator;
import org.kwitness.ir.Expression.UnaryOperator;
import org.kwitness.ir.Instruction;
import org.kwitness.ir.Ir;
import org.kwitness.ir.SourcePosition;
import org.kwitness.ir.Variable;

/** Pieces of functions for the tests of this package: a softc {@code sc} and an int {@code how}. */
final class Code {
  static final Variable SC = Ir.parameter("sc", 0, Ir.POINTER);
  static final Variable HOW = Ir.parameter("how", 1, CType.INT);
  static final Expression FLAG = new Expression.NamedConstant("FLAG");
  static final Expression OTHER = new Expression.NamedConstant("OTHER");

  private Code() {}

  /** {@code sc->field}. */
  static Expression field(String name) {
    return Ir.arrow(Ir.use(SC), name, CType.INT);
  }

  static Expression how() {
    return Ir.use(HOW);
  }

  static Expression number(long value) {
    return Ir.constant(value);
  }

  static Expression has(Expression value, Expression flag) {
    return Ir.binary(BinaryOperator.AND, value, flag);
  }

  static Expression with(Expression value, Expression flag) {
    return Ir.binary(BinaryOperator.OR, value, flag);
  }

  static Expression without(Expression value, Expression flag) {
    return has(value, new Expression.Unary(UnaryOperator.COMPLEMENT, flag));
  }

  static Expression equal(Expression a, Expression b) {
    return Ir.binary(BinaryOperator.EQUAL, a, b);
  }

  /** {@code NAME(sc, argument)}. */
  static Instruction.Call call(String name, Expression argument) {
    return Ir.call(1, name, Ir.use(SC), argument);
  }

  static Instruction.Call call(String name) {
    return call(name, number(0));
  }

  /** {@code result = NAME()}. */
  static Instruction.Call asking(Variable result, String name) {
    return new Instruction.Call(
        Optional.of(Ir.use(result)), new Expression.FunctionName(name), List.of(), "", Ir.at(1));
  }

  static Function function(String name, ControlFlowGraph body) {
    return function(name, name + ".c", body);
  }

  static Function function(String name, String file, ControlFlowGraph body) {
    SourcePosition at = new SourcePosition(file, 1, 1);
    return new Function(name, false, at, at, List.of(SC, HOW), CType.INT, false, Set.of(), body);
  }

  /** A program of these functions, each in its own file. */
  static CallGraph graph(Function... functions) {
    List<FileFacts> files =
        java.util.Arrays.stream(functions)
            .map(
                f ->
                    new FileFacts(
                        f.file(),
                        1,
                        List.of(f),
                        List.of(),
                        List.of(),
                        List.of(),
                        1,
                        0,
                        0,
                        List.of(),
                        List.of()))
            .toList();
    return new CallGraph(new Program(files));
  }
}
