package org.kwitness.frontend;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.cdt.core.dom.ast.IASTASMDeclaration;
import org.eclipse.cdt.core.dom.ast.IASTBinaryExpression;
import org.eclipse.cdt.core.dom.ast.IASTBreakStatement;
import org.eclipse.cdt.core.dom.ast.IASTCaseStatement;
import org.eclipse.cdt.core.dom.ast.IASTCompoundStatement;
import org.eclipse.cdt.core.dom.ast.IASTContinueStatement;
import org.eclipse.cdt.core.dom.ast.IASTDeclSpecifier;
import org.eclipse.cdt.core.dom.ast.IASTDeclaration;
import org.eclipse.cdt.core.dom.ast.IASTDeclarationStatement;
import org.eclipse.cdt.core.dom.ast.IASTDeclarator;
import org.eclipse.cdt.core.dom.ast.IASTDefaultStatement;
import org.eclipse.cdt.core.dom.ast.IASTDoStatement;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTExpressionStatement;
import org.eclipse.cdt.core.dom.ast.IASTForStatement;
import org.eclipse.cdt.core.dom.ast.IASTGotoStatement;
import org.eclipse.cdt.core.dom.ast.IASTIfStatement;
import org.eclipse.cdt.core.dom.ast.IASTLabelStatement;
import org.eclipse.cdt.core.dom.ast.IASTNullStatement;
import org.eclipse.cdt.core.dom.ast.IASTProblemDeclaration;
import org.eclipse.cdt.core.dom.ast.IASTReturnStatement;
import org.eclipse.cdt.core.dom.ast.IASTSimpleDeclaration;
import org.eclipse.cdt.core.dom.ast.IASTStatement;
import org.eclipse.cdt.core.dom.ast.IASTSwitchStatement;
import org.eclipse.cdt.core.dom.ast.IASTWhileStatement;
import org.eclipse.cdt.core.dom.ast.gnu.IGNUASTGotoStatement;
import org.kwitness.cfg.GraphBuilder;
import org.kwitness.cfg.Terminator;
import org.kwitness.ir.CType;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Instruction;
import org.kwitness.ir.Variable;

/** Lowers statements to blocks. One object for each function or statement expression. */
final class StatementLowering {
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_]\\w*");

  private final LoweringContext context;
  private final ExpressionLowering expressions;

  StatementLowering(LoweringContext context) {
    this.context = context;
    this.expressions = new ExpressionLowering(context);
  }

  private GraphBuilder graph() {
    return context.graph;
  }

  /** Lowers a function body; falling off the end returns. */
  void body(IASTStatement body) {
    statement(body);
    graph().end(new Terminator.Exit(context.positions.endOf(body)));
    context.jumps.finish(graph());
  }

  /** The value of a statement expression: that of its last statement. */
  Expression statementExpression(IASTCompoundStatement s) {
    context.scopes.enter();
    Expression value = new Expression.Opaque("void", CType.VOID);
    IASTStatement[] list = s.getStatements();
    for (int i = 0; i < list.length; i++) {
      if (i == list.length - 1 && list[i] instanceof IASTExpressionStatement last) {
        value = expressions.value(last.getExpression());
      } else {
        statement(list[i]);
      }
    }
    context.scopes.leave();
    return value;
  }

  private void statement(IASTStatement s) {
    if (s == null || s instanceof IASTNullStatement) {
      return;
    }
    if (s instanceof IASTExpressionStatement e) {
      expressions.effect(e.getExpression());
    } else if (s instanceof IASTCompoundStatement c) {
      context.scopes.enter();
      for (IASTStatement inner : c.getStatements()) {
        statement(inner);
      }
      context.scopes.leave();
    } else if (s instanceof IASTDeclarationStatement d) {
      declaration(d.getDeclaration());
    } else if (s instanceof IASTIfStatement i) {
      ifStatement(i);
    } else if (s instanceof IASTReturnStatement r) {
      returnStatement(r);
    } else if (s instanceof IASTWhileStatement w) {
      whileStatement(w);
    } else if (s instanceof IASTDoStatement d) {
      doStatement(d);
    } else if (s instanceof IASTForStatement f) {
      forStatement(f);
    } else if (s instanceof IASTSwitchStatement w) {
      switchStatement(w);
    } else {
      jumpStatement(s);
    }
  }

  private void jumpStatement(IASTStatement s) {
    Jumps jumps = context.jumps;
    if (s instanceof IASTGotoStatement g) {
      graph().end(new Terminator.Jump(jumps.label(graph(), g.getName().toString())));
    } else if (s instanceof IASTLabelStatement l) {
      graph().jumpAndStart(jumps.label(graph(), l.getName().toString()));
      statement(l.getNestedStatement());
    } else if (s instanceof IASTBreakStatement) {
      jumps.breakTarget().ifPresent(t -> graph().end(new Terminator.Jump(t)));
    } else if (s instanceof IASTContinueStatement) {
      jumps.continueTarget().ifPresent(t -> graph().end(new Terminator.Jump(t)));
    } else if (s instanceof IASTCaseStatement c) {
      int block = graph().newBlock();
      graph().jumpAndStart(block);
      jumps.addCase(caseLabel(c.getExpression(), block));
    } else if (s instanceof IASTDefaultStatement) {
      int block = graph().newBlock();
      graph().jumpAndStart(block);
      jumps.setDefault(block);
    } else if (s instanceof IGNUASTGotoStatement g) {
      expressions.effect(g.getLabelNameExpression());
      jumps.computed(graph(), context.at(g));
    } else {
      context.problems.add(s);
    }
  }

  private Terminator.Case caseLabel(IASTExpression e, int block) {
    if (e instanceof IASTBinaryExpression b
        && b.getOperator() == IASTBinaryExpression.op_ellipses) {
      return new Terminator.Case(
          expressions.constant(b.getOperand1()), expressions.constant(b.getOperand2()), block);
    }
    Expression label = expressions.constant(e);
    return new Terminator.Case(label, label, block);
  }

  private void ifStatement(IASTIfStatement s) {
    int whenTrue = graph().newBlock();
    int after = graph().newBlock();
    int whenFalse = s.getElseClause() == null ? after : graph().newBlock();
    expressions.conditions().branch(s.getConditionExpression(), whenTrue, whenFalse);
    graph().startBlock(whenTrue);
    statement(s.getThenClause());
    graph().end(new Terminator.Jump(after));
    if (s.getElseClause() != null) {
      graph().startBlock(whenFalse);
      statement(s.getElseClause());
      graph().end(new Terminator.Jump(after));
    }
    graph().startBlock(after);
  }

  private void whileStatement(IASTWhileStatement s) {
    int head = graph().newBlock();
    int body = graph().newBlock();
    int after = graph().newBlock();
    graph().jumpAndStart(head);
    expressions.conditions().branch(s.getCondition(), body, after);
    graph().startBlock(body);
    context.jumps.enterLoop(after, head);
    statement(s.getBody());
    context.jumps.leave();
    graph().jumpAndStart(head);
    graph().startBlock(after);
  }

  private void doStatement(IASTDoStatement s) {
    int body = graph().newBlock();
    int test = graph().newBlock();
    int after = graph().newBlock();
    graph().jumpAndStart(body);
    context.jumps.enterLoop(after, test);
    statement(s.getBody());
    context.jumps.leave();
    graph().jumpAndStart(test);
    expressions.conditions().branch(s.getCondition(), body, after);
    graph().startBlock(after);
  }

  private void forStatement(IASTForStatement s) {
    context.scopes.enter();
    statement(s.getInitializerStatement());
    int head = graph().newBlock();
    int body = graph().newBlock();
    int step = graph().newBlock();
    int after = graph().newBlock();
    graph().jumpAndStart(head);
    if (s.getConditionExpression() != null) {
      expressions.conditions().branch(s.getConditionExpression(), body, after);
    }
    graph().end(new Terminator.Jump(body));
    graph().startBlock(body);
    context.jumps.enterLoop(after, step);
    statement(s.getBody());
    context.jumps.leave();
    graph().jumpAndStart(step);
    if (s.getIterationExpression() != null) {
      expressions.effect(s.getIterationExpression());
    }
    graph().end(new Terminator.Jump(head));
    graph().startBlock(after);
    context.scopes.leave();
  }

  private void switchStatement(IASTSwitchStatement s) {
    Expression value = expressions.value(s.getControllerExpression());
    int dispatch = graph().newBlock();
    int after = graph().newBlock();
    graph().end(new Terminator.Jump(dispatch));
    // Statements before the first case are reached by labels only.
    graph().startBlock(graph().newBlock());
    context.jumps.enterSwitch(after);
    statement(s.getBody());
    Jumps.Targets targets = context.jumps.leave();
    graph().end(new Terminator.Jump(after));
    graph().startBlock(dispatch);
    graph()
        .end(
            new Terminator.Switch(
                value,
                targets.cases(),
                otherwise(value, targets.cases(), targets.otherwise().orElse(after)),
                context.at(s)));
    graph().startBlock(after);
  }

  /**
   * Where a switch goes for other values: to the default or on, except where the cases name every
   * value of an enumeration, so that there is no other value.
   */
  private int otherwise(Expression value, List<Terminator.Case> cases, int after) {
    Optional<List<String>> names = context.types.enumeratorsOf(value.type());
    boolean complete =
        names.isPresent()
            && names.get().stream()
                .map(context::name)
                .allMatch(e -> cases.stream().anyMatch(c -> c.label().equals(e)));
    // An open block that nothing is added to stops.
    return complete ? graph().newBlock() : after;
  }

  private void returnStatement(IASTReturnStatement s) {
    IASTExpression e = s.getReturnValue();
    Optional<Expression> value = e == null ? Optional.empty() : Optional.of(expressions.value(e));
    // The end of the statement may lie in a macro; its beginning is what the user looks for.
    graph().add(new Instruction.Return(value, context.at(s)));
    graph().end(new Terminator.Exit(context.at(s)));
  }

  private void declaration(IASTDeclaration d) {
    if (d instanceof IASTASMDeclaration asm) {
      assembler(asm);
    } else if (d instanceof IASTProblemDeclaration) {
      context.problems.add(d);
    } else if (d instanceof IASTSimpleDeclaration s) {
      context.types.indexSpecifier(s.getDeclSpecifier(), s.getDeclarators());
      for (IASTDeclarator declarator : s.getDeclarators()) {
        variable(s.getDeclSpecifier(), declarator);
      }
    }
  }

  private void variable(IASTDeclSpecifier specifier, IASTDeclarator declarator) {
    String name = TypeEnvironment.nameOf(declarator);
    CType type = context.types.type(specifier, declarator);
    switch (specifier.getStorageClass()) {
      case IASTDeclSpecifier.sc_typedef -> context.types.localTypedef(name, specifier, declarator);
      case IASTDeclSpecifier.sc_extern -> external(name, type);
      case IASTDeclSpecifier.sc_static -> {
        if (!(type instanceof CType.Function)) {
          context.scopes.staticLocal(name, type);
        }
      }
      default -> {
        if (type instanceof CType.Function) {
          return;
        }
        Variable v = context.scopes.local(name, type);
        graph().add(new Instruction.Declare(v, context.at(declarator)));
        if (declarator.getInitializer() != null) {
          new InitializerLowering(context)
              .initialise(new Expression.VariableUse(v), declarator.getInitializer());
        }
      }
    }
  }

  private void external(String name, CType type) {
    if (!(type instanceof CType.Function)) {
      context.scopes.external(name, new Variable(name, Variable.Storage.GLOBAL, 0, type));
    }
  }

  /**
   * CDT keeps the operands of GNU assembler statements only as text: every automatic variable that
   * the text names may be an output.
   */
  private void assembler(IASTASMDeclaration asm) {
    List<Expression> outputs = new ArrayList<>();
    Matcher m = IDENTIFIER.matcher(asm.getAssembly());
    while (m.find()) {
      context
          .scopes
          .find(m.group())
          .map(Expression.VariableUse::new)
          .filter(v -> !outputs.contains(v))
          .ifPresent(outputs::add);
    }
    graph().add(new Instruction.Assembler(outputs, context.at(asm)));
  }

  /** The targets of jumps inside one function. */
  static final class Jumps {
    private final Map<String, Integer> labels = new HashMap<>();
    private final java.util.ArrayDeque<Targets> stack = new java.util.ArrayDeque<>();
    private final List<int[]> computedJumps = new ArrayList<>();
    private final List<org.kwitness.ir.SourcePosition> computedPlaces = new ArrayList<>();

    /** Where break and continue go, and the cases of a switch. */
    static final class Targets {
      private final int onBreak;
      private final Optional<Integer> onContinue;
      private final List<Terminator.Case> cases = new ArrayList<>();
      private Optional<Integer> otherwise = Optional.empty();

      Targets(int onBreak, Optional<Integer> onContinue) {
        this.onBreak = onBreak;
        this.onContinue = onContinue;
      }

      List<Terminator.Case> cases() {
        return List.copyOf(cases);
      }

      Optional<Integer> otherwise() {
        return otherwise;
      }
    }

    int label(GraphBuilder graph, String name) {
      return labels.computeIfAbsent(name, n -> graph.newBlock());
    }

    void enterLoop(int onBreak, int onContinue) {
      stack.push(new Targets(onBreak, Optional.of(onContinue)));
    }

    void enterSwitch(int onBreak) {
      stack.push(new Targets(onBreak, Optional.empty()));
    }

    Targets leave() {
      return stack.pop();
    }

    Optional<Integer> breakTarget() {
      return Optional.ofNullable(stack.peek()).map(t -> t.onBreak);
    }

    Optional<Integer> continueTarget() {
      return stack.stream().flatMap(t -> t.onContinue.stream()).findFirst();
    }

    private Optional<Targets> innermostSwitch() {
      return stack.stream().filter(t -> t.onContinue.isEmpty()).findFirst();
    }

    void addCase(Terminator.Case c) {
      innermostSwitch().ifPresent(t -> t.cases.add(c));
    }

    void setDefault(int block) {
      innermostSwitch().ifPresent(t -> t.otherwise = Optional.of(block));
    }

    /** A computed goto; its targets are known when all labels are. */
    void computed(GraphBuilder graph, org.kwitness.ir.SourcePosition at) {
      int block = graph.newBlock();
      graph.end(new Terminator.Jump(block));
      graph.startBlock(graph.newBlock());
      computedJumps.add(new int[] {block});
      computedPlaces.add(at);
    }

    void finish(GraphBuilder graph) {
      for (int i = 0; i < computedJumps.size(); i++) {
        graph.startBlock(computedJumps.get(i)[0]);
        graph.end(
            new Terminator.ComputedJump(
                labels.values().stream().sorted().toList(), computedPlaces.get(i)));
      }
    }
  }
}
