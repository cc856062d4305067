package org.kwitness.frontend;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.cdt.core.dom.ast.IASTDeclSpecifier;
import org.eclipse.cdt.core.dom.ast.IASTNode;
import org.kwitness.cfg.GraphBuilder;
import org.kwitness.ir.CType;
import org.kwitness.ir.Expression;
import org.kwitness.ir.SourcePosition;
import org.kwitness.ir.Variable;
import org.kwitness.model.Knowledge;

/** What the lowering of one function shares between expressions and statements. */
final class LoweringContext {
  final TypeEnvironment types;
  final Positions positions;
  final Knowledge knowledge;
  final Scopes scopes;
  final String file;
  final List<IASTNode> problems = new ArrayList<>();
  final Set<String> called = new HashSet<>();
  final StatementLowering.Jumps jumps = new StatementLowering.Jumps();

  /** Replaced while an expression is lowered only for its type. */
  GraphBuilder graph = new GraphBuilder();

  private int nextTemporary;

  LoweringContext(
      TypeEnvironment types,
      Positions positions,
      Knowledge knowledge,
      String file,
      String function) {
    this.types = types;
    this.positions = positions;
    this.knowledge = knowledge;
    this.file = file;
    this.scopes = new Scopes(file, function);
  }

  Expression.Temporary temporary(CType type) {
    return new Expression.Temporary(nextTemporary++, type);
  }

  SourcePosition at(IASTNode node) {
    return positions.of(node);
  }

  /** What a name means where an expression uses it. */
  Expression name(String name) {
    Optional<Variable> local = scopes.find(name);
    if (local.isPresent()) {
      return new Expression.VariableUse(local.get());
    }
    Optional<TypeEnvironment.Declared> global = types.global(name);
    if (global.isPresent()) {
      return global(name, global.get());
    }
    if (knowledge.isNamedConstant(name)) {
      return new Expression.NamedConstant(name);
    }
    if (types.enumerator(name).isPresent()) {
      return enumerator(name);
    }
    return new Expression.VariableUse(
        new Variable(name, Variable.Storage.GLOBAL, 0, CType.UNKNOWN));
  }

  private Expression enumerator(String name) {
    TypeEnvironment.EnumeratorValue e = types.enumerator(name).orElseThrow();
    if (e.base().isEmpty()) {
      return new Expression.IntegerConstant(e.offset());
    }
    Expression base = new ExpressionLowering(this).constant(e.base().get());
    return base instanceof Expression.IntegerConstant c
        ? new Expression.IntegerConstant(c.value() + e.offset())
        : e.offset() == 0 ? base : new Expression.Opaque(name, CType.INT);
  }

  Expression global(String name, TypeEnvironment.Declared declared) {
    CType type = types.type(declared);
    if (type instanceof CType.Function) {
      return new Expression.FunctionName(name);
    }
    boolean isStatic = declared.specifier().getStorageClass() == IASTDeclSpecifier.sc_static;
    return new Expression.VariableUse(
        isStatic
            ? new Variable(file + ":" + name, Variable.Storage.FILE, 0, type)
            : new Variable(name, Variable.Storage.GLOBAL, 0, type));
  }
}
