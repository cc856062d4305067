package org.kwitness.frontend;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.cdt.core.dom.ast.IASTDeclSpecifier;
import org.eclipse.cdt.core.dom.ast.IASTDeclaration;
import org.eclipse.cdt.core.dom.ast.IASTDeclarator;
import org.eclipse.cdt.core.dom.ast.IASTFunctionDeclarator;
import org.eclipse.cdt.core.dom.ast.IASTFunctionDefinition;
import org.eclipse.cdt.core.dom.ast.IASTName;
import org.eclipse.cdt.core.dom.ast.IASTNode;
import org.eclipse.cdt.core.dom.ast.IASTParameterDeclaration;
import org.eclipse.cdt.core.dom.ast.IASTProblemDeclaration;
import org.eclipse.cdt.core.dom.ast.IASTProblemHolder;
import org.eclipse.cdt.core.dom.ast.IASTSimpleDeclaration;
import org.eclipse.cdt.core.dom.ast.IASTStandardFunctionDeclarator;
import org.eclipse.cdt.core.dom.ast.IASTTranslationUnit;
import org.eclipse.cdt.core.dom.ast.gnu.c.ICASTKnRFunctionDeclarator;
import org.kwitness.cfg.Function;
import org.kwitness.ir.CType;
import org.kwitness.ir.SourcePosition;
import org.kwitness.ir.Variable;
import org.kwitness.model.Knowledge;
import org.kwitness.rule.Gap;

/** Turns one parsed file into {@link FileFacts}. */
final class UnitLowering {
  private final CdtParser.Parsed parsed;
  private final IASTTranslationUnit unit;
  private final Positions positions;
  private final Knowledge knowledge;
  private final String file;
  private final int lines;
  private final TypeEnvironment types;
  private final List<Gap> gaps = new ArrayList<>();
  private final Deque<String> wanted = new ArrayDeque<>();
  private final Set<String> seen = new LinkedHashSet<>();
  private int problems;
  private int headerProblems;

  UnitLowering(
      CdtParser.Parsed parsed, Positions positions, Knowledge knowledge, String file, int lines) {
    this.parsed = parsed;
    this.unit = parsed.ast();
    this.positions = positions;
    this.knowledge = knowledge;
    this.file = file;
    this.lines = lines;
    this.types = new TypeEnvironment(unit, positions);
    this.types.setTypeOf(
        e ->
            new ExpressionLowering(new LoweringContext(types, positions, knowledge, file, ""))
                .typeOf(e));
  }

  FileFacts lower() {
    List<Function> functions = new ArrayList<>();
    InitializerFacts pointers = new InitializerFacts(types, positions, knowledge, file);
    int definitions = 0;
    for (IASTDeclaration d : unit.getDeclarations()) {
      if (d instanceof IASTProblemDeclaration p) {
        problem(p);
      } else if (d instanceof IASTFunctionDefinition f) {
        if (positions.isInMainFile(d)) {
          definitions++;
          function(f).ifPresent(functions::add);
        }
      } else if (d instanceof IASTSimpleDeclaration s) {
        // Prototypes of the headers are by far the most; only initialised objects matter.
        for (IASTDeclarator declarator : s.getDeclarators()) {
          if (declarator.getInitializer() != null && positions.isInMainFile(d)) {
            pointers.add(s.getDeclSpecifier(), declarator);
          }
        }
      }
    }
    pointers.bindings().forEach(b -> wanted.add(b.function()));
    List<Function> inlines = inlines();
    gaps.addAll(PreprocessorGaps.of(unit, positions));
    unterminatedComments();
    return new FileFacts(
        file,
        lines,
        functions,
        inlines,
        pointers.bindings(),
        pointers.flags(),
        definitions,
        problems,
        headerProblems,
        InactiveRegions.of(unit, positions),
        gaps);
  }

  /** Functions of headers that are called from here, and those that they call. */
  private List<Function> inlines() {
    List<Function> result = new ArrayList<>();
    while (!wanted.isEmpty()) {
      String name = wanted.remove();
      if (!seen.add(name) || !knowledge.functions(name).isEmpty()) {
        continue;
      }
      Optional<IASTFunctionDefinition> d = types.definition(name);
      if (d.isPresent() && !positions.isInMainFile(d.get())) {
        function(d.get()).ifPresent(result::add);
      }
    }
    return result;
  }

  private Optional<Function> function(IASTFunctionDefinition f) {
    String name = TypeEnvironment.nameOf(f.getDeclarator());
    SourcePosition at = positions.of(f.getDeclarator());
    try {
      Function lowered = lower(f, name);
      return Optional.of(lowered);
    } catch (StackOverflowError e) {
      gaps.add(new Gap(Gap.Kind.FUNCTION_SKIPPED, at, name + ": nested too deeply"));
      return Optional.empty();
    } catch (RuntimeException e) {
      gaps.add(
          new Gap(
              Gap.Kind.FUNCTION_SKIPPED,
              at,
              name + ": internal error while lowering: " + e + where(e)));
      return Optional.empty();
    }
  }

  private static String where(RuntimeException e) {
    return e.getStackTrace().length == 0 ? "" : " at " + e.getStackTrace()[0];
  }

  private Function lower(IASTFunctionDefinition f, String name) {
    IASTDeclSpecifier specifier = f.getDeclSpecifier();
    SourcePosition at = nameOf(f.getDeclarator());
    LoweringContext context = new LoweringContext(types, positions, knowledge, at.file(), name);
    CType type = types.type(specifier, f.getDeclarator());
    List<Variable> parameters = new ArrayList<>();
    boolean variadic = false;
    Optional<IASTFunctionDeclarator> declarator =
        TypeEnvironment.functionDeclarator(f.getDeclarator());
    if (declarator.isPresent()) {
      parameters.addAll(parameters(context, declarator.get()));
      variadic = declarator.get() instanceof IASTStandardFunctionDeclarator s && s.takesVarArgs();
    }
    new StatementLowering(context).body(f.getBody());
    for (IASTNode p : context.problems) {
      lost(p, "inside " + name);
    }
    new TreeSet<>(context.called).forEach(wanted::add);
    return new Function(
        name,
        specifier.getStorageClass() == IASTDeclSpecifier.sc_static,
        at,
        positions.endOf(f.getBody()),
        List.copyOf(parameters),
        type instanceof CType.Function r ? r.result() : CType.UNKNOWN,
        variadic,
        context.scopes.addressTaken(),
        context.graph.build());
  }

  private SourcePosition nameOf(IASTDeclarator declarator) {
    IASTDeclarator d = declarator;
    while (d.getNestedDeclarator() != null) {
      d = d.getNestedDeclarator();
    }
    return positions.of(d.getName());
  }

  private List<Variable> parameters(LoweringContext context, IASTFunctionDeclarator declarator) {
    List<Variable> result = new ArrayList<>();
    if (declarator instanceof ICASTKnRFunctionDeclarator k) {
      for (IASTName n : k.getParameterNames()) {
        result.add(
            context.scopes.parameter(n.toString(), result.size(), oldStyleType(k, n.toString())));
      }
    } else if (declarator instanceof IASTStandardFunctionDeclarator s) {
      for (IASTParameterDeclaration p : s.getParameters()) {
        CType type = types.type(p.getDeclSpecifier(), p.getDeclarator());
        if (type instanceof CType.Void) {
          continue;
        }
        String name = TypeEnvironment.nameOf(p.getDeclarator());
        result.add(context.scopes.parameter(name, result.size(), adjust(type)));
      }
    }
    return result;
  }

  private CType oldStyleType(ICASTKnRFunctionDeclarator k, String name) {
    for (IASTDeclaration d : k.getParameterDeclarations()) {
      if (d instanceof IASTSimpleDeclaration s) {
        for (IASTDeclarator x : s.getDeclarators()) {
          if (TypeEnvironment.nameOf(x).equals(name)) {
            return adjust(types.type(s.getDeclSpecifier(), x));
          }
        }
      }
    }
    return CType.INT;
  }

  /** Parameters of array or function type are pointers. */
  private static CType adjust(CType type) {
    if (type instanceof CType.Array a) {
      return new CType.Pointer(a.element());
    }
    return type instanceof CType.Function ? new CType.Pointer(type) : type;
  }

  /** The parser takes the rest of the file for a comment, and does not say so. */
  private void unterminatedComments() {
    for (CdtParser.Place comment : parsed.unterminated()) {
      SourcePosition at = positions.at(comment.path(), comment.offset());
      if (at.file().equals(file)) {
        problems++;
        gaps.add(
            new Gap(
                Gap.Kind.PROBLEM_DECLARATION,
                at,
                "unterminated comment; the rest of the file was not analysed"));
      } else {
        headerProblems++;
        gaps.add(
            new Gap(
                Gap.Kind.PREPROCESSOR,
                at,
                "unterminated comment; what the rest of the header declares is unknown"));
      }
    }
  }

  private void problem(IASTProblemDeclaration p) {
    if (positions.isInMainFile(p)) {
      lost(p, "at file level");
    } else {
      headerProblems++;
    }
  }

  private void lost(IASTNode node, String where) {
    problems++;
    String detail =
        node instanceof IASTProblemHolder h && h.getProblem() != null
            ? h.getProblem().getMessage()
            : "not understood";
    gaps.add(
        new Gap(
            Gap.Kind.PROBLEM_DECLARATION,
            positions.of(node),
            "not parsed " + where + ": " + detail));
  }
}
