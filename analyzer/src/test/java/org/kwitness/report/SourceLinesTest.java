package org.kwitness.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kwitness.ir.SourcePosition;

class SourceLinesTest {
  private static SourcePosition at(String file, int line) {
    return new SourcePosition(file, line, 1);
  }

  @Test
  void linesAreFoundWithBothKindsOfEnds() {
    SourceLines lines = new SourceLines(file -> "a\r\n\nb\rc\nd");
    assertThat(lines.at(at("f", 1))).contains("a");
    assertThat(lines.at(at("f", 2))).contains("");
    assertThat(lines.at(at("f", 3))).contains("b\rc");
    assertThat(lines.at(at("f", 4))).contains("d");
    assertThat(lines.at(at("f", 5))).isEmpty();
  }

  @Test
  void manyLinesAreFound() {
    SourceLines lines = new SourceLines(file -> "line\n".repeat(1_000) + "last");
    assertThat(lines.at(at("f", 1_000))).contains("line");
    assertThat(lines.at(at("f", 1_001))).contains("last");
  }

  @Test
  void unknownFilesAndLinesAreNothing() {
    SourceLines lines = new SourceLines(file -> "");
    assertThat(lines.at(at("f", 1))).isEmpty();
    assertThat(lines.at(SourcePosition.ofFile("f"))).isEmpty();
  }

  @Test
  void filesUsedLastAreKeptAndOthersReadAgain() {
    String big = "x".repeat(10 << 20);
    List<String> read = new ArrayList<>();
    SourceLines lines =
        new SourceLines(
            file -> {
              read.add(file);
              return big;
            });
    for (String file : List.of("a", "b", "a", "c", "a", "b")) {
      assertThat(lines.at(at(file, 1))).contains(big);
    }
    assertThat(read).containsExactly("a", "b", "c", "b");
  }
}
