package org.kwitness.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrictJsonTest {

  @Test
  void everyValueKnowsItsLine() throws JsonException {
    JsonNode node = StrictJson.parse("f.json", "{\n \"a\": [\n  1,\n  \"x\"\n ]\n}");

    JsonNode.ObjectNode object = (JsonNode.ObjectNode) node;
    assertThat(object.line()).isEqualTo(1);
    assertThat(object.keyLines()).containsEntry("a", 2);
    JsonNode.ArrayNode array = (JsonNode.ArrayNode) object.members().get("a");
    assertThat(array.items())
        .containsExactly(new JsonNode.NumberNode("1", 3), new JsonNode.TextNode("x", 4));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{~\"a\": 1,~\"a\": 2}|f.json:3: duplicate key \"a\", first on line 2",
        "{~\"a\": 1~|f.json:3: not JSON: the file ends too early",
        "{~\"a\": 1,}|f.json:2: not JSON: ",
        "{~'a': 1}|f.json:2: not JSON: ",
        "{~/* x */}|f.json:2: not JSON: ",
        "{}~{}|f.json:2: not JSON: ",
        "~|f.json:2: not JSON: the file ends too early",
        "{\"a\":~~bad}|f.json:3: not JSON: ",
      })
  void aMistakeIsReportedOnItsLine(String text, String message) {
    assertThatThrownBy(() -> StrictJson.parse("f.json", text.replace('~', '\n')))
        .isInstanceOf(JsonException.class)
        .hasMessageStartingWith(message)
        .hasMessageMatching("[^\\n]+; [^\\n]+");
  }

  @Test
  void nestingIsBounded() {
    assertThatThrownBy(() -> StrictJson.parse("f.json", "[".repeat(10_000)))
        .isInstanceOf(JsonException.class)
        .hasMessageStartingWith("f.json:1: ");
  }
}
