package org.kwitness.cli;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The manual page of a program and its commands, in mdoc(7), the language of the BSDs' own pages.
 * Commands, options and exit codes are those that the program has; the text around them is here.
 */
final class ManualPage {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.ENGLISH);

  /** mandoc(1) complains about lines of source that are longer. */
  private static final int WIDTH = 78;

  private final CommandSpec program;
  private final LocalDate date;
  private final StringBuilder page = new StringBuilder();

  /**
   * @param program the program, not one of its commands
   * @param date when the page was changed last
   */
  ManualPage(CommandSpec program, LocalDate date) {
    this.program = program;
    this.date = date;
  }

  /** The page. */
  String mdoc() {
    page.setLength(0);
    String name = program.name();
    line(".Dd " + DATE.format(date));
    line(".Dt " + name.toUpperCase(Locale.ROOT) + " 1");
    line(".Os");
    line(".Sh NAME");
    line(".Nm " + name);
    line(".Nd static analysis of the locking in BSD kernels");
    line(".Sh SYNOPSIS");
    commands().forEach((command, spec) -> synopsis(spec));
    line(".Sh DESCRIPTION");
    line(".Nm");
    text(
        "reads the C sources of a BSD kernel, without building it, and reports mistakes with "
            + "locks, interrupt priority levels and NULL pointers, each with the way that leads "
            + "there.");
    line(".Pp");
    text("The commands are:");
    commands().forEach((command, spec) -> command(spec));
    environment();
    files();
    exitStatus();
    examples();
    line(".Sh SEE ALSO");
    line(".Xr witness 4");
    return page.toString();
  }

  private Map<String, CommandSpec> commands() {
    Map<String, CommandSpec> commands = new LinkedHashMap<>();
    program.subcommands().forEach((name, line) -> commands.put(name, line.getCommandSpec()));
    return commands;
  }

  private void synopsis(CommandSpec command) {
    line(".Nm");
    line(".Cm " + escape(command.name()));
    if (command.options().stream().anyMatch(o -> !isStandard(o))) {
      line(".Op Ar options");
    }
    parameters(command);
  }

  private void parameters(CommandSpec command) {
    for (PositionalParamSpec p : command.positionalParameters()) {
      String many = p.arity().max() > 1 ? " ..." : "";
      line((p.arity().min() == 0 ? ".Op Ar " : ".Ar ") + escape(p.paramLabel()) + many);
    }
  }

  private void command(CommandSpec command) {
    line(".Ss kwitness " + escape(command.name()));
    text(plain(command.usageMessage().description()));
    boolean described =
        command.options().stream().anyMatch(o -> !isStandard(o))
            || !command.positionalParameters().isEmpty();
    if (described) {
      line(".Bl -tag -width Ds");
      for (PositionalParamSpec p : command.positionalParameters()) {
        line(".It Ar " + escape(p.paramLabel()));
        text(description(p));
      }
      for (OptionSpec o : command.options()) {
        if (!isStandard(o)) {
          option(o);
        }
      }
      line(".El");
    }
    if (command.usageMessage().footer().length > 0) {
      line(".Bd -literal -offset indent");
      for (String footer : command.usageMessage().footer()) {
        if (!footer.isEmpty()) {
          line(escape(footer));
        }
      }
      line(".Ed");
    }
  }

  private void option(OptionSpec option) {
    StringBuilder item = new StringBuilder(".It");
    for (String name : option.names()) {
      item.append(item.length() > 3 ? " , Fl " : " Fl ").append(escape(name.substring(1)));
    }
    if (option.arity().max() > 0) {
      item.append(" Ar ").append(escape(option.paramLabel()));
    }
    line(item.toString());
    text(description(option));
  }

  /** The description with the values that picocli itself puts in only when it shows the help. */
  private static String description(ArgSpec argument) {
    StringJoiner candidates = new StringJoiner(", ");
    Optional.ofNullable(argument.completionCandidates()).ifPresent(c -> c.forEach(candidates::add));
    return plain(argument.description())
        .replace("${COMPLETION-CANDIDATES}", candidates.toString())
        .replace("${DEFAULT-VALUE}", argument.defaultValueString());
  }

  private void environment() {
    line(".Sh ENVIRONMENT");
    line(".Bl -tag -width Ds");
    line(".It Ev NO_COLOR");
    text("No colours unless they are asked for.");
    line(".It Ev COLUMNS");
    text("How wide the pages of rules are shown.");
    line(".It Ev GITHUB_TOKEN , Ev GH_TOKEN");
    text("The token for upload; the first that is set counts.");
    line(".It Ev GITHUB_REPOSITORY , Ev GITHUB_REF , Ev GITHUB_SHA , Ev GITHUB_API_URL");
    text("What a workflow of GitHub says to upload where its options do not.");
    line(".It Ev KWITNESS_JAVA_OPTS");
    text("Options for the Java virtual machine, such as -Xmx6g.");
    line(".It Ev JAVA_HOME");
    text("The Java to use, 17 or newer.");
    line(".El");
  }

  private void files() {
    line(".Sh FILES");
    line(".Bl -tag -width Ds");
    line(".It Pa " + ConfigurationOptions.FILE_NAME);
    text(
        "Settings of a project, looked for in the folder that is analysed and above it: a JSON "
            + "object with any of the keys "
            + String.join(", ", Configuration.keys())
            + ", which mean the same as the options of these names.");
    line(".El");
  }

  private void exitStatus() {
    line(".Sh EXIT STATUS");
    line(".Bl -tag -width Ds");
    program
        .usageMessage()
        .exitCodeList()
        .forEach(
            (code, meaning) -> {
              line(".It " + escape(code));
              text(meaning);
            });
    line(".El");
  }

  private void examples() {
    line(".Sh EXAMPLES");
    text("Analyse a kernel, for the terminal and for a code scanner:");
    line(".Dl kwitness check -o - -o out.sarif src/sys");
    line(".Pp");
    text("Live with what is there, and see only what is new:");
    line(".Dl kwitness check --baseline known.json --write-baseline src/sys");
    line(".Dl kwitness check --baseline known.json src/sys");
    line(".Pp");
    text("Send a log to GitHub code scanning:");
    line(".Dl kwitness upload --repo OWNER/NAME out.sarif");
    line(".Pp");
    text("What a rule is about:");
    line(".Dl kwitness explain lock-leak");
  }

  private static boolean isStandard(OptionSpec option) {
    return option.usageHelp() || option.versionHelp();
  }

  private static String plain(String[] lines) {
    return Ansi.OFF.string(String.join(" ", lines));
  }

  private void line(String text) {
    page.append(text).append('\n');
  }

  /** Running text: each sentence on a line of its own, as mdoc(7) wants it, or on several. */
  private void text(String text) {
    for (String sentence : text.strip().split("(?<=[.?!])\\s+")) {
      StringBuilder line = new StringBuilder();
      for (String word : escape(sentence).split("\\s+")) {
        if (!line.isEmpty() && line.length() + 1 + word.length() > WIDTH) {
          line(line.toString());
          line.setLength(0);
        }
        // At the start of a line these would begin a macro.
        boolean macro = line.isEmpty() && (word.startsWith(".") || word.startsWith("'"));
        line.append(line.isEmpty() ? "" : " ").append(macro ? "\\&" : "").append(word);
      }
      if (!line.isEmpty()) {
        line(line.toString());
      }
    }
  }

  private static String escape(String text) {
    return text.replace("\\", "\\e").replace("-", "\\-").replace("\n", " ");
  }
}
