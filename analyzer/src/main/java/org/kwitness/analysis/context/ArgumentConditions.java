package org.kwitness.analysis.context;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.kwitness.cfg.Block;
import org.kwitness.cfg.Dominators;
import org.kwitness.cfg.Function;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Expression.BinaryOperator;
import org.kwitness.ir.Instruction;
import org.kwitness.ir.Variable;
import org.kwitness.model.Guard;

/**
 * What the tests of a function's parameters say about its calls, and what conditions on the
 * arguments of a call mean for the parameters. Only parameters that the function leaves alone
 * count. It looks at dominating branches, not at paths: a test that matters to whether a function
 * may sleep stands around the call.
 */
final class ArgumentConditions {
  private final Function function;
  private final ParameterChanges changes;
  private final Dominators dominators;
  private final IdentityHashMap<Instruction.Call, Integer> homes = new IdentityHashMap<>();

  /** The block that is looked at; -1 for no particular one. */
  private int here = -1;

  private final Map<Expression, List<Definition>> definitions = new HashMap<>();
  private final IdentityHashMap<Instruction.Call, Condition> calls = new IdentityHashMap<>();

  /** A value that a variable or temporary gets, and when. */
  private record Definition(Expression value, Condition when, boolean initial) {}

  ArgumentConditions(Function function) {
    this.function = function;
    this.dominators = new Dominators(function.body());
    this.changes = new ParameterChanges(function);
    Condition[] blocks = new BlockConditions(function, changes, dominators).all();
    for (Block b : function.body().blocks()) {
      for (Instruction i : b.instructions()) {
        if (i instanceof Instruction.Call c) {
          homes.put(c, b.number());
          calls.put(c, blocks[b.number()]);
        }
        ParameterChanges.target(i).ifPresent(t -> define(t, i, blocks[b.number()]));
      }
    }
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
          if (ParameterChanges.target(i).orElse(null) instanceof Expression.VariableUse v) {
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

  /** The parameter that an expression is, if the function never changes it. */
  OptionalInt parameter(Expression e) {
    Expression x = e.withoutCasts();
    return x instanceof Expression.VariableUse v
            && v.variable().storage() == Variable.Storage.PARAMETER
            && !changes.isChanged(v.variable(), here)
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
