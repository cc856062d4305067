package org.kwitness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kwitness.cli.CommandRunner.Outcome;

/** The table of {@code pools}. */
class PoolsCommandTest {
  @TempDir private Path folder;

  private static void write(Path sys, String name, String... lines) throws IOException {
    Path file = sys.resolve(name);
    Files.createDirectories(file.resolve("..").normalize());
    Files.writeString(file, String.join("\n", lines) + "\n");
  }

  @Test
  void aPoolThatAnInterruptUsesIsProtectedOnlyWhereTheLevelIsRaised() throws IOException {
    Path sys = folder.resolve("sys");
    write(sys, "sys/param.h", "#define __NetBSD_Version__ 104200000", "#define IPL_NET 4");
    write(sys, "conf/osrelease.sh", "# nothing");
    write(sys, "conf/files", "file kern/pool_user.c");
    write(sys, "arch/i386/conf/files.i386", "# nothing");
    write(
        sys,
        "kern/pool_user.c",
        "struct pool { int p; };",
        "struct pool things;",
        "void *pool_get(struct pool *, int);",
        "void pool_put(struct pool *, void *);",
        "void pool_init(struct pool *, int, int, int, int, const char *, int, void *, void *, int);",
        "void *isa_intr_establish(void *, int, int, int, int (*)(void *), void *);",
        "int splnet(void);",
        "void splx(int);",
        "static int intr(void *arg) { pool_put(&things, arg); return 1; }",
        "void init(void) { pool_init(&things, 4, 0, 0, 0, \"things\", 0, 0, 0, 0); }",
        "void attach(void *ic) { isa_intr_establish(ic, 1, 1, IPL_NET, intr, 0); }",
        "void *bare(void) { return pool_get(&things, 0); }",
        "void *raised(void) { int s = splnet(); void *p = pool_get(&things, 0); splx(s);",
        "\treturn p; }",
        "void *never(int n) { int on = 0; if (on) return pool_get(&things, n); return 0; }");
    Outcome outcome = CommandRunner.run("pools", sys);
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(ExitCode.CLEAN);
    assertThat(outcome.out().lines().filter(l -> l.contains("bare")))
        .singleElement()
        .asString()
        .contains("things")
        .contains("unprotected");
    assertThat(outcome.out().lines().filter(l -> l.contains("raised")))
        .singleElement()
        .asString()
        .contains("protected")
        .doesNotContain("unprotected");
    assertThat(outcome.out().lines().filter(l -> l.contains("never")))
        .singleElement()
        .asString()
        .endsWith("unreached");
  }
}
