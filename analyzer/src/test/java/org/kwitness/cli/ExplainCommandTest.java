package org.kwitness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kwitness.cli.CommandRunner.Outcome;
import org.kwitness.rule.Rule;
import org.kwitness.rule.RuleException;
import org.kwitness.rule.RuleLoader;

/** The commands that explain: explain, rules, completion, man. */
class ExplainCommandTest {
  @Test
  void everyRuleHasAPageWithExamplesThatFitsATerminal() throws RuleException {
    for (Rule rule : RuleLoader.load()) {
      Outcome outcome = CommandRunner.run("explain", rule.id());
      assertThat(outcome.exitCode()).as(rule.id()).isEqualTo(ExitCode.CLEAN);
      assertThat(outcome.out())
          .startsWith(rule.id() + "\n")
          .contains("\nBad\n---\n")
          .contains("\nGood\n----\n")
          .contains("\nHow to suppress\n")
          .contains("precision " + rule.precision())
          .doesNotContain("```")
          .doesNotContain("\u001b")
          .doesNotContain("\u0001");
      assertThat(outcome.out().lines())
          .filteredOn(line -> !line.startsWith("    ") && !line.startsWith("|"))
          .allMatch(line -> line.length() <= 80);
    }
  }

  @Test
  void coloursCanBeForced() {
    String plain = CommandRunner.run("explain", "lock-leak").out();
    String coloured = CommandRunner.run("explain", "lock-leak", "--color", "always").out();
    assertThat(coloured).contains("\u001b[1mlock-leak\u001b[0m").doesNotContain("`");
    assertThat(plain).contains("`msleep(\u2026, PDROP)`");
    assertThat(CommandRunner.run("explain", "lock-leak", "--color", "x").exitCode())
        .isEqualTo(ExitCode.FAILURE);
  }

  @Test
  void theRuleMayBeCopiedFromAFinding() {
    assertThat(CommandRunner.run("explain", "[spl-leak]").out()).startsWith("spl-leak\n");
  }

  @ParameterizedTest
  @CsvSource({
    "lock-leek,did you mean lock-leak?",
    "unchecked,did you mean unchecked-null?",
    "quux,there are assert-unheld",
  })
  void anUnknownRuleIsAnsweredWithTheNearest(String name, String answer) {
    Outcome outcome = CommandRunner.run("explain", name);
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(outcome.err()).contains("no rule is called " + name).contains(answer);
    assertThat(outcome.out()).isEmpty();
  }

  @Test
  void markdown() {
    String page =
        """
        # Title

        Some **strong** text with `code that stays` and a [link](docs/a.md) in it,
        over two lines.

        - an item that is too long
          for one line
        - another

        | a | b |
        |---|---|

        ```c
        \tif (x)   return;
        ```
        """;
    assertThat(new MarkdownView(40, false).render(page))
        .isEqualTo(
            """
            Title
            =====

            Some strong text with `code that stays`
            and a link (docs/a.md) in it, over two
            lines.

            - an item that is too long for one line
            - another

            | a | b |
            |---|---|

                \tif (x)   return;
            """);
  }

  @Test
  void theTableOfRulesHasThemAll() throws RuleException {
    Outcome outcome = CommandRunner.run("rules");
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.CLEAN);
    List<Rule> rules = RuleLoader.load();
    assertThat(outcome.out().lines()).hasSize(rules.size() + 1);
    for (Rule rule : rules) {
      assertThat(outcome.out()).contains(rule.id()).contains(rule.title());
    }
  }

  @Test
  void theRulesAsJson() throws RuleException {
    Outcome outcome = CommandRunner.run("rules", "--format", "json");
    JsonArray rules = JsonParser.parseString(outcome.out()).getAsJsonArray();
    List<String> ids = new ArrayList<>();
    rules.forEach(r -> ids.add(r.getAsJsonObject().get("id").getAsString()));
    assertThat(ids).isEqualTo(RuleLoader.load().stream().map(Rule::id).toList());
    assertThat(rules.get(0).getAsJsonObject().keySet())
        .containsExactly("id", "title", "level", "precision", "tags");
    assertThat(CommandRunner.run("rules", "--format", "xml").exitCode())
        .isEqualTo(ExitCode.FAILURE);
  }

  /** Runs a program if it is there; its output, or a word that says that it is not. */
  private static String filter(String input, String... command)
      throws IOException, InterruptedException {
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      return "not installed";
    }
    try (var out = process.getOutputStream()) {
      out.write(input.getBytes(StandardCharsets.UTF_8));
    }
    try (InputStream in = process.getInputStream()) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() + ":" + text;
    }
  }

  @Test
  void theScriptsForShellsAreWellFormedAndKnowTheRules() throws IOException, InterruptedException {
    String bash = CommandRunner.run("completion", "bash").out();
    assertThat(bash).contains("--changed-since").contains("unchecked-null").contains("explain");
    assertThat(bash).contains("upload").contains("--dry-run");
    assertThat(filter(bash, "bash", "-n")).isIn("0:", "not installed");
    String zsh = CommandRunner.run("completion", "zsh").out();
    assertThat(zsh).startsWith("autoload").contains("--changed-since");
    assertThat(filter(zsh, "zsh", "-n")).isIn("0:", "not installed");
    assertThat(CommandRunner.run("completion", "fish").exitCode()).isEqualTo(ExitCode.FAILURE);
  }

  /** bash itself is asked what it would offer. */
  @Test
  void bashCompletes() throws IOException, InterruptedException {
    String script =
        CommandRunner.run("completion", "bash").out()
            + """

            COMP_WORDS=(kwitness che); COMP_CWORD=1; _complete_kwitness; echo "[${COMPREPLY[*]}]"
            COMP_WORDS=(kwitness check --only lock-l); COMP_CWORD=3; _complete_kwitness
            echo "[${COMPREPLY[*]}]"
            """;
    assertThat(filter(script, "bash", "--norc"))
        .satisfiesAnyOf(
            answer -> assertThat(answer).contains("[check]").contains("[lock-leak]"),
            answer -> assertThat(answer).isEqualTo("not installed"));
  }

  @Test
  void theManualPageHasAllCommandsAndOptions() throws IOException, InterruptedException {
    String page = CommandRunner.run("man").out();
    assertThat(page)
        .startsWith(".Dd ")
        .contains(".Dt KWITNESS 1")
        .contains(".It Fl \\-changed\\-since Ar REV")
        .contains(".Ss kwitness diff")
        .contains(".Ss kwitness upload")
        .contains(".It Ev GITHUB_TOKEN")
        .contains(".Sh EXIT STATUS")
        .doesNotContain("${");
    Main.commandLine()
        .getSubcommands()
        .forEach(
            (name, command) -> {
              assertThat(page).contains(".Ss kwitness " + name + "\n");
              command
                  .getCommandSpec()
                  .options()
                  .forEach(
                      o -> {
                        if (!o.usageHelp() && !o.versionHelp()) {
                          assertThat(page)
                              .contains("Fl " + o.longestName().substring(1).replace("-", "\\-"));
                        }
                      });
            });
    assertThat(filter(page, "mandoc", "-Tlint", "-Wwarning")).isIn("0:", "not installed");
    assertThat(filter(page, "groff", "-mdoc", "-ww", "-z")).isIn("0:", "not installed");
  }
}
