package org.kwitness.analysis.context;

import java.util.ArrayList;
import java.util.BitSet;
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
import org.kwitness.cfg.Terminator;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Expression.BinaryOperator;
import org.kwitness.ir.Expression.UnaryOperator;
import org.kwitness.ir.Instruction;
import org.kwitness.ir.Variable;

/**
 * What the tests of fields and global variables say about a function's calls: the dominating
 * branches, not the paths. Two tests of one field in two functions of a chain may be of two
 * objects, so they prove nothing; they are a reason for doubt.
 */
final class FieldTests {
  private static final int MAX_DEFINITIONS = 4;

  private final Function function;
  private final ArgumentConditions arguments;
  private final Map<Expression, List<Expression>> definitions = new HashMap<>();
  private final Set<String> stored = new HashSet<>();
  private final Map<Expression, Instruction.Call> results = new HashMap<>();
  private final Set<String> mentioned = new HashSet<>();
  private final IdentityHashMap<Instruction.Call, List<Located>> tests = new IdentityHashMap<>();
  private final List<List<Located>> byBlock = new ArrayList<>();
  private final Set<Instruction.Call> once =
      java.util.Collections.newSetFromMap(new IdentityHashMap<>());

  /**
   * A test around a call.
   *
   * @param block the block that ends with it
   */
  record Located(FieldTest test, int block) {}

  FieldTests(Function function, ArgumentConditions arguments) {
    this.function = function;
    this.arguments = arguments;
    for (Block b : function.body().blocks()) {
      b.instructions().forEach(this::note);
    }
    for (Block b : function.body().blocks()) {
      if (b.terminator() instanceof Terminator.Branch t) {
        passed(t, true).forEach(x -> mentioned.add(x.field()));
      } else if (b.terminator() instanceof Terminator.Switch w) {
        w.cases().stream()
            .findFirst()
            .flatMap(c -> label(w, c))
            .ifPresent(x -> mentioned.add(x.field()));
      }
    }
    Dominators dominators = arguments.dominators();
    List<List<Integer>> predecessors = function.body().predecessors();
    BitSet filling = new BitSet();
    for (Block b : function.body().blocks()) {
      int n = b.number();
      List<Located> around = n == 0 ? List.of() : byBlock.get(dominators.parent(n));
      filling.set(n, n > 0 && filling.get(dominators.parent(n)));
      Optional<FieldTest> entry = entryTest(n, predecessors.get(n));
      if (entry.isPresent()) {
        FieldTest t = entry.get();
        List<Located> more = new ArrayList<>(List.of(new Located(t, predecessors.get(n).get(0))));
        more.addAll(around);
        around = List.copyOf(more);
        if (t.isEmptiness() && fills(n, t.field(), dominators)
            || isFirstTime(t) && empties(n, t.field(), dominators)) {
          filling.set(n);
        }
      }
      byBlock.add(around);
      for (Instruction i : b.instructions()) {
        if (i instanceof Instruction.Call c) {
          tests.put(c, around);
          if (filling.get(n)) {
            once.add(c);
          }
        }
      }
    }
  }

  /** The tests around a call, the nearest first. */
  List<Located> at(Instruction.Call call) {
    return tests.getOrDefault(call, List.of());
  }

  /**
   * True for a call that is made only while a field is empty, by code that fills it: often it was
   * made long before, when the driver attached.
   */
  boolean isOnce(Instruction.Call call) {
    return once.contains(call);
  }

  /** The tests around a block, the nearest first. */
  List<Located> around(int block) {
    return byBlock.get(block);
  }

  /** True if the function writes a field of this name and struct, in whatever object. */
  boolean stores(String field) {
    return stored.contains(field);
  }

  /** True if the function writes, or tests, a field of this name and struct in any object. */
  boolean mentions(String field) {
    return mentioned.contains(field) || stored.contains(field);
  }

  /** The tests that have come out so where a branch goes this way. */
  List<FieldTest> passed(Terminator.Branch b, boolean holds) {
    return test(b.condition(), holds, 0).map(List::of).orElse(List.of());
  }

  /** The same for each label of a switch that leads to a block. */
  List<List<FieldTest>> passed(Terminator.Switch w, int block) {
    List<List<FieldTest>> ways = new ArrayList<>();
    List<FieldTest> none = new ArrayList<>();
    for (Terminator.Case c : w.cases()) {
      Optional<FieldTest> t = label(w, c);
      if (c.target() == block) {
        ways.add(t.map(List::of).orElse(List.of()));
      }
      t.map(FieldTest::negated).ifPresent(none::add);
    }
    if (w.otherwise() == block) {
      ways.add(none);
    }
    return ways;
  }

  private Optional<FieldTest> label(Terminator.Switch w, Terminator.Case c) {
    return c.label().equals(c.high())
        ? comparison(w.value().withoutCasts(), c.label(), true, 0)
        : Optional.empty();
  }

  private void note(Instruction i) {
    Optional<Expression> target =
        i instanceof Instruction.Assign a
            ? Optional.of(a.target())
            : i instanceof Instruction.Call c ? c.result() : Optional.empty();
    if (target.isEmpty()) {
      return;
    }
    key(target.get()).ifPresent(stored::add);
    if (i instanceof Instruction.Call c) {
      results.put(target.get().withoutCasts(), c);
      c.arguments().forEach(x -> addressed(x).ifPresent(stored::add));
    }
    Expression value =
        i instanceof Instruction.Assign a
            ? a.value()
            : new Expression.Opaque("a result", target.get().type());
    definitions.computeIfAbsent(target.get(), k -> new ArrayList<>()).add(value);
  }

  /** Whether the blocks that a test's success dominates write what it tested. */
  private boolean fills(int test, String field, Dominators dominators) {
    for (Block b : function.body().blocks()) {
      if (!dominators.dominates(test, b.number())) {
        continue;
      }
      for (Instruction i : b.instructions()) {
        if (i instanceof Instruction.Assign a && isKey(a.target(), field) && !isZero(a.value())) {
          return true;
        }
        if (i instanceof Instruction.Call c
            && (c.result().filter(r -> isKey(r, field)).isPresent()
                || c.arguments().stream().anyMatch(x -> isAddressOf(x, field)))) {
          return true;
        }
      }
    }
    return false;
  }

  /** A test of a static variable of the function that is not 0 at first. */
  private boolean isFirstTime(FieldTest t) {
    return t.field().startsWith("." + function.name() + ".")
        && !t.flag()
        && !t.holds()
        && t.operand().equals("0");
  }

  /** Whether the blocks that a test's success dominates set to 0 what it tested. */
  private boolean empties(int test, String field, Dominators dominators) {
    return function.body().blocks().stream()
        .filter(b -> dominators.dominates(test, b.number()))
        .flatMap(b -> b.instructions().stream())
        .anyMatch(
            i ->
                i instanceof Instruction.Assign a && isKey(a.target(), field) && isZero(a.value()));
  }

  private static boolean isAddressOf(Expression e, String field) {
    return e.withoutCasts() instanceof Expression.AddressOf a && isKey(a.object(), field);
  }

  static Optional<String> addressed(Expression e) {
    Expression x = e.withoutCasts();
    return x instanceof Expression.AddressOf a ? key(a.object()) : Optional.empty();
  }

  private static boolean isZero(Expression e) {
    return constant(e).filter("0"::equals).isPresent();
  }

  private Optional<FieldTest> entryTest(int block, List<Integer> predecessors) {
    if (predecessors.size() != 1) {
      return Optional.empty();
    }
    Terminator t = function.body().blocks().get(predecessors.get(0)).terminator();
    if (t instanceof Terminator.Switch w) {
      List<Terminator.Case> labels = w.cases().stream().filter(c -> c.target() == block).toList();
      return labels.size() == 1 && w.otherwise() != block
          ? label(w, labels.get(0))
          : Optional.empty();
    }
    return t instanceof Terminator.Branch b && b.whenTrue() != b.whenFalse()
        ? test(b.condition(), b.whenTrue() == block, 0)
        : Optional.empty();
  }

  private Optional<FieldTest> test(Expression e, boolean holds, int depth) {
    if (e instanceof Expression.Cast c) {
      return test(c.operand(), holds, depth);
    }
    if (e instanceof Expression.Unary u && u.operator() == UnaryOperator.NOT) {
      return test(u.operand(), !holds, depth);
    }
    if (e instanceof Expression.Binary b) {
      return binary(b, holds, depth);
    }
    if (key(e).isPresent()) {
      return Optional.of(new FieldTest(base(e), key(e).get(), false, "0", !holds, canBeEmpty(e)));
    }
    Optional<String> answer = answer(e);
    if (answer.isPresent()) {
      return Optional.of(new FieldTest(-1, answer.get(), false, "0", !holds, false));
    }
    return depth < 2 ? only(e).flatMap(v -> test(v, holds, depth + 1)) : Optional.empty();
  }

  /** The result of a question about a field, which is answered the same as long as that stays. */
  private Optional<String> answer(Expression e) {
    Expression x = e.withoutCasts();
    Instruction.Call c = results.get(x);
    if (c == null
        || c.directCallee().isEmpty()
        || c.arguments().size() != 1
        || definitions.getOrDefault(x, List.of()).size() != 1
        || !isLocal(x)) {
      return Optional.empty();
    }
    return key(c.arguments().get(0)).map(k -> c.directCallee().get() + "(" + k + ")");
  }

  private Optional<FieldTest> binary(Expression.Binary b, boolean holds, int depth) {
    boolean flag = b.operator() == BinaryOperator.AND;
    if (!flag && b.operator() != BinaryOperator.EQUAL && b.operator() != BinaryOperator.NOT_EQUAL) {
      return Optional.empty();
    }
    boolean swapped = constant(b.right()).isEmpty();
    Expression operand = swapped ? b.left() : b.right();
    Expression tested = (swapped ? b.right() : b.left()).withoutCasts();
    boolean success = flag ? holds : holds == (b.operator() == BinaryOperator.EQUAL);
    return flag
        ? placed(tested, operand, true, success)
        : comparison(tested, operand, success, depth);
  }

  private Optional<FieldTest> comparison(
      Expression tested, Expression with, boolean success, int depth) {
    Optional<FieldTest> own = placed(tested, with, false, success);
    return own.isEmpty() && isZero(with) ? test(tested, !success, depth + 1) : own;
  }

  private Optional<FieldTest> placed(
      Expression tested, Expression with, boolean flag, boolean success) {
    Optional<String> operand = constant(with);
    if (operand.isEmpty()) {
      return Optional.empty();
    }
    Optional<Expression> place =
        key(tested).isPresent()
            ? Optional.of(tested)
            : only(tested).filter(v -> key(v).isPresent());
    return place.map(
        p ->
            new FieldTest(
                base(p), key(p).orElseThrow(), flag, operand.get(), success, canBeEmpty(p)));
  }

  /** What an instruction does to a test of a field. */
  FieldStore effect(Instruction i, FieldTest t) {
    if (i instanceof Instruction.Assign a) {
      return isKey(a.target(), t.field()) ? effect(a.value().withoutCasts(), t) : FieldStore.KEEPS;
    }
    return i instanceof Instruction.Call c
            && (c.result().filter(r -> isKey(r, t.field())).isPresent()
                || c.arguments().stream().anyMatch(x -> isAddressOf(x, t.field())))
        ? FieldStore.UNKNOWN
        : FieldStore.KEEPS;
  }

  private FieldStore effect(Expression value, FieldTest t) {
    if (isCopy(value, t.field())) {
      return FieldStore.KEEPS;
    }
    Expression v = only(value).orElse(value);
    Optional<Boolean> outcome = t.decide(v);
    if (outcome.isPresent()) {
      return outcome.get() ? FieldStore.PASSES : FieldStore.FAILS;
    }
    return v instanceof Expression.Binary b && t.flag() ? bits(b, t) : FieldStore.UNKNOWN;
  }

  /** True for the value that the field had before, or that was saved from it. */
  private boolean isCopy(Expression value, String field) {
    Expression x = value.withoutCasts();
    return isKey(x, field)
        || isLocal(x)
            && definitions.getOrDefault(x, List.of()).stream().anyMatch(v -> isKey(v, field));
  }

  /** Bits that are set or taken away, while the others stay. */
  private FieldStore bits(Expression.Binary b, FieldTest t) {
    boolean left = isCopy(b.left().withoutCasts(), t.field());
    if (!left && !isCopy(b.right().withoutCasts(), t.field())) {
      return FieldStore.UNKNOWN;
    }
    Optional<Boolean> bit =
        ConstantArguments.hasFlag((left ? b.right() : b.left()).withoutCasts(), t.operand());
    if (bit.isEmpty()) {
      return FieldStore.UNKNOWN;
    }
    boolean changes = bit.get() == (b.operator() == BinaryOperator.OR);
    if (b.operator() == BinaryOperator.OR) {
      return !changes ? FieldStore.KEEPS : t.holds() ? FieldStore.PASSES : FieldStore.FAILS;
    }
    if (b.operator() == BinaryOperator.AND) {
      return !changes ? FieldStore.KEEPS : t.holds() ? FieldStore.FAILS : FieldStore.PASSES;
    }
    return FieldStore.UNKNOWN;
  }

  /** What a local variable is that is set once; anything else is itself. */
  Expression value(Expression e) {
    return only(e).orElse(e);
  }

  /** The value of a local variable that is set once. */
  private Optional<Expression> only(Expression e) {
    Expression x = e.withoutCasts();
    List<Expression> values = definitions.getOrDefault(x, List.of());
    return isLocal(x) && values.size() == 1
        ? Optional.of(values.get(0).withoutCasts())
        : Optional.empty();
  }

  private boolean isLocal(Expression x) {
    return x instanceof Expression.Temporary
        || x instanceof Expression.VariableUse v
            && v.variable().storage() == Variable.Storage.LOCAL
            && !function.addressTaken().contains(v.variable());
  }

  /** A field with its struct, or a variable that outlives the function; elements are not told. */
  static Optional<String> key(Expression e) {
    Expression x = e.withoutCasts();
    while (x instanceof Expression.Element el) {
      x = el.array().withoutCasts();
    }
    if (x instanceof Expression.Dereference d
        && d.pointer() instanceof Expression.Binary b
        && b.operator() == BinaryOperator.ADD) {
      // p[i] of a pointer that is a field or a global variable
      return key(b.left()).map(k -> k + "[]");
    }
    if (x instanceof Expression.Member m && !m.struct().isEmpty()) {
      return Optional.of(m.struct() + "." + m.field());
    }
    return x instanceof Expression.VariableUse v && !v.variable().isAutomatic()
        ? Optional.of("." + v.variable().name())
        : Optional.empty();
  }

  /** True if {@link #key} gives this, of which it does not make a string in most cases. */
  static boolean isKey(Expression e, String field) {
    Expression x = e.withoutCasts();
    if (x instanceof Expression.Member m) {
      int dot = m.struct().length();
      return dot > 0
          && field.length() == dot + 1 + m.field().length()
          && field.charAt(dot) == '.'
          && field.startsWith(m.struct())
          && field.endsWith(m.field());
    }
    if (x instanceof Expression.Temporary) {
      return false;
    }
    return key(x).filter(field::equals).isPresent();
  }

  /** A pointer, or a part of an object that there is only one of. */
  private static boolean canBeEmpty(Expression e) {
    Expression x = e.withoutCasts();
    if (x.type().isPointer()) {
      return true;
    }
    while (x instanceof Expression.Member || x instanceof Expression.Element) {
      x =
          (x instanceof Expression.Member m ? m.object() : ((Expression.Element) x).array())
              .withoutCasts();
    }
    return x instanceof Expression.VariableUse v && !v.variable().isAutomatic();
  }

  /** The parameter whose object holds the field; -1 if it is another. */
  private int base(Expression e) {
    Expression x = e.withoutCasts();
    while (x instanceof Expression.Member m) {
      x = m.object().withoutCasts();
    }
    if (x instanceof Expression.Dereference d) {
      OptionalInt p = arguments.parameter(d.pointer());
      return p.orElse(-1);
    }
    return -1;
  }

  private static Optional<String> constant(Expression e) {
    Expression x = e.withoutCasts();
    if (x instanceof Expression.NamedConstant n) {
      return Optional.of(n.name());
    }
    return x instanceof Expression.IntegerConstant i
        ? Optional.of(Long.toString(i.value()))
        : Optional.empty();
  }

  /**
   * Whether a test of a field holds of a local struct whose address is passed on: by the constants
   * that the function puts there. Empty if they do not tell.
   */
  Optional<Boolean> holds(Variable struct, FieldTest test) {
    Set<Boolean> answers = new HashSet<>();
    String name = test.field().substring(test.field().lastIndexOf('.') + 1);
    for (Map.Entry<Expression, List<Expression>> d : definitions.entrySet()) {
      if (d.getKey() instanceof Expression.Member m
          && m.field().equals(name)
          && m.object() instanceof Expression.VariableUse v
          && v.variable().equals(struct)) {
        for (Expression value : d.getValue()) {
          if (!decide(value.withoutCasts(), test, answers, 0)) {
            return Optional.empty();
          }
        }
      }
    }
    if (answers.isEmpty()) {
      decide(new Expression.IntegerConstant(0), test, answers, 0);
    }
    return answers.size() == 1 ? answers.stream().findFirst() : Optional.empty();
  }

  private boolean decide(Expression value, FieldTest test, Set<Boolean> answers, int depth) {
    Optional<Boolean> answer = test.decide(value);
    if (answer.isPresent()) {
      answers.add(answer.get());
      return true;
    }
    List<Expression> values =
        value instanceof Expression.Temporary
            ? definitions.getOrDefault(value, List.of())
            : List.of();
    if (values.isEmpty() || values.size() > MAX_DEFINITIONS || depth > 1) {
      return false;
    }
    return values.stream().allMatch(v -> decide(v.withoutCasts(), test, answers, depth + 1));
  }
}
