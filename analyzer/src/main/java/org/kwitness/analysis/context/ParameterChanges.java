package org.kwitness.analysis.context;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kwitness.cfg.Block;
import org.kwitness.cfg.Function;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Instruction;
import org.kwitness.ir.Variable;

/** Where a function gives its parameters other values than its caller passed. */
final class ParameterChanges {
  private final Set<Variable> changed = new HashSet<>();
  private final Map<Variable, BitSet> changedIn = new HashMap<>();

  ParameterChanges(Function function) {
    for (Block b : function.body().blocks()) {
      for (Instruction i : b.instructions()) {
        target(i).ifPresent(t -> noteChange(t, b.number()));
      }
    }
    changed.addAll(function.addressTaken());
    function.addressTaken().forEach(changedIn::remove);
    changedIn.replaceAll((v, blocks) -> function.body().reachable(blocks));
  }

  /** What an instruction writes, unless it is assembler. */
  static Optional<Expression> target(Instruction i) {
    if (i instanceof Instruction.Assign a) {
      return Optional.of(a.target());
    }
    return i instanceof Instruction.Call c ? c.result() : Optional.empty();
  }

  private void noteChange(Expression target, int block) {
    if (target instanceof Expression.VariableUse v) {
      changed.add(v.variable());
      if (v.variable().storage() == Variable.Storage.PARAMETER) {
        changedIn.computeIfAbsent(v.variable(), k -> new BitSet()).set(block);
      }
    }
  }

  /**
   * True if the variable may have another value than at the entry.
   *
   * @param block where; -1 for anywhere
   */
  boolean isChanged(Variable v, int block) {
    if (!changed.contains(v)) {
      return false;
    }
    BitSet blocks = changedIn.get(v);
    return block < 0 || blocks == null || blocks.get(block);
  }
}
