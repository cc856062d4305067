package org.kwitness.frontend;

import java.util.Optional;
import org.eclipse.cdt.core.dom.ast.IASTBinaryExpression;
import org.eclipse.cdt.core.dom.ast.IASTConditionalExpression;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTExpressionList;
import org.eclipse.cdt.core.dom.ast.IASTFunctionCallExpression;
import org.eclipse.cdt.core.dom.ast.IASTUnaryExpression;
import org.kwitness.cfg.Terminator;
import org.kwitness.ir.CType;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Instruction;
import org.kwitness.ir.SourcePosition;

/**
 * Lowers what branches inside expressions: tests, {@code &&}, {@code ||} and {@code !} of them, and
 * conditional expressions.
 */
final class ConditionLowering {
  private final LoweringContext context;
  private final ExpressionLowering expressions;

  ConditionLowering(LoweringContext context, ExpressionLowering expressions) {
    this.context = context;
    this.expressions = expressions;
  }

  /** 0 or 1 for {@code &&}, {@code ||} and negations of them used as values. */
  Expression truthValue(IASTExpression e) {
    Expression.Temporary result = context.temporary(CType.INT);
    int whenTrue = context.graph.newBlock();
    int whenFalse = context.graph.newBlock();
    int after = context.graph.newBlock();
    SourcePosition at = context.at(e);
    branch(e, whenTrue, whenFalse);
    context.graph.startBlock(whenTrue);
    context.graph.add(new Instruction.Assign(result, new Expression.IntegerConstant(1), at));
    context.graph.end(new Terminator.Jump(after));
    context.graph.startBlock(whenFalse);
    context.graph.add(new Instruction.Assign(result, new Expression.IntegerConstant(0), at));
    context.graph.jumpAndStart(after);
    return result;
  }

  /**
   * The value of a conditional expression, in a temporary that both sides assign. Its type is that
   * of the side that is a pointer, if one is; it is known only once both sides have been lowered.
   */
  Expression value(IASTConditionalExpression c) {
    int number = context.temporary(CType.INT).number();
    CType first = sides(c, Optional.of(number));
    return new Expression.Temporary(number, first);
  }

  /** Evaluates one side of a conditional expression or the other for the side effects. */
  void effect(IASTConditionalExpression c) {
    sides(c, Optional.empty());
  }

  /** Lowers both sides; a result goes to the temporary of the given number. */
  private CType sides(IASTConditionalExpression c, Optional<Integer> result) {
    int whenTrue = context.graph.newBlock();
    int whenFalse = context.graph.newBlock();
    int after = context.graph.newBlock();
    IASTExpression positive = c.getPositiveResultExpression();
    CType first;
    if (positive == null) {
      // GNU's a ?: b: the test is also the value.
      Expression test = expressions.value(c.getLogicalConditionExpression());
      context.graph.end(new Terminator.Branch(test, whenTrue, whenFalse, false, context.at(c)));
      context.graph.startBlock(whenTrue);
      first = test.type();
      result.ifPresent(
          n ->
              context.graph.add(
                  new Instruction.Assign(
                      new Expression.Temporary(n, test.type()), test, context.at(c))));
    } else {
      branch(c.getLogicalConditionExpression(), whenTrue, whenFalse);
      context.graph.startBlock(whenTrue);
      first = branchValue(positive, result);
    }
    context.graph.end(new Terminator.Jump(after));
    context.graph.startBlock(whenFalse);
    CType second = branchValue(c.getNegativeResultExpression(), result);
    context.graph.jumpAndStart(after);
    return first.isPointer() || !second.isPointer() && !first.equals(CType.UNKNOWN)
        ? first
        : second;
  }

  private CType branchValue(IASTExpression e, Optional<Integer> result) {
    if (result.isEmpty()) {
      expressions.effect(e);
      return CType.VOID;
    }
    Expression v = expressions.value(e);
    context.graph.add(
        new Instruction.Assign(new Expression.Temporary(result.get(), v.type()), v, context.at(e)));
    return v.type();
  }

  /** True for {@code &&}, {@code ||} and negations of them. */
  static boolean isConditional(IASTExpression e) {
    IASTExpression inner = ExpressionLowering.strip(e);
    if (inner instanceof IASTUnaryExpression u && u.getOperator() == IASTUnaryExpression.op_not) {
      return isConditional(u.getOperand());
    }
    return inner instanceof IASTBinaryExpression b
        && (b.getOperator() == IASTBinaryExpression.op_logicalAnd
            || b.getOperator() == IASTBinaryExpression.op_logicalOr);
  }

  /** Ends the current block with branches to one of two blocks. */
  void branch(IASTExpression e, int whenTrue, int whenFalse) {
    branch(e, whenTrue, whenFalse, false);
  }

  /**
   * The same for a test that may be an assertion.
   *
   * @param assertion true if the false side is the failure of one
   */
  void branch(IASTExpression e, int whenTrue, int whenFalse, boolean assertion) {
    IASTExpression inner = ExpressionLowering.strip(e);
    if (inner instanceof IASTUnaryExpression u && u.getOperator() == IASTUnaryExpression.op_not) {
      branch(u.getOperand(), whenFalse, whenTrue, assertion);
      return;
    }
    if (inner instanceof IASTBinaryExpression b) {
      boolean and = b.getOperator() == IASTBinaryExpression.op_logicalAnd;
      if (and || b.getOperator() == IASTBinaryExpression.op_logicalOr) {
        int second = context.graph.newBlock();
        if (and) {
          branch(b.getOperand1(), second, whenFalse, assertion);
        } else {
          branch(b.getOperand1(), whenTrue, second, assertion);
        }
        context.graph.startBlock(second);
        branch(b.getOperand2(), whenTrue, whenFalse, assertion);
        return;
      }
    }
    if (inner instanceof IASTExpressionList list) {
      IASTExpression[] parts = list.getExpressions();
      for (int i = 0; i < parts.length - 1; i++) {
        expressions.effect(parts[i]);
      }
      branch(parts[parts.length - 1], whenTrue, whenFalse, assertion);
      return;
    }
    if (inner instanceof IASTFunctionCallExpression call && CallLowering.isTransparent(call)) {
      branch((IASTExpression) call.getArguments()[0], whenTrue, whenFalse, assertion);
      return;
    }
    Expression test = ExpressionLowering.fold(expressions.value(inner));
    Terminator end =
        test instanceof Expression.IntegerConstant c
            ? new Terminator.Jump(c.value() != 0 ? whenTrue : whenFalse)
            : new Terminator.Branch(test, whenTrue, whenFalse, assertion, context.at(inner));
    context.graph.end(end);
  }
}
