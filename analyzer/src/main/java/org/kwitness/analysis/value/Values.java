package org.kwitness.analysis.value;

import edu.umd.cs.findbugs.annotations.Nullable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.kwitness.ir.Arithmetic;
import org.kwitness.ir.Expression.BinaryOperator;
import org.kwitness.ir.Variable;

/**
 * The values and places of one function. Not thread-safe: each function that is simulated has its
 * own table.
 */
public final class Values {
  private final Map<Object, Value> values = new HashMap<>();
  private final Map<Object, Place> places = new HashMap<>();
  private final Map<Integer, Map<Place, Value.Symbol>> merged = new HashMap<>();
  private int next;
  private int marks;
  @Nullable private Value zero;

  /** How many values and places there are. */
  public int size() {
    return next;
  }

  /** NULL, false, zero. */
  public Value zero() {
    if (zero == null) {
      zero = constant(0);
    }
    return zero;
  }

  /** An integer. */
  public Value constant(long value) {
    return values.computeIfAbsent(value, k -> new Value.Constant(next++, value));
  }

  /** A named constant. */
  public Value named(String name) {
    return values.computeIfAbsent(List.of("named", name), k -> new Value.Named(next++, name));
  }

  /** A string or a function. */
  public Value literal(String text) {
    return values.computeIfAbsent(List.of("literal", text), k -> new Value.Literal(next++, text));
  }

  /** The address of a place; the address of what a value points to is that value. */
  public Value address(Place place) {
    if (place instanceof Place.Pointee p) {
      return p.pointer();
    }
    return values.computeIfAbsent(List.of("address", place), k -> new Value.Address(next++, place));
  }

  /** An unknown value. */
  public Value symbol(Value.Origin origin) {
    return values.computeIfAbsent(origin, k -> new Value.Symbol(next++, origin));
  }

  /** What a place holds at the beginning of a block where different values meet. */
  public Value merged(int block, Place place) {
    return merged
        .computeIfAbsent(block, k -> new LinkedHashMap<>())
        .computeIfAbsent(place, p -> new Value.Symbol(next++, new Value.Origin.Phi(block, p)));
  }

  /** The values made so far by {@link #merged(int, Place)} for a block, by place. */
  Map<Place, Value.Symbol> merged(int block) {
    return merged.getOrDefault(block, Map.of());
  }

  /** What a place held at the start. */
  public Value initial(Place place) {
    if (place.initial == null) {
      place.initial = symbol(new Value.Origin.Initial(place));
    }
    return place.initial;
  }

  /** The unknown result of an instruction. */
  public Value result(int block, int index) {
    return symbol(new Value.Origin.At(block, index, Optional.empty()));
  }

  /** The place of a variable. */
  public Place variable(Variable v) {
    return places.computeIfAbsent(v, k -> new Place.Named(next++, v));
  }

  /** The place of a temporary. */
  public Place temporary(int number) {
    return places.computeIfAbsent(number, k -> new Place.Scratch(next++, number));
  }

  /** What a value points to. */
  public Place pointee(Value pointer) {
    if (pointer instanceof Value.Address a) {
      return a.place();
    }
    return places.computeIfAbsent(pointer, k -> new Place.Pointee(next++, pointer));
  }

  /** A member. */
  public Place part(Place whole, String field, String struct) {
    return places.computeIfAbsent(
        List.of(whole, field, struct), k -> new Place.Part(next++, whole, field, struct));
  }

  /** An element. */
  public Place slot(Place array, Value index) {
    return places.computeIfAbsent(List.of(array, index), k -> new Place.Slot(next++, array, index));
  }

  /**
   * An operation. Constants are folded, bit tests on ORed flags are decided (two different flag
   * names are taken to be different bits), and masks are combined, so that {@code flags |= F}
   * followed by a test of {@code F} is known to be true.
   */
  public Value operation(BinaryOperator operator, Value left, Value right) {
    if (left instanceof Value.Constant l && right instanceof Value.Constant r) {
      OptionalLong v = Arithmetic.apply(operator, l.value(), r.value());
      if (v.isPresent()) {
        return constant(v.getAsLong());
      }
    }
    switch (operator) {
      case GREATER:
        return operation(BinaryOperator.LESS, right, left);
      case GREATER_EQUAL:
        return not(operation(BinaryOperator.LESS, left, right));
      case LESS_EQUAL:
        return not(operation(BinaryOperator.LESS, right, left));
      default:
        break;
    }
    Value simpler = simplify(operator, left, right);
    if (simpler != null) {
      return simpler;
    }
    boolean swap =
        isCommutative(operator)
            && (isConstant(left) && !isConstant(right)
                || isConstant(left) == isConstant(right) && left.number() > right.number());
    Value l = swap ? right : left;
    Value r = swap ? left : right;
    return values.computeIfAbsent(
        List.of(operator, l, r), k -> new Value.Operation(next++, operator, l, r));
  }

  private Value not(Value v) {
    return operation(BinaryOperator.EQUAL, v, zero());
  }

  private static boolean isCommutative(BinaryOperator operator) {
    return switch (operator) {
      case ADD, MULTIPLY, AND, OR, XOR, EQUAL, NOT_EQUAL -> true;
      default -> false;
    };
  }

  static boolean isConstant(Value v) {
    return v instanceof Value.Constant || v instanceof Value.Named;
  }

  private static boolean isZero(Value v) {
    return v instanceof Value.Constant c && c.value() == 0;
  }

  @Nullable
  private Value simplify(BinaryOperator operator, Value left, Value right) {
    switch (operator) {
      case ADD, OR, XOR:
        if (isZero(left)) {
          return right;
        }
        return isZero(right) ? left : operator == BinaryOperator.OR && left == right ? left : null;
      case SUBTRACT, SHIFT_LEFT, SHIFT_RIGHT:
        return isZero(right) ? left : null;
      case AND:
        return simplifyAnd(left, right);
      case EQUAL:
        return left == right ? constant(1) : distinct(left, right) ? constant(0) : null;
      case NOT_EQUAL:
        return left == right ? constant(0) : distinct(left, right) ? constant(1) : null;
      default:
        return null;
    }
  }

  @Nullable
  private Value simplifyAnd(Value left, Value right) {
    if (isZero(left) || isZero(right)) {
      return zero();
    }
    if (left == right) {
      return left;
    }
    Value mask = isConstant(right) ? right : isConstant(left) ? left : null;
    Value other = mask == right ? left : right;
    if (mask == null) {
      return null;
    }
    if (mask instanceof Value.Named && other instanceof Value.Named) {
      return zero();
    }
    if (other instanceof Value.Operation o && isConstant(o.right())) {
      if (o.operator() == BinaryOperator.OR) {
        Value bits = bits(o.right(), mask);
        if (bits != null && isZero(bits)) {
          return operation(BinaryOperator.AND, o.left(), mask);
        }
        if (bits == mask) {
          return mask;
        }
      } else if (o.operator() == BinaryOperator.AND) {
        Value bits = bits(o.right(), mask);
        if (bits != null) {
          return isZero(bits) ? zero() : operation(BinaryOperator.AND, o.left(), bits);
        }
      }
    }
    return null;
  }

  /** The bits that two constants have in common, if that is known. */
  @Nullable
  private Value bits(Value a, Value b) {
    if (a instanceof Value.Constant x && b instanceof Value.Constant y) {
      return constant(x.value() & y.value());
    }
    if (a == b) {
      return a;
    }
    return a instanceof Value.Named && b instanceof Value.Named ? zero() : null;
  }

  /** True if two values cannot be equal. */
  private static boolean distinct(Value a, Value b) {
    if (a instanceof Value.Constant x && b instanceof Value.Constant y) {
      return x.value() != y.value();
    }
    if (a instanceof Value.Named && b instanceof Value.Named) {
      return a != b;
    }
    return isZero(a) && isObject(b) || isZero(b) && isObject(a);
  }

  static boolean isObject(Value v) {
    return v instanceof Value.Address || v instanceof Value.Literal;
  }

  /** The symbols that occur in a value, itself and the places inside it included. */
  public Set<Value> mentions(Value v) {
    return mentioned(v).all();
  }

  /** The same, kept with the value. */
  Mentions mentioned(Value v) {
    if (v.mentions == null) {
      v.mentions = Mentions.of(find(v));
    }
    return v.mentions;
  }

  private Set<Value> find(Value v) {
    Set<Value> found = new HashSet<>();
    if (v instanceof Value.Operation o) {
      found.addAll(mentions(o.left()));
      found.addAll(mentions(o.right()));
    } else if (v instanceof Value.Address a) {
      addMentions(a.place(), found);
    } else if (v instanceof Value.Symbol s) {
      found.add(s);
      // A symbol is stale with the pointers on the way to its place; the place it was merged at or
      // left in only names it, unless that place is itself behind a pointer.
      if (s.origin() instanceof Value.Origin.Initial i) {
        addMentions(i.place(), found);
      } else if (s.origin() instanceof Value.Origin.Phi p) {
        addMentions(p.place(), found);
      } else if (s.origin() instanceof Value.Origin.Answer a) {
        a.arguments().forEach(x -> found.addAll(mentions(x)));
      } else if (s.origin() instanceof Value.Origin.At at) {
        at.place().ifPresent(p -> addMentions(p, found));
      }
    }
    return found;
  }

  /** The symbols that a place depends on: the pointers and indices on the way to it. */
  Mentions mentioned(Place place) {
    if (place.mentions == null) {
      Set<Value> found = new HashSet<>();
      addMentions(place, found);
      place.mentions = Mentions.of(found);
    }
    return place.mentions;
  }

  private void addMentions(Place place, Set<Value> found) {
    Place p = place;
    while (true) {
      if (p instanceof Place.Part part) {
        p = part.whole();
      } else if (p instanceof Place.Slot slot) {
        found.addAll(mentions(slot.index()));
        p = slot.array();
      } else {
        if (p instanceof Place.Pointee pointee) {
          found.addAll(mentions(pointee.pointer()));
        }
        return;
      }
    }
  }

  /** A new set of values, empty: a value is in it if its mark is this number. */
  int newMark() {
    return ++marks;
  }
}
