package org.kwitness.analysis.context;

import edu.umd.cs.findbugs.annotations.Nullable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.kwitness.cfg.Function;
import org.kwitness.interproc.CallGraph;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Instruction;
import org.kwitness.ir.Variable;

/**
 * Reasons to doubt that a chain can happen as it stands, although every call of it can: tests of
 * one field that contradict one another, calls that are made once, flags in a struct that the
 * caller filled, pointers of other drivers. A doubt weighs as much as calls through pointers do.
 * Thread-safe.
 */
final class Plausibility {
  /** Turns an error into a note. */
  private static final int DOUBT = 2;

  private final ArgumentCache arguments;
  private final Peers peers;
  private final PerFunction<FieldHistory> histories;
  private final Map<List<Object>, Boolean> refused = new ConcurrentHashMap<>();
  private final FieldStores stores;

  Plausibility(
      CallGraph graph, ArgumentCache arguments, FunctionNumbers numbers, FieldStores stores) {
    this.stores = stores;
    this.histories = new PerFunction<>(numbers, this::newHistory);
    this.arguments = arguments;
    this.peers = new Peers(graph);
  }

  /** The doubts about the calls of a context's function. */
  Doubts in(Context c) {
    return new Doubts(c);
  }

  /** What makes calls in one context doubtful. */
  final class Doubts {
    private final Context context;
    @Nullable private Set<FieldTest> passed;

    private Doubts(Context context) {
      this.context = context;
    }

    /** How doubtful it is that control reaches a call. */
    int at(Instruction.Call call) {
      FieldTests own = of(context.function());
      if (own.isOnce(call)) {
        return DOUBT;
      }
      boolean doubtful =
          own.wanted(call).stream().anyMatch(w -> isImpossible(context, w.tests(), w.block()))
              || isExcluded(call)
              || own.at(call).stream()
                  .anyMatch(l -> isUnsure(context, l.test()) || isRefused(context, l.test()));
      return doubtful ? DOUBT : 0;
    }

    /** A test around one of the calls that lead here leaves no way to the call. */
    private boolean isExcluded(Instruction.Call call) {
      if (passed == null) {
        passed = passed(context);
      }
      FieldHistory own = history(context.function());
      return passed.stream().anyMatch(t -> !own.allows(call, t));
    }
  }

  /** How doubtful it is that a call through a pointer goes to a function. */
  int doubts(Context c, Optional<String> slot, Function target) {
    return slot.map(s -> peers.doubts(c, s, target)).orElse(0);
  }

  private FieldTests of(Function f) {
    return arguments.fields(f);
  }

  /** The tests around the calls that lead to a context which still hold, and matter to it. */
  private Set<FieldTest> passed(Context c) {
    FieldTests own = of(c.function());
    Set<FieldTest> found = new LinkedHashSet<>();
    List<FieldTests> between = new ArrayList<>();
    for (Context up = c; up.call().isPresent(); up = up.caller().orElseThrow()) {
      FieldTests callers = of(up.caller().orElseThrow().function());
      for (FieldTests.Located l : callers.at(up.call().get())) {
        String field = l.test().field();
        if (own.mentions(field)
            && !callers.stores(field)
            && between.stream().noneMatch(x -> x.stores(field))) {
          found.add(l.test());
        }
      }
      between.add(callers);
    }
    return found;
  }

  /**
   * On every way a branch wants the field otherwise, or the function or a caller has just stored
   * something else.
   */
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
    return histories.of(f);
  }

  private FieldHistory newHistory(Function f) {
    return new FieldHistory(f, of(f), (call, field) -> stores.mayStore(f, call, field));
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
            stores.isNeverSet(t)
                || !Peers.isFamily(driver, f.position().file())
                    && stores.isRefused(t, x -> Peers.isFamily(driver, x.position().file())));
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
