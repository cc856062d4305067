package org.kwitness.analysis;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.kwitness.cfg.Block;
import org.kwitness.cfg.Function;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Instruction;
import org.kwitness.ir.Variable;

/**
 * Names the values of expressions as {@link ObjectPath}s without a simulation: parameters that are
 * never assigned, and local variables that are assigned once.
 */
public final class StablePaths {
  private static final int MAX_DEPTH = 8;

  private final Map<Object, Expression> meanings = new HashMap<>();
  private final Set<Object> unstable = new HashSet<>();

  /** Looks at the assignments of a function. */
  public StablePaths(Function f) {
    unstable.addAll(f.addressTaken());
    for (Block b : f.body().blocks()) {
      for (Instruction i : b.instructions()) {
        if (i instanceof Instruction.Assign a) {
          assigned(a.target(), a.value());
        } else if (i instanceof Instruction.Call c && c.result().isPresent()) {
          assigned(c.result().get(), new Expression.Opaque("()", c.result().get().type()));
        } else if (i instanceof Instruction.Assembler a) {
          a.outputs().forEach(o -> assigned(o, new Expression.Opaque("asm", o.type())));
        }
      }
    }
  }

  private void assigned(Expression target, Expression value) {
    Object variable =
        target instanceof Expression.VariableUse v && v.variable().isAutomatic()
            ? v.variable()
            : target instanceof Expression.Temporary t ? t.number() : null;
    if (variable == null) {
      return;
    }
    boolean isParameter =
        variable instanceof Variable x && x.storage() == Variable.Storage.PARAMETER;
    if (isParameter || meanings.putIfAbsent(variable, value) != null) {
      unstable.add(variable);
    }
  }

  /** The path of a value; empty if it has none. */
  public String of(Expression e) {
    return value(e, 0);
  }

  /** The path of the object that a member is taken of, as a pointer to it; empty if none. */
  public String ofObject(Expression object) {
    return pointerTo(object, 0);
  }

  private String value(Expression e, int depth) {
    if (depth > MAX_DEPTH) {
      return "";
    }
    if (e instanceof Expression.Cast c) {
      return value(c.operand(), depth);
    }
    if (e instanceof Expression.AddressOf a) {
      return pointerTo(a.object(), depth);
    }
    if (e instanceof Expression.Temporary t) {
      return meaning(t.number(), depth);
    }
    if (e instanceof Expression.VariableUse v) {
      Variable x = v.variable();
      if (!x.isAutomatic()) {
        return ObjectPath.variable(x.name());
      }
      if (unstable.contains(x)) {
        return "";
      }
      return x.storage() == Variable.Storage.PARAMETER
          ? ObjectPath.parameter(x.number())
          : meaning(x, depth);
    }
    return e instanceof Expression.Member ? ObjectPath.lock(pointerTo(e, depth)) : "";
  }

  private String meaning(Object variable, int depth) {
    Expression m = unstable.contains(variable) ? null : meanings.get(variable);
    return m == null ? "" : value(m, depth + 1);
  }

  private String pointerTo(Expression object, int depth) {
    if (object instanceof Expression.Dereference d) {
      return value(d.pointer(), depth);
    }
    if (object instanceof Expression.VariableUse v) {
      return v.variable().isAutomatic()
          ? ""
          : ObjectPath.addressOf(ObjectPath.variable(v.variable().name()));
    }
    if (object instanceof Expression.Member m) {
      String whole = pointerTo(m.object(), depth);
      return whole.isEmpty() ? "" : ObjectPath.addressOf(ObjectPath.pointed(whole, m.field()));
    }
    return object instanceof Expression.Cast c ? pointerTo(c.operand(), depth) : "";
  }
}
