package org.kwitness.analysis;

import java.util.function.Consumer;
import org.kwitness.cfg.Terminator;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Instruction;

/** The dereferences that executing an instruction or a branch performs, in order of evaluation. */
final class Accesses {
  private Accesses() {}

  static void of(Instruction i, Consumer<Expression.Dereference> visitor) {
    if (i instanceof Instruction.Assign a) {
      read(a.value(), visitor);
      written(a.target(), visitor);
    } else if (i instanceof Instruction.Call c) {
      c.arguments().forEach(x -> read(x, visitor));
      read(c.callee(), visitor);
    } else if (i instanceof Instruction.Return r) {
      r.value().ifPresent(v -> read(v, visitor));
    } else if (i instanceof Instruction.Evaluate e) {
      read(e.value(), visitor);
    }
  }

  static void of(Terminator t, Consumer<Expression.Dereference> visitor) {
    if (t instanceof Terminator.Branch b) {
      read(b.condition(), visitor);
    } else if (t instanceof Terminator.Switch s) {
      read(s.value(), visitor);
    }
  }

  private static void written(Expression target, Consumer<Expression.Dereference> visitor) {
    read(target, visitor);
  }

  /** The value of the expression is needed. */
  private static void read(Expression e, Consumer<Expression.Dereference> visitor) {
    if (e instanceof Expression.Dereference d) {
      read(d.pointer(), visitor);
      visitor.accept(d);
    } else if (e instanceof Expression.Member m) {
      read(m.object(), visitor);
    } else if (e instanceof Expression.Element x) {
      read(x.array(), visitor);
      read(x.index(), visitor);
    } else if (e instanceof Expression.AddressOf a) {
      addressed(a.object(), visitor);
    } else if (e instanceof Expression.Unary u) {
      read(u.operand(), visitor);
    } else if (e instanceof Expression.Binary b) {
      read(b.left(), visitor);
      read(b.right(), visitor);
    } else if (e instanceof Expression.Cast c) {
      read(c.operand(), visitor);
    }
  }

  /** Only the address of the object is needed: the outermost dereference does not happen. */
  private static void addressed(Expression e, Consumer<Expression.Dereference> visitor) {
    if (e instanceof Expression.Dereference d) {
      read(d.pointer(), visitor);
    } else if (e instanceof Expression.Member m) {
      addressed(m.object(), visitor);
    } else if (e instanceof Expression.Element x) {
      addressed(x.array(), visitor);
      read(x.index(), visitor);
    } else {
      read(e, visitor);
    }
  }
}
