package org.kwitness.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kwitness.frontend.tree.SourcePlan;
import org.kwitness.frontend.tree.SourceUnit;
import org.kwitness.model.Knowledge;
import org.kwitness.rule.Gap;

/** A file that goes away, or was none, between the plan and the parser. */
class FrontEndBadFileTest {
  @TempDir private Path folder;

  private FileFacts facts(Path file) {
    SourceUnit unit = new SourceUnit(file, "bad.c", List.of(), Map.of(), List.of());
    SourcePlan plan =
        new SourcePlan(
            "test",
            "Test",
            1,
            "any",
            folder,
            folder,
            List.of(unit),
            List.of(),
            name -> Optional.empty(),
            List.of());
    return new FrontEnd(plan, new Knowledge(List.of(), Set.of())).analyse(unit).facts();
  }

  private static void assertSkipped(FileFacts facts) {
    assertThat(facts.functions()).isEmpty();
    assertThat(facts.gaps())
        .singleElement()
        .satisfies(
            gap -> {
              assertThat(gap.kind()).isEqualTo(Gap.Kind.FILE_SKIPPED);
              assertThat(gap.message()).contains("cannot be read");
              assertThat(gap.position().file()).isEqualTo("bad.c");
            });
  }

  @Test
  void aFolderIsSkipped() {
    assertSkipped(facts(folder));
  }

  @Test
  void aFileThatIsGoneIsSkipped() {
    assertSkipped(facts(folder.resolve("gone.c")));
  }
}
