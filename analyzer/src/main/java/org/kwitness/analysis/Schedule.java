package org.kwitness.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/**
 * Runs the components of a call graph on several threads, each as soon as those that it calls have
 * their summaries. Which thread runs which, and when, plays no part in the results.
 */
final class Schedule {
  private static final long STACK_BYTES = 256L << 20;

  private final List<List<Integer>> components;
  private final boolean[] finished;
  private final int[] waitsFor;
  private final int[] callersAbove;
  private final List<List<Integer>> callers = new ArrayList<>();
  private final PriorityQueue<Integer> ready;
  private int unfinished;
  private boolean failed;

  /**
   * What is done with a component. It may run the second argument as soon as callers can go on;
   * they do when it ends at the latest.
   */
  interface Task {
    /** Runs it. */
    void run(List<Integer> component, Runnable summarised);
  }

  /**
   * Prepares a run.
   *
   * @param functions how many functions there are
   * @param components callees before callers
   * @param callees the functions that a function calls
   */
  Schedule(int functions, List<List<Integer>> components, IntFunction<List<Integer>> callees) {
    this.components = components;
    this.unfinished = components.size();
    this.finished = new boolean[components.size()];
    this.waitsFor = new int[components.size()];
    this.callersAbove = new int[components.size()];
    int[] home = new int[functions];
    for (int i = 0; i < components.size(); i++) {
      for (int member : components.get(i)) {
        home[member] = i;
      }
      callers.add(new ArrayList<>());
    }
    for (int i = 0; i < components.size(); i++) {
      int own = i;
      components.get(i).stream()
          .flatMap(member -> callees.apply(member).stream())
          .map(callee -> home[callee])
          .filter(callee -> callee != own)
          .distinct()
          .forEach(
              callee -> {
                callers.get(callee).add(own);
                waitsFor[own]++;
              });
    }
    for (int i = components.size() - 1; i >= 0; i--) {
      for (int caller : callers.get(i)) {
        callersAbove[i] = Math.max(callersAbove[i], callersAbove[caller] + 1);
      }
    }
    // What most others wait for comes first, so that no long chain is left over for one thread.
    ready =
        new PriorityQueue<>(
            (a, b) ->
                callersAbove[a] != callersAbove[b]
                    ? Integer.compare(callersAbove[b], callersAbove[a])
                    : Integer.compare(a, b));
  }

  /** Runs a task for all components. */
  void run(int threads, Task task) {
    for (int i = 0; i < waitsFor.length; i++) {
      if (waitsFor[i] == 0) {
        ready.add(i);
      }
    }
    ExecutorService pool =
        Executors.newFixedThreadPool(
            threads,
            work -> {
              Thread t = new Thread(null, work, "kwitness-analysis", STACK_BYTES);
              t.setDaemon(true);
              return t;
            });
    try {
      List<Future<?>> workers = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        workers.add(pool.submit(() -> work(task)));
      }
      for (Future<?> f : workers) {
        f.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the analysis failed: " + e.getCause(), e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private void work(Task task) {
    boolean done = false;
    try {
      for (int next = take(); next >= 0; next = take()) {
        int component = next;
        task.run(components.get(component), () -> finish(component));
        finish(component);
      }
      done = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (!done) {
        fail();
      }
    }
  }

  /** A component that waits for nothing; -1 if there will be no more. */
  private synchronized int take() throws InterruptedException {
    while (ready.isEmpty() && unfinished > 0 && !failed) {
      wait();
    }
    return failed || ready.isEmpty() ? -1 : ready.remove();
  }

  private synchronized void finish(int component) {
    if (finished[component]) {
      return;
    }
    finished[component] = true;
    unfinished--;
    for (int caller : callers.get(component)) {
      if (--waitsFor[caller] == 0) {
        ready.add(caller);
      }
    }
    notifyAll();
  }

  /** The others would wait for ever for what a thread that fails has not finished. */
  private synchronized void fail() {
    failed = true;
    notifyAll();
  }
}
