package org.kwitness.analysis.context;

import java.util.HashSet;
import java.util.Set;
import org.kwitness.cfg.Block;
import org.kwitness.cfg.Function;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Instruction;
import org.kwitness.model.Effect;
import org.kwitness.model.Knowledge;

/**
 * Objects that a function has allocated itself: until they are published nobody else can hold their
 * locks. Goes by the variable, whatever else is assigned to it.
 */
final class FreshObjects {
  private final Set<Expression> fresh = new HashSet<>();

  FreshObjects(Function function, Knowledge knowledge) {
    for (Block b : function.body().blocks()) {
      for (Instruction i : b.instructions()) {
        if (i instanceof Instruction.Call c && c.result().isPresent() && allocates(c, knowledge)) {
          fresh.add(strip(c.result().get()));
        } else if (i instanceof Instruction.Assign a && fresh.contains(strip(a.value()))) {
          fresh.add(strip(a.target()));
        }
      }
    }
  }

  private static boolean allocates(Instruction.Call c, Knowledge knowledge) {
    return c.directCallee()
        .flatMap(n -> knowledge.function(n, c.arguments().size()))
        .filter(m -> !m.effects(Effect.Allocate.class).isEmpty())
        .isPresent();
  }

  /** True for a pointer into such an object. */
  boolean contains(Expression pointer) {
    Expression x = strip(pointer);
    while (true) {
      if (x instanceof Expression.AddressOf a) {
        x = strip(a.object());
      } else if (x instanceof Expression.Member m) {
        x = strip(m.object());
      } else if (x instanceof Expression.Element e) {
        x = strip(e.array());
      } else {
        break;
      }
    }
    return fresh.contains(x instanceof Expression.Dereference d ? strip(d.pointer()) : x);
  }

  private static Expression strip(Expression e) {
    Expression x = e;
    while (x instanceof Expression.Cast c) {
      x = c.operand();
    }
    return x;
  }
}
