package org.kwitness.cli;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.kwitness.rule.Rule;
import org.kwitness.rule.RuleException;
import org.kwitness.rule.RuleLoader;

/** What a shell may offer for an option, and what the help lists. */
final class Candidates {
  private Candidates() {}

  /** The formats of reports. */
  static final class Formats implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(OutputFormat.values()).map(OutputFormat::label).iterator();
    }
  }

  /** The values of {@code --color}. */
  static final class Colours implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("auto", "always", "never").iterator();
    }
  }

  /** The values of {@code --fail-on}. */
  static final class Levels implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("error", "warning", "note", "never").iterator();
    }
  }

  /** The formats of commands that write a list. */
  static final class ListFormats implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("text", "json").iterator();
    }
  }

  /** The ids of the rules. */
  static final class Rules implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      try {
        return RuleLoader.load().stream().map(Rule::id).toList().iterator();
      } catch (RuleException e) {
        throw new IllegalStateException("the rules of this build are broken", e);
      }
    }
  }

  /**
   * True if the value of a {@code --format} is {@code json}.
   *
   * @throws UsageException if it is neither that nor {@code text}
   */
  static boolean isJson(String format) {
    return switch (format) {
      case "json" -> true;
      case "text" -> false;
      default -> throw new UsageException("--format takes text or json, not '" + format + "'");
    };
  }
}
