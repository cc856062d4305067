package org.kwitness.analysis;

import java.util.BitSet;
import java.util.List;
import org.kwitness.cfg.Function;
import org.kwitness.dataflow.Liveness;

/**
 * What the simulations of one function share.
 *
 * @param function the function
 * @param callees what is known of its callees
 * @param wording its expressions in the words of the source
 * @param liveness which of its variables matter where
 * @param inLoop the blocks that control can come back to
 * @param joins the blocks with several predecessors
 */
record FunctionContext(
    Function function,
    CalleeTable callees,
    Wording wording,
    Liveness liveness,
    BitSet inLoop,
    BitSet joins) {

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
        function, callees, new Wording(function), new Liveness(function), inLoop, joins);
  }
}
