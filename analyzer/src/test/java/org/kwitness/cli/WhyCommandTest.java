package org.kwitness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kwitness.cli.CommandRunner.Outcome;

/** What {@code why} and {@code pools} say about a driver with a callout. */
class WhyCommandTest {
  @TempDir private Path folder;
  private Path sys;

  @BeforeEach
  void makeTree() throws IOException {
    SmallTree tree = new SmallTree(folder);
    sys = tree.sys();
    tree.source(
        "kern/drv.c",
        "struct callout { int c; };",
        "struct mtx { int m; };",
        "struct softc { struct callout sc_ch; struct mtx sc_mtx; int sc_n; };",
        "void callout_reset(struct callout *, int, void (*)(void *), void *);",
        "void mtx_lock(struct mtx *);",
        "void mtx_unlock(struct mtx *);",
        "static void work(struct softc *sc) { sc->sc_n++; }",
        "static void",
        "drv_tick(void *arg)",
        "{",
        "\tstruct softc *sc = arg;",
        "\tmtx_lock(&sc->sc_mtx);",
        "\twork(sc);",
        "\tmtx_unlock(&sc->sc_mtx);",
        "}",
        "void",
        "drv_start(struct softc *sc)",
        "{",
        "\tcallout_reset(&sc->sc_ch, 1, drv_tick, sc);",
        "}");
  }

  @Test
  void whyNamesTheContextTheChainAndTheLocks() {
    Outcome outcome = CommandRunner.run("why", "work", sys);
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(ExitCode.CLEAN);
    assertThat(outcome.out())
        .contains("a callout")
        .contains("callout_reset() registers drv_tick()")
        .contains("drv_tick() calls work()")
        .contains("softc.sc_mtx");
  }

  @Test
  void whySaysWhenItDoesNotKnowTheFunction() {
    Outcome outcome = CommandRunner.run("why", "no_such_function", sys);
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(outcome.err()).contains("no_such_function");
    assertThat(outcome.out()).isEmpty();
  }

  @Test
  void poolsOfATreeWithoutPoolsAreNone() {
    Outcome outcome = CommandRunner.run("pools", sys);
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(ExitCode.CLEAN);
    assertThat(outcome.out().lines().filter(l -> l.contains("kern/drv.c"))).isEmpty();
  }
}
