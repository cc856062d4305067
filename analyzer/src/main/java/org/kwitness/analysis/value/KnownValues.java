package org.kwitness.analysis.value;

import edu.umd.cs.findbugs.annotations.Nullable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.kwitness.ir.Expression.BinaryOperator;

/**
 * What the tests on the way say about values, and what follows from that. Mutable; {@link #copy}
 * where paths part.
 */
final class KnownValues {
  private final Values values;
  private LinkedHashMap<Value, Fact> facts;

  /** True if a copy may have the same map, which must not be changed then. */
  private boolean sharesFacts;

  /** Nothing is known. */
  KnownValues(Values values) {
    this(values, new LinkedHashMap<>());
  }

  private KnownValues(Values values, LinkedHashMap<Value, Fact> facts) {
    this.values = values;
    this.facts = facts;
  }

  /** An independent copy. */
  KnownValues copy() {
    KnownValues copy = new KnownValues(values, facts);
    copy.sharesFacts = true;
    sharesFacts = true;
    return copy;
  }

  private LinkedHashMap<Value, Fact> ownFacts() {
    if (sharesFacts) {
      facts = new LinkedHashMap<>(facts);
      sharesFacts = false;
    }
    return facts;
  }

  /** How many values something is known of. */
  int size() {
    return facts.size();
  }

  /** The constant that a value is known to be, else the value itself. */
  Value known(Value v) {
    Fact f = facts.get(v);
    return f == null ? v : f.equal().orElse(v);
  }

  /** Notes something about a value; what was known of it is forgotten. */
  void put(Value v, Fact fact) {
    ownFacts().put(v, fact);
  }

  /** Forgets what is known of some values. */
  void forget(Predicate<Value> about) {
    List<Value> lost = new ArrayList<>();
    for (Value v : facts.keySet()) {
      if (about.test(v)) {
        lost.add(v);
      }
    }
    if (!lost.isEmpty()) {
      lost.forEach(ownFacts()::remove);
    }
  }

  /** Forgets what is known of some values, but not which other value they are equal to. */
  void forgetTests(Predicate<Value> about) {
    forget(
        v -> {
          Fact f = facts.get(v);
          boolean isAnother =
              f != null && f.equal().filter(e -> !(e instanceof Value.Constant)).isPresent();
          return !isAnother && about.test(v);
        });
  }

  /** Whether a value is true (not 0). */
  Truth truth(Value v) {
    if (v instanceof Value.Constant c) {
      return Truth.of(c.value() != 0);
    }
    if (Values.isObject(v)) {
      return Truth.TRUE;
    }
    Fact f = facts.get(v);
    if (f != null) {
      Truth zero = f.equals(values.zero());
      if (zero != Truth.UNKNOWN) {
        return zero.not();
      }
      if (f.equal().isPresent()) {
        return truth(f.equal().get());
      }
    }
    if (v instanceof Value.Operation o) {
      return truthOfOperation(o);
    }
    return Truth.UNKNOWN;
  }

  private Truth truthOfOperation(Value.Operation o) {
    switch (o.operator()) {
      case EQUAL:
        return equal(o.left(), o.right());
      case NOT_EQUAL:
        return equal(o.left(), o.right()).not();
      case OR:
        return truth(o.left()) == Truth.TRUE || truth(o.right()) == Truth.TRUE
            ? Truth.TRUE
            : truth(o.left()) == Truth.FALSE && truth(o.right()) == Truth.FALSE
                ? Truth.FALSE
                : Truth.UNKNOWN;
      case AND:
        if (truth(o.left()) == Truth.FALSE || truth(o.right()) == Truth.FALSE) {
          return Truth.FALSE;
        }
        return recomputed(o);
      default:
        return recomputed(o);
    }
  }

  /** The operation on what its operands are known to be by now. */
  private Truth recomputed(Value.Operation o) {
    Value left = known(o.left());
    Value right = known(o.right());
    if (left == o.left() && right == o.right()) {
      return Truth.UNKNOWN;
    }
    Value again = values.operation(o.operator(), left, right);
    return again == o ? Truth.UNKNOWN : truth(again);
  }

  private Truth equal(Value left, Value right) {
    if (left == right) {
      return Truth.TRUE;
    }
    Value l = known(left);
    Value r = known(right);
    Value e = values.operation(BinaryOperator.EQUAL, l, r);
    if (e instanceof Value.Constant c) {
      return Truth.of(c.value() != 0);
    }
    Fact fl = facts.get(l);
    if (fl != null && Values.isConstant(r)) {
      return fl.equals(r);
    }
    if (r == values.zero() && truth(l) == Truth.TRUE) {
      return Truth.FALSE;
    }
    if (l == values.zero() && truth(r) == Truth.TRUE) {
      return Truth.FALSE;
    }
    if (Values.isConstant(l) || Values.isConstant(r)) {
      return Truth.UNKNOWN;
    }
    Fact same = facts.get(e);
    if (same != null && same.equals(values.zero()) != Truth.UNKNOWN) {
      return same.equals(values.zero()).not();
    }
    Fact different = facts.get(values.operation(BinaryOperator.NOT_EQUAL, l, r));
    return different == null ? Truth.UNKNOWN : different.equals(values.zero());
  }

  /**
   * Takes a condition for true or false from here on.
   *
   * @return false if that contradicts what is known: this path cannot be taken
   */
  boolean assume(Value condition, boolean holds) {
    Truth t = truth(condition);
    if (t != Truth.UNKNOWN) {
      return t == Truth.of(holds);
    }
    if (condition instanceof Value.Operation o) {
      boolean consistent = assumeOperation(o, holds);
      if (!consistent) {
        return false;
      }
    }
    addFact(condition, values.zero(), !holds);
    return true;
  }

  private boolean assumeOperation(Value.Operation o, boolean holds) {
    switch (o.operator()) {
      case EQUAL:
        return assumeEqual(o.left(), o.right(), holds);
      case NOT_EQUAL:
        return assumeEqual(o.left(), o.right(), !holds);
      case LESS:
        return !holds || assumeDifferentFromBound(o.left(), o.right());
      case GREATER:
        return !holds || assumeDifferentFromBound(o.left(), o.right());
      case LESS_EQUAL:
        return holds || assumeDifferentFromBound(o.left(), o.right());
      case GREATER_EQUAL:
        return holds || assumeDifferentFromBound(o.left(), o.right());
      case OR:
        return holds || assume(o.left(), false) && assume(o.right(), false);
      case AND:
        // A bit of a pointer or flag word is set, so the word is not zero.
        return !holds || assume(o.left(), true) && assume(o.right(), true);
      default:
        return true;
    }
  }

  /** From a strict inequality follows that the two are not equal. */
  private boolean assumeDifferentFromBound(Value left, Value right) {
    if (Values.isConstant(right)) {
      return assumeEqual(left, right, false);
    }
    if (Values.isConstant(left)) {
      return assumeEqual(right, left, false);
    }
    return assume(values.operation(BinaryOperator.EQUAL, left, right), false);
  }

  private boolean assumeEqual(Value left, Value right, boolean holds) {
    Truth t = equal(left, right);
    if (t != Truth.UNKNOWN) {
      return t == Truth.of(holds);
    }
    if (Values.isConstant(right)) {
      return right == values.zero() ? assume(left, !holds) : pin(left, right, holds);
    }
    if (Values.isConstant(left)) {
      return left == values.zero() ? assume(right, !holds) : pin(right, left, holds);
    }
    if (holds) {
      Truth l = truth(left);
      Truth r = truth(right);
      if (l != Truth.UNKNOWN && r == Truth.UNKNOWN) {
        return assume(right, l == Truth.TRUE);
      }
      if (r != Truth.UNKNOWN && l == Truth.UNKNOWN) {
        return assume(left, r == Truth.TRUE);
      }
    }
    return true;
  }

  private boolean pin(Value v, Value constant, boolean holds) {
    addFact(v, constant, holds);
    return true;
  }

  private void addFact(Value v, Value constant, boolean isEqual) {
    if (Values.isConstant(v) && v instanceof Value.Constant) {
      return;
    }
    if (isEqual) {
      ownFacts().put(v, Fact.equalTo(constant));
    } else {
      Fact f = facts.get(v);
      ownFacts().put(v, f == null ? Fact.differentFrom(constant) : f.andDifferentFrom(constant));
    }
  }

  /** What is known of a value, constants included. */
  @Nullable
  Fact of(Value v) {
    if (Values.isConstant(v)) {
      return Fact.equalTo(v);
    }
    if (Values.isObject(v)) {
      return Fact.differentFrom(values.zero());
    }
    Fact f = facts.get(v);
    if (f == null) {
      Truth t = truth(v);
      if (t != Truth.UNKNOWN) {
        return t == Truth.TRUE ? Fact.differentFrom(values.zero()) : Fact.equalTo(values.zero());
      }
    }
    return f;
  }

  /**
   * Adds what both of two ways say, to what is known where they meet.
   *
   * @param joined what is known there already
   * @return the sum, or the same as on each way if that is all
   */
  @SuppressWarnings("ReferenceEquality") // copies that nobody has changed share their maps
  KnownValues join(KnownValues other, KnownValues joined) {
    if (facts == other.facts && joined.facts.isEmpty()) {
      return copy();
    }
    for (Map.Entry<Value, Fact> e : facts.entrySet()) {
      Fact f = other.facts.get(e.getKey());
      if (f != null) {
        e.getValue().join(f).ifPresent(both -> joined.facts.put(e.getKey(), both));
      }
    }
    return joined;
  }

  /** True if both say the same. */
  @SuppressWarnings("ReferenceEquality") // saves a comparison, no more
  boolean same(KnownValues other) {
    return facts == other.facts || facts.equals(other.facts);
  }

  @Override
  public String toString() {
    return facts.toString();
  }
}
