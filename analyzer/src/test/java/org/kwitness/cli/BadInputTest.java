package org.kwitness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kwitness.cli.SmallTree.FAULT_LINE;
import static org.kwitness.cli.SmallTree.GOOD_FILE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kwitness.cli.CommandRunner.Outcome;

/** Bad input: a clear message, the right exit code, and the rest of the run unharmed. */
class BadInputTest {
  private static final Path BAD = Path.of("..", "testdata", "scenarios", "bad-input");
  private static final String FAULT = GOOD_FILE + ":" + FAULT_LINE + ":";

  @TempDir private Path folder;
  private SmallTree tree;

  @BeforeEach
  void makeTree() throws IOException {
    tree = new SmallTree(folder);
  }

  private static void assertRefused(Outcome outcome, String... words) {
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(outcome.err()).contains(words).startsWith("kwitness: ");
    assertThat(outcome.err().strip().lines()).hasSize(1);
    assertThat(outcome.out()).isEmpty();
  }

  @Test
  void noSuchPath() {
    Path missing = tree.sys().resolve("no-such-folder");
    assertRefused(CommandRunner.run("check", missing), "no such file", missing.toString());
  }

  @Test
  void notAKernelTree() throws IOException {
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    // The tree lies beside it, not above it.
    Path sub = Files.createDirectories(elsewhere.resolve("a"));
    Files.move(tree.sys(), folder.resolve("hidden"));
    assertRefused(
        CommandRunner.run("check", sub), "not in a kernel source tree", sub.toString(), "sys");
  }

  @Test
  void notACFile() {
    Path header = tree.sys().resolve("sys").resolve("param.h");
    assertRefused(CommandRunner.run("check", header), "not a C source file", "param.h");
  }

  @Test
  void twoTrees() throws IOException {
    SmallTree other = new SmallTree(folder.resolve("other"));
    assertRefused(
        CommandRunner.run("check", tree.sys(), other.sys()), "two different kernel trees");
  }

  @Test
  void aFolderInThePlaceOfAFile() throws IOException {
    Files.createDirectories(tree.sys().resolve("kern").resolve("kern_bad.c"));
    tree.list("kern/kern_bad.c");
    assertTheRestIsDone("kern_bad.c");
  }

  @Test
  void aDanglingLink() throws IOException {
    Files.createSymbolicLink(
        tree.sys().resolve("kern").resolve("kern_bad.c"), Path.of("nowhere.c"));
    tree.list("kern/kern_bad.c");
    assertTheRestIsDone("kern_bad.c");
  }

  @Test
  void aFileThatTheListNamesAndTheTreeLacks() throws IOException {
    tree.list("kern/kern_bad.c");
    assertTheRestIsDone("kern_bad.c");
  }

  private void assertTheRestIsDone(String lost) throws IOException {
    Path sarif = folder.resolve("out.sarif");
    Outcome outcome = CommandRunner.run("check", tree.sys());
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(outcome.out()).contains(FAULT);
    assertThat(outcome.err()).doesNotContain("internal error");
    CommandRunner.run("check", tree.sys(), "-o", sarif);
    assertThat(Files.readString(sarif)).contains(lost);
  }

  /** Read rights are no hindrance to root, so this asks for a file that nobody can read. */
  @Test
  void anUnreadableFileIsSkippedAndStrictRunsFail() throws IOException {
    Path bad = tree.source("kern/kern_bad.c", "int bad(void) { return (1); }");
    boolean denied = bad.toFile().setReadable(false) && !Files.isReadable(bad);
    if (!denied) {
      // A file of the size of an address space, which no array can hold.
      try (var file = new java.io.RandomAccessFile(bad.toFile(), "rw")) {
        file.setLength(1L << 40);
      }
    }
    Outcome outcome = CommandRunner.run("check", tree.sys());
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(outcome.out()).contains(FAULT);
    assertThat(outcome.err())
        .containsPattern("file-(skipped|abandoned) 1")
        .doesNotContain("internal error");
    Outcome strict = CommandRunner.run("check", tree.sys(), "--strict");
    assertThat(strict.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(strict.err()).contains("--strict");
    assertThat(strict.out()).contains(FAULT);
  }

  /** Odd bytes and the like: the file's own fault is found as well. */
  @ParameterizedTest
  @CsvSource({
    "nul.c,17",
    "nul.c,27",
    "latin1.c,19",
    "crlf.c,21",
    "no_newline.c,17",
    "include_cycle.c,18",
    "missing_header.c,19",
    "unterminated_comment.c,16",
    "broken_declaration.c,17",
  })
  void oddFilesAreAnalysedAllTheSame(String name, int line) throws IOException {
    tree.copy(BAD.resolve(name), "kern/" + name);
    tree.copy(BAD.resolve("cycle_a.h"), "kern/cycle_a.h");
    tree.copy(BAD.resolve("cycle_b.h"), "kern/cycle_b.h");
    Outcome outcome = CommandRunner.run("check", tree.sys());
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(outcome.out()).contains(FAULT).contains("sys/kern/" + name + ":" + line + ":");
    assertThat(outcome.err()).containsPattern("files +2 analysed").doesNotContain("internal");
  }

  @ParameterizedTest
  @CsvSource({
    "unterminated_comment.c,problem-declaration",
    "broken_declaration.c,problem-declaration",
    "missing_header.c,missing-header",
    "include_cycle.c,preprocessor",
  })
  void whatIsLostIsInTheSummaryAndTheSarif(String name, String kind) throws IOException {
    tree.copy(BAD.resolve(name), "kern/" + name);
    tree.copy(BAD.resolve("cycle_a.h"), "kern/cycle_a.h");
    tree.copy(BAD.resolve("cycle_b.h"), "kern/cycle_b.h");
    Path sarif = folder.resolve("out.sarif");
    Outcome outcome = CommandRunner.run("check", tree.sys(), "-o", sarif);
    assertThat(outcome.err()).contains(kind);
    assertThat(Files.readString(sarif)).contains("sys/kern/" + name).contains(kind);
  }

  @Test
  void aBrokenDeclarationFailsAStrictRun() throws IOException {
    tree.copy(BAD.resolve("broken_declaration.c"), "kern/broken_declaration.c");
    assertThat(CommandRunner.run("check", tree.sys(), "--strict").exitCode())
        .isEqualTo(ExitCode.FAILURE);
  }

  @Test
  void anEmptyFileIsNoFault() throws IOException {
    tree.source("kern/kern_empty.c");
    Files.writeString(tree.sys().resolve("kern/kern_empty.c"), "");
    Outcome outcome = CommandRunner.run("check", tree.sys(), "--strict");
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.FINDINGS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{]",
        "not json",
        "{\"functions\": [{\"name\": \"f\", \"effects\": [{\"effect\": \"explode\"}],"
            + " \"source\": \"x\"}]}",
        "{\"functions\": [{\"name\": \"f\", \"efects\": [], \"source\": \"x\"}]}",
        "{\"functions\": [{\"name\": \"f\", \"arity\": 1, \"effects\": [{\"effect\": \"release\","
            + " \"lock\": \"arg9\", \"kind\": \"mutex\"}], \"source\": \"x\"}]}",
      })
  void aMalformedRowIsRefusedWithFileAndLine(String text) throws IOException {
    Path models = Files.createDirectories(folder.resolve("models").resolve("freebsd"));
    Path file = Files.writeString(models.resolve("own.json"), text + "\n");
    Outcome outcome = CommandRunner.run("check", tree.sys(), "--models", folder.resolve("models"));
    assertRefused(outcome, file.getFileName().toString() + ":1");
  }

  @Test
  void aMissingModelsFolderIsRefused() {
    assertRefused(
        CommandRunner.run("check", tree.sys(), "--models", folder.resolve("no-models")),
        "no-models");
  }

  @Test
  void anOwnRowIsUsed() throws IOException {
    Path models = Files.createDirectories(folder.resolve("models").resolve("freebsd"));
    Files.writeString(
        models.resolve("own.json"),
        "{\"functions\": [{\"name\": \"malloc\", \"arity\": 3, \"effects\": [{\"effect\":"
            + " \"never-returns-null\"}], \"source\": \"our malloc\"}]}\n");
    Outcome outcome = CommandRunner.run("check", tree.sys(), "--models", folder.resolve("models"));
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(ExitCode.CLEAN);
  }
}
