package org.kwitness.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegendRowsTest {
  @TempDir private Path dir;

  private Knowledge load(String members) throws IOException, KnowledgeException {
    Files.writeString(
        dir.resolve("own.json"),
        "{\"functions\": [], \"legends\": [\n{\"name\": \"own\", \"source\": \"us\", "
            + members
            + "}]}");
    return KnowledgeLoader.load("freebsd", 903000, List.of(dir));
  }

  @Test
  void aRowOfOnesOwnComesFirst() throws Exception {
    LegendModel row =
        load("\"means\": \"lock\", \"says\": \"pond lock\", \"locks\": [\"pond::po_mtx\"]")
            .legends()
            .get(0);
    assertThat(row.means()).isEqualTo(LegendModel.Meaning.LOCK);
    assertThat(row.says().matcher("the POND lock").find()).isTrue();
    assertThat(row.locks()).containsExactly("pond::po_mtx");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"means\": \"maybe\", \"says\": \"x\" | \"maybe\" is no meaning; write one of constant,",
        "\"means\": \"lock\", \"says\": \"x\" | has no \"locks\"",
        "\"means\": \"lock\", \"says\": \"x\", \"locks\": [\"a b\"] | \"locks\" is \"a b\"; write",
        "\"means\": \"constant\", \"says\": \"(\" | is no regular expression",
        "\"means\": \"constant\", \"says\": \"x*\" | is found in every text",
        "\"means\": \"constant\", \"says\": \"x\", \"lock\": \"y\" | unknown key \"lock\"",
        "\"means\": \"same-legend\", \"says\": \"x\" | has no \"from\""
      })
  void whatIsNotUnderstoodIsAnErrorWithItsPlace(String members, String message) {
    assertThatThrownBy(() -> load(members.strip()))
        .isInstanceOf(KnowledgeException.class)
        .hasMessageContaining("own.json:2: ")
        .hasMessageContaining(message.strip());
  }
}
