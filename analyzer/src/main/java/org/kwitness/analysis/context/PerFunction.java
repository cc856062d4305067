package org.kwitness.analysis.context;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.kwitness.cfg.Function;

/**
 * Keeps what was found out about each function of a program, for equal ones together. Thread-safe:
 * two threads may find out the same at the same time, but all get to see one result.
 *
 * @param <T> what is kept
 */
final class PerFunction<T> {
  private final FunctionNumbers numbers;
  private final java.util.function.Function<Function, T> finder;
  private final AtomicReferenceArray<T> known;

  /**
   * @param finder gives always the same for a function
   */
  PerFunction(FunctionNumbers numbers, java.util.function.Function<Function, T> finder) {
    this.numbers = numbers;
    this.finder = finder;
    this.known = new AtomicReferenceArray<>(numbers.size());
  }

  /** What is known of a function. */
  T of(Function f) {
    int number = numbers.of(f);
    T before = known.get(number);
    if (before != null) {
      return before;
    }
    T found = finder.apply(numbers.function(number));
    return known.compareAndSet(number, null, found) ? found : known.get(number);
  }
}
