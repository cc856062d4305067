package org.kwitness.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.kwitness.cfg.Function;
import org.kwitness.cfg.GraphPrinter;
import org.kwitness.engine.Dumper;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kwitness dump}: shows a function as the analyses see it. */
@Command(
    name = "dump",
    description = "Prints the control flow graph of a function, with line and column.",
    mixinStandardHelpOptions = true)
final class DumpCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private TreeOptions tree;

  @Parameters(index = "0", paramLabel = "FILE", description = "A C file inside a kernel tree.")
  private Path file;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FUNCTION",
      description = "The function; all functions of the file if left out.")
  private Optional<String> function = Optional.empty();

  @Option(
      names = "--names",
      description =
          "Only list files, functions and the lines that conditional directives leave out.")
  private boolean names;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    if (names) {
      Dumper.names(tree.runOptions(List.of(file), Set.of(), Set.of())).forEach(out::println);
      out.flush();
      return ExitCode.CLEAN;
    }
    List<Function> functions = Dumper.functions(tree.runOptions(List.of(file), Set.of(), Set.of()));
    List<Function> wanted =
        functions.stream().filter(f -> function.map(f.name()::equals).orElse(true)).toList();
    if (wanted.isEmpty()) {
      throw new UsageException(
          file
              + " defines no function "
              + function.orElse("at all")
              + "; it defines "
              + functions.stream().map(Function::name).toList());
    }
    wanted.forEach(f -> out.print(GraphPrinter.print(f)));
    out.flush();
    return ExitCode.CLEAN;
  }
}
