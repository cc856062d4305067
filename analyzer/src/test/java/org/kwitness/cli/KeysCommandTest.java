package org.kwitness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kwitness.cli.CommandRunner.Outcome;

class KeysCommandTest {
  private static final String[] HEADER = {
    "/*",
    " * (c) constant after creation",
    " * (m) locked by po_mtx",
    " * (z) somebody knows",
    " */",
    "struct pond {",
    "\tint po_id;\t/* (c) */",
    "\tint po_fish;\t/* (m) */",
    "\tint po_weed;\t/* (z) */",
    "\tstruct mtx po_mtx;",
    "};"
  };

  @TempDir private Path folder;
  private SmallTree tree;

  @BeforeEach
  void makeTree() throws IOException {
    tree = new SmallTree(folder);
    tree.file("sys/pond.h", HEADER);
  }

  @Test
  void theTableSaysWhatGuardsWhatAndWhatIsNotKnown() {
    Outcome outcome = CommandRunner.run("keys", tree.sys());
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(ExitCode.CLEAN);
    assertThat(outcome.out().lines())
        .contains(
            "struct  field    key  lock        place",
            "pond    po_id    (c)  constant    sys/sys/pond.h:7",
            "pond    po_fish  (m)  po_mtx      sys/sys/pond.h:8",
            "pond    po_weed  (z)  unresolved  sys/sys/pond.h:9",
            "sys/sys/pond.h:4: legend, 1 field: z: somebody knows"
                + " (no row knows what lock this is)")
        .anyMatch(l -> l.matches("kern, sys, net\\* +1 +3 +1 +0 +1 +0 +0 +1 +66.7 % +66.7 %"));
  }

  @Test
  void aFileThatCannotBeReadIsTold() throws IOException {
    // Larger than any array; nothing of it is on the disk.
    try (RandomAccessFile file =
        new RandomAccessFile(folder.resolve("sys/sys/huge.h").toFile(), "rw")) {
      file.setLength(3L << 30);
    }
    Outcome outcome = CommandRunner.run("keys", tree.sys());
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(ExitCode.CLEAN);
    assertThat(outcome.out().lines())
        .contains("sys/sys/huge.h: file: its comments (cannot be read)");
  }

  @Test
  void jsonHasTheSame() {
    Outcome outcome = CommandRunner.run("keys", "--format", "json", tree.sys());
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(ExitCode.CLEAN);
    JsonObject report = JsonParser.parseString(outcome.out()).getAsJsonObject();
    JsonObject fish = report.getAsJsonArray("fields").get(1).getAsJsonObject();
    assertThat(fish.get("kind").getAsString()).isEqualTo("lock");
    JsonObject lock = fish.getAsJsonArray("locks").get(0).getAsJsonObject();
    assertThat(lock.get("class").getAsString()).isEqualTo("pond.po_mtx");
    assertThat(report.getAsJsonArray("unresolved")).hasSize(1);
    assertThat(report.getAsJsonArray("totals")).hasSize(3);
  }

  @Test
  void aHeaderOfAnotherArchitectureDoesNotCount() throws IOException {
    tree.file("i386/include/pond.h", HEADER);
    tree.file("i386/conf/NOTES", "# nothing");
    assertThat(CommandRunner.run("keys", tree.sys()).out()).doesNotContain("i386");
    assertThat(CommandRunner.run("keys", "--arch", "i386", tree.sys()).out()).contains("i386");
  }

  @Test
  void rowsOfAProjectsOwnSayWhatALegendMeans() throws IOException {
    Path models = folder.resolve("models");
    java.nio.file.Files.createDirectories(models);
    java.nio.file.Files.writeString(
        models.resolve("own.json"),
        "{\"functions\": [], \"legends\": [{\"name\": \"own\", \"means\": \"lock\","
            + " \"says\": \"somebody knows\", \"locks\": [\"Giant\"], \"source\": \"us\"}]}");
    assertThat(CommandRunner.run("keys", "--models", models, tree.sys()).out())
        .contains("po_weed  (z)  Giant");
  }

  @Test
  void anotherFormatIsRefused() {
    Outcome outcome = CommandRunner.run("keys", "--format", "xml", tree.sys());
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(outcome.err()).contains("--format takes text or json");
  }
}
