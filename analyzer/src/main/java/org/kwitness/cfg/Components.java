package org.kwitness.cfg;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Strongly connected components of a graph, callees before callers (Tarjan 1972, without recursion:
 * call chains of a kernel are longer than a stack).
 */
public final class Components {
  private Components() {}

  /**
   * The components in bottom-up order; the members of each in ascending order.
   *
   * @param size the number of nodes
   * @param successors the nodes that a node points to
   */
  public static List<List<Integer>> bottomUp(int size, IntFunction<List<Integer>> successors) {
    int[] index = new int[size];
    int[] low = new int[size];
    boolean[] onStack = new boolean[size];
    Deque<Integer> stack = new ArrayDeque<>();
    List<List<Integer>> result = new ArrayList<>();
    int[] counter = {0};
    for (int root = 0; root < size; root++) {
      if (index[root] != 0) {
        continue;
      }
      Deque<int[]> frames = new ArrayDeque<>();
      open(root, index, low, onStack, stack, counter, frames);
      while (!frames.isEmpty()) {
        int[] frame = frames.element();
        int node = frame[0];
        List<Integer> next = successors.apply(node);
        if (frame[1] < next.size()) {
          int target = next.get(frame[1]++);
          if (index[target] == 0) {
            open(target, index, low, onStack, stack, counter, frames);
          } else if (onStack[target]) {
            low[node] = Math.min(low[node], index[target]);
          }
        } else {
          frames.pop();
          if (!frames.isEmpty()) {
            int parent = frames.element()[0];
            low[parent] = Math.min(low[parent], low[node]);
          }
          if (low[node] == index[node]) {
            List<Integer> component = new ArrayList<>();
            int member;
            do {
              member = stack.pop();
              onStack[member] = false;
              component.add(member);
            } while (member != node);
            Collections.sort(component);
            result.add(component);
          }
        }
      }
    }
    return result;
  }

  private static void open(
      int node,
      int[] index,
      int[] low,
      boolean[] onStack,
      Deque<Integer> stack,
      int[] counter,
      Deque<int[]> frames) {
    index[node] = ++counter[0];
    low[node] = index[node];
    stack.push(node);
    onStack[node] = true;
    frames.push(new int[] {node, 0});
  }
}
