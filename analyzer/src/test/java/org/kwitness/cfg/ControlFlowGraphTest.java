package org.kwitness.cfg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kwitness.ir.CType;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Instruction;
import org.kwitness.ir.Ir;
import org.kwitness.ir.Variable;

/** Graphs as {@link GraphBuilder} leaves them: numbering, reachability, loops. */
class ControlFlowGraphTest {
  private static final Variable C = Ir.parameter("c", 0, CType.INT);
  private static final Expression TEST = Ir.use(C);

  private static Instruction mark(int line) {
    return Ir.call(line, "mark");
  }

  /** The lines of the marks of each block, which tell the blocks apart after renumbering. */
  private static List<List<Integer>> lines(ControlFlowGraph graph) {
    return graph.blocks().stream()
        .map(b -> b.instructions().stream().map(i -> i.position().line()).toList())
        .toList();
  }

  private static List<List<Integer>> targets(ControlFlowGraph graph) {
    return graph.blocks().stream().map(b -> b.terminator().targets()).toList();
  }

  @Test
  void aStraightLineEndsWherePathsPartOrMeet() {
    ControlFlowGraph graph =
        Graphs.graph()
            .jump("entry", "next", mark(1))
            .branch("next", TEST, "left", "join", mark(2))
            .jump("left", "join", mark(3))
            .jump("join", "last", mark(4))
            .exit("last", mark(5))
            .build();
    int[] first = graph.straightLines();
    List<Integer> lines =
        graph.blocks().stream().map(b -> lines(graph).get(first[b.number()]).get(0)).toList();
    assertThat(lines).containsExactly(1, 1, 3, 4, 4);
  }

  @Test
  void blocksAreNumberedInReversePostorder() {
    // The join is made before the sides, and must come after them all the same.
    ControlFlowGraph graph =
        Graphs.graph()
            .branch("entry", TEST, "left", "right", mark(1))
            .exit("join", mark(4))
            .jump("right", "join", mark(3))
            .jump("left", "join", mark(2))
            .build();
    assertThat(lines(graph).get(0)).containsExactly(1);
    assertThat(lines(graph).get(3)).containsExactly(4);
    for (Block b : graph.blocks()) {
      assertThat(b.terminator().targets()).allSatisfy(t -> assertThat(t).isGreaterThan(b.number()));
    }
    assertThat(graph.blocks()).extracting(Block::number).containsExactly(0, 1, 2, 3);
  }

  @Test
  void blocksThatNothingReachesAreDropped() {
    ControlFlowGraph graph =
        Graphs.graph()
            .jump("entry", "end", mark(1))
            .jump("dead", "deader", mark(2))
            .jump("deader", "end", mark(3))
            .exit("end", mark(4))
            .build();
    assertThat(lines(graph)).containsExactly(List.of(1), List.of(4));
  }

  @Test
  void codeAfterAReturnIsNotInTheGraph() {
    GraphBuilder builder = new GraphBuilder();
    builder.add(mark(1));
    builder.end(new Terminator.Exit(Ir.at(1)));
    builder.add(mark(2));
    ControlFlowGraph graph = builder.build();
    assertThat(lines(graph)).containsExactly(List.of(1));
    assertThat(graph.entry().terminator()).isInstanceOf(Terminator.Exit.class);
  }

  @Test
  void onlyTheFirstTerminatorOfABlockCounts() {
    GraphBuilder builder = new GraphBuilder();
    int other = builder.newBlock();
    builder.end(new Terminator.Exit(Ir.at(1)));
    builder.jumpAndStart(other);
    assertThat(builder.build().entry().terminator()).isInstanceOf(Terminator.Exit.class);
  }

  @Test
  void anOpenBlockStops() {
    GraphBuilder builder = new GraphBuilder();
    builder.add(mark(1));
    assertThat(builder.isOpen()).isTrue();
    assertThat(builder.build().entry().terminator()).isInstanceOf(Terminator.Stop.class);
  }

  @Test
  void everyTerminatorIsRenumbered() {
    GraphBuilder builder = new GraphBuilder();
    int dead = builder.newBlock();
    int one = builder.newBlock();
    int two = builder.newBlock();
    builder.end(
        new Terminator.Switch(
            TEST,
            List.of(new Terminator.Case(Ir.constant(1), Ir.constant(3), one)),
            two,
            Ir.at(1)));
    builder.startBlock(dead);
    builder.end(new Terminator.Jump(two));
    builder.startBlock(one);
    builder.add(mark(2));
    builder.end(new Terminator.ComputedJump(List.of(two, one), Ir.at(2)));
    builder.startBlock(two);
    builder.add(mark(3));
    builder.end(new Terminator.Exit(Ir.at(3)));
    ControlFlowGraph graph = builder.build();
    assertThat(lines(graph)).containsExactly(List.of(), List.of(2), List.of(3));
    assertThat(targets(graph)).containsExactly(List.of(1, 2), List.of(2, 1), List.of());
  }

  @Test
  void predecessorsAreSortedAndNamedOnce() {
    ControlFlowGraph graph =
        Graphs.graph()
            .branch("entry", TEST, "same", "same")
            .branch("same", TEST, "end", "other")
            .jump("other", "end")
            .exit("end")
            .build();
    assertThat(graph.predecessors())
        .containsExactly(List.of(), List.of(0), List.of(1), List.of(1, 2));
  }

  @Test
  void loopsAreKnown() {
    ControlFlowGraph graph =
        Graphs.graph()
            .jump("entry", "head")
            .branch("head", TEST, "body", "after")
            .jump("body", "head")
            .branch("after", TEST, "after", "end")
            .exit("end")
            .build();
    boolean[] loops = graph.inLoop();
    assertThat(loops).hasSize(5);
    assertThat(loops[0]).isFalse();
    assertThat(loops[1]).isTrue();
    long inLoops = 0;
    for (boolean loop : loops) {
      inLoops += loop ? 1 : 0;
    }
    assertThat(inLoops).as("head, body and the one that jumps to itself").isEqualTo(3);
  }

  @Test
  void aLongChainNeedsNoDeepStack() {
    GraphBuilder builder = new GraphBuilder();
    for (int i = 0; i < 100_000; i++) {
      builder.jumpAndStart(builder.newBlock());
    }
    builder.end(new Terminator.Exit(Ir.at(1)));
    ControlFlowGraph graph = builder.build();
    assertThat(graph.blocks()).hasSize(100_001);
    assertThat(graph.inLoop()).doesNotContain(true);
  }
}
