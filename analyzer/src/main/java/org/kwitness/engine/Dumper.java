package org.kwitness.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.kwitness.cfg.Function;
import org.kwitness.frontend.FileFacts;
import org.kwitness.frontend.FrontEnd;
import org.kwitness.frontend.tree.SourcePlan;
import org.kwitness.frontend.tree.SourceUnit;
import org.kwitness.frontend.tree.TreeException;
import org.kwitness.frontend.tree.TreeLocator;
import org.kwitness.model.Knowledge;
import org.kwitness.model.KnowledgeException;
import org.kwitness.model.KnowledgeLoader;
import org.kwitness.rule.Gap;

/** The front end alone, for looking at what it makes of a file. */
public final class Dumper {
  private Dumper() {}

  /**
   * The functions of the files asked for, those of headers that they call last.
   *
   * @throws TreeException if the file is in no kernel tree, or cannot be analysed
   * @throws KnowledgeException if a row is wrong
   */
  public static List<Function> functions(RunOptions options)
      throws TreeException, KnowledgeException {
    List<FileFacts> facts = facts(TreeLocator.locate(options.request()), options);
    for (FileFacts f : facts) {
      for (Gap g : f.gaps()) {
        if (g.kind() == Gap.Kind.FILE_SKIPPED || g.kind() == Gap.Kind.FILE_ABANDONED) {
          throw new TreeException(f.file() + ": " + g.message());
        }
      }
    }
    return Stream.concat(
            facts.stream().flatMap(f -> f.functions().stream()),
            facts.stream().flatMap(f -> f.inlines().stream()))
        .toList();
  }

  /**
   * What reached the IR, for comparison with other tools: lines of words separated by tabs, {@code
   * root PATH}, {@code file NAME}, {@code function FILE NAME} and {@code inactive FILE FIRST LAST}
   * (lines that conditional directives leave out).
   *
   * @throws TreeException if the tree cannot be analysed as asked
   * @throws KnowledgeException if a row is wrong
   */
  public static List<String> names(RunOptions options) throws TreeException, KnowledgeException {
    SourcePlan plan = TreeLocator.locate(options.request());
    List<String> lines = new ArrayList<>();
    lines.add("root\t" + plan.sourceRoot());
    for (FileFacts f : facts(plan, options)) {
      lines.add("file\t" + f.file());
      f.functions().forEach(x -> lines.add("function\t" + f.file() + "\t" + x.name()));
      f.leftOut()
          .forEach(r -> lines.add("inactive\t" + f.file() + "\t" + r.first() + "\t" + r.last()));
    }
    return lines;
  }

  private static List<FileFacts> facts(SourcePlan plan, RunOptions options)
      throws KnowledgeException {
    Knowledge knowledge = KnowledgeLoader.load(plan.bsd(), plan.version(), options.modelDirs());
    FrontEnd frontEnd = new FrontEnd(plan, knowledge);
    return new FileRunner<SourceUnit, FileFacts>(
            options.threads(),
            options.secondsPerFile(),
            unit -> frontEnd.analyse(unit).facts(),
            f -> FrontEnd.lost(f.item(), Gap.Kind.FILE_ABANDONED, f.reason(), 0).facts())
        .run(plan.units(), Progress.SILENT, "files");
  }
}
