package org.kwitness.analysis.context;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
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
 * What the tests of a function's parameters say about its calls. Only parameters that the function
 * leaves alone count. It looks at dominating branches, not at paths: a test that matters to whether
 * a function may sleep stands around the call.
 */
final class ArgumentConditions {
  private static final int MAX_LABELS = 12;

  private final Function function;
  private final Set<Variable> changed = new HashSet<>();
  private final Map<Variable, BitSet> changedIn = new HashMap<>();
  private final Map<Variable, List<Expression>> assigned = new HashMap<>();
  private final Map<String, List<Store>> stored = new HashMap<>();
  private final Dominators dominators;
  private final IdentityHashMap<Instruction.Call, Integer> homes = new IdentityHashMap<>();

  /** Whether a parameter that is given other values may be looked at all the same. */
  private boolean withConstants;

  /** The block that is looked at; -1 for no particular one. */
  private int here = -1;

  private final Map<Expression, List<Definition>> definitions = new HashMap<>();
  private final IdentityHashMap<Instruction.Call, Condition> calls = new IdentityHashMap<>();
  private final Map<Integer, List<Label>> labels = new HashMap<>();
  private final Condition[] blocks;

  /** A value that a variable or temporary gets, and when. */
  private record Definition(Expression value, Condition when, boolean initial) {}

  /**
   * A label of a switch on a parameter.
   *
   * @param guard says that control does not go there
   * @param reached the blocks that control may come to from it before the switch is asked again
   */
  private record Label(Guard guard, BitSet reached) {}

  /** A value that a member gets. */
  private record Store(Expression value, int block) {}

  ArgumentConditions(Function function) {
    this.function = function;
    this.dominators = new Dominators(function.body());
    for (Block b : function.body().blocks()) {
      for (Instruction i : b.instructions()) {
        target(i).ifPresent(t -> noteChange(t, b.number()));
        noteStore(i, b.number());
        if (target(i).isPresent()) {
          noteConstant(i);
        }
        if (i instanceof Instruction.Call c) {
          homes.put(c, b.number());
        }
      }
    }
    changed.addAll(function.addressTaken());
    function.addressTaken().forEach(changedIn::remove);
    changedIn.replaceAll((v, blocks) -> reachableFrom(blocks));
    this.blocks = blockConditions();
    stored.clear();
    for (Block b : function.body().blocks()) {
      for (Instruction i : b.instructions()) {
        if (i instanceof Instruction.Call c) {
          calls.put(c, blocks[b.number()]);
        }
        target(i).ifPresent(t -> define(t, i, blocks[b.number()]));
      }
    }
  }

  private static Optional<Expression> target(Instruction i) {
    if (i instanceof Instruction.Assign a) {
      return Optional.of(a.target());
    }
    return i instanceof Instruction.Call c ? c.result() : Optional.empty();
  }

  /** A parameter that is given constants only. */
  private void noteConstant(Instruction i) {
    Expression target = target(i).orElseThrow();
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
    if (target(i).orElse(null) instanceof Expression.Member m) {
      stored
          .computeIfAbsent(Printer.print(m), k -> new ArrayList<>())
          .add(new Store(i instanceof Instruction.Assign a ? a.value() : m, block));
    }
  }

  private void noteChange(Expression target, int block) {
    if (target instanceof Expression.VariableUse v) {
      changed.add(v.variable());
      if (v.variable().storage() == Variable.Storage.PARAMETER) {
        changedIn.computeIfAbsent(v.variable(), k -> new BitSet()).set(block);
      }
    }
  }

  private BitSet reachableFrom(BitSet blocks) {
    BitSet seen = (BitSet) blocks.clone();
    Deque<Integer> queue = new ArrayDeque<>();
    blocks.stream().forEach(queue::add);
    while (!queue.isEmpty()) {
      for (int next : function.body().blocks().get(queue.remove()).terminator().targets()) {
        if (!seen.get(next)) {
          seen.set(next);
          queue.add(next);
        }
      }
    }
    return seen;
  }

  /** True if the variable may have another value than at the entry, in the block looked at. */
  private boolean isChanged(Variable v) {
    if (!changed.contains(v)) {
      return false;
    }
    BitSet blocks = changedIn.get(v);
    return here < 0 || blocks == null || blocks.get(here);
  }

  private void define(Expression target, Instruction i, Condition when) {
    if (target instanceof Expression.VariableUse v && v.variable().isAutomatic()
        || target instanceof Expression.Temporary) {
      Expression value =
          i instanceof Instruction.Assign a
              ? a.value()
              : new Expression.Opaque("a result", target.type());
      definitions
          .computeIfAbsent(target, k -> new ArrayList<>())
          .add(new Definition(value, when, false));
    }
  }

  /** True for a call through a pointer in a loop that changes which pointer it is. */
  boolean isForEach(Instruction.Call call) {
    boolean[] loops = function.body().inLoop();
    Set<Variable> changing = new HashSet<>();
    boolean inside = false;
    for (Block b : function.body().blocks()) {
      if (loops[b.number()]) {
        for (Instruction i : b.instructions()) {
          inside |= i == call;
          if (target(i).orElse(null) instanceof Expression.VariableUse v) {
            changing.add(v.variable());
          }
        }
      }
    }
    return inside && mentions(call.callee(), changing);
  }

  private static boolean mentions(Expression e, Set<Variable> variables) {
    if (e instanceof Expression.VariableUse v) {
      return variables.contains(v.variable());
    }
    if (e instanceof Expression.Member m) {
      return mentions(m.object(), variables);
    }
    if (e instanceof Expression.Dereference d) {
      return mentions(d.pointer(), variables);
    }
    if (e instanceof Expression.Element x) {
      return mentions(x.array(), variables) || mentions(x.index(), variables);
    }
    return e instanceof Expression.Cast c && mentions(c.operand(), variables);
  }

  /** Which blocks of the function dominate which. */
  Dominators dominators() {
    return dominators;
  }

  /** What must hold of the arguments for control to reach a call. */
  Condition of(Instruction.Call call) {
    return calls.getOrDefault(call, Conditions.ALWAYS);
  }

  private Condition[] blockConditions() {
    List<Block> all = function.body().blocks();
    Condition[] own = new Condition[all.size()];
    if (function.parameters().isEmpty() || all.size() < 2) {
      java.util.Arrays.fill(own, Conditions.ALWAYS);
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
    return !isChanged(v)
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

  /** The blocks that control may come to, without passing one of them. */
  private BitSet reachable(int start, int without) {
    BitSet seen = new BitSet();
    seen.set(without);
    seen.set(start);
    Deque<Integer> queue = new ArrayDeque<>(List.of(start));
    while (!queue.isEmpty()) {
      for (int next : function.body().blocks().get(queue.remove()).terminator().targets()) {
        if (!seen.get(next)) {
          seen.set(next);
          queue.add(next);
        }
      }
    }
    return seen;
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

  /** The parameter that an expression is, if the function never changes it. */
  OptionalInt parameter(Expression e) {
    if (e instanceof Expression.Cast c) {
      return parameter(c.operand());
    }
    if (e instanceof Expression.Member m) {
      List<Store> values = stored.getOrDefault(Printer.print(m), List.of());
      return values.size() == 1
              && here >= 0
              && dominators.dominates(values.get(0).block(), here)
              && !(values.get(0).value().withoutCasts() instanceof Expression.Member)
          ? parameter(values.get(0).value())
          : OptionalInt.empty();
    }
    return e instanceof Expression.VariableUse v
            && v.variable().storage() == Variable.Storage.PARAMETER
            && (!isChanged(v.variable())
                || withConstants && !function.addressTaken().contains(v.variable()))
        ? OptionalInt.of(v.variable().number())
        : OptionalInt.empty();
  }

  /** What a condition on a callee's arguments means for those of this function, at a call. */
  Condition at(Instruction.Call call, Condition callees) {
    if (!(callees instanceof Condition.When w)) {
      return callees;
    }
    Condition sum = Conditions.ALWAYS;
    for (Guard g : w.parts()) {
      sum = Condition.both(sum, at(call, g));
    }
    return sum;
  }

  /** What a guard of a row means for the arguments of this function, at a call. */
  Condition at(Instruction.Call call, Guard g) {
    here = homes.getOrDefault(call, -1);
    Condition c = guardAt(call, g);
    here = -1;
    return c;
  }

  private Condition guardAt(Instruction.Call call, Guard g) {
    if (g instanceof Guard.Always) {
      return Conditions.ALWAYS;
    }
    if (g instanceof Guard.All all) {
      Condition sum = Conditions.ALWAYS;
      for (Guard part : all.parts()) {
        sum = Condition.both(sum, guardAt(call, part));
      }
      return sum;
    }
    if (g instanceof Guard.Any any) {
      boolean never = true;
      for (Guard part : any.parts()) {
        Condition c = guardAt(call, part);
        if (c instanceof Condition.Always) {
          return c;
        }
        never &= c instanceof Condition.Never;
      }
      return never ? Conditions.NEVER : Conditions.UNKNOWN;
    }
    if (g instanceof Guard.ArgumentFlag f) {
      return f.index() < call.arguments().size()
          ? holds(call.arguments().get(f.index()), g, 0)
          : Conditions.UNKNOWN;
    }
    if (g instanceof Guard.ArgumentEquals e) {
      return e.index() < call.arguments().size()
          ? holds(call.arguments().get(e.index()), g, 0)
          : Conditions.UNKNOWN;
    }
    return Conditions.UNKNOWN;
  }

  private Condition holds(Expression e, Guard g, int depth) {
    if (e instanceof Expression.Cast c) {
      return holds(c.operand(), g, depth);
    }
    OptionalInt parameter = parameter(e);
    if (parameter.isPresent()) {
      return Condition.of(ConstantArguments.withIndex(g, parameter.getAsInt()));
    }
    Optional<Boolean> known = ConstantArguments.decide(e, g);
    if (known.isPresent()) {
      return known.get() ? Conditions.ALWAYS : Conditions.NEVER;
    }
    if (e.type().isPointer() && isNullTest(g) && isObject(e)) {
      // Whoever passes an object does not ask for what the callee does without one.
      return ((Guard.ArgumentEquals) g).equal() ? Conditions.NEVER : Conditions.ALWAYS;
    }
    if (e instanceof Expression.Binary b
        && b.operator() == BinaryOperator.OR
        && g instanceof Guard.ArgumentFlag f) {
      return either(holds(b.left(), flag(f), depth), holds(b.right(), flag(f), depth), f.present());
    }
    if (e instanceof Expression.Binary b
        && b.operator() == BinaryOperator.AND
        && g instanceof Guard.ArgumentFlag f) {
      return masked(b, f, depth);
    }
    if (depth > 0 && isParameter(e)) {
      return initial(e, g);
    }
    List<Definition> values = definitions.get(e);
    if (e instanceof Expression.Opaque o && o.type().isPointer() && isNullTest(g)) {
      // A result: what the callee does with an object may happen.
      return ((Guard.ArgumentEquals) g).equal() ? Conditions.UNKNOWN : Conditions.ALWAYS;
    }
    return values == null || depth > 2 || isAddressTaken(e)
        ? Conditions.UNKNOWN
        : chosen(initially(e, values), g, depth);
  }

  private static boolean isNullTest(Guard g) {
    return g instanceof Guard.ArgumentEquals a && a.constant().equals("0");
  }

  /** A member, a global variable, or a local one that a callee fills: there is something in it. */
  private boolean isObject(Expression e) {
    return e instanceof Expression.Member
        || e instanceof Expression.StringConstant
        || e instanceof Expression.VariableUse v
            && (!v.variable().isAutomatic() || isAddressTaken(e));
  }

  private boolean isParameter(Expression e) {
    return e instanceof Expression.VariableUse v
        && v.variable().storage() == Variable.Storage.PARAMETER
        && !isAddressTaken(e);
  }

  private static Condition initial(Expression e, Guard g) {
    return Condition.of(
        ConstantArguments.withIndex(g, ((Expression.VariableUse) e).variable().number()));
  }

  /** A parameter that the function changes has the value of its caller until then. */
  private static List<Definition> initially(Expression e, List<Definition> values) {
    if (e instanceof Expression.VariableUse v
        && v.variable().storage() == Variable.Storage.PARAMETER) {
      List<Definition> all = new ArrayList<>(values);
      all.add(new Definition(e, Conditions.ALWAYS, true));
      return all;
    }
    return values;
  }

  /** A flag that a mask takes away is not there; another is there if it was before. */
  private Condition masked(Expression.Binary b, Guard.ArgumentFlag f, int depth) {
    Optional<Boolean> left = ConstantArguments.decide(b.left(), flag(f));
    Optional<Boolean> right = ConstantArguments.decide(b.right(), flag(f));
    if (left.equals(Optional.of(false)) || right.equals(Optional.of(false))) {
      return f.present() ? Conditions.NEVER : Conditions.ALWAYS;
    }
    return right.isPresent() ? holds(b.left(), f, depth) : Conditions.UNKNOWN;
  }

  private static Guard.ArgumentFlag flag(Guard.ArgumentFlag f) {
    return new Guard.ArgumentFlag(f.index(), f.flag(), true);
  }

  private static Condition either(Condition left, Condition right, boolean wanted) {
    Condition has =
        left instanceof Condition.Never
            ? right
            : right instanceof Condition.Never
                ? left
                : left instanceof Condition.Always ? left : right;
    if (wanted) {
      return has;
    }
    if (has instanceof Condition.Always) {
      return Conditions.NEVER;
    }
    if (has instanceof Condition.Never) {
      return Conditions.ALWAYS;
    }
    List<Guard> parts = has.guards();
    return parts.size() == 1 ? Condition.of(Condition.opposite(parts.get(0))) : Conditions.UNKNOWN;
  }

  private boolean isAddressTaken(Expression e) {
    return e instanceof Expression.VariableUse v && function.addressTaken().contains(v.variable());
  }

  /** One of several values was chosen before; tests of arguments may say when which. */
  private Condition chosen(List<Definition> values, Guard g, int depth) {
    List<Condition> ways = new ArrayList<>();
    Set<Condition> different = new HashSet<>();
    boolean always = true;
    for (Definition d : values) {
      Condition c = d.initial() ? initial(d.value(), g) : holds(d.value(), g, depth + 1);
      always &= c instanceof Condition.Always;
      if (!(c instanceof Condition.Never)) {
        different.add(c);
        ways.add(Condition.both(d.when(), c));
      }
    }
    if (always) {
      return Conditions.ALWAYS;
    }
    if (ways.isEmpty()) {
      return Conditions.NEVER;
    }
    Condition only = ways.size() == 1 ? ways.get(0) : different.iterator().next();
    return different.size() == 1 && only instanceof Condition.When ? only : Conditions.UNKNOWN;
  }
}
