package org.kwitness.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
    "html,TEXT"
  })
  void nameOfTheFileSaysWhichFormat(String name, OutputFormat format) {
    assertThat(OutputFormat.ofFileName(name).orElse(OutputFormat.TEXT)).isEqualTo(format);
  }
}
