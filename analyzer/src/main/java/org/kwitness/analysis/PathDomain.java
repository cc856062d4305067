package org.kwitness.analysis;

import edu.umd.cs.findbugs.annotations.Nullable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kwitness.analysis.value.Evaluator;
import org.kwitness.analysis.value.Place;
import org.kwitness.analysis.value.Truth;
import org.kwitness.analysis.value.Value;
import org.kwitness.analysis.value.ValueState;
import org.kwitness.analysis.value.Values;
import org.kwitness.cfg.Block;
import org.kwitness.cfg.Function;
import org.kwitness.cfg.Terminator;
import org.kwitness.dataflow.SimulationDomain;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Expression.BinaryOperator;
import org.kwitness.ir.Instruction;
import org.kwitness.ir.SourcePosition;
import org.kwitness.model.Effect;
import org.kwitness.model.Guard;
import org.kwitness.model.Operand;

/**
 * What all simulations have in common: assignments, calls and branches act on the values;
 * subclasses add what calls and accesses do to their property.
 *
 * @param <S> the states
 */
abstract class PathDomain<S extends PathState<S>> implements SimulationDomain<S> {
  /** Symbolic values of one simulation; beyond it the function is not worth its memory. */
  private static final int MAX_VALUES = 30_000;

  /** Paths that the calls of one block may split one path into. */
  private static final int MAX_SPLIT = 64;

  /** Entries of states copied in one simulation; a measure of its time. */
  private static final long MAX_ENTRIES = 3_000_000;

  final Function function;
  final CalleeTable callees;
  final Wording wording;
  private final FunctionContext context;
  private long entries;
  final Values table = new Values();

  PathDomain(FunctionContext context) {
    this.function = context.function();
    this.callees = context.callees();
    this.wording = context.wording();
    this.context = context;
  }

  /** Called before an instruction changes the values. */
  abstract void before(S state, Instruction instruction);

  /** Called before a branch or switch is taken. */
  abstract void before(S state, Terminator terminator);

  /**
   * What a call does to the property. The values already know the result.
   *
   * @return the states after the call; none if it does not come back
   */
  abstract List<S> call(S state, CallContext call);

  /** The function returns; {@code value} is absent for a function without one. */
  abstract void exit(S state, @Nullable Value value, @Nullable Expression text, SourcePosition at);

  /** Called on each side of a branch after the condition is known to the values. */
  void branched(S state, Value condition, boolean holds, Terminator.Branch branch) {}

  /** True if the branches on the way are worth remembering from here on. */
  boolean keepsPath(S state) {
    return true;
  }

  /** Called before symbols are reused for new values. */
  void killing(S state, Set<Value> symbols) {}

  /** False if the function ignores the result of a call. */
  boolean isResultWanted(Instruction.Call call) {
    return call.result()
        .filter(
            r -> !(r instanceof Expression.Temporary t) || context.liveness().isWanted(t.number()))
        .isPresent();
  }

  @Override
  public Object property(S state) {
    return state.property();
  }

  @Override
  public void arrive(Block block, S state) {
    if (context.joins().get(block.number())) {
      state.values.retain(p -> isLive(p, block.number()), roots(state));
    }
    if (!context.inLoop().get(block.number())) {
      return;
    }
    Set<Value> stale = state.values.stale(block.number());
    if (!stale.isEmpty()) {
      killing(state, stale);
      state.values.kill(stale);
    }
  }

  private boolean isLive(Place p, int block) {
    return p instanceof Place.Named n
        ? context.liveness().isLive(n.variable(), block)
        : p instanceof Place.Scratch t && context.liveness().isLive(t.temporary(), block);
  }

  /** Values that the property of a state refers to. */
  abstract Collection<Value> roots(S state);

  @Override
  public S join(Block block, S older, S newer) {
    ValueState joined = older.values.join(newer.values, block.number());
    return older.with(joined, older.path());
  }

  @Override
  public boolean covers(S older, S joined) {
    return older.values.same(joined.values);
  }

  @Override
  public int weight(S state) {
    return state.values.size() + 8;
  }

  @Override
  public boolean isExhausted() {
    return table.size() > MAX_VALUES || entries > MAX_ENTRIES;
  }

  @Override
  public List<List<S>> block(Block block, S before) {
    entries += before.values.size();
    List<S> states = new ArrayList<>();
    states.add(before.copy());
    List<Instruction> instructions = block.instructions();
    for (int i = 0; i < instructions.size(); i++) {
      Instruction instruction = instructions.get(i);
      if (states.size() == 1 && !(instruction instanceof Instruction.Call)) {
        simple(states.get(0), block, i, instruction);
        continue;
      }
      List<S> next = new ArrayList<>();
      for (S s : states) {
        if (instruction instanceof Instruction.Call call) {
          next.addAll(call(s, block, i, call));
        } else {
          simple(s, block, i, instruction);
          next.add(s);
        }
      }
      states = next.size() > MAX_SPLIT ? truncated(next) : next;
    }
    return terminate(block, states);
  }

  /** A path that goes on after a dereference had a pointer that was not NULL. */
  private static void assumeUsable(ValueState v, Expression.Dereference d) {
    v.assume(Evaluator.value(d.pointer(), v), true);
  }

  /** Calls that each split the paths in two make too many paths even of one block. */
  private List<S> truncated(List<S> states) {
    entries = MAX_ENTRIES + 1;
    return new ArrayList<>(states.subList(0, 1));
  }

  private void simple(S s, Block block, int index, Instruction instruction) {
    before(s, instruction);
    ValueState v = s.values;
    Accesses.of(instruction, d -> assumeUsable(v, d));
    if (instruction instanceof Instruction.Assign a) {
      Value value = Evaluator.value(a.value(), v);
      v.write(Evaluator.place(a.target(), v), value);
    } else if (instruction instanceof Instruction.Declare d) {
      forget(s, table.variable(d.variable()), block.number(), index);
    } else if (instruction instanceof Instruction.Assembler a) {
      for (Expression output : a.outputs()) {
        forget(s, Evaluator.place(output, v), block.number(), index);
      }
    } else if (instruction instanceof Instruction.Return r) {
      exit(
          s,
          r.value().map(e -> Evaluator.value(e, v)).orElse(null),
          r.value().orElse(null),
          r.position());
    }
  }

  private void forget(S s, Place place, int block, int index) {
    Value fresh = table.symbol(new Value.Origin.At(block, index, Optional.of(place)));
    kill(s, fresh, block);
    s.values.write(place, fresh);
  }

  /** A symbol is about to stand for a new value; outside loops it has not stood for one before. */
  private void kill(S s, Value symbol, int block) {
    if (context.inLoop().get(block)) {
      Set<Value> symbols = Set.of(symbol);
      killing(s, symbols);
      s.values.kill(symbols);
    }
  }

  private List<S> call(S s, Block block, int index, Instruction.Call call) {
    before(s, call);
    ValueState v = s.values;
    Accesses.of(call, d -> assumeUsable(v, d));
    CallContext c = new CallContext(call, block.number(), index, v, callees.callee(function, call));
    boolean never = c.summary.map(FunctionSummary::noReturn).orElse(false) && c.model.isEmpty();
    if (never || !c.certainEffects(Effect.NoReturn.class).isEmpty()) {
      return List.of();
    }
    if (!c.pure) {
      kill(s, c.result, block.number());
    }
    writeOutputs(s, c);
    Value result = c.result;
    for (Effect.ReturnsArgument r : c.certainEffects(Effect.ReturnsArgument.class)) {
      result = c.value(r.argument()).orElse(result);
    }
    if (call.result().isPresent()) {
      v.write(Evaluator.place(call.result().get(), v), result);
    }
    if (neverNull(c)) {
      v.assume(result, true);
    }
    for (Effect.Assert a : c.certainEffects(Effect.Assert.class)) {
      Optional<Value> condition = c.value(a.condition());
      if (condition.isPresent() && !v.assume(condition.get(), true)) {
        return List.of();
      }
    }
    return call(s, c);
  }

  /**
   * True if a row says that with these arguments the result is never NULL: outright, or because the
   * one flag that matters (may it wait?) is known.
   */
  private static boolean neverNull(CallContext c) {
    if (c.model.isEmpty()) {
      return false;
    }
    List<Effect.MayReturnNull> ways = c.model.get().effects(Effect.MayReturnNull.class);
    return !c.certainEffects(Effect.NeverReturnsNull.class).isEmpty()
        || !ways.isEmpty()
            && ways.stream()
                .allMatch(
                    e ->
                        e.when() instanceof Guard.ArgumentFlag && c.holds(e.when()) == Truth.FALSE);
  }

  /**
   * What the callee may write: what a row says, and whatever the call passes the address of. Rows
   * say nothing of most buffers; of what only the function itself can reach, that is enough.
   */
  private void writeOutputs(S s, CallContext c) {
    for (Effect.Sets e : c.effects(Effect.Sets.class)) {
      c.value(e.target()).ifPresent(target -> writeTarget(s, c, e.target(), target));
    }
    for (Effect.MaySetNull e : c.effects(Effect.MaySetNull.class)) {
      c.value(e.target()).ifPresent(target -> writeTarget(s, c, e.target(), target));
    }
    for (Value argument : c.arguments) {
      if (argument instanceof Value.Address a && (c.model.isEmpty() || a.place().isAutomatic())) {
        forget(s, a.place(), c.block, c.index);
      }
    }
  }

  /** A macro writes its argument itself; a function writes what its argument points to. */
  private void writeTarget(S s, CallContext c, Operand operand, Value target) {
    if (target instanceof Value.Address a) {
      forget(s, a.place(), c.block, c.index);
    } else if (operand instanceof Operand.Argument a
        && isPlace(c.call.arguments().get(a.index()))) {
      forget(s, Evaluator.place(c.call.arguments().get(a.index()), s.values), c.block, c.index);
    }
  }

  private static boolean isPlace(Expression e) {
    return e instanceof Expression.VariableUse
        || e instanceof Expression.Member
        || e instanceof Expression.Element
        || e instanceof Expression.Dereference;
  }

  private List<List<S>> terminate(Block block, List<S> states) {
    Terminator t = block.terminator();
    List<List<S>> outs = new ArrayList<>();
    if (t instanceof Terminator.Branch b) {
      List<S> whenTrue = new ArrayList<>();
      List<S> whenFalse = new ArrayList<>();
      for (S s : states) {
        before(s, t);
        S other = s.copy();
        branch(s, b, true, whenTrue);
        branch(other, b, false, whenFalse);
      }
      outs.add(whenTrue);
      outs.add(whenFalse);
    } else if (t instanceof Terminator.Switch w) {
      switchOuts(w, states, outs);
    } else if (t instanceof Terminator.Exit e) {
      boolean returned =
          !block.instructions().isEmpty()
              && block.instructions().get(block.instructions().size() - 1)
                  instanceof Instruction.Return;
      if (!returned) {
        states.forEach(s -> exit(s, null, null, e.position()));
      }
    } else {
      for (int i = 0; i < t.targets().size(); i++) {
        List<S> out = new ArrayList<>();
        for (S s : states) {
          out.add(i == 0 ? s : s.copy());
        }
        outs.add(out);
      }
    }
    return outs;
  }

  private void branch(S s, Terminator.Branch b, boolean holds, List<S> out) {
    Value condition = Evaluator.value(b.condition(), s.values);
    boolean decided = s.values.truth(condition) != Truth.UNKNOWN;
    if (!s.values.assume(condition, holds)) {
      return;
    }
    if (!decided && !b.assertion() && keepsPath(s)) {
      s.step(b.position(), wording.of(b.condition()) + (holds ? " is true" : " is false"));
    }
    branched(s, condition, holds, b);
    out.add(s);
  }

  private void switchOuts(Terminator.Switch w, List<S> states, List<List<S>> outs) {
    for (int i = 0; i <= w.cases().size(); i++) {
      outs.add(new ArrayList<>());
    }
    for (S s : states) {
      before(s, w);
      Value value = Evaluator.value(w.value(), s.values);
      S rest = s.copy();
      boolean possible = true;
      for (int i = 0; i < w.cases().size(); i++) {
        Terminator.Case c = w.cases().get(i);
        boolean single = c.label().equals(c.high());
        Value label = Evaluator.value(c.label(), s.values);
        Value test = table.operation(BinaryOperator.EQUAL, value, label);
        S taken = s.copy();
        if (!single || taken.values.assume(test, true)) {
          if (keepsPath(taken)) {
            taken.step(w.position(), wording.of(w.value()) + " is " + wording.of(c.label()));
          }
          outs.get(i).add(taken);
        }
        possible = possible && (!single || rest.values.assume(test, false));
      }
      if (possible) {
        outs.get(w.cases().size()).add(rest);
      }
    }
  }
}
