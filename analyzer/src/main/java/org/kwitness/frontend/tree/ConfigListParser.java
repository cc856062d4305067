package org.kwitness.frontend.tree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kwitness.frontend.SourceText;

/**
 * Reads the source lists of config(1): {@code file}, {@code include}, {@code prefix}, {@code
 * define}, {@code device}, {@code attach}, {@code defflag}, {@code defparam}, {@code makeoptions},
 * … A statement goes on over lines that start with white space. Source: config(5) of the BSDs that
 * have it.
 */
final class ConfigListParser {
  private static final Pattern TOKEN =
      Pattern.compile("\"([^\"]*)\"|((?:\\$\\{[^}]*\\}|[^\\s{}\\[\\],=:()&|!\"#])+)|([^\\s])");
  private static final int MAX_DEPTH = 60;

  private final Path root;
  private final Map<String, String> variables;
  private final SourceLists lists;
  private final Set<String> defined = new HashSet<>();
  private final Set<Path> seen = new HashSet<>();
  private final Deque<String> prefixes = new ArrayDeque<>();

  /**
   * @param root the kernel folder; includes are relative to it
   * @param variables values for {@code ${…}} in paths
   * @param lists receives what is read
   */
  ConfigListParser(Path root, Map<String, String> variables, SourceLists lists) {
    this.root = root;
    this.variables = variables;
    this.lists = lists;
  }

  /**
   * Reads a list and what it includes.
   *
   * @throws IOException if it cannot be read
   */
  void read(String list) throws IOException {
    read(list, 0);
  }

  private void read(String list, int depth) throws IOException {
    Path file = root.resolve(list).normalize();
    if (!seen.add(file) || depth > MAX_DEPTH) {
      return;
    }
    Deque<Boolean> conditions = new ArrayDeque<>();
    for (Statement statement : statements(new String(SourceText.read(file)))) {
      String keyword = statement.token(0);
      String argument = statement.token(1);
      boolean active = !conditions.contains(false);
      switch (keyword) {
        case "ifdef" -> conditions.push(defined(argument));
        case "ifndef" -> conditions.push(!defined(argument));
        case "elifdef", "elifndef" -> {
          // Taken only if no branch before was; two branches with the same files do no harm.
          boolean before = !conditions.isEmpty() && conditions.pop();
          conditions.push(!before && defined(argument) == keyword.equals("elifdef"));
        }
        case "else" -> conditions.push(conditions.isEmpty() || !conditions.pop());
        case "endif" -> conditions.poll();
        case "include", "cinclude" -> {
          if (active) {
            include(list, statement, keyword.equals("cinclude"), depth);
          }
        }
        default -> {
          if (active) {
            statement(list, statement);
          }
        }
      }
    }
  }

  private boolean defined(String name) {
    return defined.contains(name.toLowerCase(Locale.ROOT));
  }

  private void include(String list, Statement statement, boolean optional, int depth)
      throws IOException {
    String name = Variables.expand(statement.token(1), variables).replace("$S/", "");
    if (Files.isRegularFile(root.resolve(name))) {
      read(name, depth + 1);
    } else if (!optional) {
      mistake(list, statement, "includes \"" + name + "\", which does not exist");
    }
  }

  private void statement(String list, Statement statement) {
    switch (statement.token(0)) {
      case "file", "object" -> file(list, statement);
      case "prefix" -> {
        if (statement.size() > 1) {
          prefixes.push(statement.token(1) + "/");
        } else {
          prefixes.poll();
        }
      }
      case "define" -> attribute(statement);
      case "device", "defpseudodev" -> {
        lists.devices().add(statement.token(1));
        attribute(statement);
      }
      case "defpseudo", "pseudo-device" -> {
        lists.pseudoDevices().add(statement.token(1));
        attribute(statement);
      }
      case "attach" -> {
        int with = statement.tokens().indexOf("with");
        if (with > 0) {
          defined.add(statement.token(with + 1));
          lists.declared().add(statement.token(with + 1));
        }
      }
      case "defflag", "defparam", "defopt", "defaltopt", "deffs" -> options(statement);
      case "makeoptions" -> makeOptions(statement);
      default -> {}
    }
  }

  private void file(String list, Statement statement) {
    String path = Variables.expand(statement.token(1), variables).replace("$S/", "");
    Optional<String> command = Optional.empty();
    boolean counted = false;
    List<String> names = new ArrayList<>();
    for (int i = 2; i < statement.size(); i++) {
      String token = statement.token(i);
      switch (token) {
        case "needs-flag", "needs-count" -> counted = true;
        case "compile-with" -> command = Optional.of(statement.token(++i));
        default -> {
          if (Character.isJavaIdentifierStart(token.charAt(0))) {
            names.add(token.toLowerCase(Locale.ROOT));
          }
        }
      }
    }
    lists.conditionNames().addAll(names);
    if (counted) {
      lists.countedNames().addAll(names);
    }
    if (path.startsWith("|") || path.isEmpty()) {
      mistake(list, statement, "file without a path");
      return;
    }
    String prefix = prefixes.isEmpty() ? "" : prefixes.peek();
    lists
        .entries()
        .add(
            new SourceLists.Entry(
                prefix + path, command, !path.contains("/"), list, statement.line()));
  }

  /** {@code define name { [locator = default], … }: attributes} and the forms like it. */
  private void attribute(Statement statement) {
    String name = statement.token(1);
    defined.add(name.toLowerCase(Locale.ROOT));
    lists.declared().add(name);
    int open = statement.tokens().indexOf("{");
    int close = statement.tokens().indexOf("}");
    int index = 0;
    boolean wanted = true;
    for (int i = open + 1; open > 0 && i < close; i++) {
      String token = statement.token(i);
      if (token.equals(",")) {
        wanted = true;
      } else if (wanted && Character.isJavaIdentifierStart(token.charAt(0))) {
        lists.locators().add(new SourceLists.Locator(name, token, index++));
        wanted = false;
      }
    }
  }

  private void options(Statement statement) {
    int first = 1;
    String header = "";
    if (statement.token(1).endsWith(".h")) {
      header = statement.token(1);
      first = 2;
    }
    for (int i = first; i < statement.size(); i++) {
      String token = statement.token(i);
      if (token.equals(":")) {
        break;
      }
      if (token.equals("=")) {
        i++;
      } else if (Character.isJavaIdentifierStart(token.charAt(0))) {
        lists.optionHeaders().putIfAbsent(token, header);
        defined.add(token.toLowerCase(Locale.ROOT));
        lists.declared().add(token.toLowerCase(Locale.ROOT));
      }
    }
  }

  /** {@code makeoptions [condition] NAME[+]="value"}. */
  private void makeOptions(Statement statement) {
    for (int i = 1; i + 2 < statement.size() + 1; i++) {
      if (statement.token(i).equals("=") && i + 1 < statement.size()) {
        String name = statement.token(i - 1);
        boolean append = name.endsWith("+");
        lists
            .makeOptions()
            .add(
                new SourceLists.MakeOption(
                    append ? name.substring(0, name.length() - 1) : name,
                    append,
                    statement.token(i + 1)));
      }
    }
  }

  private void mistake(String list, Statement statement, String message) {
    lists.mistakes().add(new SourceLists.Mistake(list, statement.line(), message));
  }

  private record Statement(int line, List<String> tokens) {
    String token(int i) {
      return i < tokens.size() ? tokens.get(i) : "";
    }

    int size() {
      return tokens.size();
    }
  }

  private static List<Statement> statements(String text) {
    List<Statement> statements = new ArrayList<>();
    List<String> tokens = new ArrayList<>();
    int start = 1;
    String[] physical = text.split("\n", -1);
    for (int i = 0; i < physical.length; i++) {
      String line = physical[i];
      boolean continuation = !line.isEmpty() && Character.isWhitespace(line.charAt(0));
      if (!continuation && !tokens.isEmpty() && !line.isBlank()) {
        statements.add(new Statement(start, List.copyOf(tokens)));
        tokens.clear();
      }
      if (tokens.isEmpty()) {
        start = i + 1;
      }
      tokenize(line, tokens);
    }
    if (!tokens.isEmpty()) {
      statements.add(new Statement(start, List.copyOf(tokens)));
    }
    return statements;
  }

  private static void tokenize(String line, List<String> tokens) {
    Matcher m = TOKEN.matcher(line);
    while (m.find()) {
      if (m.group(1) != null) {
        tokens.add(m.group(1));
      } else if (m.group(2) != null) {
        tokens.add(m.group(2));
      } else if (m.group(3).equals("#")) {
        return;
      } else if (!m.group(3).equals("\\")) {
        tokens.add(m.group(3));
      }
    }
  }
}
