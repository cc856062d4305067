package org.kwitness.analysis.privatedata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kwitness.ir.SourcePosition;

/** What remains of the locks that protect an object. */
class GuardTest {
  private static final Guard BOTH = new Guard(Set.of("a", "b"), Set.of(), Optional.empty());

  private static Loss loss(String lock, int line, boolean lasting) {
    return new Loss(lock, new SourcePosition("f.c", line, 1), "f", "g", "sleeps", lasting);
  }

  @Test
  void aReleaseTakesOneLockAndTellsOfIt() {
    Guard rest = BOTH.without("a", loss("a", 7, false));
    assertThat(rest.remaining()).containsExactly("b");
    assertThat(rest.loss()).contains(loss("a", 7, false));
    assertThat(BOTH.without("c", loss("c", 7, false))).isEqualTo(BOTH);
  }

  @Test
  void theLastingSleepIsTheStory() {
    Guard rest = BOTH.without("a", loss("a", 7, false)).without("b", loss("b", 8, true));
    assertThat(rest.loss()).contains(loss("b", 8, true));
    rest = BOTH.without("a", loss("a", 7, true)).without("b", loss("b", 8, true));
    assertThat(rest.loss()).contains(loss("a", 7, true));
    rest = BOTH.without("a", loss("a", 7, false)).without("a", loss("a", 9, true));
    assertThat(rest.loss()).contains(loss("a", 9, true));
  }

  @Test
  void aLockOfTheObjectItselfGoesWithoutAWord() {
    Guard inner = BOTH.with("o.lock").without("o.lock", loss("o.lock", 9, true));
    assertThat(inner.own()).isEmpty();
    assertThat(inner.loss()).isEmpty();
  }

  @Test
  void whatProtectsOnBothWaysRemains() {
    Guard a = BOTH.with("o.lock").without("a", loss("a", 9, false));
    Guard b = BOTH.with("o.lock").without("a", loss("a", 7, false));
    Guard met = a.meet(b);
    assertThat(met.remaining()).containsExactly("b");
    assertThat(met.own()).containsExactly("o.lock");
    assertThat(met.loss()).contains(loss("a", 7, false));
    assertThat(met).isEqualTo(b.meet(a));
    assertThat(a.meet(BOTH).own()).isEmpty();
  }
}
