package org.kwitness.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code kwitness man}: the manual page, made from the commands themselves. */
@Command(
    name = "man",
    description = "Prints the manual page, in mdoc(7).",
    mixinStandardHelpOptions = true,
    footer = {"", "To read it: kwitness man | man -l -   (mandoc: kwitness man | mandoc -a)"})
final class ManCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    out.print(new ManualPage(spec.root(), Version.date()).mdoc());
    out.flush();
    return ExitCode.CLEAN;
  }
}
