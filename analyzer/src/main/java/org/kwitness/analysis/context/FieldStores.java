package org.kwitness.analysis.context;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.kwitness.cfg.Block;
import org.kwitness.cfg.Function;
import org.kwitness.interproc.CallGraph;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Instruction;

/** Who in the program writes which fields. */
final class FieldStores {
  /** Calls from a function down to the one that writes. */
  private static final int MAX_DEPTH = 3;

  /** What is written in more places changes all the time. */
  private static final int MAX_STORES = 64;

  private final CallGraph graph;
  private final java.util.function.Function<Function, FieldTests> tests;
  private final Map<String, List<Store>> stores = new HashMap<>();
  private final Set<String> shared = new HashSet<>();
  private final Map<String, Set<Function>> writers = new HashMap<>();

  private record Store(Function function, int block, Instruction.Assign what) {}

  FieldStores(CallGraph graph, java.util.function.Function<Function, FieldTests> tests) {
    this.graph = graph;
    this.tests = tests;
    for (Function f : graph.program().functions()) {
      for (Block b : f.body().blocks()) {
        b.instructions().forEach(i -> note(f, b.number(), i));
      }
    }
  }

  private void note(Function f, int block, Instruction i) {
    if (i instanceof Instruction.Assign a) {
      FieldTests.key(a.target())
          .ifPresent(
              k -> stores.computeIfAbsent(k, x -> new ArrayList<>()).add(new Store(f, block, a)));
      share(a.value());
    } else if (i instanceof Instruction.Call c) {
      c.result().flatMap(FieldTests::key).ifPresent(shared::add);
      c.arguments().forEach(this::share);
    }
  }

  private void share(Expression e) {
    FieldTests.addressed(e).ifPresent(shared::add);
  }

  /** True if a call by name may lead to a store of the field, not far down. */
  boolean mayStore(Function caller, Instruction.Call call, String field) {
    if (call.directCallee().isEmpty()) {
      return false;
    }
    Set<Function> all = writers.computeIfAbsent(field, this::writers);
    return !all.isEmpty() && graph.targets(caller, call).stream().anyMatch(all::contains);
  }

  private Set<Function> writers(String field) {
    Set<Function> found = new HashSet<>();
    Deque<Function> queue = new ArrayDeque<>();
    for (Store s : stores.getOrDefault(field, List.of())) {
      if (found.add(s.function())) {
        queue.add(s.function());
      }
    }
    for (int depth = 1; depth < MAX_DEPTH; depth++) {
      Deque<Function> next = new ArrayDeque<>();
      for (Function f : queue) {
        for (CallGraph.CallSite site : graph.callers(f)) {
          if (site.direct() && found.add(site.caller())) {
            next.add(site.caller());
          }
        }
      }
      queue = next;
    }
    return found;
  }

  /**
   * True if no store of the field anywhere makes a test pass that fails on 0, unless where it has
   * passed already. What is stored through a pointer to the field may be anything.
   */
  boolean isNeverSet(FieldTest test) {
    return !test.decide(new Expression.IntegerConstant(0)).orElse(true)
        && isRefused(test, s -> true);
  }

  /** True if all stores of the field in some functions make the test fail, or leave it alone. */
  boolean isRefused(FieldTest test, Predicate<Function> by) {
    boolean fails = false;
    List<Store> all = stores.getOrDefault(test.field(), List.of());
    if (all.size() > MAX_STORES || shared.contains(test.field())) {
      return false;
    }
    for (Store s : all) {
      if (!by.test(s.function())) {
        continue;
      }
      FieldTests own = tests.apply(s.function());
      FieldStore effect = own.effect(s.what(), test);
      fails |= effect == FieldStore.FAILS;
      boolean passes = effect == FieldStore.PASSES || effect == FieldStore.UNKNOWN;
      if (passes && own.around(s.block()).stream().noneMatch(l -> l.test().isSame(test))) {
        return false;
      }
    }
    return fails;
  }
}
