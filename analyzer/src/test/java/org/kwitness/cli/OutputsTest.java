package org.kwitness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kwitness.cli.SmallTree.GOOD_FILE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kwitness.cli.CommandRunner.Outcome;

/** Several reports at once, and the one line for editors. */
class OutputsTest {
  @TempDir private Path folder;
  private SmallTree tree;

  @BeforeEach
  void makeTree() throws IOException {
    folder = folder.toRealPath();
    tree = new SmallTree(folder);
  }

  @Test
  void severalAtOnce() throws IOException {
    Path sarif = folder.resolve("a.sarif");
    Path json = folder.resolve("b.json");
    Path odd = folder.resolve("c.log");
    Outcome outcome =
        CommandRunner.run(
            "check", tree.sys(), "-o", sarif, "-o", json, "-o", "gcc=" + odd, "-o", "text=-");
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(Files.readString(sarif)).contains("\"runs\"");
    assertThat(Files.readString(json)).contains("\"findings\"").doesNotContain("\"runs\"");
    assertThat(Files.readAllLines(odd)).hasSize(1);
    assertThat(outcome.out()).contains(GOOD_FILE + ":10:").contains("    10 | ");
  }

  @Test
  void gccIsOneLineAFindingThatAnEditorCanOpen() {
    Outcome outcome = CommandRunner.run("check", tree.sys(), "--format", "gcc");
    assertThat(outcome.out().lines()).hasSize(1);
    assertThat(outcome.out())
        .matches("(?s).*:10:\\d+: (error|warning|note): .* \\[unchecked-null\\]\n");
    String name = outcome.out().substring(0, outcome.out().indexOf(":10:"));
    assertThat(Path.of(name)).exists();
  }

  private static List<OutputTarget> targets(String format, Object... outputs) {
    return OutputTarget.of(
        java.util.Arrays.stream(outputs).map(Object::toString).toList(),
        format.isEmpty() ? Optional.empty() : Optional.of(format));
  }

  @Test
  void theFormatIsTheOneGivenOrThatOfTheNameOrTheGeneralOne() {
    Path sarif = folder.resolve("a.sarif");
    Path plain = folder.resolve("a");
    assertThat(targets("")).extracting(OutputTarget::format).containsExactly(OutputFormat.TEXT);
    assertThat(targets("JSON")).extracting(OutputTarget::format).containsExactly(OutputFormat.JSON);
    assertThat(targets("json", sarif))
        .containsExactly(new OutputTarget(OutputFormat.JSON, Optional.of(sarif)));
    assertThat(targets("gcc", sarif, plain, "-"))
        .extracting(OutputTarget::format)
        .containsExactly(OutputFormat.SARIF, OutputFormat.GCC, OutputFormat.GCC);
    assertThat(targets("json", "text=" + sarif))
        .extracting(OutputTarget::format)
        .containsExactly(OutputFormat.TEXT);
    assertThat(targets("", sarif + ".json"))
        .extracting(OutputTarget::format)
        .containsExactly(OutputFormat.SARIF);
    assertThat(targets("", "./foo=bar"))
        .containsExactly(new OutputTarget(OutputFormat.TEXT, Optional.of(Path.of("./foo=bar"))));
  }

  @ParameterizedTest
  @CsvSource({
    "a.json,a.json,two reports",
    "a.json,./a.json,two reports",
    "-,text=-,two reports",
    "a.json,xml=b,no format 'xml'",
    "a.json,json=,names no file",
    "a.json,missing/b.json,folder does not exist",
  })
  void whatMakesNoSenseIsRefusedBeforeTheRun(String first, String second, String message) {
    Outcome outcome = CommandRunner.run("check", tree.sys(), "-o", first, "-o", second);
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(outcome.err()).contains(message);
    assertThat(outcome.err().strip().lines()).hasSize(1);
    assertThat(Path.of("a.json")).doesNotExist();
  }
}
