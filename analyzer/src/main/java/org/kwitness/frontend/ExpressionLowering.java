package org.kwitness.frontend;

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
import org.eclipse.cdt.core.dom.ast.IASTProblemExpression;
import org.eclipse.cdt.core.dom.ast.IASTTypeIdExpression;
import org.eclipse.cdt.core.dom.ast.IASTTypeIdInitializerExpression;
import org.eclipse.cdt.core.dom.ast.IASTUnaryExpression;
import org.eclipse.cdt.core.dom.ast.gnu.IGNUASTCompoundStatementExpression;
import org.kwitness.cfg.GraphBuilder;
import org.kwitness.ir.Arithmetic;
import org.kwitness.ir.CType;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Expression.BinaryOperator;
import org.kwitness.ir.Expression.UnaryOperator;
import org.kwitness.ir.Instruction;
import org.kwitness.ir.SourcePosition;
import org.kwitness.ir.Variable;

/**
 * Lowers expressions: side effects become instructions of the current block, calls too ({@link
 * CallLowering}), short-circuits and conditional expressions become branches ({@link
 * ConditionLowering}), and what remains is a pure {@link Expression}.
 */
final class ExpressionLowering {
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
  private final CallLowering calls;
  private final ConditionLowering conditions;

  ExpressionLowering(LoweringContext context) {
    this.context = context;
    this.calls = new CallLowering(context, this);
    this.conditions = new ConditionLowering(context, this);
  }

  /** Lowers tests. */
  ConditionLowering conditions() {
    return conditions;
  }

  /** Evaluates for the side effects; what the value itself dereferences is kept. */
  void effect(IASTExpression e) {
    if (e instanceof IASTExpressionList list) {
      for (IASTExpression part : list.getExpressions()) {
        effect(part);
      }
      return;
    }
    if (ConditionLowering.isConditional(e)) {
      int after = context.graph.newBlock();
      conditions.branch(e, after, after);
      context.graph.startBlock(after);
      return;
    }
    if (e instanceof IASTConditionalExpression c) {
      conditions.effect(c);
      return;
    }
    if (e instanceof IASTFunctionCallExpression call) {
      calls.lower(call, false);
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
      return calls.lower(call, true);
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
      return conditions.value(c);
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
        if (ConditionLowering.isConditional(strip(u.getOperand()))) {
          return conditions.truthValue(u);
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
      return conditions.truthValue(b);
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

  /** Without brackets. */
  static IASTExpression strip(IASTExpression e) {
    IASTExpression inner = e;
    while (inner instanceof IASTUnaryExpression u
        && u.getOperator() == IASTUnaryExpression.op_bracketedPrimary) {
      inner = u.getOperand();
    }
    return inner;
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
