package org.kwitness.checker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** When a function that does not acquire what it releases is an exception. */
class LockHabitsTest {
  private static LockHabits.Habit habit(int balanced, int others) {
    return new LockHabits.Habit(balanced, others);
  }

  @Test
  void aRuleWithoutExceptionsNeedsTwo() {
    assertThat(habit(2, 0).isRule(false)).isTrue();
    assertThat(habit(1, 0).isRule(true)).isFalse();
  }

  @Test
  void fewExceptionsAreAllowedWhereCallersAreKnown() {
    assertThat(habit(10, 2).isRule(true)).isTrue();
    assertThat(habit(9, 2).isRule(true)).isFalse();
    assertThat(habit(10, 2).isRule(false)).isFalse();
  }

  @Test
  void moreExceptionsNeedMoreThatKeepTheRule() {
    assertThat(habit(60, 3).isRule(true)).isTrue();
    assertThat(habit(59, 3).isRule(true)).isFalse();
  }

  @Test
  void mostIsLessThanARule() {
    assertThat(habit(118, 7).isUsual()).isTrue();
    assertThat(habit(118, 7).isRule(true)).isFalse();
    assertThat(habit(4, 0).isUsual()).isFalse();
  }
}
