package org.kwitness.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One bad item must not end a run, nor touch the results of the others. */
class FileRunnerTest {
  private static final List<Integer> ITEMS = IntStream.range(0, 20).boxed().toList();
  private static final long LONG = 600;
  private static final int BAD = 7;

  private final Map<Integer, String> lost = new ConcurrentHashMap<>();

  /** What becomes of the items if the task treats {@link #BAD} in its own way. */
  private List<String> run(int threads, long limitSeconds, Runnable bad) {
    return new FileRunner<Integer, String>(
            threads,
            limitSeconds,
            item -> {
              if (item == BAD) {
                bad.run();
              }
              return "done " + item;
            },
            failure -> {
              lost.put(failure.item(), failure.reason());
              return "lost " + failure.item();
            })
        .run(ITEMS, Progress.SILENT, "files");
  }

  private static List<String> allButTheBadOne() {
    return ITEMS.stream().map(i -> (i == BAD ? "lost " : "done ") + i).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8, 40})
  void resultsHaveTheOrderOfTheItems(int threads) {
    assertThat(run(threads, LONG, () -> {}))
        .isEqualTo(ITEMS.stream().map(i -> "done " + i).toList());
    assertThat(lost).isEmpty();
  }

  @Test
  void noItemsGiveNoResults() {
    List<String> results =
        new FileRunner<String, String>(2, LONG, i -> i, f -> f.reason())
            .run(List.of(), Progress.SILENT, "files");
    assertThat(results).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void anItemThatThrowsIsLostAlone(int threads) {
    List<String> results =
        run(
            threads,
            LONG,
            () -> {
              throw new IllegalStateException("on purpose");
            });
    assertThat(results).isEqualTo(allButTheBadOne());
    assertThat(lost.get(BAD)).contains("internal error").contains("on purpose");
  }

  @Test
  void anItemThatOverflowsTheStackIsLostAlone() {
    assertThat(run(2, LONG, () -> depth(0))).isEqualTo(allButTheBadOne());
    assertThat(lost).containsOnlyKeys(BAD);
    assertThat(lost.get(BAD)).isEqualTo("nested too deeply");
  }

  private static int depth(int n) {
    return n < 0 ? n : depth(n + 1) + 1;
  }

  @Test
  void anItemThatNeedsTooMuchMemoryIsLostAlone() {
    List<String> results =
        run(
            2,
            LONG,
            () -> {
              throw new OutOfMemoryError("on purpose");
            });
    assertThat(results).isEqualTo(allButTheBadOne());
    assertThat(lost.get(BAD)).isEqualTo("not enough memory");
  }

  /** With one thread, the others go on only if the hanging one is replaced. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void anItemThatHangsIsGivenUpAndTheOthersGoOn(int threads) {
    CountDownLatch never = new CountDownLatch(1);
    List<String> results = run(threads, 1, () -> awaitForEver(never));
    assertThat(results).isEqualTo(allButTheBadOne());
    assertThat(lost).containsOnlyKeys(BAD);
    assertThat(lost.get(BAD)).isEqualTo("took longer than 1 seconds");
    never.countDown();
  }

  private static void awaitForEver(CountDownLatch latch) {
    boolean waiting = true;
    while (waiting) {
      try {
        latch.await();
        waiting = false;
      } catch (InterruptedException e) {
        // A parser in an endless loop takes no notice of interrupts either.
      }
    }
  }

  @Test
  void progressEndsWithAll() {
    List<String> seen = new ArrayList<>();
    new FileRunner<Integer, Integer>(1, LONG, i -> i, f -> -1)
        .run(ITEMS, (phase, done, total) -> seen.add(phase + " " + done + "/" + total), "files");
    assertThat(seen).endsWith("files 20/20");
  }
}
