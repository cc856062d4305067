package org.kwitness.analysis;

import java.util.HashMap;
import java.util.Map;
import org.kwitness.cfg.Block;
import org.kwitness.cfg.Function;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Instruction;
import org.kwitness.ir.Printer;

/** Puts expressions of one function into the words of its source: temporaries become calls. */
public final class Wording {
  private final Map<Integer, Expression> meanings = new HashMap<>();

  /** The wording for a function. */
  public Wording(Function f) {
    for (Block b : f.body().blocks()) {
      for (Instruction i : b.instructions()) {
        if (i instanceof Instruction.Call c
            && c.result().orElse(null) instanceof Expression.Temporary t) {
          String name = c.spelling().isEmpty() ? callee(c) : c.spelling();
          meanings.put(t.number(), new Expression.Opaque(name + "()", t.type()));
        } else if (i instanceof Instruction.Assign a
            && a.target() instanceof Expression.Temporary t
            && !meanings.containsKey(t.number())) {
          meanings.put(t.number(), a.value());
        }
      }
    }
  }

  private static String callee(Instruction.Call c) {
    return c.directCallee().orElseGet(() -> Printer.print(c.callee()));
  }

  /** How the source would write what a pointer points to, if it takes that thing's address. */
  String ofTarget(Expression pointer) {
    String text = of(pointer);
    return text.startsWith("&") ? text.substring(1) : text;
  }

  /** How the source would write the expression. */
  public String of(Expression e) {
    return Printer.print(replace(e, 0));
  }

  private Expression replace(Expression e, int depth) {
    if (depth > 6) {
      return e;
    }
    if (e instanceof Expression.Temporary t) {
      Expression meaning = meanings.get(t.number());
      return meaning == null ? e : replace(meaning, depth + 1);
    }
    if (e instanceof Expression.Member m) {
      return new Expression.Member(replace(m.object(), depth + 1), m.field(), m.struct(), m.type());
    }
    if (e instanceof Expression.Dereference d) {
      return new Expression.Dereference(replace(d.pointer(), depth + 1), d.position());
    }
    if (e instanceof Expression.Element x) {
      return new Expression.Element(replace(x.array(), depth + 1), replace(x.index(), depth + 1));
    }
    if (e instanceof Expression.AddressOf a) {
      return new Expression.AddressOf(replace(a.object(), depth + 1));
    }
    if (e instanceof Expression.Unary u) {
      return new Expression.Unary(u.operator(), replace(u.operand(), depth + 1));
    }
    if (e instanceof Expression.Binary b) {
      return new Expression.Binary(
          b.operator(), replace(b.left(), depth + 1), replace(b.right(), depth + 1));
    }
    // Casts say nothing to a reader of the message.
    return e instanceof Expression.Cast c ? replace(c.operand(), depth + 1) : e;
  }
}
