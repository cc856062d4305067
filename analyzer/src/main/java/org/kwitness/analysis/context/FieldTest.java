package org.kwitness.analysis.context;

import java.util.Optional;
import org.kwitness.ir.Expression;

/**
 * A test of a field, or of a variable that outlives the function, that must have come out so for
 * control to be where it is.
 *
 * @param parameter the parameter that points to the object; -1 if the object is another
 * @param field struct and field, or a dot and the variable's name
 * @param flag true for a test of a bit, false for a comparison
 * @param operand the bit, or what it was compared with
 * @param holds whether the bit is set, or the values are equal
 * @param canBeEmpty a pointer, or something global: to be 0 means not to be there yet
 */
record FieldTest(
    int parameter, String field, boolean flag, String operand, boolean holds, boolean canBeEmpty) {
  /** True if the field was found to be 0 or NULL. */
  boolean isZero() {
    return !flag && holds && operand.equals("0");
  }

  /** True if what the field is for was found not to be there. */
  boolean isEmptiness() {
    return isZero() && canBeEmpty;
  }

  /** True for the same outcome of the same test, of whatever object. */
  boolean isSame(FieldTest other) {
    return field.equals(other.field)
        && flag == other.flag
        && operand.equals(other.operand)
        && holds == other.holds;
  }

  /** The test with the other outcome. */
  FieldTest negated() {
    return new FieldTest(parameter, field, flag, operand, !holds, canBeEmpty);
  }

  /** True if one object cannot pass both. */
  boolean contradicts(FieldTest other) {
    if (!field.equals(other.field)) {
      return false;
    }
    if (flag != other.flag) {
      return isZero() && other.holds || other.isZero() && holds;
    }
    return operand.equals(other.operand) ? holds != other.holds : !flag && holds && other.holds;
  }

  /** Whether the test comes out so for a value; empty if it is no plain number. */
  Optional<Boolean> decide(Expression value) {
    if (!(value instanceof Expression.IntegerConstant i)) {
      return value instanceof Expression.NamedConstant n && n.name().equals(operand)
          ? Optional.of(holds)
          : Optional.empty();
    }
    try {
      long with = Long.parseLong(operand);
      boolean success = flag ? (i.value() & with) != 0 : i.value() == with;
      return Optional.of(success == holds);
    } catch (NumberFormatException e) {
      // The name of a flag: no plain number has it.
      return Optional.of(!holds);
    }
  }
}
