package org.kwitness.cfg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kwitness.ir.Expression;

class DominatorsTest {
  /** The blocks that control comes to from the entry without passing one of them. */
  private static BitSet reached(ControlFlowGraph graph, int without) {
    BitSet seen = new BitSet();
    Deque<Integer> open = new ArrayDeque<>(without == 0 ? List.of() : List.of(0));
    open.forEach(seen::set);
    while (!open.isEmpty()) {
      for (int next : graph.blocks().get(open.remove()).terminator().targets()) {
        if (next != without && !seen.get(next)) {
          seen.set(next);
          open.add(next);
        }
      }
    }
    return seen;
  }

  /** A block dominates what cannot be reached without it. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void anyGraph(long seed) {
    Random random = new Random(seed);
    Graphs graphs = Graphs.graph();
    int size = 20;
    for (int i = 0; i < size - 1; i++) {
      // One way leads on, so that all blocks are reached; the other anywhere.
      graphs.branch(
          "b" + i,
          new Expression.IntegerConstant(i),
          "b" + (random.nextInt(3) == 0 ? random.nextInt(size) : i + 1),
          "b" + Math.min(size - 1, i + 1 + random.nextInt(4)));
    }
    ControlFlowGraph graph = graphs.exit("b" + (size - 1)).build();
    Dominators dominators = new Dominators(graph);
    int blocks = graph.blocks().size();
    assertThat(blocks).isGreaterThan(5);
    for (int a = 0; a < blocks; a++) {
      BitSet others = reached(graph, a);
      for (int b = 0; b < blocks; b++) {
        assertThat(dominators.dominates(a, b)).as("%d %d", a, b).isEqualTo(!others.get(b));
      }
    }
  }
}
