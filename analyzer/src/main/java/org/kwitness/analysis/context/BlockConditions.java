package org.kwitness.analysis.context;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.kwitness.cfg.Block;
import org.kwitness.cfg.Dominators;
import org.kwitness.cfg.Function;
import org.kwitness.cfg.Terminator;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Expression.BinaryOperator;
import org.kwitness.ir.Expression.UnaryOperator;
import org.kwitness.ir.Instruction;
import org.kwitness.ir.Printer;
import org.kwitness.ir.Variable;
import org.kwitness.model.Guard;

/**
 * What the tests of a function's parameters say about its blocks: by the branches that dominate
 * them, not by paths.
 */
final class BlockConditions {
  private static final int MAX_LABELS = 12;

  private final Function function;
  private final ParameterChanges changes;
  private final Dominators dominators;
  private final Map<Variable, List<Expression>> assigned = new HashMap<>();

  /** By the field. */
  private final Map<String, List<Store>> stored = new HashMap<>();

  private final Map<Integer, List<Label>> labels = new HashMap<>();

  /** Whether a parameter that is given other values may be looked at all the same. */
  private boolean withConstants;

  /** The block that is looked at; -1 for no particular one. */
  private int here = -1;

  /**
   * A label of a switch on a parameter.
   *
   * @param guard says that control does not go there
   * @param reached the blocks that control may come to from it before the switch is asked again
   */
  private record Label(Guard guard, BitSet reached) {}

  /** A value that a member gets. */
  private record Store(Expression.Member member, Expression value, int block) {}

  BlockConditions(Function function, ParameterChanges changes, Dominators dominators) {
    this.function = function;
    this.changes = changes;
    this.dominators = dominators;
    if (tellNothing()) {
      return;
    }
    for (Block b : function.body().blocks()) {
      for (Instruction i : b.instructions()) {
        noteStore(i, b.number());
        if (ParameterChanges.target(i).isPresent()) {
          noteConstant(i);
        }
      }
    }
  }

  private boolean tellNothing() {
    return function.parameters().isEmpty() || function.body().blocks().size() < 2;
  }

  /** A parameter that is given constants only. */
  private void noteConstant(Instruction i) {
    Expression target = ParameterChanges.target(i).orElseThrow();
    if (target instanceof Expression.VariableUse v
        && v.variable().storage() == Variable.Storage.PARAMETER) {
      List<Expression> values = assigned.computeIfAbsent(v.variable(), k -> new ArrayList<>());
      values.add(
          i instanceof Instruction.Assign a
              ? a.value()
              : new Expression.Opaque("a result", target.type()));
    }
  }

  /** A member that is set once in the function has that value where it is tested afterwards. */
  private void noteStore(Instruction i, int block) {
    if (ParameterChanges.target(i).orElse(null) instanceof Expression.Member m) {
      stored
          .computeIfAbsent(m.field(), k -> new ArrayList<>())
          .add(new Store(m, i instanceof Instruction.Assign a ? a.value() : m, block));
    }
  }

  private List<Store> stores(Expression.Member m) {
    List<Store> sameField = stored.getOrDefault(m.field(), List.of());
    if (sameField.isEmpty()) {
      return sameField;
    }
    String text = Printer.print(m);
    return sameField.stream().filter(s -> Printer.print(s.member()).equals(text)).toList();
  }

  /** What must hold of the arguments for control to reach each block. */
  Condition[] all() {
    List<Block> all = function.body().blocks();
    Condition[] own = new Condition[all.size()];
    if (tellNothing()) {
      Arrays.fill(own, Conditions.ALWAYS);
      return own;
    }
    List<List<Integer>> predecessors = function.body().predecessors();
    for (Block b : all) {
      own[b.number()] = entryCondition(b.number(), predecessors.get(b.number()));
    }
    int[] telling = tellingDominators(own);
    Condition[] result = new Condition[all.size()];
    for (Block b : all) {
      int n = b.number();
      Condition sum = nearer(Conditions.ALWAYS, own[n]);
      int d = n == 0 ? -1 : telling[dominators.parent(n)];
      while (d >= 0) {
        sum = nearer(sum, Condition.both(own[d], notThrough(d, n)));
        d = d == 0 ? -1 : telling[dominators.parent(d)];
      }
      result[n] = sum;
    }
    return result;
  }

  private static Condition nearer(Condition sum, Condition further) {
    // A test that is not about arguments says nothing.
    Condition both = further instanceof Condition.When ? Condition.both(sum, further) : sum;
    // Of many tests, as a function makes that checks all its arguments, the nearest count.
    return both instanceof Condition.Unknown ? sum : both;
  }

  /** For each block, the nearest dominator that tests arguments, itself included; -1 if none. */
  private int[] tellingDominators(Condition[] own) {
    int[] telling = new int[own.length];
    for (int n = 0; n < own.length; n++) {
      boolean tells = own[n] instanceof Condition.When || !labels(n).isEmpty();
      telling[n] = tells ? n : n == 0 ? -1 : telling[dominators.parent(n)];
    }
    return telling;
  }

  /** What the only way into a block says. */
  private Condition entryCondition(int block, List<Integer> predecessors) {
    if (predecessors.size() != 1) {
      return Conditions.ALWAYS;
    }
    here = predecessors.get(0);
    withConstants = true;
    Condition c = entryCondition(block, function.body().blocks().get(here).terminator());
    withConstants = false;
    Condition sure = c.guards().stream().allMatch(g -> isTold(g)) ? c : Conditions.ALWAYS;
    here = -1;
    return sure;
  }

  /** True if only the caller's value of a parameter, none that it gets here, passes a test. */
  private boolean isTold(Guard g) {
    Variable v = function.parameters().get(ConstantArguments.index(g));
    return !changes.isChanged(v, here)
        || assigned.getOrDefault(v, List.of()).stream()
            .allMatch(x -> ConstantArguments.decide(x, g).equals(Optional.of(false)));
  }

  private Condition entryCondition(int block, Terminator t) {
    if (t instanceof Terminator.Branch b && b.whenTrue() != b.whenFalse()) {
      return test(b.condition(), b.whenTrue() == block);
    }
    return t instanceof Terminator.Switch w ? label(w, block) : Conditions.ALWAYS;
  }

  /** The labels of a switch on a parameter from which no way leads to a block. */
  private Condition notThrough(int from, int block) {
    List<Guard> other = new ArrayList<>();
    for (Label l : labels(from)) {
      if (!l.reached().get(block)) {
        other.add(l.guard());
      }
    }
    return other.isEmpty() || other.size() >= Condition.MAX_PARTS
        ? Conditions.ALWAYS
        : new Condition.When(new LinkedHashSet<>(other));
  }

  private List<Label> labels(int from) {
    return labels.computeIfAbsent(from, this::labelsOf);
  }

  private List<Label> labelsOf(int from) {
    if (!(function.body().blocks().get(from).terminator() instanceof Terminator.Switch w)
        || w.cases().size() > MAX_LABELS) {
      return List.of();
    }
    here = from;
    OptionalInt parameter = parameter(w.value());
    here = -1;
    if (parameter.isEmpty()) {
      return List.of();
    }
    List<Label> found = new ArrayList<>();
    for (Terminator.Case c : w.cases()) {
      if (c.label().equals(c.high())) {
        constantName(c.label())
            .map(n -> new Guard.ArgumentEquals(parameter.getAsInt(), n, false))
            .ifPresent(g -> found.add(new Label(g, reachable(c.target(), from))));
      }
    }
    return found;
  }

  /** The blocks that a label leads to before the switch is reached again, and that one. */
  private BitSet reachable(int target, int from) {
    BitSet reached = function.body().reachable(target, from);
    reached.set(from);
    return reached;
  }

  /** The only label that leads into a block. */
  private Condition label(Terminator.Switch w, int block) {
    List<Terminator.Case> here = w.cases().stream().filter(c -> c.target() == block).toList();
    OptionalInt parameter = parameter(w.value());
    if (parameter.isEmpty()
        || here.size() != 1
        || w.otherwise() == block
        || !here.get(0).label().equals(here.get(0).high())) {
      return Conditions.ALWAYS;
    }
    return constantName(here.get(0).label())
        .map(n -> Condition.of(new Guard.ArgumentEquals(parameter.getAsInt(), n, true)))
        .orElse(Conditions.ALWAYS);
  }

  private Condition test(Expression e, boolean holds) {
    if (e instanceof Expression.Cast c) {
      return test(c.operand(), holds);
    }
    if (e instanceof Expression.Unary u && u.operator() == UnaryOperator.NOT) {
      return test(u.operand(), !holds);
    }
    OptionalInt parameter = parameter(e);
    if (parameter.isPresent()) {
      return Condition.of(new Guard.ArgumentEquals(parameter.getAsInt(), "0", !holds));
    }
    if (e instanceof Expression.Binary b) {
      if (b.operator() == BinaryOperator.AND) {
        return flagTest(b, holds);
      }
      if (b.operator() == BinaryOperator.EQUAL || b.operator() == BinaryOperator.NOT_EQUAL) {
        return comparison(b, holds == (b.operator() == BinaryOperator.EQUAL));
      }
    }
    return Conditions.ALWAYS;
  }

  private Condition flagTest(Expression.Binary b, boolean holds) {
    OptionalInt parameter = parameter(b.left());
    Expression flag = b.right();
    if (parameter.isEmpty()) {
      parameter = parameter(b.right());
      flag = b.left();
    }
    if (parameter.isPresent() && constantName(flag).isPresent()) {
      return Condition.of(
          new Guard.ArgumentFlag(parameter.getAsInt(), constantName(flag).get(), holds));
    }
    return parameter.isPresent() && !holds
        ? lacksAll(parameter.getAsInt(), flag)
        : Conditions.ALWAYS;
  }

  /** None of the flags of a mask is there. */
  private static Condition lacksAll(int parameter, Expression mask) {
    if (mask instanceof Expression.NamedConstant n) {
      return Condition.of(new Guard.ArgumentFlag(parameter, n.name(), false));
    }
    return mask instanceof Expression.Binary b && b.operator() == BinaryOperator.OR
        ? Condition.both(lacksAll(parameter, b.left()), lacksAll(parameter, b.right()))
        : Conditions.ALWAYS;
  }

  private Condition comparison(Expression.Binary b, boolean equal) {
    OptionalInt parameter = parameter(b.left());
    Expression constant = b.right();
    if (parameter.isEmpty()) {
      parameter = parameter(b.right());
      constant = b.left();
    }
    if (parameter.isPresent()) {
      return constantName(constant)
          .map(n -> Condition.of(new Guard.ArgumentEquals(parameterOf(b), n, equal)))
          .orElse(Conditions.ALWAYS);
    }
    if (constantName(b.right()).filter("0"::equals).isPresent()) {
      return test(b.left(), !equal);
    }
    return Conditions.ALWAYS;
  }

  private int parameterOf(Expression.Binary b) {
    return parameter(b.left()).orElseGet(() -> parameter(b.right()).orElseThrow());
  }

  private static Optional<String> constantName(Expression e) {
    if (e instanceof Expression.Cast c) {
      return constantName(c.operand());
    }
    if (e instanceof Expression.NamedConstant n) {
      return Optional.of(n.name());
    }
    return e instanceof Expression.IntegerConstant i
        ? Optional.of(Long.toString(i.value()))
        : Optional.empty();
  }

  /** The parameter that an expression is, or that was stored where it looks. */
  private OptionalInt parameter(Expression e) {
    if (e instanceof Expression.Cast c) {
      return parameter(c.operand());
    }
    if (e instanceof Expression.Member m) {
      List<Store> values = stores(m);
      return values.size() == 1
              && here >= 0
              && dominators.dominates(values.get(0).block(), here)
              && !(values.get(0).value().withoutCasts() instanceof Expression.Member)
          ? parameter(values.get(0).value())
          : OptionalInt.empty();
    }
    return e instanceof Expression.VariableUse v
            && v.variable().storage() == Variable.Storage.PARAMETER
            && (!changes.isChanged(v.variable(), here)
                || withConstants && !function.addressTaken().contains(v.variable()))
        ? OptionalInt.of(v.variable().number())
        : OptionalInt.empty();
  }
}
