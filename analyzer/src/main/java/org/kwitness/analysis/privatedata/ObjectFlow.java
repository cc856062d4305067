package org.kwitness.analysis.privatedata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kwitness.analysis.SiteState;
import org.kwitness.analysis.Wording;
import org.kwitness.analysis.context.Condition;
import org.kwitness.analysis.context.Contexts;
import org.kwitness.analysis.context.ObjectClass;
import org.kwitness.analysis.context.Sleeping;
import org.kwitness.cfg.Function;
import org.kwitness.cfg.Terminator;
import org.kwitness.dataflow.TransferFunction;
import org.kwitness.ir.CType;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Expression.BinaryOperator;
import org.kwitness.ir.Instruction;
import org.kwitness.ir.SourcePosition;
import org.kwitness.model.Effect;
import org.kwitness.model.FunctionModel;
import org.kwitness.model.Operand;

/** Follows the pointers to private data through one function. */
final class ObjectFlow implements TransferFunction<ObjectState> {
  private final StoryTeller teller;
  private final Function function;
  private final Set<String> held;
  private final List<Hop> chain;
  private final Optional<Story> story;
  private final Wording wording;
  private Optional<Load> result = Optional.empty();

  /**
   * @param held classes of the locks that the caller holds
   * @param story where to write what is found; empty while that is not settled
   */
  ObjectFlow(
      StoryTeller teller,
      Function function,
      Set<String> held,
      List<Hop> chain,
      Optional<Story> story) {
    this.teller = teller;
    this.function = function;
    this.held = held;
    this.chain = chain;
    this.story = story;
    this.wording = new Wording(function);
  }

  /** The private data that the function was seen to return. */
  Optional<Load> result() {
    return result;
  }

  @Override
  public ObjectState instruction(ObjectState before, Instruction i) {
    if (i instanceof Instruction.Assign a) {
      return assign(before, a);
    }
    if (i instanceof Instruction.Call c) {
      return call(before, c);
    }
    if (i instanceof Instruction.Return r && r.value().isPresent()) {
      Reading reading = new Reading(before, i, i.position());
      reading.value(r.value().get());
      reading.pointer(r.value().get(), Optional.empty()).ifPresent(l -> result = Optional.of(l));
      return reading.state;
    }
    if (i instanceof Instruction.Evaluate e) {
      Reading reading = new Reading(before, i, i.position());
      reading.value(e.value());
      return reading.state;
    }
    return i instanceof Instruction.Declare d
        ? before.withoutVariable(new Expression.VariableUse(d.variable()))
        : before;
  }

  /** What the end of a block reads. */
  void terminator(ObjectState before, Terminator t) {
    if (t instanceof Terminator.Branch b) {
      new Reading(before, t, b.position()).value(b.condition());
    } else if (t instanceof Terminator.Switch s) {
      new Reading(before, t, s.position()).value(s.value());
    }
  }

  @Override
  public ObjectState edge(ObjectState before, Terminator terminator, int target) {
    if (!(terminator instanceof Terminator.Branch b) || b.whenTrue() == b.whenFalse()) {
      return before;
    }
    boolean counts =
        !before.decremented().isEmpty()
            && !b.assertion()
            && Members.in(b.condition()).stream()
                .anyMatch(m -> before.decremented().contains(m.struct() + "." + m.field()));
    return nullTest(counts ? before.asCounted() : before, b.condition(), target == 0);
  }

  /** A pointer is compared with NULL. */
  private ObjectState nullTest(ObjectState s, Expression condition, boolean holds) {
    Expression x = condition.withoutCasts();
    if (x instanceof Expression.Unary u && u.operator() == Expression.UnaryOperator.NOT) {
      return nullTest(s, u.operand(), !holds);
    }
    if (x instanceof Expression.Binary b
        && (b.operator() == BinaryOperator.EQUAL || b.operator() == BinaryOperator.NOT_EQUAL)) {
      boolean same = (b.operator() == BinaryOperator.EQUAL) == holds;
      if (Contexts.isNull(b.right())) {
        return nullTest(s, b.left(), !same);
      }
      // Read once more and compared: whoever does that knows that it may have changed.
      Load left = s.variables().get(b.left().withoutCasts());
      Load right = s.variables().get(b.right().withoutCasts());
      boolean again = isMember(b.left()) || isMember(b.right());
      if (again && left != null) {
        return s.forgetting(left);
      }
      return again && right != null ? s.forgetting(right) : s;
    }
    Load load = s.variables().get(x);
    if (load == null) {
      return s;
    }
    return holds ? s.withTested(load) : s.withoutVariable(x);
  }

  private boolean isMember(Expression e) {
    return e.withoutCasts() instanceof Expression.Member m && teller.isMember(m);
  }

  private ObjectState assign(ObjectState before, Instruction.Assign a) {
    Reading reading = new Reading(before, a, a.position());
    Expression target = a.target().withoutCasts();
    if (target instanceof Expression.Member m && teller.isMember(m)) {
      reading.value(m.object());
      reading.value(a.value());
      if (Contexts.isNull(a.value())) {
        end(reading.state, Ending.What.CLEARS, m.field(), a, a.position());
        return reading.state;
      }
      return reading.state.withOwn(m.field());
    }
    reading.value(a.value());
    if (isLocal(target)) {
      Optional<Load> load = reading.pointer(a.value(), Optional.of(target));
      if (load.isEmpty()) {
        load = part(reading.state, a.value());
      }
      return load.isPresent()
          ? receive(reading.state, load.get(), target)
          : reading.state.withoutVariable(target);
    }
    reading.value(target);
    return counter(reading.state, target, a.value());
  }

  /** The address of a part of the data of a unit goes with that. */
  private Optional<Load> part(ObjectState s, Expression value) {
    return teller.model.byUnit().isPresent()
            && value.withoutCasts() instanceof Expression.AddressOf a
            && a.object().withoutCasts() instanceof Expression.Member m
        ? owner(s, m)
        : Optional.empty();
  }

  /** A local variable gets a pointer, whose type may be known only now. */
  private static ObjectState receive(ObjectState s, Load load, Expression target) {
    String tag = tag(target.type());
    if (load.struct().isEmpty() && !tag.isEmpty() && target instanceof Expression.VariableUse v) {
      Load named = load.receivedBy(v.variable().displayName(), tag);
      return s.renamed(load, named).withVariable(target, named);
    }
    return s.withVariable(target, load);
  }

  private static String tag(CType pointer) {
    return pointer.target() instanceof CType.Struct t ? t.tag() : "";
  }

  /** A counter in an object goes up or down. */
  private ObjectState counter(ObjectState s, Expression target, Expression value) {
    Optional<Load> load = owner(s, target);
    if (load.isEmpty()
        || !(target instanceof Expression.Member m)
        || !(value.withoutCasts() instanceof Expression.Binary b)
        || !isSame(s, load.get(), m, b.left().withoutCasts())
        || !(b.right().withoutCasts() instanceof Expression.IntegerConstant)) {
      return s;
    }
    return switch (b.operator()) {
      case ADD -> s.withReferenced(load.get());
      case SUBTRACT -> s.withDecremented(m.struct() + "." + m.field());
      default -> s;
    };
  }

  /** True for the same member of the same object, or its value before. */
  private static boolean isSame(
      ObjectState s, Load load, Expression.Member member, Expression other) {
    return other instanceof Expression.Temporary
        || other instanceof Expression.Member m
            && m.field().equals(member.field())
            && m.struct().equals(member.struct())
            && owner(s, m).filter(load::equals).isPresent();
  }

  /** The object that a member is in. */
  private static Optional<Load> owner(ObjectState s, Expression member) {
    Expression x = member.withoutCasts();
    while (x instanceof Expression.Member m) {
      x = m.object().withoutCasts();
    }
    return x instanceof Expression.Dereference d
        ? Optional.ofNullable(s.variables().get(d.pointer().withoutCasts()))
        : Optional.empty();
  }

  private ObjectState call(ObjectState before, Instruction.Call c) {
    Reading reading = new Reading(before, c, c.position());
    c.arguments().forEach(reading::argument);
    reading.value(c.callee());
    List<Optional<Load>> loads = new ArrayList<>();
    for (Expression a : c.arguments()) {
      loads.add(reading.pointer(a, Optional.empty()));
    }
    ObjectState s = reading.state;
    Optional<FunctionModel> model =
        teller.knowledge.function(c).filter(m -> !m.effects().isEmpty());
    Optional<Load> answer = Optional.empty();
    if (model.isPresent()) {
      s = modelled(s, c, model.get(), loads);
    } else if (c.directCallee().isPresent()) {
      for (Function callee : teller.graph.targets(function, c)) {
        answer = follow(s, c, callee, loads);
        for (String lock : teller.results.releasedForOthers().getOrDefault(callee, Set.of())) {
          s = lose(s, lock, new Loss(lock, c.position(), function.name(), name(c), "", false));
        }
      }
    }
    s = slept(s, c);
    Optional<String> driver = teller.driver(c);
    if (driver.isPresent() && c.result().isPresent()) {
      answer = Optional.of(lookedUp(c, driver.get(), c.result().get()));
      s = s.fresh(answer.get(), new Guard(answer.get().held(), Set.of(), Optional.empty()));
    }
    Optional<Load> device =
        c.directCallee().filter(teller::isPrivate).isPresent() && c.result().isPresent()
            ? argument(new Operand.Argument(0), loads)
            : Optional.empty();
    if (device.isPresent()) {
      answer = Optional.of(device.get().receivedBy(device.get().text(), ""));
      s = s.renamed(device.get(), answer.get());
    }
    if (c.directCallee().filter(teller::drains).isPresent()) {
      s = s.asDrained();
    }
    if (c.result().isPresent()) {
      Expression target = c.result().get().withoutCasts();
      s =
          answer.isPresent()
              ? receive(fetched(s, c, answer.get()), answer.get(), target)
              : s.withoutVariable(target);
    }
    return s;
  }

  /** The data of a unit that a call gives. */
  private Load lookedUp(Instruction.Call c, String driver, Expression result) {
    String text =
        result.withoutCasts() instanceof Expression.VariableUse v
            ? v.variable().displayName()
            : "the result of " + name(c) + "()";
    return new Load(function, c.position(), driver, text, tag(result.type()), heldAt(c));
  }

  /** A callee has read the pointer: what it has released again protects nothing. */
  private ObjectState fetched(ObjectState s, Instruction.Call c, Load load) {
    if (s.guards().containsKey(load)) {
      return s;
    }
    Set<String> locks = new TreeSet<>(load.held());
    locks.retainAll(heldAt(c));
    return s.fresh(load, new Guard(locks, Set.of(), Optional.empty()));
  }

  private ObjectState modelled(
      ObjectState before, Instruction.Call c, FunctionModel model, List<Optional<Load>> loads) {
    ObjectState s = before;
    for (Effect.Free free : model.effects(Effect.Free.class)) {
      Optional<Load> load = argument(free.object(), loads);
      if (load.isPresent()) {
        end(s, Ending.What.FREES, load.get().field(), c, c.position());
        s = s.forgetting(load.get());
      }
    }
    for (Effect.TakeReference take : model.effects(Effect.TakeReference.class)) {
      Optional<Load> load = argument(take.object(), loads);
      s = load.isPresent() ? s.forgetting(load.get()) : s;
    }
    for (Effect.Acquire acquire : model.effects(Effect.Acquire.class)) {
      Optional<String> lock = lockClass(acquire.lock(), c);
      if (lock.isPresent()) {
        story.ifPresent(x -> x.acquires(lock.get(), name(c)));
        s = gain(s, lock.get());
      }
    }
    for (Effect.Release release : model.effects(Effect.Release.class)) {
      Optional<String> lock =
          teller.contexts.mayHold(function, c, release.when())
              ? lockClass(release.lock(), c)
              : Optional.empty();
      // What the kernel acquired before the method, the method releases only as often as it has
      // acquired it itself.
      boolean outer = lock.isPresent() && held.contains(lock.get());
      if (lock.isPresent() && !outer) {
        s = lose(s, lock.get(), loss(lock.get(), c, "", false));
      }
    }
    for (Effect.DropAcrossSleep drop : model.effects(Effect.DropAcrossSleep.class)) {
      Optional<String> lock = lockClass(drop.lock(), c);
      s = lock.isPresent() ? lose(s, lock.get(), loss(lock.get(), c, "sleeps", true)) : s;
    }
    return s;
  }

  private Loss loss(String lock, Instruction.Call c, String how, boolean lasting) {
    return new Loss(lock, c.position(), function.name(), name(c), how, lasting);
  }

  private static Optional<Load> argument(Operand o, List<Optional<Load>> loads) {
    return o instanceof Operand.Argument a && a.index() < loads.size()
        ? loads.get(a.index())
        : Optional.empty();
  }

  private static Optional<String> lockClass(Operand o, Instruction.Call c) {
    if (o instanceof Operand.Argument a && a.index() < c.arguments().size()) {
      return ObjectClass.of(c.arguments().get(a.index()));
    }
    return o instanceof Operand.Global g ? Optional.of(g.name()) : Optional.empty();
  }

  /** A lock inside an object is acquired while another protects that. */
  private static ObjectState gain(ObjectState s, String lock) {
    Map<Load, Guard> now = new LinkedHashMap<>(s.guards());
    now.replaceAll(
        (load, guard) ->
            load.contains(lock) && !guard.remaining().isEmpty() ? guard.with(lock) : guard);
    return s.withGuards(now);
  }

  private static ObjectState lose(ObjectState s, String lock, Loss why) {
    Map<Load, Guard> now = new LinkedHashMap<>(s.guards());
    now.replaceAll((load, guard) -> guard.without(lock, why));
    return s.withGuards(now);
  }

  /** A sleep releases the lock that the kernel holds around the methods. */
  private ObjectState slept(ObjectState before, Instruction.Call c) {
    ObjectState s = before;
    for (Sleeping.Way way : teller.contexts.sleeping().at(function, c)) {
      if (way.when() instanceof Condition.Always) {
        boolean lasting =
            way.last().directCallee().filter(teller.model.waits()::contains).isPresent();
        if (lasting) {
          s = s.asWaited();
        }
        if (!teller.model.lock().isEmpty()) {
          String how = way.next().isEmpty() ? "sleeps" : "sleeps in " + name(way.last()) + "()";
          s = lose(s, teller.model.lock(), loss(teller.model.lock(), c, how, lasting));
        }
      }
    }
    return s;
  }

  private Optional<Load> follow(
      ObjectState s, Instruction.Call c, Function callee, List<Optional<Load>> loads) {
    boolean given = loads.stream().anyMatch(Optional::isPresent);
    if (!teller.mayFollow(chain.size()) || !given && !teller.touches(callee)) {
      return Optional.empty();
    }
    ObjectState entry = ObjectState.EMPTY;
    Map<Load, Guard> guards = new LinkedHashMap<>();
    for (int i = 0; i < loads.size() && i < callee.parameters().size(); i++) {
      Optional<Load> load = loads.get(i);
      if (load.isPresent()) {
        entry =
            entry.withVariable(new Expression.VariableUse(callee.parameters().get(i)), load.get());
        Guard guard = s.guards().get(load.get());
        if (guard != null) {
          guards.put(load.get(), guard);
        }
      }
    }
    entry = entry.withGuards(guards);
    for (Load load : guards.keySet()) {
      entry = s.tested().contains(load) ? entry.withTested(load) : entry;
      entry = s.referenced().contains(load) ? entry.withReferenced(load) : entry;
    }
    entry = s.drained() ? entry.asDrained() : entry;
    entry = s.waited() ? entry.asWaited() : entry;
    entry = s.counted() ? entry.asCounted() : entry;
    for (String counter : s.decremented()) {
      entry = entry.withDecremented(counter);
    }
    List<Hop> more = new ArrayList<>(chain);
    more.add(new Hop(c.position(), function.name(), callee.name()));
    return teller.run(callee, entry, heldAt(c), List.copyOf(more), story.isPresent());
  }

  private Set<String> heldAt(Instruction.Call c) {
    return with(teller.results.site(function, c));
  }

  private Set<String> with(SiteState site) {
    Set<String> all = new TreeSet<>(held);
    site.held().forEach(h -> all.add(h.lockClass()));
    return all;
  }

  private void end(
      ObjectState s, Ending.What what, String field, Instruction at, SourcePosition position) {
    if (s.drained() || story.isEmpty()) {
      return;
    }
    Set<String> locks =
        at instanceof Instruction.Call c ? heldAt(c) : with(teller.results.access(function, at));
    story
        .get()
        .add(new Ending(what, field, function, position, locks, s.waited(), s.counted(), chain));
  }

  private static String name(Instruction.Call c) {
    return c.spelling().isEmpty() ? c.directCallee().orElse("?") : c.spelling();
  }

  private static boolean isLocal(Expression e) {
    return e instanceof Expression.Temporary
        || e instanceof Expression.VariableUse v && v.variable().isAutomatic();
  }

  /** The evaluation of the expressions of one instruction. */
  private final class Reading {
    private ObjectState state;
    private final Object instruction;
    private final SourcePosition position;

    Reading(ObjectState state, Object instruction, SourcePosition position) {
      this.state = state;
      this.instruction = instruction;
      this.position = position;
    }

    /** The private data that an expression points to; reads the pointer if it is a member. */
    Optional<Load> pointer(Expression e, Optional<Expression> receiver) {
      Expression x = e.withoutCasts();
      if (isLocal(x)) {
        return Optional.ofNullable(state.variables().get(x));
      }
      String field;
      if (x instanceof Expression.Member m && teller.isMember(m)) {
        field = m.field();
      } else if (teller.driver(x).isPresent()) {
        field = teller.driver(x).get();
      } else {
        return Optional.empty();
      }
      if (state.own().contains(field)) {
        return Optional.empty();
      }
      Set<String> locks = with(locksHere());
      CType type = receiver.map(Expression::type).orElse(e.type());
      String text =
          receiver.orElse(x) instanceof Expression.VariableUse v
              ? v.variable().displayName()
              : wording.of(x);
      Load load = new Load(function, position, field, text, tag(type), locks);
      state = state.fresh(load, new Guard(locks, Set.of(), Optional.empty()));
      return Optional.of(load);
    }

    private SiteState locksHere() {
      return instruction instanceof Instruction.Call c
          ? teller.results.site(function, c)
          : teller.results.access(function, instruction);
    }

    /** An argument: the address of a part of the object is as good as a use. */
    void argument(Expression e) {
      Expression x = e.withoutCasts();
      if (x instanceof Expression.AddressOf a) {
        Expression inner = a.object().withoutCasts();
        while (inner instanceof Expression.Member m) {
          inner = m.object().withoutCasts();
        }
        if (inner instanceof Expression.Dereference d && inner != a.object().withoutCasts()) {
          value(d.pointer());
          pointer(d.pointer(), Optional.empty()).ifPresent(l -> use(l, d));
          return;
        }
      }
      value(e);
    }

    /** Everything that evaluating an expression dereferences. */
    void value(Expression e) {
      if (e instanceof Expression.Dereference d) {
        value(d.pointer());
        pointer(d.pointer(), Optional.empty()).ifPresent(l -> use(l, d));
      } else if (e instanceof Expression.Member m) {
        value(m.object());
      } else if (e instanceof Expression.Element x) {
        value(x.array());
        value(x.index());
      } else if (e instanceof Expression.AddressOf a) {
        address(a.object());
      } else if (e instanceof Expression.Unary u) {
        value(u.operand());
      } else if (e instanceof Expression.Binary b) {
        value(b.left());
        value(b.right());
      } else if (e instanceof Expression.Cast c) {
        value(c.operand());
      }
    }

    private void address(Expression e) {
      if (e instanceof Expression.Dereference d) {
        value(d.pointer());
      } else if (e instanceof Expression.Member m) {
        address(m.object());
      } else if (e instanceof Expression.Element x) {
        address(x.array());
        value(x.index());
      } else {
        value(e);
      }
    }

    private void use(Load load, Expression.Dereference d) {
      Guard guard = state.guards().get(load);
      if (story.isEmpty() || guard == null) {
        return;
      }
      String text =
          d.pointer().withoutCasts() instanceof Expression.VariableUse v
              ? v.variable().displayName()
              : load.text();
      story
          .get()
          .add(
              new Use(
                  load,
                  function,
                  d.position(),
                  text,
                  guard,
                  state.tested().contains(load),
                  state.referenced().contains(load),
                  chain));
    }
  }
}
