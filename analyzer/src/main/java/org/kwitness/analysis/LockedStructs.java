package org.kwitness.analysis;

import java.util.Set;
import java.util.TreeSet;
import org.kwitness.cfg.Block;
import org.kwitness.cfg.Function;
import org.kwitness.interproc.Program;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Instruction;
import org.kwitness.model.Effect;
import org.kwitness.model.Knowledge;
import org.kwitness.model.Operand;

/** Finds the structures that have a lock which some function acquires. */
public final class LockedStructs {
  private LockedStructs() {}

  /** The tags of the structures. */
  public static Set<String> of(Program program, Knowledge knowledge) {
    Set<String> tags = new TreeSet<>();
    for (Function f : program.functions()) {
      for (Block b : f.body().blocks()) {
        for (Instruction i : b.instructions()) {
          if (i instanceof Instruction.Call c && c.directCallee().isPresent()) {
            knowledge
                .function(c.directCallee().get(), c.arguments().size())
                .ifPresent(
                    m -> m.effects(Effect.Acquire.class).forEach(a -> add(c, a.lock(), tags)));
          }
        }
      }
    }
    return tags;
  }

  private static void add(Instruction.Call c, Operand lock, Set<String> tags) {
    if (lock instanceof Operand.Argument a && a.index() < c.arguments().size()) {
      Expression e = c.arguments().get(a.index());
      while (e instanceof Expression.Cast || e instanceof Expression.AddressOf) {
        e = e instanceof Expression.Cast x ? x.operand() : ((Expression.AddressOf) e).object();
      }
      if (e instanceof Expression.Member m && !m.struct().isEmpty()) {
        tags.add(m.struct());
      }
    }
  }
}
