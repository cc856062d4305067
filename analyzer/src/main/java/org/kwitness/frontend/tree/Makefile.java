package org.kwitness.frontend.tree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kwitness.frontend.SourceText;

/**
 * The variables of BSD makefiles: assignments, conditions, {@code .for} and {@code .include} of
 * files that exist, evaluated as make(1) does. Targets and shell assignments are not run: a build
 * is what we do without.
 */
final class Makefile {
  private static final Pattern ASSIGNMENT =
      Pattern.compile("^([A-Za-z0-9_.${}<:/-]+?)\\s*(\\+|\\?|:|!)?=\\s*(.*)$");
  private static final Pattern DIRECTIVE = Pattern.compile("^\\.\\s*([a-z]+)\\b\\s*(.*)$");
  private static final Pattern SEARCH = Pattern.compile("^\\.PATH(?:\\.[a-z]+)?\\s*:\\s*(.*)$");
  private static final int MAX_INCLUDES = 200;

  private final MakeVariables variables;
  private final Set<String> searchPath = new LinkedHashSet<>();
  private int includes;

  /** A makefile state with some variables set, as on make's command line. */
  Makefile(Map<String, String> initial) {
    this.variables = new MakeVariables(new LinkedHashMap<>(initial));
  }

  private Makefile(MakeVariables variables) {
    this.variables = variables;
  }

  /** An independent copy. */
  Makefile copy() {
    return new Makefile(new MakeVariables(new LinkedHashMap<>(variables.values())));
  }

  MakeVariables variables() {
    return variables;
  }

  /** The folders of {@code .PATH} lines, as written after expansion. */
  Set<String> searchPath() {
    return searchPath;
  }

  /**
   * Reads a makefile.
   *
   * @throws IOException if it cannot be read
   */
  void read(Path file) throws IOException {
    if (++includes > MAX_INCLUDES) {
      return;
    }
    String outer = variables.raw(".PARSEDIR");
    variables.set(".PARSEDIR", String.valueOf(file.toAbsolutePath().getParent()));
    run(logicalLines(new String(SourceText.read(file))));
    variables.set(".PARSEDIR", outer);
  }

  private static List<String> logicalLines(String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String physical : text.split("\n", -1)) {
      String s = physical.endsWith("\r") ? physical.substring(0, physical.length() - 1) : physical;
      if (s.endsWith("\\")) {
        line.append(s, 0, s.length() - 1).append(' ');
        continue;
      }
      line.append(s);
      lines.add(withoutComment(line.toString()));
      line.setLength(0);
    }
    return lines;
  }

  private static String withoutComment(String line) {
    if (line.startsWith("\t")) {
      return "";
    }
    for (int i = line.indexOf('#'); i >= 0; i = line.indexOf('#', i + 1)) {
      if (i == 0 || line.charAt(i - 1) != '\\') {
        return line.substring(0, i);
      }
    }
    return line;
  }

  private void run(List<String> lines) throws IOException {
    MakeConditions conditions = new MakeConditions(variables);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      Matcher d = DIRECTIVE.matcher(line);
      if (d.matches()) {
        String name = d.group(1);
        if (conditions.handles(name, d.group(2))) {
          continue;
        }
        if (!conditions.active()) {
          continue;
        }
        switch (name) {
          case "include", "sinclude" -> include(d.group(2).trim());
          case "for" -> {
            int end = endOfFor(lines, i);
            loop(d.group(2), lines.subList(i + 1, end));
            i = end;
          }
          case "undef" -> variables.remove(d.group(2).trim());
          default -> {}
        }
      }
      if (!conditions.active()) {
        continue;
      }
      Matcher s = SEARCH.matcher(line);
      if (s.matches()) {
        for (String folder : variables.expand(s.group(1)).trim().split("\\s+")) {
          searchPath.add(folder);
        }
        continue;
      }
      Matcher a = ASSIGNMENT.matcher(line.strip());
      if (a.matches() && !line.startsWith(".")) {
        assign(variables.expand(a.group(1)), String.valueOf(a.group(2)), a.group(3).strip());
      }
    }
  }

  private void assign(String name, String operator, String value) {
    switch (operator) {
      case "+" -> variables.append(name, value);
      case "?" -> {
        if (!variables.defined(name)) {
          variables.set(name, value);
        }
      }
      case ":" -> variables.set(name, variables.expand(value));
      case "!" -> {
        // A shell command: its output is unknown. A variable set from outside keeps its value.
      }
      default -> variables.set(name, value);
    }
  }

  private void include(String argument) throws IOException {
    if (!argument.startsWith("\"") || argument.length() < 2) {
      return;
    }
    String name = variables.expand(argument.substring(1, argument.length() - 1));
    Path file = Path.of(name);
    if (!file.isAbsolute()) {
      file = Path.of(variables.raw(".PARSEDIR")).resolve(name);
    }
    if (Files.isRegularFile(file)) {
      read(file.normalize());
    }
  }

  private static int endOfFor(List<String> lines, int from) {
    int depth = 0;
    for (int i = from; i < lines.size(); i++) {
      Matcher d = DIRECTIVE.matcher(lines.get(i));
      if (d.matches()) {
        if (d.group(1).equals("for")) {
          depth++;
        } else if (d.group(1).equals("endfor") && --depth == 0) {
          return i;
        }
      }
    }
    return lines.size();
  }

  private void loop(String header, List<String> body) throws IOException {
    int in = header.indexOf(" in ");
    if (in < 0) {
      return;
    }
    String name = header.substring(0, in).trim();
    String values = variables.expand(header.substring(in + 4)).trim();
    if (values.isEmpty() || name.contains(" ")) {
      return;
    }
    for (String value : values.split("\\s+")) {
      List<String> expanded = new ArrayList<>();
      for (String line : body) {
        expanded.add(line.replace("${" + name + "}", value).replace("$(" + name + ")", value));
      }
      run(expanded);
    }
  }
}
