package org.kwitness.frontend;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.cdt.core.dom.ast.IASTArraySubscriptExpression;
import org.eclipse.cdt.core.dom.ast.IASTBinaryExpression;
import org.eclipse.cdt.core.dom.ast.IASTCastExpression;
import org.eclipse.cdt.core.dom.ast.IASTConditionalExpression;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTExpressionList;
import org.eclipse.cdt.core.dom.ast.IASTFieldReference;
import org.eclipse.cdt.core.dom.ast.IASTFunctionCallExpression;
import org.eclipse.cdt.core.dom.ast.IASTIdExpression;
import org.eclipse.cdt.core.dom.ast.IASTInitializerClause;
import org.eclipse.cdt.core.dom.ast.IASTLiteralExpression;
import org.eclipse.cdt.core.dom.ast.IASTNode;
import org.eclipse.cdt.core.dom.ast.IASTProblemExpression;
import org.eclipse.cdt.core.dom.ast.IASTTypeIdExpression;
import org.eclipse.cdt.core.dom.ast.IASTTypeIdInitializerExpression;
import org.eclipse.cdt.core.dom.ast.IASTUnaryExpression;
import org.eclipse.cdt.core.dom.ast.gnu.IGNUASTCompoundStatementExpression;
import org.kwitness.cfg.GraphBuilder;
import org.kwitness.cfg.Terminator;
import org.kwitness.ir.Arithmetic;
import org.kwitness.ir.CType;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Expression.BinaryOperator;
import org.kwitness.ir.Expression.UnaryOperator;
import org.kwitness.ir.Instruction;
import org.kwitness.ir.SourcePosition;
import org.kwitness.ir.Variable;
import org.kwitness.model.Effect;
import org.kwitness.model.FunctionModel;
import org.kwitness.model.Operand;

/**
 * Lowers expressions: side effects become instructions of the current block, short-circuits and
 * conditional expressions become branches, and what remains is a pure {@link Expression}.
 */
final class ExpressionLowering {
  /** Compiler built-ins whose value is their first argument; GCC's manual, "Other Builtins". */
  private static final List<String> TRANSPARENT_BUILTINS =
      List.of("__builtin_expect", "__builtin_expect_with_probability", "__builtin_assume_aligned");

  private static final List<String> NO_RETURN_BUILTINS =
      List.of("__builtin_unreachable", "__builtin_trap");

  private static final Map<Integer, BinaryOperator> BINARY =
      Map.ofEntries(
          Map.entry(IASTBinaryExpression.op_multiply, BinaryOperator.MULTIPLY),
          Map.entry(IASTBinaryExpression.op_divide, BinaryOperator.DIVIDE),
          Map.entry(IASTBinaryExpression.op_modulo, BinaryOperator.REMAINDER),
          Map.entry(IASTBinaryExpression.op_plus, BinaryOperator.ADD),
          Map.entry(IASTBinaryExpression.op_minus, BinaryOperator.SUBTRACT),
          Map.entry(IASTBinaryExpression.op_shiftLeft, BinaryOperator.SHIFT_LEFT),
          Map.entry(IASTBinaryExpression.op_shiftRight, BinaryOperator.SHIFT_RIGHT),
          Map.entry(IASTBinaryExpression.op_lessThan, BinaryOperator.LESS),
          Map.entry(IASTBinaryExpression.op_greaterThan, BinaryOperator.GREATER),
          Map.entry(IASTBinaryExpression.op_lessEqual, BinaryOperator.LESS_EQUAL),
          Map.entry(IASTBinaryExpression.op_greaterEqual, BinaryOperator.GREATER_EQUAL),
          Map.entry(IASTBinaryExpression.op_binaryAnd, BinaryOperator.AND),
          Map.entry(IASTBinaryExpression.op_binaryXor, BinaryOperator.XOR),
          Map.entry(IASTBinaryExpression.op_binaryOr, BinaryOperator.OR),
          Map.entry(IASTBinaryExpression.op_equals, BinaryOperator.EQUAL),
          Map.entry(IASTBinaryExpression.op_notequals, BinaryOperator.NOT_EQUAL));

  private static final Map<Integer, BinaryOperator> COMPOUND =
      Map.of(
          IASTBinaryExpression.op_multiplyAssign, BinaryOperator.MULTIPLY,
          IASTBinaryExpression.op_divideAssign, BinaryOperator.DIVIDE,
          IASTBinaryExpression.op_moduloAssign, BinaryOperator.REMAINDER,
          IASTBinaryExpression.op_plusAssign, BinaryOperator.ADD,
          IASTBinaryExpression.op_minusAssign, BinaryOperator.SUBTRACT,
          IASTBinaryExpression.op_shiftLeftAssign, BinaryOperator.SHIFT_LEFT,
          IASTBinaryExpression.op_shiftRightAssign, BinaryOperator.SHIFT_RIGHT,
          IASTBinaryExpression.op_binaryAndAssign, BinaryOperator.AND,
          IASTBinaryExpression.op_binaryXorAssign, BinaryOperator.XOR,
          IASTBinaryExpression.op_binaryOrAssign, BinaryOperator.OR);

  private final LoweringContext context;

  ExpressionLowering(LoweringContext context) {
    this.context = context;
  }

  /** Evaluates for the side effects; what the value itself dereferences is kept. */
  void effect(IASTExpression e) {
    if (e instanceof IASTExpressionList list) {
      for (IASTExpression part : list.getExpressions()) {
        effect(part);
      }
      return;
    }
    if (isConditional(e)) {
      int after = context.graph.newBlock();
      condition(e, after, after);
      context.graph.startBlock(after);
      return;
    }
    if (e instanceof IASTConditionalExpression c) {
      conditional(c, Optional.empty());
      return;
    }
    if (e instanceof IASTFunctionCallExpression call) {
      call(call, false);
      return;
    }
    IASTExpression inner = strip(e);
    if (inner instanceof IASTCastExpression cast) {
      effect(cast.getOperand());
      return;
    }
    Expression value = value(e);
    boolean assigned = isAssignment(inner);
    if (!assigned && dereferences(value)) {
      context.graph.add(new Instruction.Evaluate(value, context.at(e)));
    }
  }

  private static boolean isAssignment(IASTExpression e) {
    return e instanceof IASTBinaryExpression b
            && (b.getOperator() == IASTBinaryExpression.op_assign
                || COMPOUND.containsKey(b.getOperator()))
        || e instanceof IASTUnaryExpression u && isStep(u.getOperator())
        || e instanceof IGNUASTCompoundStatementExpression;
  }

  private static boolean isStep(int operator) {
    return operator == IASTUnaryExpression.op_prefixIncr
        || operator == IASTUnaryExpression.op_prefixDecr
        || operator == IASTUnaryExpression.op_postFixIncr
        || operator == IASTUnaryExpression.op_postFixDecr;
  }

  private static boolean dereferences(Expression e) {
    if (e instanceof Expression.Dereference) {
      return true;
    }
    if (e instanceof Expression.Member m) {
      return dereferences(m.object());
    }
    if (e instanceof Expression.Element x) {
      return dereferences(x.array()) || dereferences(x.index());
    }
    if (e instanceof Expression.Unary u) {
      return dereferences(u.operand());
    }
    if (e instanceof Expression.Binary b) {
      return dereferences(b.left()) || dereferences(b.right());
    }
    return e instanceof Expression.Cast c && dereferences(c.operand());
  }

  /** The value of an expression. An array object gives the address of its first element. */
  Expression value(IASTExpression e) {
    Expression v = place(e);
    return v.type() instanceof CType.Array a && isObject(v)
        ? new Expression.Cast(new CType.Pointer(a.element()), new Expression.AddressOf(v))
        : v;
  }

  private static boolean isObject(Expression e) {
    return e instanceof Expression.VariableUse
        || e instanceof Expression.Member
        || e instanceof Expression.Element
        || e instanceof Expression.Dereference;
  }

  /** Lowers without decaying arrays: gives the object itself where the expression names one. */
  Expression place(IASTExpression e) {
    if (e instanceof IASTIdExpression id) {
      return context.name(id.getName().toString());
    }
    if (e instanceof IASTLiteralExpression l) {
      return literal(l);
    }
    if (e instanceof IASTFieldReference f) {
      return member(f);
    }
    if (e instanceof IASTFunctionCallExpression call) {
      return call(call, true);
    }
    if (e instanceof IASTUnaryExpression u) {
      return unary(u);
    }
    if (e instanceof IASTBinaryExpression b) {
      return binary(b);
    }
    if (e instanceof IASTCastExpression c) {
      CType type = context.types.type(c.getTypeId());
      Expression operand = value(c.getOperand());
      return new Expression.Cast(type, operand);
    }
    if (e instanceof IASTArraySubscriptExpression s) {
      return subscript(s);
    }
    if (e instanceof IASTConditionalExpression c) {
      return conditionalValue(c);
    }
    if (e instanceof IASTExpressionList list) {
      return last(list);
    }
    if (e instanceof IGNUASTCompoundStatementExpression s) {
      return new StatementLowering(context).statementExpression(s.getCompoundStatement());
    }
    if (e instanceof IASTTypeIdExpression t) {
      return new Expression.Opaque(
          t.getOperator() == IASTTypeIdExpression.op_sizeof ? "sizeof" : "typeid",
          new CType.Scalar("unsigned long"));
    }
    if (e instanceof IASTTypeIdInitializerExpression literal) {
      return compoundLiteral(literal);
    }
    if (e instanceof IASTProblemExpression) {
      context.problems.add(e);
      return new Expression.Opaque("unparsed", CType.UNKNOWN);
    }
    return new Expression.Opaque(e.getClass().getSimpleName(), CType.UNKNOWN);
  }

  private Expression last(IASTExpressionList list) {
    IASTExpression[] parts = list.getExpressions();
    for (int i = 0; i < parts.length - 1; i++) {
      effect(parts[i]);
    }
    return value(parts[parts.length - 1]);
  }

  private Expression compoundLiteral(IASTTypeIdInitializerExpression e) {
    CType type = context.types.type(e.getTypeId());
    Variable v = context.scopes.local("<literal>", type);
    new InitializerLowering(context).initialise(new Expression.VariableUse(v), e.getInitializer());
    return new Expression.VariableUse(v);
  }

  /** A constant expression, as of a case label or an enumerator; emits nothing. */
  Expression constant(IASTExpression e) {
    GraphBuilder saved = context.graph;
    context.graph = new GraphBuilder();
    try {
      return fold(value(e));
    } finally {
      context.graph = saved;
    }
  }

  /** The type of an expression; emits nothing. */
  CType typeOf(IASTExpression e) {
    GraphBuilder saved = context.graph;
    context.graph = new GraphBuilder();
    try {
      return place(e).type();
    } finally {
      context.graph = saved;
    }
  }

  private Expression literal(IASTLiteralExpression l) {
    if (l.getKind() == IASTLiteralExpression.lk_string_literal) {
      String text = l.toString();
      int from = text.indexOf('"') + 1;
      int to = text.lastIndexOf('"');
      return new Expression.StringConstant(from <= to ? text.substring(from, to) : text);
    }
    OptionalLong v = ConstantFolder.literal(l);
    return v.isPresent()
        ? new Expression.IntegerConstant(v.getAsLong())
        : new Expression.Opaque(l.toString(), new CType.Scalar("double"));
  }

  private Expression member(IASTFieldReference f) {
    Expression owner =
        f.isPointerDereference() ? value(f.getFieldOwner()) : place(f.getFieldOwner());
    Expression object =
        f.isPointerDereference() ? dereference(owner, context.at(f.getFieldName())) : owner;
    return memberOf(object, f.getFieldName().toString());
  }

  Expression memberOf(Expression object, String name) {
    if (object.type() instanceof CType.Struct s) {
      Optional<TypeEnvironment.Field> field = context.types.field(s.tag(), name);
      return new Expression.Member(
          object,
          name,
          field.map(TypeEnvironment.Field::struct).orElse(s.tag()),
          field.map(TypeEnvironment.Field::type).orElse(CType.UNKNOWN));
    }
    return new Expression.Member(object, name, "", CType.UNKNOWN);
  }

  /** Dereferencing an address gives the object back; so does dereferencing a decayed array. */
  private static Expression dereference(Expression pointer, SourcePosition position) {
    if (pointer instanceof Expression.AddressOf a) {
      return a.object();
    }
    if (pointer instanceof Expression.Cast c
        && c.operand() instanceof Expression.AddressOf a
        && a.object().type() instanceof CType.Array array
        && c.type().target().equals(array.element())) {
      return new Expression.Element(a.object(), new Expression.IntegerConstant(0));
    }
    return new Expression.Dereference(pointer, position);
  }

  private Expression subscript(IASTArraySubscriptExpression s) {
    Expression base = place(s.getArrayExpression());
    Expression index =
        s.getArgument() instanceof IASTExpression a
            ? value(a)
            : new Expression.Opaque("index", CType.INT);
    if (base.type() instanceof CType.Array) {
      return new Expression.Element(base, index);
    }
    Expression pointer =
        index instanceof Expression.IntegerConstant c && c.value() == 0
            ? base
            : new Expression.Binary(BinaryOperator.ADD, base, index);
    return dereference(pointer, context.at(s));
  }

  private Expression unary(IASTUnaryExpression u) {
    int op = u.getOperator();
    switch (op) {
      case IASTUnaryExpression.op_bracketedPrimary:
        return place(u.getOperand());
      case IASTUnaryExpression.op_sizeof, IASTUnaryExpression.op_alignOf:
        return new Expression.Opaque("sizeof", new CType.Scalar("unsigned long"));
      case IASTUnaryExpression.op_star:
        {
          Expression pointer = value(u.getOperand());
          boolean isFunction =
              pointer instanceof Expression.FunctionName
                  || pointer.type() instanceof CType.Function;
          return isFunction ? pointer : dereference(pointer, context.at(u));
        }
      case IASTUnaryExpression.op_amper:
        return addressOf(u.getOperand());
      case IASTUnaryExpression.op_labelReference:
        return new Expression.Opaque("&&label", new CType.Pointer(CType.VOID));
      case IASTUnaryExpression.op_not:
        if (isConditional(strip(u.getOperand()))) {
          return truthValue(u);
        }
        return fold(new Expression.Unary(UnaryOperator.NOT, value(u.getOperand())));
      case IASTUnaryExpression.op_minus:
        return fold(new Expression.Unary(UnaryOperator.NEGATE, value(u.getOperand())));
      case IASTUnaryExpression.op_tilde:
        return fold(new Expression.Unary(UnaryOperator.COMPLEMENT, value(u.getOperand())));
      case IASTUnaryExpression.op_prefixIncr, IASTUnaryExpression.op_prefixDecr:
        return step(u, false);
      case IASTUnaryExpression.op_postFixIncr, IASTUnaryExpression.op_postFixDecr:
        return step(u, true);
      default:
        return value(u.getOperand());
    }
  }

  private Expression addressOf(IASTExpression operand) {
    Expression object = place(operand);
    if (object instanceof Expression.FunctionName) {
      return object;
    }
    if (object instanceof Expression.Dereference d) {
      return d.pointer();
    }
    baseVariable(object).ifPresent(context.scopes::takeAddress);
    return new Expression.AddressOf(object);
  }

  private static Optional<Variable> baseVariable(Expression e) {
    if (e instanceof Expression.VariableUse v) {
      return Optional.of(v.variable());
    }
    if (e instanceof Expression.Member m) {
      return baseVariable(m.object());
    }
    return e instanceof Expression.Element x ? baseVariable(x.array()) : Optional.empty();
  }

  private Expression step(IASTUnaryExpression u, boolean giveOld) {
    boolean up =
        u.getOperator() == IASTUnaryExpression.op_prefixIncr
            || u.getOperator() == IASTUnaryExpression.op_postFixIncr;
    Expression target = place(u.getOperand());
    SourcePosition at = context.at(u);
    Expression old = target;
    if (giveOld) {
      old = context.temporary(target.type());
      context.graph.add(new Instruction.Assign(old, target, at));
    }
    Expression next =
        new Expression.Binary(
            up ? BinaryOperator.ADD : BinaryOperator.SUBTRACT,
            old,
            new Expression.IntegerConstant(1));
    context.graph.add(new Instruction.Assign(target, next, at));
    return giveOld ? old : target;
  }

  private Expression binary(IASTBinaryExpression b) {
    int op = b.getOperator();
    if (op == IASTBinaryExpression.op_logicalAnd || op == IASTBinaryExpression.op_logicalOr) {
      return truthValue(b);
    }
    if (op == IASTBinaryExpression.op_assign) {
      return assign(b);
    }
    BinaryOperator compound = COMPOUND.get(op);
    if (compound != null) {
      Expression right = value(b.getOperand2());
      Expression target = place(b.getOperand1());
      context.graph.add(
          new Instruction.Assign(
              target, fold(new Expression.Binary(compound, target, right)), context.at(b)));
      return target;
    }
    BinaryOperator operator = BINARY.get(op);
    Expression left = value(b.getOperand1());
    Expression right = value(b.getOperand2());
    return operator == null
        ? new Expression.Opaque("operator", left.type())
        : fold(new Expression.Binary(operator, left, right));
  }

  private Expression assign(IASTBinaryExpression b) {
    IASTInitializerClause source = b.getInitOperand2();
    if (!(source instanceof IASTExpression right)) {
      Expression target = place(b.getOperand1());
      return target;
    }
    Expression v = value(right);
    Expression target = place(b.getOperand1());
    context.graph.add(new Instruction.Assign(target, v, context.at(b)));
    return target;
  }

  /** 0 or 1 for {@code &&}, {@code ||} and negations of them used as values. */
  private Expression truthValue(IASTExpression e) {
    Expression.Temporary result = context.temporary(CType.INT);
    int whenTrue = context.graph.newBlock();
    int whenFalse = context.graph.newBlock();
    int after = context.graph.newBlock();
    SourcePosition at = context.at(e);
    condition(e, whenTrue, whenFalse);
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
  private Expression conditionalValue(IASTConditionalExpression c) {
    int number = context.temporary(CType.INT).number();
    CType first = conditional(c, Optional.of(number));
    return new Expression.Temporary(number, first);
  }

  /** Lowers both sides; a result goes to the temporary of the given number. */
  private CType conditional(IASTConditionalExpression c, Optional<Integer> result) {
    int whenTrue = context.graph.newBlock();
    int whenFalse = context.graph.newBlock();
    int after = context.graph.newBlock();
    IASTExpression positive = c.getPositiveResultExpression();
    CType first;
    if (positive == null) {
      // GNU's a ?: b: the test is also the value.
      Expression test = value(c.getLogicalConditionExpression());
      context.graph.end(new Terminator.Branch(test, whenTrue, whenFalse, false, context.at(c)));
      context.graph.startBlock(whenTrue);
      first = test.type();
      result.ifPresent(
          n ->
              context.graph.add(
                  new Instruction.Assign(
                      new Expression.Temporary(n, test.type()), test, context.at(c))));
    } else {
      condition(c.getLogicalConditionExpression(), whenTrue, whenFalse);
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
      effect(e);
      return CType.VOID;
    }
    Expression v = value(e);
    context.graph.add(
        new Instruction.Assign(new Expression.Temporary(result.get(), v.type()), v, context.at(e)));
    return v.type();
  }

  private static IASTExpression strip(IASTExpression e) {
    IASTExpression inner = e;
    while (inner instanceof IASTUnaryExpression u
        && u.getOperator() == IASTUnaryExpression.op_bracketedPrimary) {
      inner = u.getOperand();
    }
    return inner;
  }

  private static boolean isConditional(IASTExpression e) {
    IASTExpression inner = strip(e);
    if (inner instanceof IASTUnaryExpression u && u.getOperator() == IASTUnaryExpression.op_not) {
      return isConditional(u.getOperand());
    }
    return inner instanceof IASTBinaryExpression b
        && (b.getOperator() == IASTBinaryExpression.op_logicalAnd
            || b.getOperator() == IASTBinaryExpression.op_logicalOr);
  }

  /** Ends the current block with branches to one of two blocks. */
  void condition(IASTExpression e, int whenTrue, int whenFalse) {
    condition(e, whenTrue, whenFalse, false);
  }

  private void condition(IASTExpression e, int whenTrue, int whenFalse, boolean assertion) {
    IASTExpression inner = strip(e);
    if (inner instanceof IASTUnaryExpression u && u.getOperator() == IASTUnaryExpression.op_not) {
      condition(u.getOperand(), whenFalse, whenTrue, assertion);
      return;
    }
    if (inner instanceof IASTBinaryExpression b) {
      boolean and = b.getOperator() == IASTBinaryExpression.op_logicalAnd;
      if (and || b.getOperator() == IASTBinaryExpression.op_logicalOr) {
        int second = context.graph.newBlock();
        if (and) {
          condition(b.getOperand1(), second, whenFalse, assertion);
        } else {
          condition(b.getOperand1(), whenTrue, second, assertion);
        }
        context.graph.startBlock(second);
        condition(b.getOperand2(), whenTrue, whenFalse, assertion);
        return;
      }
    }
    if (inner instanceof IASTExpressionList list) {
      IASTExpression[] parts = list.getExpressions();
      for (int i = 0; i < parts.length - 1; i++) {
        effect(parts[i]);
      }
      condition(parts[parts.length - 1], whenTrue, whenFalse, assertion);
      return;
    }
    if (inner instanceof IASTFunctionCallExpression call && isTransparent(call)) {
      condition((IASTExpression) call.getArguments()[0], whenTrue, whenFalse, assertion);
      return;
    }
    Expression test = fold(value(inner));
    Terminator end =
        test instanceof Expression.IntegerConstant c
            ? new Terminator.Jump(c.value() != 0 ? whenTrue : whenFalse)
            : new Terminator.Branch(test, whenTrue, whenFalse, assertion, context.at(inner));
    context.graph.end(end);
  }

  private static boolean isTransparent(IASTFunctionCallExpression call) {
    return call.getArguments().length > 0
        && call.getArguments()[0] instanceof IASTExpression
        && strip(call.getFunctionNameExpression()) instanceof IASTIdExpression id
        && TRANSPARENT_BUILTINS.contains(id.getName().toString());
  }

  private Expression call(IASTFunctionCallExpression call, boolean wanted) {
    if (isTransparent(call)) {
      return value((IASTExpression) call.getArguments()[0]);
    }
    IASTExpression named = strip(call.getFunctionNameExpression());
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
      callee = value(call.getFunctionNameExpression());
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
              ? value(x)
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
        condition(test, holds, fails, true);
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

  /** Folds constants, so that {@code 1 << 3} and {@code ~0} are numbers. */
  static Expression fold(Expression e) {
    if (e instanceof Expression.Unary u && u.operand() instanceof Expression.IntegerConstant c) {
      long v = c.value();
      return new Expression.IntegerConstant(
          switch (u.operator()) {
            case NEGATE -> -v;
            case COMPLEMENT -> ~v;
            case NOT -> v == 0 ? 1 : 0;
          });
    }
    if (e instanceof Expression.Cast c
        && c.operand() instanceof Expression.IntegerConstant
        && c.type() instanceof CType.Scalar) {
      return c.operand();
    }
    if (e instanceof Expression.Binary b
        && b.left() instanceof Expression.IntegerConstant l
        && b.right() instanceof Expression.IntegerConstant r) {
      OptionalLong v = Arithmetic.apply(b.operator(), l.value(), r.value());
      return v.isPresent() ? new Expression.IntegerConstant(v.getAsLong()) : e;
    }
    return e;
  }
}
