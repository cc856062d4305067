package org.kwitness.dataflow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.kwitness.cfg.Block;
import org.kwitness.cfg.ControlFlowGraph;
import org.kwitness.ir.Instruction;

/**
 * Forward dataflow to a fixpoint (Kildall 1973): blocks are taken in reverse postorder, so that a
 * graph without loops is visited once.
 *
 * @param <S> the states
 */
public final class WorklistSolver<S> {
  private final Lattice<S> lattice;
  private final TransferFunction<S> transfer;

  /** A solver for one problem. */
  public WorklistSolver(Lattice<S> lattice, TransferFunction<S> transfer) {
    this.lattice = lattice;
    this.transfer = transfer;
  }

  /**
   * The state at the beginning of each block, by block number; nothing for a block that no path
   * reaches.
   */
  public List<Optional<S>> solve(ControlFlowGraph graph, S initial) {
    List<Optional<S>> before =
        new ArrayList<>(Collections.nCopies(graph.blocks().size(), Optional.empty()));
    boolean[] queued = new boolean[graph.blocks().size()];
    PriorityQueue<Integer> work = new PriorityQueue<>();
    before.set(0, Optional.of(initial));
    work.add(0);
    queued[0] = true;
    while (!work.isEmpty()) {
      int number = work.remove();
      queued[number] = false;
      Block block = graph.blocks().get(number);
      S state = after(block, before.get(number).orElseThrow());
      List<Integer> targets = block.terminator().targets();
      for (int i = 0; i < targets.size(); i++) {
        int target = targets.get(i);
        S out = transfer.edge(state, block.terminator(), i);
        Optional<S> old = before.get(target);
        S joined = old.isEmpty() ? out : lattice.join(old.get(), out);
        if (old.isEmpty() || !joined.equals(old.get())) {
          before.set(target, Optional.of(joined));
          if (!queued[target]) {
            queued[target] = true;
            work.add(target);
          }
        }
      }
    }
    return before;
  }

  /** The state after the last instruction of a block. */
  public S after(Block block, S before) {
    S state = before;
    for (Instruction i : block.instructions()) {
      state = transfer.instruction(state, i);
    }
    return state;
  }
}
