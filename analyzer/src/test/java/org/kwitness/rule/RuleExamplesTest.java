package org.kwitness.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The shape of the examples: a misspelt marker would expect nothing, and never fail. */
class RuleExamplesTest {
  private static final Path RULES = Path.of("../rules");
  private static final Pattern KERNEL = Pattern.compile("/\\* kernel: [a-z]+ \\d+ \\w+ \\*/");
  private static final Pattern MARKER =
      Pattern.compile(
          "/\\* (expect|expect-not|known-miss|known-false): ([a-z][a-z0-9-]*)( [^*]+)? \\*/");
  private static final Pattern LIKE_A_MARKER =
      Pattern.compile("\\b(expect(-not)?|known-(miss|false))\\b *:?");

  private static List<Path> examples(String rule, String folder) throws IOException {
    try (Stream<Path> files = Files.list(RULES.resolve(rule).resolve(folder))) {
      return files.sorted().toList();
    }
  }

  private static long count(Path file, String marker) throws IOException {
    String text = Files.readString(file);
    return MARKER.matcher(text).results().filter(m -> m.group(1).equals(marker)).count();
  }

  @Test
  void everyRuleHasBadAndGoodExamples() throws IOException, RuleException {
    for (Rule rule : RuleLoader.load()) {
      for (Path bad : examples(rule.id(), "bad")) {
        assertThat(count(bad, "expect") + count(bad, "known-miss")).as(bad.toString()).isPositive();
      }
      for (Path good : examples(rule.id(), "good")) {
        assertThat(count(good, "expect")).as(good.toString()).isZero();
        assertThat(count(good, "expect-not") + count(good, "known-false"))
            .as(good.toString())
            .isPositive();
      }
      assertThat(examples(rule.id(), "bad")).isNotEmpty();
      assertThat(examples(rule.id(), "good")).isNotEmpty();
    }
  }

  @Test
  void everyMarkerIsWellFormedAndNamesItsRule() throws IOException, RuleException {
    for (Rule rule : RuleLoader.load()) {
      for (String folder : List.of("bad", "good")) {
        for (Path file : examples(rule.id(), folder)) {
          List<String> lines = Files.readAllLines(file);
          assertThat(lines.get(0)).as(file.toString()).matches(KERNEL);
          for (String line : lines) {
            Matcher marker = MARKER.matcher(line);
            boolean found = marker.find();
            assertThat(found).as(file + ": " + line).isEqualTo(LIKE_A_MARKER.matcher(line).find());
            assertThat(found ? marker.group(2) : rule.id()).as(line).isEqualTo(rule.id());
          }
        }
      }
    }
  }
}
