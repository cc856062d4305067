package org.kwitness.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds out whether a comment is a legend. It is one if at least two of its lines give the meaning
 * of a key each, and one of them, or what stands before them, has a word of locking in it; or if it
 * is running text that names two locks or more with a capital letter in parentheses each.
 */
final class LegendReader {
  private static final String KEY =
      "(?:[A-Za-z]{1,2}\\*?|[*?!:(]|[A-Za-z]{1,2}(?:[,/|&][A-Za-z]{1,2})+)";
  private static final Pattern INTRODUCTION =
      Pattern.compile("^(\\s*)[A-Z][a-z]+:(?=\\s+" + KEY + "\\s*=\\s)");
  private static final Pattern ROUND =
      Pattern.compile("^\\s*\\((" + KEY + ")\\)\\s*(?:[-:=]+\\s+)?(.*)$");
  private static final Pattern SQUARE =
      Pattern.compile("^\\s*\\[(" + KEY + ")\\]\\s*(?:[-:=]+\\s+)?(.*)$");
  private static final Pattern COLON = Pattern.compile("^\\s*(" + KEY + "):\\s+(.*)$");
  private static final Pattern DASH = Pattern.compile("^\\s*(" + KEY + ")\\s*[-=]\\s+(.*)$");
  private static final Pattern APART =
      Pattern.compile("^\\s*(" + KEY + ")(?:\\t+| {2,}|\\s+\\t\\s*)\\s*(\\S.*)$");
  private static final Pattern IN_PROSE = Pattern.compile("\\s\\(([A-Z])\\)");
  private static final Pattern CLAUSE = Pattern.compile("[,.;:)]\\s");
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final int FEWEST = 2;

  private final String file;
  private final Predicate<String> speaksOfLocking;

  /** A line of a comment that starts an entry. */
  private record Start(Legend.Form form, String key, String text, int indent) {}

  LegendReader(String file, Predicate<String> speaksOfLocking) {
    this.file = file;
    this.speaksOfLocking = speaksOfLocking;
  }

  /** The legend that a comment is, if it is one. */
  Optional<Legend> read(Token comment) {
    if (comment.line() == comment.lastLine() || !speaksOfLocking.test(comment.text())) {
      return Optional.empty();
    }
    List<String> lines = lines(comment.text());
    List<Legend.Entry> entries = new ArrayList<>();
    List<Legend.Form> forms = new ArrayList<>();
    int indent = -1;
    boolean open = false;
    boolean locking = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      Optional<Start> start = start(line);
      if (start.isPresent()) {
        entries.add(new Legend.Entry(start.get().key(), start.get().text(), comment.line() + i));
        forms.add(start.get().form());
        indent = start.get().indent();
        open = true;
      } else if (open && !line.isBlank() && indent(line) > indent) {
        Legend.Entry last = entries.remove(entries.size() - 1);
        entries.add(new Legend.Entry(last.key(), last.text() + " " + line.strip(), last.line()));
      } else {
        open = false;
        // What leads to the list counts; what else the comment tells does not.
        locking |= entries.isEmpty() && leadsToAList(lines, i) && speaksOfLocking.test(line);
      }
    }
    List<Legend.Entry> distinct = distinct(entries);
    locking |= distinct.stream().anyMatch(e -> speaksOfLocking.test(e.text()));
    if (distinct.size() >= FEWEST && locking) {
      return Optional.of(legend(comment, most(forms), distinct));
    }
    return prose(comment);
  }

  private Legend legend(Token comment, Legend.Form form, List<Legend.Entry> entries) {
    return new Legend(form, file, comment.line(), comment.lastLine(), entries);
  }

  private static boolean leadsToAList(List<String> lines, int i) {
    return i + 2 < lines.size()
        && (start(lines.get(i + 1)).isPresent() || start(lines.get(i + 2)).isPresent());
  }

  /** The lines without what decorates a comment. */
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    for (String line : text.split("\r?\n", -1)) {
      lines.add(line.replaceFirst("^\\s*\\*", ""));
    }
    return lines;
  }

  private static Optional<Start> start(String raw) {
    Matcher introduction = INTRODUCTION.matcher(raw);
    String line = introduction.find() ? raw.substring(introduction.end()) : raw;
    for (Pattern form : List.of(ROUND, SQUARE, COLON, DASH, APART)) {
      Matcher m = form.matcher(line);
      if (m.matches()) {
        Legend.Form kind =
            form == ROUND || form == SQUARE
                ? Legend.Form.BRACKETS
                : form == COLON ? Legend.Form.COLON : Legend.Form.PLAIN;
        return Optional.of(
            new Start(
                kind,
                m.group(1),
                BLANKS.matcher(m.group(2).strip()).replaceAll(" "),
                introduction.reset().find() ? 0 : indent(line)));
      }
    }
    return Optional.empty();
  }

  private static int indent(String line) {
    int column = 0;
    for (int i = 0; i < line.length() && Character.isWhitespace(line.charAt(i)); i++) {
      column = line.charAt(i) == '\t' ? (column / 8 + 1) * 8 : column + 1;
    }
    return column;
  }

  /** Without a key that came before: the first one counts. */
  private static List<Legend.Entry> distinct(List<Legend.Entry> entries) {
    Set<String> seen = new TreeSet<>();
    return entries.stream().filter(e -> seen.add(e.key())).toList();
  }

  private static Legend.Form most(List<Legend.Form> forms) {
    Legend.Form best = forms.get(0);
    for (Legend.Form form : Legend.Form.values()) {
      if (count(forms, form) > count(forms, best)) {
        best = form;
      }
    }
    return best;
  }

  private static long count(List<Legend.Form> forms, Legend.Form form) {
    return forms.stream().filter(f -> f == form).count();
  }

  private Optional<Legend> prose(Token comment) {
    String text = String.join("\n", lines(comment.text()));
    List<Legend.Entry> entries = new ArrayList<>();
    Matcher m = IN_PROSE.matcher(text);
    int from = 0;
    while (m.find()) {
      String before = text.substring(from, m.start());
      Matcher clause = CLAUSE.matcher(before);
      int start = 0;
      while (clause.find()) {
        if (!before.substring(clause.end()).isBlank()) {
          start = clause.end();
        }
      }
      int line = comment.line() + (int) text.substring(0, m.end()).lines().count() - 1;
      entries.add(
          new Legend.Entry(
              m.group(1), BLANKS.matcher(before.substring(start).strip()).replaceAll(" "), line));
      from = m.end();
    }
    List<Legend.Entry> distinct = distinct(entries);
    return distinct.size() >= FEWEST
            && distinct.stream().filter(e -> speaksOfLocking.test(e.text())).count() >= FEWEST
        ? Optional.of(legend(comment, Legend.Form.PROSE, distinct))
        : Optional.empty();
  }
}
