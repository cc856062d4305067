package org.kwitness.engine;

import edu.umd.cs.findbugs.annotations.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;

/**
 * Runs one task for each item on a few threads with deep stacks. An item that takes too long, or
 * that needs more memory than there is, is given up and the others go on.
 *
 * @param <I> the items
 * @param <R> the results
 */
final class FileRunner<I, R> {
  /** Kernel headers and macros nest deeply; syntax trees of long else-if chains more so. */
  private static final long STACK_BYTES = 512L << 20;

  private final int threads;
  private final long limitSeconds;
  private final Function<I, R> task;
  private final Function<Failure<I>, R> whenLost;

  /** A permit for each item done that {@link #pause} has not seen. */
  private final Semaphore finished = new Semaphore(0);

  /** An item that was given up, and why. */
  record Failure<I>(I item, String reason) {}

  FileRunner(
      int threads, long limitSeconds, Function<I, R> task, Function<Failure<I>, R> whenLost) {
    this.threads = threads;
    this.limitSeconds = limitSeconds;
    this.task = task;
    this.whenLost = whenLost;
  }

  private record Slot(int index, long startedAt, Thread thread) {}

  /** The results in the order of the items. */
  List<R> run(List<I> items, Progress progress, String phase) {
    AtomicReferenceArray<R> results = new AtomicReferenceArray<>(items.size());
    AtomicInteger next = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    List<Worker> workers = new ArrayList<>();
    for (int i = 0; i < Math.min(threads, items.size()); i++) {
      workers.add(new Worker(items, results, next, done));
      workers.get(i).start();
    }
    while (done.get() < items.size()) {
      progress.advance(phase, done.get(), items.size());
      for (int i = 0; i < workers.size(); i++) {
        Worker w = workers.get(i);
        Optional<Slot> slot = Optional.ofNullable(w.current);
        if (slot.isPresent() && isOverdue(slot.get())) {
          int index = slot.get().index();
          w.abandoned = true;
          R lost =
              whenLost.apply(
                  new Failure<>(items.get(index), "took longer than " + limitSeconds + " seconds"));
          if (results.compareAndSet(index, null, lost)) {
            done.incrementAndGet();
          }
          Worker fresh = new Worker(items, results, next, done);
          workers.set(i, fresh);
          fresh.start();
        }
      }
      pause();
    }
    progress.advance(phase, items.size(), items.size());
    List<R> list = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      list.add(results.get(i));
    }
    return list;
  }

  private boolean isOverdue(Slot slot) {
    return System.nanoTime() - slot.startedAt() > TimeUnit.SECONDS.toNanos(limitSeconds);
  }

  /** Waits until an item is done, or for a moment: long enough to see a new progress. */
  private void pause() {
    try {
      if (finished.tryAcquire(100, TimeUnit.MILLISECONDS)) {
        finished.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private final class Worker extends Thread {
    private final List<I> items;
    private final AtomicReferenceArray<R> results;
    private final AtomicInteger next;
    private final AtomicInteger done;
    private volatile @Nullable Slot current;
    private volatile boolean abandoned;

    Worker(List<I> items, AtomicReferenceArray<R> results, AtomicInteger next, AtomicInteger done) {
      super(null, null, "kwitness-worker", STACK_BYTES);
      this.items = items;
      this.results = results;
      this.next = next;
      this.done = done;
      setDaemon(true);
    }

    @Override
    public void run() {
      while (!abandoned) {
        int index = next.getAndIncrement();
        if (index >= items.size()) {
          return;
        }
        current = new Slot(index, System.nanoTime(), this);
        R result;
        try {
          result = task.apply(items.get(index));
        } catch (OutOfMemoryError e) {
          result = whenLost.apply(new Failure<>(items.get(index), "not enough memory"));
        } catch (StackOverflowError e) {
          result = whenLost.apply(new Failure<>(items.get(index), "nested too deeply"));
        } catch (RuntimeException | LinkageError e) {
          result = whenLost.apply(new Failure<>(items.get(index), "internal error: " + e));
        }
        current = null;
        if (results.compareAndSet(index, null, result)) {
          done.incrementAndGet();
        }
        finished.release();
      }
    }
  }
}
