package org.kwitness.cfg;

import java.util.Arrays;
import java.util.List;

/**
 * Which blocks control must have passed to reach a block (Cooper, Harvey and Kennedy, "A Simple,
 * Fast Dominance Algorithm", 2001).
 */
public final class Dominators {
  private static final int NONE = -1;

  private final int[] parent;

  /** The places of a block and of what it dominates, in a walk over the tree of dominators. */
  private final int[] first;

  private final int[] end;

  /** Computes them for a graph. */
  public Dominators(ControlFlowGraph graph) {
    List<List<Integer>> successors =
        graph.blocks().stream().map(b -> b.terminator().targets()).toList();
    List<Integer> order = ControlFlowGraph.reversePostorder(0, successors);
    int[] rank = new int[successors.size()];
    for (int i = 0; i < order.size(); i++) {
      rank[order.get(i)] = i;
    }
    parent = new int[successors.size()];
    Arrays.fill(parent, NONE);
    parent[0] = 0;
    List<List<Integer>> predecessors = graph.predecessors();
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int block : order.subList(1, order.size())) {
        int dominator = NONE;
        for (int p : predecessors.get(block)) {
          if (parent[p] != NONE) {
            dominator = dominator == NONE ? p : common(p, dominator, rank);
          }
        }
        if (dominator != parent[block]) {
          parent[block] = dominator;
          changed = true;
        }
      }
    }
    first = new int[parent.length];
    end = new int[parent.length];
    number(order);
  }

  /** A dominator comes before what it dominates in the order. */
  private void number(List<Integer> order) {
    int[] size = new int[parent.length];
    for (int i = order.size() - 1; i > 0; i--) {
      int block = order.get(i);
      size[block]++;
      size[parent[block]] += size[block];
    }
    int[] free = new int[parent.length];
    free[0] = 1;
    end[0] = order.size();
    for (int block : order.subList(1, order.size())) {
      first[block] = free[parent[block]];
      end[block] = first[block] + size[block];
      free[parent[block]] = end[block];
      free[block] = first[block] + 1;
    }
  }

  private int common(int a, int b, int[] rank) {
    int x = a;
    int y = b;
    while (x != y) {
      while (rank[x] > rank[y]) {
        x = parent[x];
      }
      while (rank[y] > rank[x]) {
        y = parent[y];
      }
    }
    return x;
  }

  /** True if every way from the entry to {@code block} passes {@code dominator}, or is it. */
  public boolean dominates(int dominator, int block) {
    return dominator == block || first[dominator] <= first[block] && first[block] < end[dominator];
  }

  /** The nearest other block that every way to {@code block} passes; -1 for the entry. */
  public int parent(int block) {
    return block == 0 ? NONE : parent[block];
  }
}
