package org.kwitness.analysis.value;

import edu.umd.cs.findbugs.annotations.Nullable;
import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import org.kwitness.ir.Expression.BinaryOperator;

/**
 * A symbolic value. Values are unique within their {@link Values} table: two values are the same
 * exactly if they are the same object.
 */
@SuppressFBWarnings(
    value = "HE_HASHCODE_USE_OBJECT_EQUALS",
    justification = "unique in the table: identity is equality, and == says so")
public abstract sealed class Value {
  private final int number;

  /** Kept for {@link Values}, which is asked for it more often than for anything else. */
  @Nullable Mentions mentions;

  /** The last set of values, by its number, that {@link Values} has counted this one in. */
  int mark;

  private Value(int number) {
    this.number = number;
  }

  /** A number unique in the table, in order of creation. */
  public int number() {
    return number;
  }

  /** Spread well and, unlike that of Object, the same in every run; equals is identity. */
  @Override
  public final int hashCode() {
    return number * 0x9e3779b9;
  }

  /** An integer; 0 is NULL too. */
  public static final class Constant extends Value {
    private final long value;

    Constant(int number, long value) {
      super(number);
      this.value = value;
    }

    /** The integer. */
    public long value() {
      return value;
    }

    @Override
    public String toString() {
      return Long.toString(value);
    }
  }

  /** A constant known by name, such as a flag. */
  public static final class Named extends Value {
    private final String name;

    Named(int number, String name) {
      super(number);
      this.name = name;
    }

    /** The constant's name. */
    public String name() {
      return name;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** The address of an object with a name or of a part of an object; never NULL. */
  public static final class Address extends Value {
    private final Place place;

    Address(int number, Place place) {
      super(number);
      this.place = place;
    }

    /** The object. */
    public Place place() {
      return place;
    }

    @Override
    public String toString() {
      return "&" + place;
    }
  }

  /** A string or the address of a function; never NULL. */
  public static final class Literal extends Value {
    private final String text;

    Literal(int number, String text) {
      super(number);
      this.text = text;
    }

    /** The string, or the function's name. */
    public String text() {
      return text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** An operation on values whose result is not known. */
  public static final class Operation extends Value {
    private final BinaryOperator operator;
    private final Value left;
    private final Value right;

    Operation(int number, BinaryOperator operator, Value left, Value right) {
      super(number);
      this.operator = operator;
      this.left = left;
      this.right = right;
    }

    /** The operator. */
    public BinaryOperator operator() {
      return operator;
    }

    /** The left operand. */
    public Value left() {
      return left;
    }

    /** The right operand. */
    public Value right() {
      return right;
    }

    @Override
    public String toString() {
      return "(" + left + " " + operator.symbol() + " " + right + ")";
    }
  }

  /** An unknown value, told apart by where it comes from. */
  public static final class Symbol extends Value {
    private final Origin origin;

    Symbol(int number, Origin origin) {
      super(number);
      this.origin = origin;
    }

    /** Where it comes from. */
    public Origin origin() {
      return origin;
    }

    @Override
    public String toString() {
      return origin.toString();
    }
  }

  /** Where an unknown value comes from. */
  public sealed interface Origin {
    /**
     * What a place held when the function was entered, or when first looked at.
     *
     * @param place the place
     */
    record Initial(Place place) implements Origin {
      @Override
      public String toString() {
        return place.toString();
      }
    }

    /**
     * The result of an instruction, or what an instruction left in a place.
     *
     * @param block the block
     * @param index of the instruction in the block; the number of instructions for the terminator
     * @param place which place it left the value in, or empty for the result
     */
    record At(int block, int index, java.util.Optional<Place> place) implements Origin {
      @Override
      public String toString() {
        return "@" + block + "." + index + place.map(p -> ":" + p).orElse("");
      }
    }

    /**
     * The answer of a function that only looks: the same for the same arguments.
     *
     * @param function its name
     * @param arguments the arguments
     */
    record Answer(String function, java.util.List<Value> arguments) implements Origin {
      @Override
      public String toString() {
        return function + arguments;
      }
    }

    /**
     * What a place holds at the beginning of a block where different values meet.
     *
     * @param block the block
     * @param place the place
     */
    record Phi(int block, Place place) implements Origin {
      @Override
      public String toString() {
        return "phi" + block + ":" + place;
      }
    }
  }
}
