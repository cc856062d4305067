package org.kwitness.analysis.context;

import java.util.Optional;
import org.kwitness.ir.Expression;

/** Names objects as messages and rows know them: by variable, or by struct and field. */
public final class ObjectClass {
  private ObjectClass() {}

  /** The class of the object that an argument points to, or that it is; parameters have none. */
  public static Optional<String> of(Expression e) {
    Expression x = e;
    while (true) {
      if (x instanceof Expression.Cast c) {
        x = c.operand();
      } else if (x instanceof Expression.AddressOf a) {
        x = a.object();
      } else if (x instanceof Expression.Element el) {
        x = el.array();
      } else {
        break;
      }
    }
    if (x instanceof Expression.Member m && !m.struct().isEmpty()) {
      return Optional.of(m.struct() + "." + m.field());
    }
    if (x instanceof Expression.VariableUse v && !v.variable().isAutomatic()) {
      return Optional.of(v.variable().name());
    }
    return Optional.empty();
  }

  /** The name for people: without the file of a static variable. */
  public static String display(String objectClass) {
    return objectClass.substring(objectClass.lastIndexOf(':') + 1);
  }
}
