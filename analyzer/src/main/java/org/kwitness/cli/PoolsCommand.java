package org.kwitness.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.kwitness.checker.PoolAudit;
import org.kwitness.engine.Analyzer;
import org.kwitness.engine.Progress;
import org.kwitness.frontend.tree.TreeException;
import org.kwitness.model.KnowledgeException;
import org.kwitness.rule.Rule;
import org.kwitness.rule.RuleException;
import org.kwitness.rule.RuleLoader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kwitness pools}: lists every use of every pool. */
@Command(
    name = "pools",
    description =
        "Lists every use of every pool, one a line, fields separated by tabs: pool, its own level, "
            + "place, function, call, levels at the call, contexts that reach it, levels of the interrupts "
            + "that reach the pool, verdict.",
    mixinStandardHelpOptions = true)
final class PoolsCommand implements Callable<Integer> {
  private static final String RULE = "pool-unprotected";

  @Spec private CommandSpec spec;
  @Mixin private TreeOptions tree;

  @Parameters(arity = "1..*", paramLabel = "PATH", description = "A kernel tree.")
  private List<Path> paths;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    try {
      Rule rule =
          RuleLoader.load().stream()
              .filter(r -> r.id().equals(RULE))
              .findFirst()
              .orElseThrow(() -> new RuleException("no rule " + RULE));
      PrintWriter out = spec.commandLine().getOut();
      for (PoolAudit.Row r :
          PoolAudit.of(
              new Analyzer(
                      tree.runOptions(paths, Set.of(), Set.of()), Version.number(), Progress.SILENT)
                  .evidence(),
              rule)) {
        out.println(
            String.join(
                "\t",
                r.pool(),
                r.declared(),
                r.position().toString(),
                r.function(),
                r.call(),
                String.join(",", r.levels()),
                String.join(",", r.contexts()),
                String.join(",", r.interrupts()),
                r.verdict()));
      }
      out.flush();
      return ExitCode.CLEAN;
    } catch (UsageException | TreeException | KnowledgeException | RuleException e) {
      err.println("kwitness: " + e.getMessage());
      return ExitCode.FAILURE;
    } finally {
      err.flush();
    }
  }
}
