package org.kwitness.analysis.value;

import edu.umd.cs.findbugs.annotations.Nullable;
import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import org.kwitness.ir.Variable;

/**
 * Something that holds a value: a variable, what a value points to, or a part of these. Unique
 * within their {@link Values} table, like values.
 */
@SuppressFBWarnings(
    value = "HE_HASHCODE_USE_OBJECT_EQUALS",
    justification = "unique in the table: identity is equality, and == says so")
public abstract sealed class Place {
  private final int number;
  private final Place root;
  private final boolean automatic;
  private boolean hasParts;

  /** Kept for {@link Values}: what it held at the start, and the values on the way to it. */
  @Nullable Value initial;

  @Nullable Mentions mentions;

  /** A place that is no part of another. */
  private Place(int number, boolean automatic) {
    this.number = number;
    this.root = this;
    this.automatic = automatic;
  }

  private Place(int number, Place whole) {
    this.number = number;
    this.root = whole.root;
    this.automatic = whole.automatic;
    whole.hasParts = true;
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

  /** True if a part of it has ever been looked at. */
  boolean hasParts() {
    return hasParts;
  }

  /** The variable or the pointed-to object that this is a part of. */
  public Place root() {
    return root;
  }

  /** True if only this function can reach it, as long as nobody takes its address. */
  public boolean isAutomatic() {
    return automatic;
  }

  /** A variable. */
  public static final class Named extends Place {
    private final Variable variable;

    Named(int number, Variable variable) {
      super(number, variable.isAutomatic());
      this.variable = variable;
    }

    /** The variable. */
    public Variable variable() {
      return variable;
    }

    @Override
    public String toString() {
      return variable.displayName();
    }
  }

  /** A temporary of the IR. */
  public static final class Scratch extends Place {
    private final int temporary;

    Scratch(int number, int temporary) {
      super(number, true);
      this.temporary = temporary;
    }

    /** The temporary's number. */
    public int temporary() {
      return temporary;
    }

    @Override
    public String toString() {
      return "%" + temporary;
    }
  }

  /** What a value points to. */
  public static final class Pointee extends Place {
    private final Value pointer;

    Pointee(int number, Value pointer) {
      super(number, false);
      this.pointer = pointer;
    }

    /** The pointer's value. */
    public Value pointer() {
      return pointer;
    }

    @Override
    public String toString() {
      return "*" + pointer;
    }
  }

  /** A member of a struct. */
  public static final class Part extends Place {
    private final Place whole;
    private final String field;
    private final String struct;

    Part(int number, Place whole, String field, String struct) {
      super(number, whole);
      this.whole = whole;
      this.field = field;
      this.struct = struct;
    }

    /** The struct object. */
    public Place whole() {
      return whole;
    }

    /** The member's name. */
    public String field() {
      return field;
    }

    /** The struct's tag, empty if not known. */
    public String struct() {
      return struct;
    }

    @Override
    public String toString() {
      return whole instanceof Pointee p ? p.pointer() + "->" + field : whole + "." + field;
    }
  }

  /** An element of an array. */
  public static final class Slot extends Place {
    private final Place array;
    private final Value index;

    Slot(int number, Place array, Value index) {
      super(number, array);
      this.array = array;
      this.index = index;
    }

    /** The array object. */
    public Place array() {
      return array;
    }

    /** The index. */
    public Value index() {
      return index;
    }

    @Override
    public String toString() {
      return array + "[" + index + "]";
    }
  }
}
