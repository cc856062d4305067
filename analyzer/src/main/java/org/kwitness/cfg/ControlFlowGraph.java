package org.kwitness.cfg;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.kwitness.ir.Instruction;

/**
 * The body of a function. Block 0 is the entry; every block can be reached from it, and blocks are
 * numbered in reverse postorder, so that a loop-free graph is processed in one pass.
 *
 * @param blocks indexed by {@link Block#number()}
 */
public record ControlFlowGraph(List<Block> blocks) {

  /** Copies the list. */
  public ControlFlowGraph {
    blocks = List.copyOf(blocks);
  }

  /** The entry block. */
  public Block entry() {
    return blocks.get(0);
  }

  /** Its calls, in the order of the source. */
  public List<Instruction.Call> calls() {
    List<Instruction.Call> calls = new ArrayList<>();
    for (Block b : blocks) {
      for (Instruction i : b.instructions()) {
        if (i instanceof Instruction.Call c) {
          calls.add(c);
        }
      }
    }
    return calls;
  }

  /** The blocks that control may come to from some blocks, these included. */
  public BitSet reachable(BitSet from) {
    return reachable(from, new BitSet());
  }

  /** The blocks that control may come to from one, this included, without passing another. */
  public BitSet reachable(int from, int without) {
    BitSet start = new BitSet();
    start.set(from);
    BitSet closed = new BitSet();
    closed.set(without);
    return reachable(start, closed);
  }

  private BitSet reachable(BitSet from, BitSet without) {
    BitSet seen = (BitSet) from.clone();
    Deque<Integer> queue = new ArrayDeque<>();
    from.stream().forEach(queue::add);
    while (!queue.isEmpty()) {
      for (int next : blocks.get(queue.remove()).terminator().targets()) {
        if (!seen.get(next) && !without.get(next)) {
          seen.set(next);
          queue.add(next);
        }
      }
    }
    return seen;
  }

  /** For each block, the blocks that may come before it, in ascending order without repetitions. */
  public List<List<Integer>> predecessors() {
    List<List<Integer>> result = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      result.add(new ArrayList<>());
    }
    for (Block b : blocks) {
      for (int target : b.terminator().targets()) {
        List<Integer> list = result.get(target);
        if (list.isEmpty() || list.get(list.size() - 1) != b.number()) {
          list.add(b.number());
        }
      }
    }
    return result;
  }

  /**
   * For each block, the first block of its straight line: of the blocks that are passed one after
   * the other, without a branch and without another way in.
   */
  public int[] straightLines() {
    List<List<Integer>> predecessors = predecessors();
    int[] first = new int[blocks.size()];
    for (int i = 0; i < first.length; i++) {
      // In reverse postorder a block comes after the only one that leads to it.
      first[i] = isContinued(i, predecessors) ? first[predecessors.get(i).get(0)] : i;
    }
    return first;
  }

  private boolean isContinued(int block, List<List<Integer>> predecessors) {
    return block != entry().number()
        && predecessors.get(block).size() == 1
        && blocks.get(predecessors.get(block).get(0)).terminator().targets().size() == 1;
  }

  /** True for each block that control can come back to. */
  public boolean[] inLoop() {
    boolean[] result = new boolean[blocks.size()];
    for (List<Integer> component :
        Components.bottomUp(blocks.size(), n -> blocks.get(n).terminator().targets())) {
      int first = component.get(0);
      boolean loops =
          component.size() > 1 || blocks.get(first).terminator().targets().contains(first);
      for (int member : component) {
        result[member] = loops;
      }
    }
    return result;
  }

  /** The reverse postorder of the blocks that can be reached from {@code entry}. */
  static List<Integer> reversePostorder(int entry, List<List<Integer>> successors) {
    boolean[] seen = new boolean[successors.size()];
    Deque<int[]> stack = new ArrayDeque<>();
    List<Integer> postorder = new ArrayList<>();
    seen[entry] = true;
    stack.push(new int[] {entry, 0});
    while (!stack.isEmpty()) {
      int[] top = stack.peek();
      List<Integer> next = successors.get(top[0]);
      if (top[1] < next.size()) {
        int target = next.get(top[1]++);
        if (!seen[target]) {
          seen[target] = true;
          stack.push(new int[] {target, 0});
        }
      } else {
        postorder.add(top[0]);
        stack.pop();
      }
    }
    java.util.Collections.reverse(postorder);
    return postorder;
  }
}
