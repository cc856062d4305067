package org.kwitness.analysis.context;

import java.util.Optional;
import org.kwitness.analysis.LockClass;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Instruction;
import org.kwitness.model.Operand;

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

  /** The class of what an operand of a row means at a call; parameters have none. */
  public static Optional<String> of(Instruction.Call call, Operand operand) {
    if (operand instanceof Operand.Global g) {
      return Optional.of(g.name());
    }
    if (operand instanceof Operand.Held h) {
      return Optional.of(h.lockClass());
    }
    return operand instanceof Operand.Argument a && a.index() < call.arguments().size()
        ? of(call.arguments().get(a.index()))
        : Optional.empty();
  }

  /** The name for people: without the file of a static variable. */
  public static String display(String objectClass) {
    return LockClass.shortName(objectClass);
  }
}
