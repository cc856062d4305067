package org.kwitness.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kwitness.ir.SourcePosition;

class LocalLocksTest {
  private static final SourcePosition AT = SourcePosition.ofFile("a.c");

  private static HeldRef own(String lockClass) {
    return new HeldRef(lockClass, "$0->lock", "lock", HeldRef.Relation.OWN, "p->lock", AT, false);
  }

  @Test
  void whatBothHoldStays() {
    LocalLocks one = new LocalLocks(List.of(own("s.lock")), Set.of());
    LocalLocks two = new LocalLocks(List.of(own("s.lock")), Set.of("t.lock"));
    LocalLocks met = one.meet(two);
    assertThat(met.held()).containsExactly(own("s.lock"));
    assertThat(met.dropped()).containsExactly("t.lock");
  }

  @Test
  void whatOneHoldsIsUnsure() {
    LocalLocks one = new LocalLocks(List.of(own("s.lock")), Set.of());
    for (LocalLocks met : List.of(one.meet(LocalLocks.NONE), LocalLocks.NONE.meet(one))) {
      assertThat(met.held()).hasSize(1);
      assertThat(met.held().get(0).relation()).isEqualTo(HeldRef.Relation.UNSURE);
      assertThat(met.held().get(0).path()).isEmpty();
    }
  }

  @Test
  void lostClassesAreUnsure() {
    LocalLocks met =
        new LocalLocks(List.of(own("s.lock")), Set.of()).orPerhaps(Set.of("s.lock"), AT);
    assertThat(met.held()).extracting(HeldRef::relation).containsExactly(HeldRef.Relation.UNSURE);
  }
}
