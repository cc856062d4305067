package org.kwitness.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kwitness.cfg.Components;

/** Functions by number; 0 calls 1 and 2, 1 and 2 call 3, 4 and 5 call each other, 5 calls 3. */
class ScheduleTest {
  private static final List<List<Integer>> CALLEES =
      List.of(List.of(1, 2), List.of(3), List.of(3), List.of(), List.of(5), List.of(4, 3));

  private static Schedule schedule() {
    return new Schedule(
        CALLEES.size(), Components.bottomUp(CALLEES.size(), CALLEES::get), CALLEES::get);
  }

  @Test
  void calleesAreSummarisedBeforeTheirCallersStart() {
    List<Integer> summarised = Collections.synchronizedList(new ArrayList<>());

    schedule()
        .run(
            3,
            (component, whenSummarised) -> {
              for (int member : component) {
                for (int callee : CALLEES.get(member)) {
                  assertThat(component.contains(callee) || summarised.contains(callee)).isTrue();
                }
              }
              summarised.addAll(component);
              whenSummarised.run();
            });

    assertThat(summarised).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
  }

  @Test
  void oneThreadDoesItAllAndNobodyHasToSayThatCallersCanGoOn() {
    List<Integer> done = new ArrayList<>();

    schedule().run(1, (component, whenSummarised) -> done.addAll(component));

    assertThat(done).hasSize(6).startsWith(3);
  }

  @Test
  void failureOfOneIsTheFailureOfAll() {
    assertThatThrownBy(
            () ->
                schedule()
                    .run(
                        2,
                        (component, whenSummarised) -> {
                          if (component.contains(3)) {
                            throw new IllegalArgumentException("broken");
                          }
                          whenSummarised.run();
                        }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("broken");
  }

  @Test
  void nothingToDo() {
    List<Integer> done = new ArrayList<>();

    new Schedule(0, List.of(), n -> List.of())
        .run(2, (component, whenSummarised) -> done.addAll(component));

    assertThat(done).isEmpty();
  }
}
