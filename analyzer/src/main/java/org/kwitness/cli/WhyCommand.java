package org.kwitness.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.kwitness.checker.Evidence;
import org.kwitness.engine.Analyzer;
import org.kwitness.engine.ContextReport;
import org.kwitness.engine.Progress;
import org.kwitness.frontend.tree.TreeException;
import org.kwitness.model.KnowledgeException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kwitness why}: shows in which contexts a function runs. */
@Command(
    name = "why",
    description =
        "Prints the contexts that reach a function: interrupts, callouts, threads, "
            + "each with its chain of calls, the priority level and the locks at each.",
    mixinStandardHelpOptions = true)
final class WhyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private TreeOptions tree;

  @Parameters(index = "0", paramLabel = "FUNCTION", description = "The function.")
  private String function;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "PATH",
      defaultValue = ".",
      description = "The kernel tree (default: the one around the working folder).")
  private Path path;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    try {
      Evidence evidence =
          new Analyzer(
                  tree.runOptions(List.of(path), Set.of(), Set.of()),
                  Version.number(),
                  Progress.SILENT)
              .evidence();
      List<String> lines = ContextReport.of(evidence, function);
      if (lines.isEmpty()) {
        err.println("kwitness: " + path + " defines no function " + function);
        return ExitCode.FAILURE;
      }
      PrintWriter out = spec.commandLine().getOut();
      lines.forEach(out::println);
      out.flush();
      return ExitCode.CLEAN;
    } catch (UsageException | TreeException | KnowledgeException e) {
      err.println("kwitness: " + e.getMessage());
      return ExitCode.FAILURE;
    } finally {
      err.flush();
    }
  }
}
