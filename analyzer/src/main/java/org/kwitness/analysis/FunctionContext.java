package org.kwitness.analysis;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.kwitness.cfg.Block;
import org.kwitness.cfg.Function;
import org.kwitness.dataflow.Liveness;
import org.kwitness.ir.Instruction;

/**
 * What the simulations of one function share.
 *
 * @param function the function
 * @param callees what is known of its callees
 * @param wording its expressions in the words of the source
 * @param liveness which of its variables matter where
 * @param inLoop the blocks that control can come back to
 * @param joins the blocks with several predecessors
 * @param predecessors of each block
 */
record FunctionContext(
    Function function,
    CalleeTable callees,
    Wording wording,
    Liveness liveness,
    BitSet inLoop,
    BitSet joins,
    List<List<Integer>> predecessors) {

  static FunctionContext of(Function function, CalleeTable callees) {
    BitSet inLoop = new BitSet();
    boolean[] loops = function.body().inLoop();
    BitSet joins = new BitSet();
    List<List<Integer>> predecessors = function.body().predecessors();
    for (int i = 0; i < loops.length; i++) {
      inLoop.set(i, loops[i]);
      joins.set(i, predecessors.get(i).size() > 1);
    }
    return new FunctionContext(
        function,
        callees,
        new Wording(function),
        new Liveness(function),
        inLoop,
        joins,
        predecessors);
  }

  /** The blocks from whose beginning control may come to a call. */
  @SuppressWarnings("ReferenceEquality") // one macro can make equal calls at one position
  BitSet leadingTo(Instruction.Call call) {
    BitSet found = new BitSet();
    Deque<Integer> work = new ArrayDeque<>();
    for (Block b : function.body().blocks()) {
      if (b.instructions().stream().anyMatch(i -> i == call)) {
        found.set(b.number());
        work.add(b.number());
      }
    }
    while (!work.isEmpty()) {
      for (int before : predecessors.get(work.remove())) {
        if (!found.get(before)) {
          found.set(before);
          work.add(before);
        }
      }
    }
    return found;
  }
}
