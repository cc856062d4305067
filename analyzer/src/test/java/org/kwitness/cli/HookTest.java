package org.kwitness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.kwitness.cli.SmallTree.GOOD_FILE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kwitness.cli.CommandRunner.Outcome;

/** {@code check --staged} and {@code --hook}; {@code .ci/pre-commit-test} runs the real thing. */
class HookTest {
  @TempDir private Path folder;
  private SmallTree tree;
  private GitFolder git;
  private Path good;

  @BeforeEach
  void makeRepository() throws IOException, InterruptedException {
    assumeThat(GitFolder.isPossible()).isTrue();
    folder = folder.toRealPath();
    tree = new SmallTree(folder);
    good = folder.resolve(GOOD_FILE);
    git = new GitFolder(folder);
    git.commitAll("start");
  }

  private void replace(Path path, String old, String with) throws IOException {
    String text = Files.readString(path);
    assertThat(text).contains(old);
    Files.writeString(path, text.replace(old, with));
  }

  @Test
  void nothingStagedIsNothingToReport() throws IOException {
    replace(good, "return (*p);", "return (*p + 0);");
    Outcome outcome = CommandRunner.run("check", tree.sys(), "--staged");
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.CLEAN);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).contains("1 file has changes that are not staged");
  }

  @Test
  void aStagedLineOfTheFinding() throws IOException, InterruptedException {
    replace(good, "return (*p);", "return (*p + 0);");
    git.git("add", "-A");
    Outcome outcome = CommandRunner.run("check", tree.sys(), "--staged");
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(outcome.out()).contains(GOOD_FILE + ":10:");
    assertThat(outcome.err()).doesNotContain("not staged");
  }

  @Test
  void theFirstCommitOfARepository() throws IOException, InterruptedException {
    SmallTree other = new SmallTree(Files.createDirectories(folder.resolve("other")));
    GitFolder inner = new GitFolder(folder.resolve("other"));
    inner.git("add", "-A");
    assertThat(CommandRunner.run("check", other.sys(), "--staged").out())
        .contains(GOOD_FILE + ":10:");
  }

  @Test
  void twoAnswersToOneQuestion() {
    Outcome outcome = CommandRunner.run("check", tree.sys(), "--staged", "--changed-since", "HEAD");
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(outcome.err()).contains("leave one out");
  }

  @Test
  void aHookIsSilentAboutWhatTheCommitDidNotCause() throws IOException, InterruptedException {
    replace(good, "#define M_NOWAIT 1", "#define M_NOWAIT 1\n#define M_WAITOK 2");
    git.git("add", "-A");
    Outcome outcome = CommandRunner.run("check", "--hook", good);
    assertThat(outcome).isEqualTo(new Outcome(ExitCode.CLEAN, "", ""));
  }

  @Test
  void aHookPrintsLittle() throws IOException, InterruptedException {
    replace(good, "return (*p);", "return (*p + 0);");
    git.git("add", "-A");
    Outcome outcome = CommandRunner.run("check", "--hook", good);
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(outcome.err()).contains("analyse it once").hasLineCount(1);
    assertThat(outcome.out().lines()).hasSize(3);
    assertThat(outcome.out())
        .contains(GOOD_FILE + ":10:10: error: ")
        .contains("    10 | return (*p + 0);")
        .contains(GOOD_FILE + ":8: p gets the result of malloc(), which may be NULL");
  }

  /** With pre-commit run --all-files on a server, no commit is being made. */
  @Test
  void aHookWithoutACommitReportsTheFiles() {
    Outcome outcome = CommandRunner.run("check", "--hook", good);
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(outcome.out()).contains(GOOD_FILE + ":10:10: error: ");
  }

  @Test
  void aHookKeepsToTheLevel() {
    assertThat(CommandRunner.run("check", "--hook", "--fail-on", "never", good))
        .satisfies(o -> assertThat(o.exitCode()).isEqualTo(ExitCode.CLEAN))
        .satisfies(o -> assertThat(o.out()).contains("error: "));
  }

  @Test
  void aHookPassesOverWhatIsNoSourceOfAKernel() throws IOException {
    Path elsewhere = Files.createTempDirectory("kwitness-no-tree").resolve("main.c");
    Files.writeString(elsewhere, "int main(void) { return (0); }\n");
    Path header = tree.sys().resolve("sys/param.h");
    assertThat(CommandRunner.run("check", "--hook", elsewhere, header))
        .isEqualTo(new Outcome(ExitCode.CLEAN, "", ""));
    assertThat(CommandRunner.run("check", "--hook", elsewhere, good).out())
        .contains(GOOD_FILE + ":10:");
  }

  /** The finding may be one that only the whole kernel shows. */
  @Test
  void aHookCallsNoSuppressionUnused() throws IOException {
    Path file =
        tree.source(
            "kern/kern_quiet.c",
            "/* kwitness-disable-next-line pool-unprotected -- the caller is at splnet */",
            "int quiet(void) { return (0); }");
    assertThat(CommandRunner.run("check", "--fail-on", "note", file).out())
        .contains("[unused-suppression]");
    assertThat(CommandRunner.run("check", "--hook", "--fail-on", "note", file))
        .isEqualTo(new Outcome(ExitCode.CLEAN, "", ""));
  }

  @Test
  void aHookWithAPathThatDoesNotExist() {
    Outcome outcome = CommandRunner.run("check", "--hook", folder.resolve("no.c"));
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(outcome.err()).contains("no such file");
  }
}
