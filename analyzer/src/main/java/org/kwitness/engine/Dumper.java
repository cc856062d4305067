package org.kwitness.engine;

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
    SourcePlan plan = TreeLocator.locate(options.request());
    Knowledge knowledge = KnowledgeLoader.load(plan.bsd(), plan.version(), options.modelDirs());
    FrontEnd frontEnd = new FrontEnd(plan, knowledge);
    List<FileFacts> facts =
        new FileRunner<SourceUnit, FileFacts>(
                options.threads(),
                options.secondsPerFile(),
                unit -> frontEnd.analyse(unit).facts(),
                f -> FrontEnd.lost(f.item(), Gap.Kind.FILE_ABANDONED, f.reason(), 0).facts())
            .run(plan.units(), Progress.SILENT, "files");
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
}
