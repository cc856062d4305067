package org.kwitness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputFormatTest {
  @ParameterizedTest
  @CsvSource({
    "out.html,HTML",
    "OUT.HTM,HTML",
    "out.sarif,SARIF",
    "out.sarif.json,SARIF",
    "out.json,JSON",
    "out.txt,TEXT",
    "out.gcc,GCC"
  })
  void nameOfTheFileSaysWhichFormat(String name, OutputFormat format) {
    assertThat(OutputFormat.ofFileName(name)).contains(format);
  }

  @Test
  void nameWithoutSuffixAsksForNone() {
    assertThat(OutputFormat.ofFileName("html")).isEmpty();
  }
}
