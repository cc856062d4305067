package org.kwitness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kwitness.cli.CommandRunner.Outcome;

/** What the story of an assertion says that is made further down. */
class AssertUnheldTraceTest {
  @TempDir private Path folder;

  @Test
  void theStoryNamesWhoAsserts() throws IOException {
    SmallTree tree = new SmallTree(folder);
    tree.source(
        "kern/pond.c",
        "struct mtx { int m; };",
        "void mtx_lock(struct mtx *);",
        "void mtx_unlock(struct mtx *);",
        "void mtx_assert(struct mtx *, int);",
        "#define MA_OWNED 4",
        "struct pond { struct mtx po_mtx; int po_fish; };",
        "static void pond_check(struct pond *p) { mtx_assert(&p->po_mtx, MA_OWNED); }",
        "static void pond_feed(struct pond *p) { pond_check(p); p->po_fish++; }",
        "void pond_open(struct pond *p)",
        "{",
        "\tmtx_lock(&p->po_mtx);",
        "\tp->po_fish = 0;",
        "\tmtx_unlock(&p->po_mtx);",
        "\tpond_feed(p);",
        "}");
    Outcome outcome =
        CommandRunner.run(
            "check", "--no-cache", "--only", "assert-unheld", "--format", "json", tree.sys());
    JsonObject report = JsonParser.parseString(outcome.out()).getAsJsonObject();
    assertThat(report.getAsJsonArray("findings")).as(outcome.err()).hasSize(1);
    JsonObject finding = report.getAsJsonArray("findings").get(0).getAsJsonObject();
    assertThat(finding.get("message").getAsString())
        .isEqualTo("pond_feed() asserts pond.po_mtx, which was released in line 13");
    List<JsonElement> steps =
        StreamSupport.stream(finding.getAsJsonArray("trace").spliterator(), false).toList();
    JsonObject last = steps.get(steps.size() - 1).getAsJsonObject();
    assertThat(last.get("function").getAsString()).isEqualTo("pond_check");
    assertThat(last.get("line").getAsInt()).isEqualTo(7);
  }
}
