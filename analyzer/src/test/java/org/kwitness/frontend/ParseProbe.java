package org.kwitness.frontend;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.cdt.core.dom.ast.ASTVisitor;
import org.eclipse.cdt.core.dom.ast.IASTDeclaration;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTFileLocation;
import org.eclipse.cdt.core.dom.ast.IASTNode;
import org.eclipse.cdt.core.dom.ast.IASTPreprocessorIncludeStatement;
import org.eclipse.cdt.core.dom.ast.IASTProblem;
import org.eclipse.cdt.core.dom.ast.IASTProblemHolder;
import org.eclipse.cdt.core.dom.ast.IASTStatement;
import org.eclipse.cdt.core.dom.ast.IASTTranslationUnit;
import org.kwitness.frontend.tree.SourcePlan;
import org.kwitness.frontend.tree.SourceUnit;
import org.kwitness.frontend.tree.TreeLocator;

/**
 * Measures how well a tree parses: {@code ParseProbe [--arch A] [--all-sources] [--list] PATH…}.
 * Not a test.
 */
final class ParseProbe {
  private static final int STACK = 512 << 20;

  private ParseProbe() {}

  private record Problem(String kind, String where, String text) {}

  public static void main(String[] args) throws Exception {
    String architecture = "";
    boolean all = false;
    boolean list = false;
    List<Path> paths = new ArrayList<>();
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--arch" -> architecture = args[++i];
        case "--all-sources" -> all = true;
        case "--list" -> list = true;
        default -> paths.add(Path.of(args[i]));
      }
    }
    long start = System.nanoTime();
    SourcePlan plan = TreeLocator.locate(new TreeLocator.Request(paths, architecture, all));
    System.out.printf(
        "%s %s version %d, %s: %d units, %d gaps, located in %d ms%n",
        plan.bsd(),
        plan.kernelName(),
        plan.version(),
        plan.architecture(),
        plan.units().size(),
        plan.gaps().size(),
        (System.nanoTime() - start) / 1_000_000);
    Map<String, Integer> gapKinds = new TreeMap<>();
    plan.gaps().forEach(g -> gapKinds.merge(g.kind().id(), 1, Integer::sum));
    System.out.println("gaps " + gapKinds);
    if (list) {
      plan.gaps().forEach(g -> System.out.println("gap " + g));
      plan.units().forEach(u -> System.out.println("unit " + u.name()));
      return;
    }
    CdtParser parser =
        new CdtParser(
            plan, (name, n) -> Set.of("KASSERT", "mtx_lock", "mtx_unlock").contains(name));
    ConcurrentLinkedQueue<Problem> problems = new ConcurrentLinkedQueue<>();
    AtomicInteger next = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 2; t++) {
      Thread thread =
          new Thread(
              null,
              () -> {
                for (int i = next.getAndIncrement();
                    i < plan.units().size();
                    i = next.getAndIncrement()) {
                  probe(parser, plan.units().get(i), problems);
                }
              },
              "probe-" + t,
              STACK);
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    List<Problem> sorted = new ArrayList<>(problems);
    sorted.sort(java.util.Comparator.comparing(Problem::kind).thenComparing(Problem::where));
    Map<String, Integer> counts = new TreeMap<>();
    Map<String, Integer> seen = new TreeMap<>();
    for (Problem p : sorted) {
      counts.merge(p.kind(), 1, Integer::sum);
      String key =
          p.kind() + " " + (p.kind().equals("include") ? p.text() : p.where() + " " + p.text());
      if (seen.merge(key, 1, Integer::sum) == 1) {
        System.out.println(p.kind() + " " + p.where() + " " + p.text());
      }
    }
    System.out.println("distinct missing headers:");
    seen.entrySet().stream()
        .filter(e -> e.getKey().startsWith("include"))
        .forEach(e -> System.out.println("  " + e.getValue() + " " + e.getKey()));
    System.out.println(counts);
    System.out.printf("%d ms%n", (System.nanoTime() - start) / 1_000_000);
  }

  private static void probe(CdtParser parser, SourceUnit unit, ConcurrentLinkedQueue<Problem> out) {
    try {
      IASTTranslationUnit ast = parser.parse(unit, Files.readAllBytes(unit.path())).ast();
      String own = unit.path().toString();
      for (IASTPreprocessorIncludeStatement i : ast.getIncludeDirectives()) {
        if (!i.isResolved() && i.isActive()) {
          out.add(new Problem("include", place(i, unit), i.getName().toString()));
        }
      }
      for (IASTProblem p : ast.getPreprocessorProblems()) {
        if (p.getID() != IASTProblem.PREPROCESSOR_INCLUSION_NOT_FOUND) {
          out.add(new Problem("preprocessor", place(p, unit), p.getMessage()));
        }
      }
      ASTVisitor visitor =
          new ASTVisitor(true) {
            @Override
            public int visit(IASTDeclaration d) {
              return check(d);
            }

            @Override
            public int visit(IASTStatement s) {
              return check(s);
            }

            @Override
            public int visit(IASTExpression e) {
              return check(e);
            }

            private int check(IASTNode node) {
              if (node instanceof IASTProblemHolder holder) {
                IASTFileLocation at = node.getFileLocation();
                boolean inFile = at != null && at.getFileName().equals(own);
                String raw = node.getRawSignature().replaceAll("\\s+", " ");
                out.add(
                    new Problem(
                        (inFile ? "own-" : "header-") + kind(node),
                        place(holder.getProblem(), unit),
                        raw.substring(0, Math.min(160, raw.length()))));
                return PROCESS_SKIP;
              }
              return PROCESS_CONTINUE;
            }
          };
      ast.accept(visitor);
    } catch (Throwable e) {
      out.add(new Problem("failed", unit.name(), e.toString()));
    }
  }

  private static String kind(IASTNode node) {
    return node instanceof IASTDeclaration
        ? "declaration"
        : node instanceof IASTStatement ? "statement" : "expression";
  }

  private static String place(IASTNode node, SourceUnit unit) {
    IASTFileLocation at = node.getFileLocation();
    return at == null ? unit.name() + ":?" : at.getFileName() + ":" + at.getStartingLineNumber();
  }
}
