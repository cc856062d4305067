package org.kwitness.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows about data that drivers hang on objects of the kernel. */
class PrivateDataRowsTest {
  private static final String ROW =
      "{\"name\": \"own\", \"struct\": \"node\", \"fields\": [\"own\"], \"table\": \"node_ops\","
          + " \"opens\": [\"o_open\"], \"methods\": [\"o_close\", \"o_read\"],"
          + " \"closes\": [\"o_close\"], LOCK \"drains\": [\"node_gone\"],"
          + " \"waits\": [\"node_wait\"], \"source\": \"x\"}";

  private static final String UNIT =
      "\"by-unit\": {\"lookups\": [\"node_lookup\"], \"table\": \"attach\", \"detaches\": [\"a_detach\"],"
          + " \"revokes\": [\"node_close\"], \"refuses\": [\"NUMBER\"]},";

  @TempDir private Path dir;

  private Knowledge load(String row) throws IOException, KnowledgeException {
    Files.writeString(
        dir.resolve("own.json"), "{\"functions\": [], \"private-data\": [" + row + "]}");
    return KnowledgeLoader.load("freebsd", 903000, List.of(dir));
  }

  private PrivateDataModel own(String lock) throws IOException, KnowledgeException {
    return load(ROW.replace("LOCK", lock)).privateData().stream()
        .filter(m -> m.name().equals("own"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theFlagSaysWhetherTheKernelHoldsTheLock() throws Exception {
    PrivateDataModel with = own("\"lock\": \"big\", \"held-with\": \"OWN_BIG\",");
    assertThat(with.isLocked(Set.of("OWN_BIG", "OTHER"))).isTrue();
    assertThat(with.isLocked(Set.of("OTHER"))).isFalse();

    PrivateDataModel without = own("\"lock\": \"big\", \"held-without\": \"OWN_FREE\",");
    assertThat(without.isLocked(Set.of("OWN_FREE"))).isFalse();
    assertThat(without.isLocked(Set.of())).isTrue();

    assertThat(own("\"lock\": \"big\",").isLocked(Set.of())).isTrue();
    assertThat(own("").isLocked(Set.of())).isFalse();
  }

  @Test
  void theFlagIsKeptByName() throws Exception {
    Knowledge knowledge =
        load(ROW.replace("LOCK", "\"lock\": \"big\", \"held-with\": \"OWN_BIG\","));
    assertThat(knowledge.isNamedConstant("OWN_BIG")).isTrue();
    assertThat(knowledge.isNamedConstant("OWN_FREE")).isFalse();
  }

  @Test
  void refusesAFlagThatSaysBoth() {
    assertThatThrownBy(
            () ->
                own(
                    "\"lock\": \"big\", \"held-with\": \"OWN_BIG\", \"held-without\": \"OWN_BIG\","))
        .isInstanceOf(KnowledgeException.class)
        .hasMessageContaining("own.json:1")
        .hasMessageContaining("\"held-with\" or \"held-without\", not both");
  }

  @Test
  void whatIsFoundByUnitIsRead() throws Exception {
    PrivateDataModel.ByUnit unit =
        load(ROW.replace("LOCK", UNIT.replace("NUMBER", "16"))).privateData().stream()
            .filter(m -> m.name().equals("own"))
            .findFirst()
            .orElseThrow()
            .byUnit()
            .orElseThrow();
    assertThat(unit.lookups()).containsExactly("node_lookup");
    assertThat(unit.privates()).isEmpty();
    assertThat(unit.refuses()).containsExactly(16L);
    assertThat(own("").byUnit()).isEmpty();
  }

  @Test
  void refusesAnErrorThatIsNoNumber() {
    assertThatThrownBy(() -> load(ROW.replace("LOCK", UNIT.replace("NUMBER", "EBUSY"))))
        .isInstanceOf(KnowledgeException.class)
        .hasMessageContaining("own.json:1")
        .hasMessageContaining("no error number");
  }

  @Test
  void refusesACloseThatIsNoMethod() {
    assertThatThrownBy(
            () -> load(ROW.replace("LOCK", "").replace("[\"o_close\"]", "[\"o_clsoe\"]")))
        .isInstanceOf(KnowledgeException.class)
        .hasMessageContaining("own.json:1")
        .hasMessageContaining("must be in \"methods\"");
  }
}
