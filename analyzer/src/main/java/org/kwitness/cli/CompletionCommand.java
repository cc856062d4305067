package org.kwitness.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kwitness completion}: a script that teaches a shell the commands and options. */
@Command(
    name = "completion",
    description = "Prints a script that completes commands, options and rules in a shell.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "For bash, in ~/.bashrc:  source <(kwitness completion bash)",
      "For zsh, in ~/.zshrc:    source <(kwitness completion zsh)"
    })
final class CompletionCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  /** The shells that there is a script for. */
  enum Shell {
    BASH,
    ZSH
  }

  @Parameters(index = "0", paramLabel = "SHELL", description = "bash or zsh.")
  private Shell shell;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (shell == Shell.ZSH) {
      // zsh runs the script of bash, but only once its own completion is there.
      out.println("autoload -U +X compinit && compinit");
    }
    CommandLine program = spec.root().commandLine();
    out.println(AutoComplete.bash(program.getCommandName(), program));
    out.flush();
    return ExitCode.CLEAN;
  }
}
