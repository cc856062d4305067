package org.kwitness.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The expected hashes are what {@code src/test/tools/line-hash.py} prints for the same text. */
class RollingHashTest {
  @Test
  void emptyTextIsOneLine() {
    assertThat(RollingHash.ofLines("")).containsExactly("c129715d7a2bc9a3:1");
  }

  @Test
  void lineWithoutEnd() {
    assertThat(RollingHash.ofLines("x")).containsExactly("638816509450efbf:1");
  }

  @Test
  void blanksAreSkippedAndEmptyLinesCount() {
    assertThat(RollingHash.ofLines("int a;\n\tint b;\n\n\n  }\n"))
        .containsExactly(
            "7a5ffea0674b7fdd:1",
            "f6972099a1360a3c:1",
            "462137a480114f8a:1",
            "2aace4c0835fec88:1",
            "32dce9ccfdbc9d3e:1",
            "c129715d7a2bc9a3:1")
        .isEqualTo(RollingHash.ofLines("  int  a ;\nint b;\n\t\n\n}\n"));
  }

  @Test
  void lineEndsOfAllSystemsCount() {
    assertThat(RollingHash.ofLines("a\r\n b\rc\n\r \nd"))
        .containsExactly(
            "7e7d4f1ca6a7d583:1",
            "64836862a4d3bfec:1",
            "4b7669657a809418:1",
            "254cab44c08f7c0f:1",
            "6bf49ae9d59c5bc1:1",
            "a23a3dc5e078b07b:1");
  }

  @Test
  void unitsAreUtf16() {
    assertThat(RollingHash.ofLines("/* größer 😀 */\nchar *s;\n"))
        .containsExactly("1776135bd1ce9f29:1", "394de747d01e8cc7:1", "c129715d7a2bc9a3:1");
  }

  @Test
  void onlyTheFirstHundredUnitsCount() {
    String longLine = "x".repeat(250) + "\n" + "y".repeat(99) + "\n}\n";
    assertThat(RollingHash.ofLines(longLine))
        .containsExactly(
            "52b56201ffb58620:1", "cadd4b5b9d92c4ad:1", "32dce9ccfdbc9d3e:1", "c129715d7a2bc9a3:1");
    assertThat(RollingHash.ofLines(longLine + "int z;\n"))
        .startsWith("52b56201ffb58620:1", "cadd4b5b9d92c4ad:1");
  }

  @Test
  void equalLinesAreCounted() {
    assertThat(RollingHash.ofLines("return (0);\n".repeat(60)))
        .hasSize(61)
        .startsWith("1f7a1bebccb334dc:1", "1f7a1bebccb334dc:2", "1f7a1bebccb334dc:3")
        .contains("1f7a1bebccb334dc:51", "1f7a1bebccb43469:1")
        .endsWith("a8c25dd3ff478a59:1", "c129715d7a2bc9a3:1");
  }
}
