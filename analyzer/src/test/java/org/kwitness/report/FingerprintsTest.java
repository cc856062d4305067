package org.kwitness.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kwitness.ir.SourcePosition;
import org.kwitness.rule.Finding;
import org.kwitness.rule.Level;

class FingerprintsTest {
  private static Finding finding(String file, int line, String function, String identity) {
    return new Finding(
        "lock-leak",
        Level.WARNING,
        new SourcePosition(file, line, 1),
        function,
        "message in line " + line,
        List.of(),
        List.of(),
        identity);
  }

  @Test
  void isTheHashOfRuleFileFunctionAndIdentity() {
    // printf 'lock-leak\0sys/a.c\0f\0mtx' | sha256sum | cut -c1-32
    assertThat(Fingerprints.of(List.of(finding("sys/a.c", 10, "f", "mtx"))))
        .containsExactly("84d6eb45ad27c8f9d6b1cb322f57eb35:1");
  }

  @Test
  void staysWhenLinesMove() {
    assertThat(Fingerprints.of(List.of(finding("sys/a.c", 10, "f", "mtx"))))
        .isEqualTo(Fingerprints.of(List.of(finding("sys/a.c", 700, "f", "mtx"))));
  }

  @Test
  void siblingsAreNumberedAndOthersDiffer() {
    List<String> fingerprints =
        Fingerprints.of(
            List.of(
                finding("sys/a.c", 10, "f", "mtx"),
                finding("sys/a.c", 12, "f", "mtx"),
                finding("sys/a.c", 13, "f", "rw"),
                finding("sys/a.c", 20, "g", "mtx"),
                finding("sys/b.c", 10, "f", "mtx")));
    assertThat(fingerprints).doesNotHaveDuplicates();
    assertThat(fingerprints.get(1)).isEqualTo(fingerprints.get(0).replace(":1", ":2"));
    assertThat(fingerprints.subList(2, 5)).allMatch(f -> f.endsWith(":1"));
  }
}
