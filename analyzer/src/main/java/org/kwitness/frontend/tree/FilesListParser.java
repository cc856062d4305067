package org.kwitness.frontend.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the source and option lists of config(8): {@code path standard|optional expression
 * [compile-with "…"] [dependency "…"] [no-obj] …} and {@code OPTION [header]}. Source: config(8),
 * and the comments at the head of such lists.
 */
final class FilesListParser {
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");
  private static final Set<String> WITH_ARGUMENT =
      Set.of("compile-with", "dependency", "clean", "warning");
  private static final Set<String> FLAGS =
      Set.of(
          "no-obj",
          "no-ctfconvert",
          "no-implicit-rule",
          "before-depend",
          "local",
          "device-driver",
          "config-dependent",
          "profiling-routine",
          "nodepend",
          "nowerror",
          "obj-prefix",
          "count",
          "needs-count",
          "requires");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");

  private final Map<String, String> variables;
  private final SourceLists lists;

  /**
   * @param variables values for {@code ${…}} in paths
   * @param lists receives what is read
   */
  FilesListParser(Map<String, String> variables, SourceLists lists) {
    this.variables = variables;
    this.lists = lists;
  }

  /** Reads a source list. */
  void readFiles(String list, String text) {
    for (Line line : logicalLines(text)) {
      entry(list, line);
    }
  }

  /** Reads a list of options. */
  void readOptions(String text) {
    for (Line line : logicalLines(text)) {
      List<String> words = line.words();
      lists.optionHeaders().putIfAbsent(words.get(0), words.size() > 1 ? words.get(1) : "");
    }
  }

  private record Line(int number, List<String> words) {}

  private void entry(String list, Line line) {
    List<String> words = line.words();
    if (words.size() < 2) {
      lists
          .mistakes()
          .add(
              new SourceLists.Mistake(
                  list,
                  line.number(),
                  "\"" + words.get(0) + "\" has neither \"standard\" nor \"optional\""));
      return;
    }
    String path = Variables.expand(words.get(0), variables);
    Optional<String> command = Optional.empty();
    boolean noObject = false;
    boolean early = false;
    boolean implicitRule = true;
    for (int i = 2; i < words.size(); i++) {
      String word = words.get(i);
      if (WITH_ARGUMENT.contains(word)) {
        i++;
        if (word.equals("compile-with") && i < words.size()) {
          command = Optional.of(words.get(i));
        }
      } else if (FLAGS.contains(word)) {
        noObject |= word.equals("no-obj");
        early |= word.equals("before-depend");
        implicitRule &= !word.equals("no-implicit-rule");
      } else {
        for (String name : word.split("[|!]+")) {
          if (NAME.matcher(name).matches()) {
            lists.conditionNames().add(name);
          }
        }
      }
    }
    // A name without a folder, or one made before anything is compiled, lies in the object folder.
    boolean generated = noObject || early || !implicitRule || !path.contains("/");
    lists.entries().add(new SourceLists.Entry(path, command, generated, list, line.number()));
  }

  private static List<Line> logicalLines(String text) {
    List<Line> lines = new ArrayList<>();
    List<String> words = new ArrayList<>();
    int start = 0;
    String[] physical = text.split("\n", -1);
    for (int i = 0; i < physical.length; i++) {
      String line = physical[i].stripTrailing();
      boolean continues = line.endsWith("\\");
      if (words.isEmpty()) {
        start = i + 1;
      }
      split(continues ? line.substring(0, line.length() - 1) : line, words);
      if (!continues && !words.isEmpty()) {
        lines.add(new Line(start, List.copyOf(words)));
        words.clear();
      }
    }
    return lines;
  }

  private static void split(String line, List<String> words) {
    Matcher m = WORD.matcher(line);
    while (m.find()) {
      if (m.group(3) != null) {
        if (m.group(3).startsWith("#")) {
          return;
        }
        words.add(m.group(3));
      } else {
        words.add(m.group(1) != null ? m.group(1) : m.group(2));
      }
    }
  }
}
