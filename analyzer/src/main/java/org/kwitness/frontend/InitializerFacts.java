package org.kwitness.frontend;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.cdt.core.dom.ast.IASTBinaryExpression;
import org.eclipse.cdt.core.dom.ast.IASTCastExpression;
import org.eclipse.cdt.core.dom.ast.IASTConditionalExpression;
import org.eclipse.cdt.core.dom.ast.IASTDeclSpecifier;
import org.eclipse.cdt.core.dom.ast.IASTDeclarator;
import org.eclipse.cdt.core.dom.ast.IASTEqualsInitializer;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTIdExpression;
import org.eclipse.cdt.core.dom.ast.IASTInitializer;
import org.eclipse.cdt.core.dom.ast.IASTInitializerClause;
import org.eclipse.cdt.core.dom.ast.IASTInitializerList;
import org.eclipse.cdt.core.dom.ast.IASTNode;
import org.eclipse.cdt.core.dom.ast.IASTUnaryExpression;
import org.eclipse.cdt.core.dom.ast.c.ICASTDesignatedInitializer;
import org.eclipse.cdt.core.dom.ast.c.ICASTDesignator;
import org.eclipse.cdt.core.dom.ast.c.ICASTFieldDesignator;
import org.kwitness.frontend.FileFacts.FlagBinding;
import org.kwitness.frontend.FileFacts.PointerBinding;
import org.kwitness.ir.CType;
import org.kwitness.model.Knowledge;

/** Collects the functions and flags that the initialisers of global objects put into fields. */
final class InitializerFacts {
  private final TypeEnvironment types;
  private final Positions positions;
  private final Knowledge knowledge;
  private final String file;
  private final List<PointerBinding> bindings = new ArrayList<>();
  private final List<FlagBinding> flags = new ArrayList<>();

  InitializerFacts(TypeEnvironment types, Positions positions, Knowledge knowledge, String file) {
    this.types = types;
    this.positions = positions;
    this.knowledge = knowledge;
    this.file = file;
  }

  List<PointerBinding> bindings() {
    return List.copyOf(bindings);
  }

  /** The constants known by name that were stored. */
  List<FlagBinding> flags() {
    return List.copyOf(flags);
  }

  void add(IASTDeclSpecifier specifier, IASTDeclarator declarator) {
    String name = TypeEnvironment.nameOf(declarator);
    CType type = types.type(specifier, declarator);
    String object =
        specifier.getStorageClass() == IASTDeclSpecifier.sc_static ? file + ":" + name : name;
    IASTInitializer initializer = declarator.getInitializer();
    Slot slot = new Slot("", name, object);
    if (initializer instanceof IASTEqualsInitializer e) {
      clause(slot, type, e.getInitializerClause());
    } else if (initializer instanceof IASTInitializerList list) {
      clause(slot, type, list);
    }
  }

  private record Slot(String struct, String field, String object) {}

  private void clause(Slot slot, CType type, IASTInitializerClause clause) {
    if (clause instanceof IASTInitializerList list) {
      list(slot, type, list);
    } else if (clause instanceof IASTExpression e) {
      IASTExpression inner = strip(e);
      // A table of a kernel that is configured: a driver that is not there leaves a function that
      // fails.
      if (inner instanceof IASTConditionalExpression either) {
        clause(slot, type, either.getPositiveResultExpression());
        clause(slot, type, either.getNegativeResultExpression());
        return;
      }
      if (inner instanceof IASTIdExpression id) {
        String name = id.getName().toString();
        boolean isFunction =
            types.global(name).map(d -> types.type(d) instanceof CType.Function).orElse(false);
        if (isFunction) {
          bindings.add(
              new PointerBinding(
                  slot.struct(), slot.field(), name, slot.object(), positions.of((IASTNode) id)));
        }
      }
      constants(slot, inner);
    }
  }

  /** The constants in an expression of flags. */
  private void constants(Slot slot, IASTExpression e) {
    IASTExpression inner = strip(e);
    if (inner instanceof IASTBinaryExpression b) {
      constants(slot, b.getOperand1());
      constants(slot, b.getOperand2());
    } else if (inner instanceof IASTIdExpression id
        && knowledge.isNamedConstant(id.getName().toString())) {
      flags.add(
          new FlagBinding(slot.object(), id.getName().toString(), positions.of((IASTNode) id)));
    }
  }

  private void list(Slot slot, CType type, IASTInitializerList list) {
    List<TypeEnvironment.Field> fields =
        type instanceof CType.Struct s ? types.fields(s.tag()) : List.of();
    int next = 0;
    for (IASTInitializerClause c : list.getClauses()) {
      if (c instanceof ICASTDesignatedInitializer d) {
        next = designated(slot, type, d, next);
      } else if (next < fields.size()) {
        TypeEnvironment.Field f = fields.get(next++);
        clause(new Slot(f.struct(), f.name(), slot.object()), f.type(), c);
      } else {
        clause(slot, type instanceof CType.Struct ? CType.UNKNOWN : type.target(), c);
      }
    }
  }

  private int designated(Slot slot, CType type, ICASTDesignatedInitializer d, int next) {
    Slot at = slot;
    CType current = type;
    int after = next;
    for (ICASTDesignator designator : d.getDesignators()) {
      if (designator instanceof ICASTFieldDesignator f && current instanceof CType.Struct s) {
        String name = f.getName().toString();
        List<TypeEnvironment.Field> fields = types.fields(s.tag());
        for (int i = 0; i < fields.size(); i++) {
          if (fields.get(i).name().equals(name)) {
            at = new Slot(fields.get(i).struct(), name, slot.object());
            current = fields.get(i).type();
            after = i + 1;
            break;
          }
        }
      } else {
        current = current.target();
      }
    }
    clause(at, current, d.getOperand());
    return after;
  }

  private static IASTExpression strip(IASTExpression e) {
    IASTExpression inner = e;
    while (true) {
      if (inner instanceof IASTCastExpression c) {
        inner = c.getOperand();
      } else if (inner instanceof IASTUnaryExpression u
          && (u.getOperator() == IASTUnaryExpression.op_bracketedPrimary
              || u.getOperator() == IASTUnaryExpression.op_amper)) {
        inner = u.getOperand();
      } else {
        return inner;
      }
    }
  }
}
