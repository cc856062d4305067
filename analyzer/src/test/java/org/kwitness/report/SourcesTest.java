package org.kwitness.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kwitness.ir.SourcePosition;

class SourcesTest {
  /** What Node.js 20 makes of these bytes, which is what GitHub's uploader runs on. */
  @ParameterizedTest
  @CsvSource({
    "e9 20, fffd 0020",
    "c3 a9, 00e9",
    "f0 9f 98 80, d83d de00",
    "ed a0 80, fffd fffd fffd",
    "ed a0, fffd fffd",
    "ed, fffd",
    "f4 90 80 80, fffd fffd fffd fffd",
    "e2 82, fffd",
    "e2 82 41, fffd 0041",
    "c0 80, fffd fffd",
    "f0 9f 41, fffd 0041",
    "e0 80 80, fffd fffd fffd",
    "ef bb bf 41, feff 0041",
    "f4 8f e9, fffd fffd",
    "00 41, 0000 0041",
  })
  void uploadedTextIsThatOfTheUploader(String bytes, String units) {
    Sources sources = file -> HexFormat.ofDelimiter(" ").parseHex(bytes);
    StringBuilder found = new StringBuilder();
    sources.uploadedText("a.c").chars().forEach(c -> found.append(String.format(" %04x", c)));
    assertThat(found.toString().strip()).isEqualTo(units);
  }

  @Test
  void aFileThatIsNotUtf8HasTheHashesOfTheUploader() {
    byte[] latin1 =
        HexFormat.of().parseHex("2f2a20676ee6207a20ff202a2f0a"); // A comment of Latin-1.
    Sources sources = file -> latin1;
    LineHashes hashes = new LineHashes(sources::uploadedText);
    assertThat(hashes.at(new SourcePosition("a.c", 1, 1)))
        .hasValue(RollingHash.ofLines("/* gn\ufffd z \ufffd */\n").get(0));
    assertThat(sources.text("a.c")).isEqualTo("/* gn\u00e6 z \u00ff */\n");
  }
}
