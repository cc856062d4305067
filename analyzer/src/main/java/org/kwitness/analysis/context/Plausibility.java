package org.kwitness.analysis.context;

import edu.umd.cs.findbugs.annotations.Nullable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kwitness.cfg.Function;
import org.kwitness.interproc.CallGraph;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Instruction;
import org.kwitness.ir.Variable;

/**
 * Reasons to doubt that a chain can happen as it stands, although every call of it can: tests of
 * one field that contradict one another, calls that are made once or were made before, flags in a
 * struct that the caller filled, pointers of other drivers. A doubt weighs as much as calls through
 * pointers do.
 */
final class Plausibility {
  /** Turns an error into a note. */
  private static final int DOUBT = 2;

  private final ArgumentCache arguments;
  private final Peers peers;
  private final LazySetups setups;
  private final CallGraph graph;
  private final Map<Function, FieldHistory> histories = new HashMap<>();
  private final Map<List<Object>, Boolean> refused = new HashMap<>();
  @Nullable private FieldStores stores;

  Plausibility(CallGraph graph, ArgumentCache arguments, LazySetups setups) {
    this.setups = setups;
    this.graph = graph;
    this.arguments = arguments;
    this.peers = new Peers(graph);
  }

  /** How doubtful it is that control reaches a call of a context's function. */
  int doubts(Context c, Instruction.Call call) {
    FieldTests own = of(c.function());
    if (own.isOnce(call) || setups.isNeedless(c, call)) {
      return DOUBT;
    }
    List<FieldTests.Located> here = own.at(call);
    boolean doubtful =
        isContradicted(c, here)
            || isExcluded(c, call)
            || here.stream().anyMatch(l -> isUnsure(c, l.test()) || isRefused(c, l.test()));
    return doubtful ? DOUBT : 0;
  }

  /** How doubtful it is that a call through a pointer goes to a function. */
  int doubts(Context c, Instruction.Call call, Function target) {
    return graph.slotOf(call).map(s -> peers.doubts(c, s, target)).orElse(0);
  }

  private FieldTests of(Function f) {
    return arguments.fields(f);
  }

  /**
   * On every way a branch wants the field otherwise, or the function or a caller has just stored
   * something else.
   */
  private boolean isContradicted(Context c, List<FieldTests.Located> here) {
    Map<String, Set<FieldTest>> wanted = new LinkedHashMap<>();
    Map<String, Integer> nearest = new HashMap<>();
    for (FieldTests.Located l : here) {
      String field = l.test().field();
      boolean first = nearest.putIfAbsent(field, l.block()) == null;
      // What was tested before a store says nothing afterwards.
      if (first || !of(c.function()).stores(field)) {
        wanted.computeIfAbsent(field, k -> new LinkedHashSet<>()).add(l.test());
      }
    }
    return wanted.entrySet().stream()
        .anyMatch(e -> isImpossible(c, e.getValue(), nearest.getOrDefault(e.getKey(), 0)));
  }

  /** A test around one of the calls that lead here leaves no way to the call. */
  private boolean isExcluded(Context c, Instruction.Call call) {
    FieldHistory own = history(c.function());
    List<FieldTests> between = new ArrayList<>();
    for (Context up = c; up.call().isPresent(); up = up.caller().orElseThrow()) {
      FieldTests callers = of(up.caller().orElseThrow().function());
      for (FieldTests.Located l : callers.at(up.call().get())) {
        FieldTest t = l.test();
        if (of(c.function()).mentions(t.field())
            && !callers.stores(t.field())
            && between.stream().noneMatch(x -> x.stores(t.field()))
            && !own.allows(call, t)) {
          return true;
        }
      }
      between.add(callers);
    }
    return false;
  }

  private boolean isImpossible(Context c, Set<FieldTest> wanted, int block) {
    FieldHistory.Outcome outcome = history(c.function()).beforeEnd(block, wanted);
    Context up = c;
    while (outcome == FieldHistory.Outcome.CALLERS && up.call().isPresent()) {
      Context caller = up.caller().orElseThrow();
      outcome = history(caller.function()).before(up.call().get(), wanted);
      up = caller;
    }
    return outcome == FieldHistory.Outcome.IMPOSSIBLE;
  }

  private FieldHistory history(Function f) {
    return histories.computeIfAbsent(
        f, k -> new FieldHistory(k, of(k), (call, field) -> stores().mayStore(k, call, field)));
  }

  private FieldStores stores() {
    if (stores == null) {
      stores = new FieldStores(graph, this::of);
    }
    return stores;
  }

  /**
   * Nobody ever sets what the test wants to be set; or it is a question of common code about the
   * object of a driver, and all that the driver ever answers is something else.
   */
  private boolean isRefused(Context c, FieldTest t) {
    String driver = c.entry().function().position().file();
    Function f = c.function();
    return refused.computeIfAbsent(
        List.of(t, driver, f.position().file()),
        k ->
            stores().isNeverSet(t)
                || !Peers.isFamily(driver, f.position().file())
                    && stores().isRefused(t, x -> Peers.isFamily(driver, x.position().file())));
  }

  /** The field is in a struct on the stack of a caller, who may have put anything there. */
  private boolean isUnsure(Context c, FieldTest test) {
    int parameter = test.parameter();
    Context up = c;
    while (parameter >= 0 && up.call().isPresent()) {
      Function caller = up.caller().orElseThrow().function();
      List<Expression> passed = up.call().get().arguments();
      if (parameter >= passed.size()) {
        return false;
      }
      Optional<Variable> local = local(passed.get(parameter));
      if (local.isPresent()) {
        return !of(caller).holds(local.get(), test).orElse(false);
      }
      parameter = arguments.of(caller).parameter(passed.get(parameter)).orElse(-1);
      up = up.caller().orElseThrow();
    }
    return false;
  }

  private static Optional<Variable> local(Expression e) {
    Expression x = e.withoutCasts();
    return x instanceof Expression.AddressOf a
            && a.object() instanceof Expression.VariableUse v
            && v.variable().storage() == Variable.Storage.LOCAL
        ? Optional.of(v.variable())
        : Optional.empty();
  }
}
