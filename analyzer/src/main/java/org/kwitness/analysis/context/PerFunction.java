package org.kwitness.analysis.context;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.kwitness.cfg.Function;
import org.kwitness.interproc.Program;

/**
 * Keeps what was found out about each function of a program. Thread-safe: two threads may find out
 * the same at the same time, but all get to see one result.
 *
 * @param <T> what is kept
 */
final class PerFunction<T> {
  private final Program program;
  private final java.util.function.Function<Function, T> finder;
  private final AtomicReferenceArray<T> known;

  /**
   * @param finder gives always the same for a function
   */
  PerFunction(Program program, java.util.function.Function<Function, T> finder) {
    this.program = program;
    this.finder = finder;
    this.known = new AtomicReferenceArray<>(program.functions().size());
  }

  /** What is known of a function. */
  T of(Function f) {
    int number = program.number(f);
    T before = known.get(number);
    if (before != null) {
      return before;
    }
    T found = finder.apply(f);
    return known.compareAndSet(number, null, found) ? found : known.get(number);
  }
}
