package org.kwitness.analysis.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who does pieces of work does not matter: each is done once, and what goes wrong is told. */
class CrewTest {
  private static final int PIECES = 1000;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void eachPieceIsDoneOnce(int threads) {
    AtomicIntegerArray done = new AtomicIntegerArray(PIECES);
    try (Crew crew = new Crew(threads)) {
      crew.each(PIECES, done::incrementAndGet);
      crew.each(0, done::incrementAndGet);
    }
    for (int i = 0; i < PIECES; i++) {
      assertThat(done.get(i)).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void whatWasBegunGivesItsResultWhileOthersWork(int threads) {
    AtomicIntegerArray done = new AtomicIntegerArray(PIECES);
    try (Crew crew = new Crew(threads)) {
      Supplier<String> begun = crew.begin(() -> "result");
      crew.each(PIECES, done::incrementAndGet);
      assertThat(begun.get()).isEqualTo("result");
    }
    assertThat(done.get(PIECES - 1)).isEqualTo(1);
  }

  @Test
  void anErrorOfAHelperIsThatOfTheWork() {
    try (Crew crew = new Crew(2)) {
      Supplier<String> begun =
          crew.begin(
              () -> {
                throw new OutOfMemoryError("none left");
              });
      assertThatThrownBy(begun::get).isInstanceOf(OutOfMemoryError.class).hasMessage("none left");
      Supplier<String> wrong =
          crew.begin(
              () -> {
                throw new IllegalArgumentException("odd");
              });
      assertThatThrownBy(wrong::get)
          .isInstanceOf(IllegalStateException.class)
          .hasRootCauseMessage("odd");
    }
  }
}
