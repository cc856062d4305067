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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kwitness.cli.CommandRunner.Outcome;

/** {@code check --changed-since}, with a real git. */
class ChangedSinceTest {
  private static final String[] LOCKED = {
    "struct mtx { int m; };",
    "struct softc { struct mtx sc_mtx; };",
    "void mtx_lock(struct mtx *);",
    "void mtx_unlock(struct mtx *);",
    "int start(struct softc *);",
    "int",
    "attach(struct softc *sc)",
    "{",
    "\tmtx_lock(&sc->sc_mtx);",
    "\tif (start(sc) != 0) {",
    "\t\tmtx_unlock(&sc->sc_mtx);",
    "\t\treturn (1);",
    "\t}",
    "\tmtx_unlock(&sc->sc_mtx);",
    "\treturn (0);",
    "}",
  };

  @TempDir private Path folder;
  private SmallTree tree;
  private GitFolder git;

  @BeforeEach
  void makeRepository() throws IOException, InterruptedException {
    assumeThat(GitFolder.isPossible()).isTrue();
    folder = folder.toRealPath();
    tree = new SmallTree(folder);
    tree.source("kern/kern_lock.c", LOCKED);
    git = new GitFolder(folder);
    git.commitAll("start");
  }

  private Outcome check(String revision) {
    return CommandRunner.run("check", tree.sys(), "--changed-since", revision);
  }

  private void replace(String file, String old, String with) throws IOException {
    Path path = folder.resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(old);
    Files.writeString(path, text.replace(old, with));
  }

  @Test
  void nothingChangedNothingReported() {
    Outcome outcome = check("HEAD");
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.CLEAN);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).contains("1 not on changed lines");
  }

  @Test
  void aChangeElsewhereInTheFileReportsNothing() throws IOException {
    replace(GOOD_FILE, "#define M_NOWAIT 1", "#define M_NOWAIT 1\n#define M_WAITOK 2");
    assertThat(check("HEAD").out()).isEmpty();
  }

  @Test
  void aChangedLineOfTheFinding() throws IOException {
    replace(GOOD_FILE, "return (*p);", "return (*p + 0);");
    assertThat(check("HEAD").out()).contains(GOOD_FILE + ":10:").contains("[unchecked-null]");
    assertThat(check("HEAD").exitCode()).isEqualTo(ExitCode.FINDINGS);
  }

  @Test
  void aChangedLineOfTheTrace() throws IOException {
    replace(GOOD_FILE, "M_TEMP, M_NOWAIT);", "M_TEMP,  M_NOWAIT);");
    assertThat(check("HEAD").out()).contains(GOOD_FILE + ":10:");
  }

  /** The line that causes it is not there any more. */
  @Test
  void aRemovedLineBetweenTheStepsOfTheTrace() throws IOException, InterruptedException {
    replace("sys/kern/kern_lock.c", "\t\tmtx_unlock(&sc->sc_mtx);\n\t\treturn", "\t\treturn");
    assertThat(check("HEAD").out())
        .contains("sys/kern/kern_lock.c:11:")
        .contains("[lock-leak]")
        .doesNotContain(GOOD_FILE);
    git.commitAll("forgets the unlock");
    assertThat(check("HEAD").out()).isEmpty();
    assertThat(check("HEAD~1").out()).contains("sys/kern/kern_lock.c:11:");
  }

  private Outcome checkAll() {
    return CommandRunner.run("check", tree.sys(), "--all-sources", "--changed-since", "HEAD");
  }

  /** No source list can name a file with a blank. */
  @Test
  void aFileThatGitDoesNotKnowYet() throws IOException {
    tree.copy(folder.resolve(GOOD_FILE), "kern/kern new.c");
    Outcome outcome = checkAll();
    assertThat(outcome.out()).doesNotContain(GOOD_FILE).contains("sys/kern/kern new.c:10:");
  }

  @Test
  void aChangedFileWithAnOddName() throws IOException, InterruptedException {
    tree.copy(folder.resolve(GOOD_FILE), "kern/kern \"new\".c");
    git.commitAll("odd name");
    assertThat(checkAll().out()).isEmpty();
    replace("sys/kern/kern \"new\".c", "return (*p);", "return (*p + 0);");
    assertThat(checkAll().out()).contains("sys/kern/kern \"new\".c:10:").doesNotContain(GOOD_FILE);
  }

  /** What others have added to the main branch meanwhile is no change of ours. */
  @Test
  void theRevisionIsWhereTheBranchLeftIt() throws IOException, InterruptedException {
    git.git("checkout", "-q", "-b", "work");
    git.git("checkout", "-q", "main");
    replace(GOOD_FILE, "return (*p);", "return (*p + 0);");
    git.commitAll("on main");
    git.git("checkout", "-q", "work");
    assertThat(check("main").out()).isEmpty();
  }

  /** The repository may begin at the kernel folder, below the folder that names are relative to. */
  @Test
  void aRepositoryOfTheKernelFolderAlone() throws IOException, InterruptedException {
    SmallTree other = new SmallTree(Files.createDirectories(folder.resolve("other")));
    GitFolder inner = new GitFolder(other.sys());
    inner.commitAll("start");
    assertThat(CommandRunner.run("check", other.sys(), "--changed-since", "HEAD").out()).isEmpty();
    replace("other/" + GOOD_FILE, "return (*p);", "return (*p + 0);");
    assertThat(CommandRunner.run("check", other.sys(), "--changed-since", "HEAD").out())
        .contains(GOOD_FILE + ":10:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-such-branch", "-n", "HEAD:sys", "", "HEAD^{tree}"})
  void aRevisionThatIsNotThere(String revision) {
    Outcome outcome = CommandRunner.run("check", tree.sys(), "--changed-since=" + revision);
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(outcome.err()).contains("no revision '" + revision + "'").doesNotContain("FreeBSD");
    assertThat(outcome.err().strip().lines()).hasSize(1);
  }

  @Test
  void noRepository() throws IOException {
    Path elsewhere = Files.createTempDirectory("kwitness-no-git");
    SmallTree lonely = new SmallTree(elsewhere);
    Outcome outcome = CommandRunner.run("check", lonely.sys(), "--changed-since", "HEAD");
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(outcome.err()).contains("not in the working tree of a git repository");
  }

  @Test
  void aPathThatDoesNotExist() {
    Outcome outcome =
        CommandRunner.run("check", folder.resolve("no/such"), "--changed-since", "HEAD");
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(outcome.err()).contains("no such file or folder").doesNotContain("internal");
  }
}
