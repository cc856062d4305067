package org.kwitness.analysis;

import edu.umd.cs.findbugs.annotations.Nullable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kwitness.analysis.value.Place;
import org.kwitness.analysis.value.Truth;
import org.kwitness.analysis.value.Value;
import org.kwitness.analysis.value.ValueState;
import org.kwitness.cfg.Block;
import org.kwitness.cfg.Function;
import org.kwitness.cfg.Terminator;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Instruction;
import org.kwitness.ir.SourcePosition;
import org.kwitness.ir.Variable;
import org.kwitness.model.Operand;

/**
 * Finds how a function comes to return NULL. The property is what the variables that it returns
 * hold: NULL, the untested result of a certain call, or something else; so a path that has replaced
 * NULL by a fresh object stays apart from one that has not.
 */
final class ReturnDomain extends PathDomain<ReturnDomain.State> {
  private final List<Variable> returned = new ArrayList<>();
  private final Map<Value, NullSource> sources = new LinkedHashMap<>();
  private Optional<FunctionSummary.NullResult> found = Optional.empty();
  private Optional<SourcePosition> foundAt = Optional.empty();

  ReturnDomain(FunctionContext context) {
    super(context);
    for (Block b : function.body().blocks()) {
      for (Instruction i : b.instructions()) {
        if (i instanceof Instruction.Return r
            && r.value().orElse(null) instanceof Expression.VariableUse v
            && v.variable().isAutomatic()
            && !returned.contains(v.variable())) {
          returned.add(v.variable());
        }
      }
    }
  }

  /** A path. */
  static final class State extends PathState<State> {
    private final ReturnDomain domain;
    private boolean afterArgumentTest;

    State(
        ReturnDomain domain,
        ValueState values,
        @Nullable PathStep path,
        boolean afterArgumentTest) {
      super(values, path);
      this.domain = domain;
      this.afterArgumentTest = afterArgumentTest;
    }

    @Override
    State copy() {
      return new State(domain, values.copy(), path(), afterArgumentTest);
    }

    @Override
    State with(ValueState newValues, @Nullable PathStep newPath) {
      return new State(domain, newValues, newPath, afterArgumentTest);
    }

    @Override
    Object property() {
      List<Object> key = new ArrayList<>();
      for (Variable v : domain.returned) {
        key.add(domain.classify(values.read(values.values().variable(v)), this));
      }
      return key;
    }
  }

  private Object classify(Value v, State s) {
    if (s.values.truth(v) == Truth.FALSE) {
      return "null";
    }
    return sources.containsKey(v) && s.values.truth(v) == Truth.UNKNOWN ? v : "other";
  }

  /** The best explanation, or nothing if the function does not return NULL as far as it shows. */
  Optional<FunctionSummary.NullResult> result() {
    return found;
  }

  /** True if it makes sense to run: a NULL or a possibly-NULL result occurs in the function. */
  static boolean isWorthwhile(Function f, CalleeTable callees) {
    if (!f.resultType().isPointer()) {
      return false;
    }
    for (Block b : f.body().blocks()) {
      for (Instruction i : b.instructions()) {
        if (i instanceof Instruction.Return r && r.value().map(ReturnDomain::isNull).orElse(false)
            || i instanceof Instruction.Assign a && isNull(a.value())
            || i instanceof Instruction.Call c && NullSource.isPossible(callees.callee(f, c))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isNull(Expression e) {
    Expression x = e.withoutCasts();
    return x instanceof Expression.IntegerConstant c && c.value() == 0;
  }

  @Override
  public State initial() {
    return new State(this, new ValueState(table), null, false);
  }

  @Override
  boolean keepsPath(State s) {
    return false;
  }

  @Override
  Collection<Value> roots(State s) {
    return List.of();
  }

  @Override
  void before(State s, Instruction instruction) {}

  @Override
  void before(State s, Terminator terminator) {}

  @Override
  void killing(State s, Set<Value> symbols) {}

  @Override
  List<State> call(State s, CallContext c) {
    NullSource.of(c)
        .filter(n -> n.operand() instanceof Operand.Result)
        .ifPresent(n -> sources.put(c.result, n));
    return List.of(s);
  }

  @Override
  void branched(State s, Value condition, boolean holds, Terminator.Branch branch) {
    if (!s.afterArgumentTest) {
      for (Value v : table.mentions(condition)) {
        if (sources.containsKey(v) && sources.get(v).dependsOnArguments()) {
          s.afterArgumentTest = true;
        }
        if (v instanceof Value.Symbol x
            && x.origin() instanceof Value.Origin.Initial i
            && i.place() instanceof Place.Named n
            && n.variable().storage() == Variable.Storage.PARAMETER) {
          s.afterArgumentTest = true;
        }
      }
    }
  }

  @Override
  void exit(State s, @Nullable Value value, @Nullable Expression text, SourcePosition at) {
    if (value == null || text == null) {
      return;
    }
    Truth t = s.values.truth(value);
    Optional<NullSource> tested = t == Truth.FALSE ? tested(s, text) : Optional.empty();
    if (tested.isPresent()) {
      passOn(s, tested.get(), at);
    } else if (t == Truth.FALSE) {
      explain(
          at,
          new FunctionSummary.NullResult(
              List.of(new FunctionSummary.NullStep(function.name(), at, "returns " + words(text))),
              s.afterArgumentTest,
              function.name(),
              "rarely"));
    } else if (t == Truth.UNKNOWN && sources.containsKey(value)) {
      passOn(s, sources.get(value), at);
    }
  }

  /** The call whose result is returned after a test has found it to be NULL. */
  private Optional<NullSource> tested(State s, Expression text) {
    return text instanceof Expression.VariableUse v
        ? Optional.ofNullable(sources.get(s.values.held(table.variable(v.variable()))))
        : Optional.empty();
  }

  /** The function returns what a callee returned. */
  private void passOn(State s, NullSource n, SourcePosition at) {
    List<FunctionSummary.NullStep> steps = new ArrayList<>();
    steps.add(
        new FunctionSummary.NullStep(
            function.name(), at, "returns the result of " + calleeOf(n) + "()"));
    steps.addAll(n.steps());
    explain(
        at,
        new FunctionSummary.NullResult(
            steps.size() > 12 ? steps.subList(0, 12) : steps,
            s.afterArgumentTest || n.dependsOnArguments(),
            n.origin(),
            n.expected()));
  }

  private static String calleeOf(NullSource n) {
    return n.steps().isEmpty() ? n.origin() : n.steps().get(0).function();
  }

  private String words(Expression text) {
    return isNull(text) ? "NULL" : wording.of(text) + ", which is NULL here";
  }

  /** Keeps the explanation that does not depend on arguments, then the first one in the source. */
  private void explain(SourcePosition at, FunctionSummary.NullResult result) {
    boolean better =
        found.isEmpty()
            || found.get().dependsOnArguments() && !result.dependsOnArguments()
            || found.get().dependsOnArguments() == result.dependsOnArguments()
                && at.compareTo(foundAt.orElseThrow()) < 0;
    if (better) {
      found = Optional.of(result);
      foundAt = Optional.of(at);
    }
  }
}
