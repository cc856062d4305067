package org.kwitness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * GitHub's fingerprints in whole logs, held against an implementation in another language ({@code
 * src/test/tools/check-fingerprints}).
 */
class FingerprintToolTest {
  private static final Path TOOL = Path.of("src", "test", "tools", "check-fingerprints");
  private static final Path TESTDATA = Path.of("..", "testdata");

  @TempDir private Path folder;

  private record Said(int exitCode, String text) {}

  private static Said python(Object... words) throws IOException, InterruptedException {
    String[] command = new String[words.length + 1];
    command[0] = "python3";
    for (int i = 0; i < words.length; i++) {
      command[i + 1] = words[i].toString();
    }
    Process process = new ProcessBuilder(Arrays.asList(command)).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), text);
  }

  @BeforeEach
  void needsPython() throws InterruptedException {
    boolean there;
    try {
      there = python("--version").exitCode() == 0;
    } catch (IOException e) {
      there = false;
    }
    assumeThat(there).as("python3 is there").isTrue();
  }

  private Path log(Path sys, Path top) {
    Path log = folder.resolve("out.sarif");
    assertThat(CommandRunner.run("check", sys, "--repository-root", top, "-o", log).exitCode())
        .isEqualTo(ExitCode.FINDINGS);
    return log;
  }

  @ParameterizedTest
  @ValueSource(strings = {"freebsd", "netbsd", "openbsd", "dragonfly"})
  void fingerprintsAreThoseOfGitHub(String bsd) throws IOException, InterruptedException {
    Path log = log(TESTDATA.resolve(bsd).resolve("sys"), TESTDATA);
    Said said = python(TOOL, log, TESTDATA, 10);
    assertThat(said.exitCode()).as(said.text()).isZero();
    assertThat(said.text()).containsPattern("([1-9]|10) of ([1-9]|10) fingerprints are equal");
  }

  /** Tabs, CRs, lines that are equal, and characters beyond ASCII and beyond 16 bits. */
  @Test
  void alsoInAnOddFile() throws IOException, InterruptedException {
    SmallTree tree = new SmallTree(folder);
    String good = Files.readString(tree.sys().resolve("kern/kern_good.c"));
    String odd =
        "/* gr\u00f6\u00dfer \ud83d\ude00 */\r\n"
            + good.replace("\n", " \r\n")
            + good.replace("good(", "again(").replaceAll("(?m)^(#|struct|extern|void).*\n", "");
    tree.source("kern/kern_odd.c", odd);
    Path log = log(tree.sys(), folder);
    Said said = python(TOOL, log, folder);
    assertThat(said.text()).endsWith("3 of 3 fingerprints are equal\n");
    assertThat(said.exitCode()).isZero();
  }

  @Test
  void aDifferenceIsNoticed() throws IOException, InterruptedException {
    SmallTree tree = new SmallTree(folder);
    Path log = log(tree.sys(), folder);
    String key = "\"primaryLocationLineHash\": \"";
    Files.writeString(log, Files.readString(log).replace(key, key + "0"));
    Said said = python(TOOL, log, folder);
    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.text()).contains("kern_good.c:10").contains("0 of 1 fingerprints are equal");
    assertThat(python(TOOL, log, folder.resolve("no")).exitCode()).isEqualTo(2);
    assertThat(python(TOOL, folder.resolve("no.sarif"), folder).exitCode()).isEqualTo(2);
  }
}
