package org.kwitness.interproc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kwitness.cfg.Function;
import org.kwitness.cfg.Graphs;
import org.kwitness.frontend.FileFacts;

/** What a name means where modules that are linked apart share it. */
class ProgramTest {
  private static final Function FIRST = function("get", "sys/dev/drm/irq.c");
  private static final Function SECOND = function("get", "sys/dev/drm2/irq.c");
  private static final Function HERE = function("set", "sys/dev/drm2/irq.c");
  private static final Function BELOW = function("put", "sys/dev/drm2/intel/display.c");
  private static final Function ELSEWHERE = function("run", "sys/kern/main.c");

  private static final Program PROGRAM =
      new Program(
          List.of(
              file("sys/dev/drm/irq.c", FIRST),
              file("sys/dev/drm2/intel/display.c", BELOW),
              file("sys/dev/drm2/irq.c", SECOND, HERE),
              file("sys/kern/main.c", ELSEWHERE)));

  private static Function function(String name, String file) {
    return Graphs.function(name, file, false);
  }

  private static FileFacts file(String name, Function... functions) {
    return new FileFacts(
        name,
        1,
        List.of(functions),
        List.of(),
        List.of(),
        List.of(),
        functions.length,
        0,
        0,
        List.of(),
        List.of());
  }

  @Test
  void theFunctionOfTheOwnFileComesFirst() {
    assertThat(PROGRAM.resolve(HERE, "get")).contains(SECOND);
    assertThat(PROGRAM.resolve(FIRST, "get")).contains(FIRST);
  }

  @Test
  void ofSeveralTheNearestIsMeant() {
    assertThat(PROGRAM.resolve(BELOW, "get")).contains(SECOND);
    assertThat(PROGRAM.resolveInFile("sys/dev/drm2/intel/other.c", "get")).contains(SECOND);
  }

  @Test
  void ofSeveralThatAreEquallyNearTheFirstIsMeant() {
    assertThat(PROGRAM.resolve(ELSEWHERE, "get")).contains(FIRST);
  }

  @Test
  void aNameThatNobodyHasMeansNothing() {
    assertThat(PROGRAM.resolve(HERE, "gone")).isEmpty();
  }
}
