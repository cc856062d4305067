package org.kwitness.engine;

import java.util.concurrent.atomic.AtomicLong;

/** Remembers the largest heap in use among the moments at which it was asked to look. */
final class HeapWatch {
  private final AtomicLong peak = new AtomicLong();

  void look() {
    Runtime runtime = Runtime.getRuntime();
    peak.accumulateAndGet(runtime.totalMemory() - runtime.freeMemory(), Math::max);
  }

  long peak() {
    return peak.get();
  }
}
