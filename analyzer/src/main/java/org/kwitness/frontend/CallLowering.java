package org.kwitness.frontend;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTFunctionCallExpression;
import org.eclipse.cdt.core.dom.ast.IASTIdExpression;
import org.eclipse.cdt.core.dom.ast.IASTInitializerClause;
import org.eclipse.cdt.core.dom.ast.IASTNode;
import org.kwitness.cfg.Terminator;
import org.kwitness.ir.CType;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Instruction;
import org.kwitness.model.Effect;
import org.kwitness.model.FunctionModel;
import org.kwitness.model.Operand;

/** Lowers calls: of functions, of what the knowledge knows to be assertions, of built-ins. */
final class CallLowering {
  /** Compiler built-ins whose value is their first argument; GCC's manual, "Other Builtins". */
  private static final List<String> TRANSPARENT_BUILTINS =
      List.of("__builtin_expect", "__builtin_expect_with_probability", "__builtin_assume_aligned");

  private static final List<String> NO_RETURN_BUILTINS =
      List.of("__builtin_unreachable", "__builtin_trap");

  private final LoweringContext context;
  private final ExpressionLowering expressions;

  CallLowering(LoweringContext context, ExpressionLowering expressions) {
    this.context = context;
    this.expressions = expressions;
  }

  /** True for a built-in whose value is its first argument. */
  static boolean isTransparent(IASTFunctionCallExpression call) {
    return call.getArguments().length > 0
        && call.getArguments()[0] instanceof IASTExpression
        && ExpressionLowering.strip(call.getFunctionNameExpression()) instanceof IASTIdExpression id
        && TRANSPARENT_BUILTINS.contains(id.getName().toString());
  }

  /**
   * Lowers a call.
   *
   * @param wanted true if the value is used
   */
  Expression lower(IASTFunctionCallExpression call, boolean wanted) {
    if (isTransparent(call)) {
      return expressions.value((IASTExpression) call.getArguments()[0]);
    }
    IASTExpression named = ExpressionLowering.strip(call.getFunctionNameExpression());
    Expression callee;
    if (named instanceof IASTIdExpression id
        && context.scopes.find(id.getName().toString()).isEmpty()
        && context
            .types
            .global(id.getName().toString())
            .map(d -> context.types.type(d) instanceof CType.Function)
            .orElse(true)) {
      callee = new Expression.FunctionName(id.getName().toString());
    } else {
      callee = expressions.value(call.getFunctionNameExpression());
      if (callee instanceof Expression.Dereference d && d.type() instanceof CType.Function) {
        callee = d.pointer();
      }
    }
    if (callee instanceof Expression.FunctionName f) {
      context.called.add(f.name());
      Optional<FunctionModel> model =
          context.knowledge.function(f.name(), call.getArguments().length);
      if (model.isPresent() && assertion(call, model.get())) {
        return new Expression.Opaque(f.name(), CType.VOID);
      }
    }
    List<Expression> arguments = new ArrayList<>();
    for (IASTInitializerClause a : call.getArguments()) {
      arguments.add(
          a instanceof IASTExpression x
              ? expressions.value(x)
              : new Expression.Opaque("initializer", CType.UNKNOWN));
    }
    CType type = resultType(callee);
    Optional<Expression> result =
        wanted || !type.equals(CType.VOID)
            ? Optional.of(context.temporary(type))
            : Optional.empty();
    context.graph.add(
        new Instruction.Call(result, callee, arguments, spelling(call, callee), context.at(call)));
    stopAfter(callee, call.getArguments().length);
    return result.orElseGet(() -> new Expression.Opaque("void", CType.VOID));
  }

  /** Turns the use of an assertion macro into a branch whose false side stops. */
  private boolean assertion(IASTFunctionCallExpression call, FunctionModel model) {
    List<Effect.Assert> asserts = model.effects(Effect.Assert.class);
    if (asserts.isEmpty()) {
      return false;
    }
    for (Effect.Assert a : asserts) {
      if (a.condition() instanceof Operand.Argument p
          && p.index() < call.getArguments().length
          && call.getArguments()[p.index()] instanceof IASTExpression test) {
        int holds = context.graph.newBlock();
        int fails = context.graph.newBlock();
        expressions.conditions().branch(test, holds, fails, true);
        context.graph.startBlock(fails);
        context.graph.end(new Terminator.Stop());
        context.graph.startBlock(holds);
      }
    }
    return true;
  }

  private void stopAfter(Expression callee, int arity) {
    if (!(callee instanceof Expression.FunctionName f)) {
      return;
    }
    boolean modelled =
        context
            .knowledge
            .function(f.name(), arity)
            .map(m -> m.effects(Effect.NoReturn.class))
            .filter(list -> !list.isEmpty())
            .isPresent();
    if (modelled || NO_RETURN_BUILTINS.contains(f.name()) || context.types.neverReturns(f.name())) {
      context.graph.end(new Terminator.Stop());
      context.graph.startBlock(context.graph.newBlock());
    }
  }

  private CType resultType(Expression callee) {
    if (callee instanceof Expression.FunctionName f) {
      return context
          .types
          .global(f.name())
          .map(context.types::type)
          .map(t -> t instanceof CType.Function x ? x.result() : CType.UNKNOWN)
          .orElse(CType.UNKNOWN);
    }
    CType type = callee.type();
    if (type.isPointer()) {
      type = type.target();
    }
    return type instanceof CType.Function x ? x.result() : CType.UNKNOWN;
  }

  /** What the user wrote, if a macro stands there: the text before the arguments. */
  private String spelling(IASTFunctionCallExpression call, Expression callee) {
    IASTNode name = call.getFunctionNameExpression();
    if (!(callee instanceof Expression.FunctionName f)) {
      return "";
    }
    String text = context.positions.textOf(name);
    if (text.startsWith(f.name()) || text.length() > 200) {
      return "";
    }
    int paren = text.indexOf('(');
    String macro = (paren < 0 ? text : text.substring(0, paren)).strip();
    return macro.equals(f.name()) || macro.isEmpty() || macro.indexOf('\n') >= 0 ? "" : macro;
  }
}
