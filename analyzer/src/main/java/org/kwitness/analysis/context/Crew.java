package org.kwitness.analysis.context;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * The thread that asks, and some that help it with pieces of work which do not depend on each
 * other. Their stacks are deep: expressions are walked recursively.
 */
final class Crew implements AutoCloseable {
  private static final long STACK_BYTES = 256L << 20;

  private final int helpers;
  private final ExecutorService pool;

  /**
   * @param threads how many work in all, the one that asks included; at least 1
   */
  Crew(int threads) {
    this.helpers = threads - 1;
    this.pool =
        Executors.newFixedThreadPool(
            Math.max(helpers, 1),
            work -> {
              Thread t = new Thread(null, work, "kwitness-contexts-helper", STACK_BYTES);
              t.setDaemon(true);
              return t;
            });
  }

  /**
   * Does all pieces, and returns when all are done.
   *
   * @param pieces how many there are
   * @param work does the one of a number from 0; in any thread, in any order
   */
  void each(int pieces, IntConsumer work) {
    AtomicInteger next = new AtomicInteger();
    Runnable share =
        () -> {
          for (int i = next.getAndIncrement(); i < pieces; i = next.getAndIncrement()) {
            work.accept(i);
          }
        };
    List<Future<?>> others = new ArrayList<>();
    for (int i = 0; i < Math.min(helpers, pieces - 1); i++) {
      others.add(pool.submit(share));
    }
    share.run();
    for (Future<?> f : others) {
      join(f);
    }
  }

  /**
   * Begins something that a helper does; if there is none, it is done at once.
   *
   * @return waits for it
   */
  <T> Supplier<T> begin(Supplier<T> work) {
    if (helpers == 0) {
      T done = work.get();
      return () -> done;
    }
    Future<T> running = pool.submit(work::get);
    return () -> join(running);
  }

  private static <T> T join(Future<T> f) {
    try {
      return f.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error; // Such as a lack of memory, of which the user is told what to do.
      }
      throw new IllegalStateException("a helper failed: " + e.getCause(), e.getCause());
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
