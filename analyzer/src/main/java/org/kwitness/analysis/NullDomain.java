package org.kwitness.analysis;

import edu.umd.cs.findbugs.annotations.Nullable;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.kwitness.analysis.value.Evaluator;
import org.kwitness.analysis.value.Place;
import org.kwitness.analysis.value.Truth;
import org.kwitness.analysis.value.Value;
import org.kwitness.analysis.value.ValueState;
import org.kwitness.cfg.Block;
import org.kwitness.cfg.Function;
import org.kwitness.cfg.Terminator;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Expression.BinaryOperator;
import org.kwitness.ir.Instruction;
import org.kwitness.ir.SourcePosition;
import org.kwitness.model.Effect;
import org.kwitness.model.Operand;

/**
 * Follows one possibly-NULL result through its function. The property of a path is what it knows
 * about the result:
 *
 * <pre>
 *   BEFORE ──the call──► UNTESTED ──test──► NULL
 *                           │  └────test──► DONE (not NULL, or reported, or out of sight)
 * </pre>
 *
 * <p>When in doubt the result is let go: a pointer that was handed to a function that tests it,
 * that takes part in a condition that is not understood, or that lives in memory that a callee can
 * reach, is not followed any further.
 */
final class NullDomain extends PathDomain<NullDomain.State> {
  private final Instruction.Call site;
  private final BitSet leadsToSite;
  private Optional<NullSource> source = Optional.empty();
  private boolean checked;
  private Optional<NullUse.Fault> fault = Optional.empty();
  private String variable = "";

  NullDomain(FunctionContext context, Instruction.Call site) {
    super(context);
    this.site = site;
    this.leadsToSite = context.leadingTo(site);
  }

  /** What a path knows about the result. */
  enum Property {
    BEFORE,
    UNTESTED,
    NULL,
    DONE
  }

  /** A path. */
  static final class State extends PathState<State> {
    private Property property;
    @Nullable private Value pointer;

    State(ValueState values, @Nullable PathStep path, Property property, @Nullable Value pointer) {
      super(values, path);
      this.property = property;
      this.pointer = pointer;
    }

    @Override
    State copy() {
      return new State(values.copy(), path(), property, pointer);
    }

    @Override
    State with(ValueState newValues, @Nullable PathStep newPath) {
      return new State(newValues, newPath, property, pointer);
    }

    @Override
    Object property() {
      return property;
    }

    boolean isTracking() {
      return property == Property.UNTESTED || property == Property.NULL;
    }

    /** The result, while it is tracked. */
    Value tracked() {
      return Objects.requireNonNull(pointer);
    }

    void letGo() {
      property = Property.DONE;
      pointer = null;
    }
  }

  NullUse result() {
    return new NullUse(
        function,
        site,
        site.directCallee().orElse("?"),
        callees
            .callee(function, site)
            .function()
            .map(Function::linkName)
            .orElseGet(() -> site.directCallee().orElse("?")),
        source.map(NullDomain::describe),
        checked,
        variable,
        fault);
  }

  private static NullUse.Source describe(NullSource s) {
    return new NullUse.Source(
        s.origin(), s.expected(), s.modelled(), s.dependsOnArguments(), steps(s.steps()));
  }

  static List<NullUse.Step> steps(List<FunctionSummary.NullStep> steps) {
    return steps.stream().map(s -> new NullUse.Step(s.function(), s.position(), s.text())).toList();
  }

  @Override
  public State initial() {
    return new State(new ValueState(table), null, Property.BEFORE, null);
  }

  /** A path that follows nothing ends where the call cannot come any more: most of them do. */
  @Override
  public List<List<State>> block(Block block, State before) {
    List<List<State>> outs = super.block(block, before);
    List<Integer> targets = block.terminator().targets();
    for (int i = 0; i < outs.size(); i++) {
      if (!leadsToSite.get(targets.get(i))) {
        outs.get(i).removeIf(s -> !s.isTracking());
      }
    }
    return outs;
  }

  @Override
  boolean keepsPath(State s) {
    return s.isTracking();
  }

  @Override
  void killing(State s, Set<Value> symbols) {
    if (s.pointer != null && symbols.contains(s.tracked())) {
      s.letGo();
    }
  }

  @Override
  Collection<Value> roots(State s) {
    return s.pointer == null ? List.of() : List.of(s.pointer);
  }

  @Override
  void before(State s, Instruction instruction) {
    if (s.isTracking()) {
      Accesses.of(instruction, d -> access(s, d));
    }
    if (s.isTracking()
        && instruction instanceof Instruction.Assign a
        && a.value() instanceof Expression.Temporary
        && variable.isEmpty()
        && Evaluator.value(a.value(), s.values) == s.pointer) {
      variable = wording.of(a.target());
    }
  }

  @Override
  void before(State s, Terminator terminator) {
    if (s.isTracking()) {
      Accesses.of(terminator, d -> access(s, d));
    }
  }

  private void access(State s, Expression.Dereference d) {
    if (s.isTracking() && isTracked(s, Evaluator.value(d.pointer(), s.values), d.pointer())) {
      fail(s, d.position(), wording.of(d.pointer()), Optional.empty());
    }
  }

  /** Whether a value is the pointer; one that is known to be NULL is read as the constant. */
  private boolean isTracked(State s, Value v, Expression e) {
    return base(v) == s.pointer
        || s.property == Property.NULL
            && v == table.zero()
            && s.values.held(Evaluator.place(e, s.values)) == s.pointer;
  }

  /** The pointer that a value is computed from by adding an index. */
  private static Value base(Value v) {
    Value p = v;
    while (p instanceof Value.Operation o
        && (o.operator() == BinaryOperator.ADD || o.operator() == BinaryOperator.SUBTRACT)) {
      p = o.left();
    }
    return p;
  }

  private void fail(State s, SourcePosition at, String text, Optional<NullUse.Step> inside) {
    boolean known = s.property == Property.NULL;
    if (fault.isEmpty() || fault.get().position().compareTo(at) > 0) {
      List<NullUse.Step> path =
          PathStep.list(s.lastStep()).stream()
              .map(p -> new NullUse.Step(function.name(), p.position(), p.text()))
              .toList();
      fault = Optional.of(new NullUse.Fault(at, text, inside, known, path));
    }
    s.letGo();
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // one macro can make equal calls at one position
  List<State> call(State s, CallContext c) {
    if (s.isTracking()) {
      passed(s, c);
    }
    if (c.call == site) {
      begin(s, c);
    } else if (s.isTracking()) {
      hideReachable(s, c);
    }
    return List.of(s);
  }

  private void begin(State s, CallContext c) {
    Optional<NullSource> found = NullSource.of(c);
    if (found.isEmpty()) {
      s.letGo();
      return;
    }
    source = found;
    if (found.get().operand() instanceof Operand.Argument a) {
      Expression target = c.call.arguments().get(a.index());
      s.pointer = s.values.read(Evaluator.place(target, s.values));
      variable = wording.of(target);
    } else {
      s.pointer = c.result;
    }
    s.property = Property.UNTESTED;
    s.startPath();
  }

  /** The callee gets the pointer as an argument. */
  private void passed(State s, CallContext c) {
    for (int i = 0; i < c.arguments.size() && s.isTracking(); i++) {
      if (isTracked(s, c.arguments.get(i), c.call.arguments().get(i))) {
        passed(s, c, i);
      }
    }
  }

  private void passed(State s, CallContext c, int index) {
    Operand operand = new Operand.Argument(index);
    String text = wording.of(c.call.arguments().get(index));
    boolean fails =
        c.certainEffects(Effect.Dereferences.class).stream()
            .anyMatch(e -> e.pointers().contains(operand));
    if (fails) {
      fail(
          s,
          c.call.position(),
          text,
          Optional.of(
              new NullUse.Step(
                  c.call.directCallee().orElse("?"),
                  c.call.position(),
                  "dereferences its argument " + (index + 1))));
      return;
    }
    boolean accepts =
        c.effects(Effect.AcceptsNull.class).stream().anyMatch(e -> e.pointers().contains(operand));
    if (accepts && c.call.result().isPresent()) {
      // Its answer may tell whether the pointer is NULL.
      s.letGo();
      return;
    }
    if (c.model.isPresent() || c.summary.isEmpty()) {
      return;
    }
    if (c.summary.get().tested().contains(index)) {
      // The callee answers for it, and its answer is not followed here.
      s.letGo();
      return;
    }
    FunctionSummary.DereferencePlace place = c.summary.get().dereferenced().get(index);
    Value passed = c.arguments.get(index);
    if (place != null && passed == base(passed)) {
      fail(
          s,
          c.call.position(),
          text,
          Optional.of(
              new NullUse.Step(
                  place.function(), place.position(), place.text() + " is dereferenced here")));
    }
  }

  /** After a call, memory that it can reach may hold something else: stop believing it. */
  private void hideReachable(State s, CallContext c) {
    if (c.model.isPresent()) {
      return;
    }
    boolean isHeldByName = false;
    for (Place p : s.values.holders(s.tracked())) {
      if (p.isAutomatic()) {
        isHeldByName = true;
      } else {
        s.values.write(p, table.symbol(new Value.Origin.At(c.block, c.index, Optional.of(p))));
      }
    }
    if (!isHeldByName) {
      s.letGo();
    }
  }

  @Override
  void branched(State s, Value condition, boolean holds, Terminator.Branch branch) {
    if (!s.isTracking()) {
      return;
    }
    boolean about = table.mentions(condition).contains(s.tracked());
    Truth t = s.values.truth(s.tracked());
    if (about && !branch.assertion()) {
      checked = true;
    }
    if (t == Truth.TRUE) {
      s.letGo();
    } else if (t == Truth.FALSE) {
      s.property = Property.NULL;
    } else if (about) {
      s.letGo();
    }
  }

  @Override
  void exit(State s, @Nullable Value value, @Nullable Expression text, SourcePosition at) {
    // Returned to the caller: the caller's affair, through the summary.
  }
}
