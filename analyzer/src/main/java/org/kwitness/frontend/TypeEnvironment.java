package org.kwitness.frontend;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eclipse.cdt.core.dom.ast.IASTArrayDeclarator;
import org.eclipse.cdt.core.dom.ast.IASTArrayModifier;
import org.eclipse.cdt.core.dom.ast.IASTAttribute;
import org.eclipse.cdt.core.dom.ast.IASTAttributeList;
import org.eclipse.cdt.core.dom.ast.IASTAttributeOwner;
import org.eclipse.cdt.core.dom.ast.IASTAttributeSpecifier;
import org.eclipse.cdt.core.dom.ast.IASTCompositeTypeSpecifier;
import org.eclipse.cdt.core.dom.ast.IASTDeclSpecifier;
import org.eclipse.cdt.core.dom.ast.IASTDeclaration;
import org.eclipse.cdt.core.dom.ast.IASTDeclarator;
import org.eclipse.cdt.core.dom.ast.IASTElaboratedTypeSpecifier;
import org.eclipse.cdt.core.dom.ast.IASTEnumerationSpecifier;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTFunctionDeclarator;
import org.eclipse.cdt.core.dom.ast.IASTFunctionDefinition;
import org.eclipse.cdt.core.dom.ast.IASTNamedTypeSpecifier;
import org.eclipse.cdt.core.dom.ast.IASTNode;
import org.eclipse.cdt.core.dom.ast.IASTPointerOperator;
import org.eclipse.cdt.core.dom.ast.IASTSimpleDeclSpecifier;
import org.eclipse.cdt.core.dom.ast.IASTSimpleDeclaration;
import org.eclipse.cdt.core.dom.ast.IASTTranslationUnit;
import org.eclipse.cdt.core.dom.ast.IASTTypeId;
import org.kwitness.ir.CType;

/**
 * The names of one translation unit and their types. Names are indexed up front, which is cheap;
 * types are worked out on demand, because a file uses few of the names that its headers declare.
 * CDT's own bindings would answer the same questions, at several times the cost of the parse.
 */
final class TypeEnvironment {
  private final Positions positions;
  private final Map<String, Declared> names = new HashMap<>();
  private final Set<String> noReturn = new HashSet<>();
  private final Map<String, Declared> typedefs = new HashMap<>();
  private final Map<String, CType> resolvedTypedefs = new HashMap<>();
  private final Map<String, IASTCompositeTypeSpecifier> composites = new HashMap<>();
  private final Map<IASTCompositeTypeSpecifier, String> unnamed = new HashMap<>();
  private final Map<String, Map<String, Field>> layouts = new HashMap<>();
  private final Map<String, IASTEnumerationSpecifier> enumerations = new HashMap<>();
  private final Map<String, Enumerators> enumerators = new HashMap<>();
  private final Map<String, IASTFunctionDefinition> definitions = new LinkedHashMap<>();

  /** What {@code typeof} of an expression is; set by the lowering, which knows local names. */
  private java.util.function.Function<IASTExpression, CType> typeOf = e -> CType.UNKNOWN;

  /** A declared name: its specifier and declarator. */
  record Declared(IASTDeclSpecifier specifier, IASTDeclarator declarator) {}

  /**
   * A field of a struct.
   *
   * @param struct the tag of the innermost named struct that declares it
   */
  record Field(String name, String struct, CType type) {}

  private record Enumerators(IASTEnumerationSpecifier specifier, int index) {}

  TypeEnvironment(IASTTranslationUnit unit, Positions positions) {
    this.positions = positions;
    for (IASTDeclaration d : unit.getDeclarations()) {
      index(d);
    }
  }

  void setTypeOf(java.util.function.Function<IASTExpression, CType> typeOf) {
    this.typeOf = typeOf;
  }

  /** Makes the names of a declaration known; called for local declarations of types too. */
  void index(IASTDeclaration d) {
    if (d instanceof IASTSimpleDeclaration s) {
      IASTDeclSpecifier specifier = s.getDeclSpecifier();
      indexSpecifier(specifier, s.getDeclarators());
      boolean isTypedef = specifier.getStorageClass() == IASTDeclSpecifier.sc_typedef;
      for (IASTDeclarator declarator : s.getDeclarators()) {
        String name = nameOf(declarator);
        Declared declared = new Declared(specifier, declarator);
        if (isTypedef) {
          typedefs.put(name, declared);
        } else {
          names.put(name, declared);
          if (neverReturns(s, specifier, declarator)) {
            noReturn.add(name);
          }
        }
      }
    } else if (d instanceof IASTFunctionDefinition f) {
      indexSpecifier(f.getDeclSpecifier(), new IASTDeclarator[0]);
      String name = nameOf(f.getDeclarator());
      names.put(name, new Declared(f.getDeclSpecifier(), f.getDeclarator()));
      definitions.put(name, f);
      if (neverReturns(f, f.getDeclSpecifier(), f.getDeclarator())) {
        noReturn.add(name);
      }
    }
  }

  /** Makes the tags and enumerators of a specifier known. */
  void indexSpecifier(IASTDeclSpecifier specifier, IASTDeclarator[] declarators) {
    if (specifier instanceof IASTCompositeTypeSpecifier c) {
      String tag = c.getName().toString();
      if (tag.isEmpty()) {
        if (specifier.getStorageClass() == IASTDeclSpecifier.sc_typedef && declarators.length > 0) {
          tag = nameOf(declarators[0]);
        }
        unnamed.put(c, tag);
      }
      if (!tag.isEmpty()) {
        composites.put(tag, c);
      }
      for (IASTDeclaration member : c.getMembers()) {
        if (member instanceof IASTSimpleDeclaration s
            && (s.getDeclSpecifier() instanceof IASTCompositeTypeSpecifier
                || s.getDeclSpecifier() instanceof IASTEnumerationSpecifier)) {
          indexSpecifier(s.getDeclSpecifier(), s.getDeclarators());
        }
      }
    } else if (specifier instanceof IASTEnumerationSpecifier e) {
      enumerations.put(e.getName().toString(), e);
      IASTEnumerationSpecifier.IASTEnumerator[] list = e.getEnumerators();
      for (int i = 0; i < list.length; i++) {
        enumerators.put(list[i].getName().toString(), new Enumerators(e, i));
      }
    }
  }

  /** The definition of a function in this translation unit, headers included. */
  Optional<IASTFunctionDefinition> definition(String name) {
    return Optional.ofNullable(definitions.get(name));
  }

  /** The declaration of a global object or function. */
  Optional<Declared> global(String name) {
    return Optional.ofNullable(names.get(name));
  }

  /** A typedef inside a function; it stays visible, which does no harm in one file. */
  void localTypedef(String name, IASTDeclSpecifier specifier, IASTDeclarator declarator) {
    typedefs.put(name, new Declared(specifier, declarator));
    resolvedTypedefs.remove(name);
  }

  /** True if a declaration of the function says that it does not return. */
  boolean neverReturns(String name) {
    return noReturn.contains(name);
  }

  private static boolean neverReturns(
      IASTNode declaration, IASTDeclSpecifier specifier, IASTDeclarator declarator) {
    return neverReturns(specifier)
        || neverReturns(declarator)
        || declaration instanceof IASTAttributeOwner owner && neverReturns(owner);
  }

  private static boolean neverReturns(IASTAttributeOwner owner) {
    for (IASTAttributeSpecifier specifier : owner.getAttributeSpecifiers()) {
      if (specifier instanceof IASTAttributeList list) {
        for (IASTAttribute a : list.getAttributes()) {
          String attribute = new String(a.getName());
          if (attribute.equals("noreturn") || attribute.equals("__noreturn__")) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /**
   * The value expression of an enumerator and what to add to it: the nearest earlier enumerator
   * with a value counts, or 0.
   */
  Optional<EnumeratorValue> enumerator(String name) {
    Enumerators e = enumerators.get(name);
    if (e == null) {
      return Optional.empty();
    }
    IASTEnumerationSpecifier.IASTEnumerator[] list = e.specifier().getEnumerators();
    int i = e.index();
    while (i > 0 && list[i].getValue() == null) {
      i--;
    }
    return Optional.of(new EnumeratorValue(Optional.ofNullable(list[i].getValue()), e.index() - i));
  }

  /** See {@link #enumerator}. */
  record EnumeratorValue(Optional<IASTExpression> base, int offset) {}

  /** The name that a declarator declares. */
  static String nameOf(IASTDeclarator declarator) {
    IASTDeclarator d = declarator;
    while (d.getNestedDeclarator() != null) {
      d = d.getNestedDeclarator();
    }
    return d.getName().toString();
  }

  /** The type that a specifier and a declarator give to the declared name. */
  CType type(IASTDeclSpecifier specifier, IASTDeclarator declarator) {
    return declare(specifierType(specifier), declarator);
  }

  CType type(Declared declared) {
    return type(declared.specifier(), declared.declarator());
  }

  /** The type that a type name in a cast or a sizeof means. */
  CType type(IASTTypeId id) {
    return type(id.getDeclSpecifier(), id.getAbstractDeclarator());
  }

  private static CType declare(CType base, IASTDeclarator declarator) {
    if (declarator == null) {
      return base;
    }
    CType type = base;
    for (IASTPointerOperator ignored : declarator.getPointerOperators()) {
      type = new CType.Pointer(type);
    }
    if (declarator instanceof IASTArrayDeclarator a) {
      for (IASTArrayModifier ignored : a.getArrayModifiers()) {
        type = new CType.Array(type);
      }
    } else if (declarator instanceof IASTFunctionDeclarator) {
      type = new CType.Function(type);
    }
    return declare(type, declarator.getNestedDeclarator());
  }

  /** The type that a specifier alone means. */
  CType specifierType(IASTDeclSpecifier specifier) {
    if (specifier instanceof IASTSimpleDeclSpecifier s) {
      return simple(s);
    }
    if (specifier instanceof IASTNamedTypeSpecifier n) {
      return typedef(n.getName().toString());
    }
    if (specifier instanceof IASTCompositeTypeSpecifier c) {
      return new CType.Struct(tagOf(c));
    }
    if (specifier instanceof IASTElaboratedTypeSpecifier e) {
      return e.getKind() == IASTElaboratedTypeSpecifier.k_enum
          ? enumeration(e.getName().toString())
          : new CType.Struct(e.getName().toString());
    }
    return specifier instanceof IASTEnumerationSpecifier e
        ? enumeration(e.getName().toString())
        : CType.UNKNOWN;
  }

  private static CType enumeration(String tag) {
    return tag.isEmpty() ? CType.INT : new CType.Scalar("enum " + tag);
  }

  /** The names of all values of an enumeration type, or nothing for another type. */
  Optional<List<String>> enumeratorsOf(CType type) {
    if (type instanceof CType.Scalar s && s.name().startsWith("enum ")) {
      IASTEnumerationSpecifier e = enumerations.get(s.name().substring("enum ".length()));
      if (e != null) {
        List<String> list = new ArrayList<>();
        for (IASTEnumerationSpecifier.IASTEnumerator x : e.getEnumerators()) {
          list.add(x.getName().toString());
        }
        return Optional.of(list);
      }
    }
    return Optional.empty();
  }

  private CType simple(IASTSimpleDeclSpecifier s) {
    return switch (s.getType()) {
      case IASTSimpleDeclSpecifier.t_void -> CType.VOID;
      case IASTSimpleDeclSpecifier.t_typeof ->
          s.getDeclTypeExpression() == null
              ? CType.UNKNOWN
              : typeOf.apply(s.getDeclTypeExpression());
      case IASTSimpleDeclSpecifier.t_char -> new CType.Scalar("char");
      case IASTSimpleDeclSpecifier.t_float, IASTSimpleDeclSpecifier.t_double ->
          new CType.Scalar("double");
      default ->
          s.isLong() || s.isLongLong()
              ? new CType.Scalar(s.isUnsigned() ? "unsigned long" : "long")
              : s.isUnsigned() ? new CType.Scalar("unsigned int") : CType.INT;
    };
  }

  private String tagOf(IASTCompositeTypeSpecifier c) {
    String tag = c.getName().toString();
    if (!tag.isEmpty()) {
      return tag;
    }
    if (!unnamed.containsKey(c)) {
      indexSpecifier(c, new IASTDeclarator[0]);
    }
    String given = Objects.requireNonNull(unnamed.get(c), "the index knows every unnamed struct");
    if (!given.isEmpty()) {
      return given;
    }
    // Named when somebody asks: headers have many, and where each stands takes time to find out.
    String place = "<" + positions.of(c) + ">";
    unnamed.put(c, place);
    composites.put(place, c);
    return place;
  }

  private CType typedef(String name) {
    CType known = resolvedTypedefs.get(name);
    if (known != null) {
      return known;
    }
    Declared declared = typedefs.get(name);
    // A typedef that names itself (broken code) must not recurse for ever.
    resolvedTypedefs.put(name, CType.UNKNOWN);
    CType type = declared == null ? CType.UNKNOWN : type(declared);
    resolvedTypedefs.put(name, type);
    return type;
  }

  /** A field of a struct by name; looks into unnamed members too. */
  Optional<Field> field(String tag, String name) {
    return Optional.ofNullable(layout(tag).get(name));
  }

  /** The fields of a struct in order, those of unnamed members among them. */
  List<Field> fields(String tag) {
    return List.copyOf(layout(tag).values());
  }

  private Map<String, Field> layout(String tag) {
    Map<String, Field> known = layouts.get(tag);
    if (known != null) {
      return known;
    }
    Map<String, Field> fields = new LinkedHashMap<>();
    layouts.put(tag, fields);
    IASTCompositeTypeSpecifier composite = composites.get(tag);
    if (composite != null) {
      for (IASTDeclaration member : composite.getMembers()) {
        if (member instanceof IASTSimpleDeclaration s) {
          addFields(fields, tag, s);
        }
      }
    }
    return fields;
  }

  private void addFields(Map<String, Field> fields, String tag, IASTSimpleDeclaration s) {
    IASTDeclarator[] declarators = s.getDeclarators();
    boolean isUnnamed =
        declarators.length == 0 || declarators.length == 1 && nameOf(declarators[0]).isEmpty();
    if (isUnnamed) {
      if (specifierType(s.getDeclSpecifier()) instanceof CType.Struct inner) {
        for (Field f : new ArrayList<>(layout(inner.tag()).values())) {
          fields.put(f.name(), new Field(f.name(), tag, f.type()));
        }
      }
      return;
    }
    for (IASTDeclarator d : declarators) {
      String name = nameOf(d);
      fields.put(name, new Field(name, tag, type(s.getDeclSpecifier(), d)));
    }
  }

  /** The function declarator inside a declarator, where the parameters stand. */
  static Optional<IASTFunctionDeclarator> functionDeclarator(IASTDeclarator declarator) {
    for (IASTDeclarator d = declarator; d != null; d = d.getNestedDeclarator()) {
      // The innermost function declarator belongs to the name: int (*f(int))(char).
      if (d instanceof IASTFunctionDeclarator f
          && (d.getNestedDeclarator() == null || !hasFunction(d.getNestedDeclarator()))) {
        return Optional.of(f);
      }
    }
    return Optional.empty();
  }

  private static boolean hasFunction(IASTDeclarator d) {
    return d instanceof IASTFunctionDeclarator
        || d.getNestedDeclarator() != null && hasFunction(d.getNestedDeclarator());
  }
}
