package org.kwitness.analysis.privatedata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kwitness.cfg.Function;
import org.kwitness.cfg.Graphs;
import org.kwitness.ir.SourcePosition;

/** Which locks keep a closer away. */
class CloserTest {
  private static final Function CLOSE = Graphs.function("drv_close", "drv.c", true);

  private static Ending ending(Ending.What what, int line, String... held) {
    return new Ending(
        what,
        "si_drv1",
        CLOSE,
        new SourcePosition("drv.c", line, 1),
        Set.of(held),
        false,
        false,
        List.of());
  }

  private static Closer closer(Ending... endings) {
    return new Closer(CLOSE, Optional.of("d_close"), "si_drv1", List.of(endings), Map.of());
  }

  @Test
  void whoClearsFirstIsKeptAwayByTheLockOfTheClearing() {
    Closer c = closer(ending(Ending.What.CLEARS, 1, "a"), ending(Ending.What.FREES, 2));
    assertThat(c.held()).containsExactly("a");
    assertThat(c.frees()).isTrue();
    assertThat(c.main().position().line()).isEqualTo(2);
  }

  @Test
  void whoFreesFirstHoldsOnlyWhatItHoldsThroughout() {
    Closer c = closer(ending(Ending.What.FREES, 1, "a", "b"), ending(Ending.What.CLEARS, 2, "a"));
    assertThat(c.held()).containsExactly("a");
    c = closer(ending(Ending.What.FREES, 1), ending(Ending.What.CLEARS, 2, "a"));
    assertThat(c.held()).isEmpty();
  }

  @Test
  void whoOnlyClearsDoesNotFree() {
    assertThat(closer(ending(Ending.What.CLEARS, 1)).frees()).isFalse();
  }

  @Test
  void thereIsOneForEachMember() {
    Story story = new Story();
    story.add(ending(Ending.What.FREES, 1));
    story.add(ending(Ending.What.FREES, 1));
    story.add(
        new Ending(
            Ending.What.CLEARS,
            "si_drv2",
            CLOSE,
            new SourcePosition("drv.c", 3, 1),
            Set.of(),
            true,
            false,
            List.of()));
    List<Closer> closers = Closer.of(CLOSE, Optional.empty(), story);
    assertThat(closers).extracting(Closer::field).containsExactly("si_drv1", "si_drv2");
    assertThat(closers.get(0).endings()).hasSize(1);
    assertThat(closers.get(0).waits()).isFalse();
    assertThat(closers.get(1).waits()).isTrue();
  }
}
