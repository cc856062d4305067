package org.kwitness.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleLoaderTest {
  private static final String GOOD =
      """
      { "id": "own-rule",
        "title": "A title",
        "level": "warning",
        "precision": "high",
        "tags": ["correctness", "external/cwe/cwe-476"],
        "checker": "own-checker",
        "parameters": { "limit": "9" } }
      """;

  @Test
  void aRuleSaysWhatItSays() throws RuleException {
    assertThat(RuleLoader.parse("own-rule", GOOD, "# Page"))
        .isEqualTo(
            new Rule(
                "own-rule",
                "A title",
                Level.WARNING,
                "high",
                List.of("correctness", "external/cwe/cwe-476"),
                "own-checker",
                Map.of("limit", "9"),
                "# Page"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"own-rule\"|\"Own_Rule\"|1: \"Own_Rule\" is no rule id",
        "\"own-rule\"|\"other\"|1: the id \"other\" is not the folder's name",
        "\"A title\"|\"A title.\"|2: the title must be one sentence",
        "\"A title\"|\" \"|2: \"title\" is the string \" \"",
        "\"warning\"|\"fatal\"|3: unknown level \"fatal\"; known levels are error, warning, note",
        "\"high\"|\"perfect\"|4: unknown precision \"perfect\"",
        "\"correctness\"|\"Not A Tag\"|5: \"Not A Tag\" is no tag",
        "\"correctness\"|7|5: \"tags\" is the number 7",
        "\"own-checker\"|\"Own Checker\"|6: \"Own Checker\" is no checker's name",
        "\"9\"|9|7: \"limit\" is the number 9",
        "\"parameters\"|\"params\"|7: unknown key \"params\"",
        "\"level\"|\"levl\"|1: the rule has no \"level\"",
      })
  void aMistakeIsReportedWithFileAndLine(String from, String to, String message) {
    String json = GOOD.replace(from, to);
    assertThat(json).isNotEqualTo(GOOD);

    assertThatThrownBy(() -> RuleLoader.parse("own-rule", json, "# Page"))
        .isInstanceOf(RuleException.class)
        .hasMessageStartingWith("rules/own-rule/rule.json:" + message)
        .hasMessageMatching("[^\\n]+; [^\\n]+");
  }

  @Test
  void elevenTagsAreTooMany() {
    String eleven =
        IntStream.range(0, 11).mapToObj(i -> "\"t" + i + "\"").collect(Collectors.joining(", "));

    assertThatThrownBy(
            () ->
                RuleLoader.parse(
                    "own-rule", GOOD.replaceFirst("\\[.*]", "[" + eleven + "]"), "# Page"))
        .hasMessageContaining("rule.json:5: 11 tags are too many");
  }

  @Test
  void anEmptyPageIsAMistake() {
    assertThatThrownBy(() -> RuleLoader.parse("own-rule", GOOD, "\n"))
        .isInstanceOf(RuleException.class)
        .hasMessageStartingWith("rules/own-rule/rule.md:1: the page is empty");
  }
}
