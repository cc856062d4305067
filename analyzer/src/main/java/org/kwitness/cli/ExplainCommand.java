package org.kwitness.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kwitness.rule.NearestName;
import org.kwitness.rule.Rule;
import org.kwitness.rule.RuleLoader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kwitness explain}: the page of a rule. */
@Command(
    name = "explain",
    description =
        "Shows the page of a rule: the problem, a bad and a good example, what it misses, and how "
            + "to suppress it.",
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "RULE",
      completionCandidates = Candidates.Rules.class,
      description = "The id of the rule, as it stands behind a finding.")
  private String id;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      completionCandidates = Candidates.Colours.class,
      description = "Colours: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private String color = "auto";

  @Override
  public Integer call() throws Exception {
    boolean colours = Terminal.colours(color);
    List<Rule> rules = RuleLoader.load();
    List<String> known = rules.stream().map(Rule::id).toList();
    // A finding ends in [rule], and that is what people copy.
    String wanted = id.replaceAll("^\\[|\\]$", "");
    Rule rule =
        rules.stream()
            .filter(r -> r.id().equals(wanted))
            .findFirst()
            .orElseThrow(() -> new UsageException(unknown(wanted, known)));
    PrintWriter out = spec.commandLine().getOut();
    out.print(new MarkdownView(Terminal.width(), colours).render(rule.help()));
    out.println();
    out.println("level " + rule.level().label() + ", precision " + rule.precision());
    out.flush();
    return ExitCode.CLEAN;
  }

  private static String unknown(String wanted, List<String> known) {
    Optional<String> nearest = NearestName.of(wanted, known);
    return "no rule is called "
        + wanted
        + "; "
        + nearest
            .map(n -> "did you mean " + n + "?")
            .orElse("there are " + String.join(", ", known));
  }
}
