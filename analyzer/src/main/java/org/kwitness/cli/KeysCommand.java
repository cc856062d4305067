package org.kwitness.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.kwitness.engine.RunOptions;
import org.kwitness.frontend.tree.SourcePlan;
import org.kwitness.frontend.tree.TreeLocator;
import org.kwitness.keys.LockingKeys;
import org.kwitness.model.KnowledgeLoader;
import org.kwitness.report.KeysWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kwitness keys}: what the comments say about which lock guards which member. */
@Command(
    name = "keys",
    description =
        "Lists the members of structures whose comments have a locking key, each with the lock that "
            + "it stands for; then the keys and legends that could not be resolved, and the totals.",
    mixinStandardHelpOptions = true)
final class KeysCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private TreeOptions tree;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      completionCandidates = Candidates.ListFormats.class,
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private String format = "text";

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "PATH",
      defaultValue = ".",
      description = "The kernel tree (default: the one around the working folder).")
  private Path path;

  @Override
  public Integer call() throws Exception {
    boolean json = Candidates.isJson(format);
    RunOptions options = tree.runOptions(List.of(path), Set.of(), Set.of());
    SourcePlan plan = TreeLocator.locate(options.request());
    LockingKeys keys =
        LockingKeys.read(
            plan, KnowledgeLoader.load(plan.bsd(), plan.version(), options.modelDirs()));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      KeysWriter.writeJson(keys, out);
    } else {
      KeysWriter.writeText(keys, out);
    }
    return ExitCode.CLEAN;
  }
}
