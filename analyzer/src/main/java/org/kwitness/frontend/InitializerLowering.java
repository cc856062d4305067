package org.kwitness.frontend;

import java.util.List;
import org.eclipse.cdt.core.dom.ast.IASTEqualsInitializer;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTInitializer;
import org.eclipse.cdt.core.dom.ast.IASTInitializerClause;
import org.eclipse.cdt.core.dom.ast.IASTInitializerList;
import org.eclipse.cdt.core.dom.ast.c.ICASTDesignatedInitializer;
import org.eclipse.cdt.core.dom.ast.c.ICASTDesignator;
import org.eclipse.cdt.core.dom.ast.c.ICASTFieldDesignator;
import org.kwitness.ir.CType;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Instruction;

/** Lowers the initialisers of automatic variables to assignments of their parts. */
final class InitializerLowering {
  private final LoweringContext context;

  InitializerLowering(LoweringContext context) {
    this.context = context;
  }

  void initialise(Expression target, IASTInitializer initializer) {
    if (initializer instanceof IASTEqualsInitializer e) {
      clause(target, e.getInitializerClause());
    } else if (initializer instanceof IASTInitializerList list) {
      clause(target, list);
    }
  }

  private void clause(Expression target, IASTInitializerClause clause) {
    ExpressionLowering expressions = new ExpressionLowering(context);
    if (clause instanceof IASTExpression e) {
      if (target.type() instanceof CType.Array) {
        expressions.effect(e);
        return;
      }
      Expression value = expressions.value(e);
      context.graph.add(new Instruction.Assign(target, value, context.at(e)));
    } else if (clause instanceof IASTInitializerList list) {
      list(target, list);
    }
  }

  private void list(Expression target, IASTInitializerList list) {
    List<TypeEnvironment.Field> fields =
        target.type() instanceof CType.Struct s ? context.types.fields(s.tag()) : List.of();
    int next = 0;
    for (IASTInitializerClause c : list.getClauses()) {
      if (c instanceof ICASTDesignatedInitializer d) {
        Expression part = target;
        for (ICASTDesignator designator : d.getDesignators()) {
          if (designator instanceof ICASTFieldDesignator f) {
            String name = f.getName().toString();
            part = new ExpressionLowering(context).memberOf(part, name);
            next = indexAfter(fields, name);
          } else {
            part = element(part, next++);
          }
        }
        clause(part, d.getOperand());
      } else if (next < fields.size()) {
        clause(new ExpressionLowering(context).memberOf(target, fields.get(next++).name()), c);
      } else {
        clause(element(target, next++), c);
      }
    }
  }

  private static Expression element(Expression array, int index) {
    return array.type() instanceof CType.Array
        ? new Expression.Element(array, new Expression.IntegerConstant(index))
        : array;
  }

  private static int indexAfter(List<TypeEnvironment.Field> fields, String name) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).name().equals(name)) {
        return i + 1;
      }
    }
    return fields.size();
  }
}
