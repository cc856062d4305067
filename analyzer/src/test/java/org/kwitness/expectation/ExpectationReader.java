package org.kwitness.expectation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kwitness.expectation.CommentScanner.Comment;
import org.kwitness.expectation.Expectation.Kind;

/**
 * Reads markers. A marker is a comment of its own, on one line: {@code /* expect: RULE why *}{@code
 * /}; a line may have several. A comment that looks like a marker and is none is an error: a marker
 * that nobody reads would be a test that cannot fail.
 */
final class ExpectationReader {
  private static final Pattern MARKER =
      Pattern.compile("(expect|expect-not|known-miss|known-false): ([a-z][a-z0-9-]*)( .*)?");

  /** Begins like a marker, or like what somebody writes who means one. */
  private static final Pattern SIMILAR =
      Pattern.compile(
          "(?is)(((un)?expect(s|ed|ing)?|known)[-_ ]?[a-z-]*\\s*:"
              + "|expect\\w*\\s+[a-z0-9]+(-[a-z0-9]+)+\\b"
              + "|(expect-not|known-miss|known-false)\\b).*");

  private static final Pattern SECOND =
      Pattern.compile("\\b(expect|expect-not|known-miss|known-false):");

  private final Set<String> rules;

  /**
   * @param rules the ids that a marker may name
   */
  ExpectationReader(Set<String> rules) {
    this.rules = new TreeSet<>(rules);
  }

  /**
   * The markers of all {@code .c} and {@code .h} files under a folder, by file name and line.
   *
   * @param wanted which files to read, by their name relative to the folder
   * @throws AssertionError if there is a marker that makes no sense, with all such markers
   */
  List<Expectation> readTree(Path folder, Predicate<String> wanted) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.filter(Files::isRegularFile).filter(ExpectationReader::isC).sorted().toList();
    }
    List<Expectation> result = new ArrayList<>();
    List<String> mistakes = new ArrayList<>();
    for (Path file : files) {
      String name = folder.relativize(file).toString().replace('\\', '/');
      if (wanted.test(name)) {
        read(name, text(file), result, mistakes);
      }
    }
    refuse(mistakes);
    return List.copyOf(result);
  }

  /**
   * The markers of one text.
   *
   * @param name the file's name in the result and in messages
   * @throws AssertionError as above
   */
  List<Expectation> read(String name, String text) {
    List<Expectation> result = new ArrayList<>();
    List<String> mistakes = new ArrayList<>();
    read(name, text, result, mistakes);
    refuse(mistakes);
    return List.copyOf(result);
  }

  /** A file's text; one character for each byte, so that no byte can make it unreadable. */
  static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
  }

  private static boolean isC(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".c") || name.endsWith(".h");
  }

  private void read(String name, String text, List<Expectation> result, List<String> mistakes) {
    List<Expectation> own = new ArrayList<>();
    for (Comment comment : CommentScanner.comments(text)) {
      Matcher matcher = MARKER.matcher(comment.text());
      if (matcher.matches() && comment.oneLine()) {
        Expectation read = expectation(name, comment.line(), matcher);
        problem(read, own)
            .ifPresentOrElse(
                p -> mistakes.add(name + ":" + comment.line() + ": " + p), () -> own.add(read));
      } else if (SIMILAR.matcher(comment.text()).matches()) {
        mistakes.add(
            name
                + ":"
                + comment.line()
                + ": this looks like a marker and is none; write it on one line, as"
                + " \"expect: RULE why\", with expect, expect-not, known-miss or known-false");
      }
    }
    result.addAll(own);
  }

  private static Expectation expectation(String name, int line, Matcher matcher) {
    Kind kind = Kind.ofWord(matcher.group(1)).orElseThrow();
    String reason = Optional.ofNullable(matcher.group(3)).orElse("").strip();
    return new Expectation(name, line, kind, matcher.group(2), reason);
  }

  private Optional<String> problem(Expectation read, List<Expectation> before) {
    if (!rules.contains(read.ruleId())) {
      return Optional.of(
          "there is no rule " + read.ruleId() + "; the rules are " + String.join(", ", rules));
    }
    if (SECOND.matcher(read.reason()).find()) {
      return Optional.of("two markers in one comment; give each a comment of its own");
    }
    for (Expectation other : before) {
      if (other.isAbout(read) && other.kind() != read.kind()) {
        return Optional.of(
            "both "
                + other.kind().word()
                + " and "
                + read.kind().word()
                + " for "
                + read.ruleId()
                + " on one line");
      }
    }
    return Optional.empty();
  }

  private static void refuse(List<String> mistakes) {
    if (!mistakes.isEmpty()) {
      throw new AssertionError(String.join("\n", mistakes));
    }
  }
}
