package org.kwitness.cfg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComponentsTest {
  private static List<List<Integer>> bottomUp(List<List<Integer>> successors) {
    return Components.bottomUp(successors.size(), successors::get);
  }

  @Test
  void nothingHasNoComponents() {
    assertThat(bottomUp(List.of())).isEmpty();
  }

  @Test
  void calleesComeBeforeCallers() {
    assertThat(bottomUp(List.of(List.of(1, 2), List.of(2), List.of())))
        .containsExactly(List.of(2), List.of(1), List.of(0));
  }

  @Test
  void aCycleIsOneComponentInAscendingOrder() {
    // 0 -> 3 -> 1 -> 0, and 1 -> 2.
    assertThat(bottomUp(List.of(List.of(3), List.of(0, 2), List.of(), List.of(1))))
        .containsExactly(List.of(2), List.of(0, 1, 3));
  }

  @Test
  void aNodeThatCallsItselfIsAComponent() {
    assertThat(bottomUp(List.of(List.of(0), List.of(0)))).containsExactly(List.of(0), List.of(1));
  }

  @Test
  void twoCyclesThatTouchInOneDirectionStayApart() {
    // 0 <-> 1 -> 2 <-> 3.
    assertThat(bottomUp(List.of(List.of(1), List.of(0, 2), List.of(3), List.of(2))))
        .containsExactly(List.of(2, 3), List.of(0, 1));
  }

  @Test
  void nestedCyclesAreOne() {
    assertThat(bottomUp(List.of(List.of(1), List.of(2, 0), List.of(1, 3), List.of(0))))
        .containsExactly(List.of(0, 1, 2, 3));
  }

  @Test
  void aLongChainNeedsNoDeepStack() {
    int size = 200_000;
    List<List<Integer>> components =
        Components.bottomUp(size, n -> n + 1 < size ? List.of(n + 1) : List.of());
    assertThat(components).hasSize(size);
    assertThat(components.get(0)).containsExactly(size - 1);
  }

  @Test
  void aLongCycleIsOneComponent() {
    int size = 50_000;
    assertThat(Components.bottomUp(size, n -> List.of((n + 1) % size)))
        .containsExactly(IntStream.range(0, size).boxed().toList());
  }
}
