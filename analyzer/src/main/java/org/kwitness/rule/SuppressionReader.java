package org.kwitness.rule;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kwitness.ir.SourcePosition;

/**
 * Reads the suppressions of one source file:
 *
 * <pre>
 * {@literal /}* kwitness-disable-next-line RULE[, RULE] -- reason *{@literal /}
 * return (1); {@literal /}* kwitness-disable-line RULE -- reason *{@literal /}
 * </pre>
 *
 * <p>A comment counts only if it starts with the directive, so that text may speak about one. The
 * next line is the next one with code on it: comments can be stacked. A comment over several lines
 * may be decorated with asterisks.
 */
final class SuppressionReader {
  /** What a text without any suppression does not contain. */
  static final String MARK = "kwitness-";

  private static final String NEXT_LINE = "kwitness-disable-next-line";
  private static final String SAME_LINE = "kwitness-disable-line";
  private static final Pattern DECORATION = Pattern.compile("\\s*\\R\\s*\\**\\s*");
  private static final Pattern JOINED = Pattern.compile("\\\\(?=\\R)");
  private static final Pattern LEADING = Pattern.compile("^[*!/\\s]+");
  private static final Pattern TRAILING = Pattern.compile("[*\\s]+$");
  private static final Pattern DIRECTIVE = Pattern.compile("(kwitness-[A-Za-z0-9_-]*)\\s*(.*)");

  /** The reason starts at the first {@code --} that stands alone. */
  private static final Pattern SEPARATOR = Pattern.compile("(?:^|\\s)--(?:\\s+|$)");

  private final String file;
  private final SortedSet<String> knownRules;
  private final List<Suppression> suppressions = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  /**
   * Something wrong with a directive.
   *
   * @param position where its comment starts
   * @param text the directive, for telling problems apart
   * @param message what is wrong and what to do
   */
  record Problem(SourcePosition position, String text, String message) {}

  /** What a file says. */
  record Result(List<Suppression> suppressions, List<Problem> problems) {}

  private SuppressionReader(String file, SortedSet<String> knownRules) {
    this.file = file;
    this.knownRules = knownRules;
  }

  /**
   * Reads a file.
   *
   * @param file its name in positions
   * @param knownRules the ids of all rules that there are
   */
  static Result read(String file, String text, SortedSet<String> knownRules) {
    if (!text.contains(MARK)) {
      return new Result(List.of(), List.of());
    }
    SuppressionReader reader = new SuppressionReader(file, knownRules);
    CommentScanner.Scan scan = CommentScanner.scan(text);
    for (CommentScanner.Comment comment : scan.comments()) {
      if (comment.text().contains(MARK)) {
        reader.read(comment, scan);
      }
    }
    return new Result(List.copyOf(reader.suppressions), List.copyOf(reader.problems));
  }

  private void read(CommentScanner.Comment comment, CommentScanner.Scan scan) {
    String joined = JOINED.matcher(comment.text()).replaceAll("");
    String plain = DECORATION.matcher(joined).replaceAll(" ");
    String text =
        TRAILING.matcher(LEADING.matcher(plain).replaceFirst("")).replaceFirst("").strip();
    Matcher directive = DIRECTIVE.matcher(text);
    if (!directive.matches()) {
      return;
    }
    SourcePosition position = new SourcePosition(file, comment.line(), comment.column());
    String name = directive.group(1);
    if (!name.equals(NEXT_LINE) && !name.equals(SAME_LINE)) {
      problems.add(
          new Problem(
              position, text, "there is no " + name + "; write " + NEXT_LINE + " or " + SAME_LINE));
      return;
    }
    int line =
        name.equals(SAME_LINE)
            ? comment.line()
            : scan.codeLines().nextSetBit(comment.lastLine() + 1);
    Optional<String> problem = check(name, directive.group(2));
    if (problem.isPresent()) {
      problems.add(new Problem(position, text, problem.get()));
      return;
    }
    Matcher separator = SEPARATOR.matcher(directive.group(2));
    boolean found = separator.find();
    String rules = found ? directive.group(2).substring(0, separator.start()) : "";
    String reason = found ? directive.group(2).substring(separator.end()) : "";
    suppressions.add(new Suppression(position, line, List.copyOf(ids(rules)), reason.strip()));
  }

  /** What is wrong with the part behind the directive's name. */
  private Optional<String> check(String name, String arguments) {
    Matcher separator = SEPARATOR.matcher(arguments);
    boolean hasReason = separator.find() && !arguments.substring(separator.end()).isBlank();
    String rules = separator.reset().find() ? arguments.substring(0, separator.start()) : arguments;
    Set<String> ids = ids(rules);
    if (ids.isEmpty()) {
      return Optional.of(name + " names no rule; write " + name + " RULE -- why this is no fault");
    }
    for (String id : ids) {
      if (!knownRules.contains(id)) {
        String nearest =
            NearestName.of(id, knownRules)
                .map(n -> "did you mean " + n + "?")
                .orElse("there are: " + String.join(", ", knownRules));
        String reason = hasReason ? "" : "; a reason is missing, too: end it with -- why";
        return Optional.of(
            name + " names a rule that does not exist, " + id + "; " + nearest + reason);
      }
    }
    if (!hasReason) {
      return Optional.of(
          "a suppression without a reason has no effect; write "
              + name
              + " "
              + ids.stream().collect(Collectors.joining(", "))
              + " -- why this is no fault");
    }
    return Optional.empty();
  }

  private static Set<String> ids(String rules) {
    Set<String> ids = new LinkedHashSet<>();
    for (String id : rules.split("[,\\s]+")) {
      if (!id.isEmpty()) {
        ids.add(id);
      }
    }
    return ids;
  }
}
