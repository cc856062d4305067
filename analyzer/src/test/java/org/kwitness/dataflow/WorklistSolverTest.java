package org.kwitness.dataflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.kwitness.cfg.Block;
import org.kwitness.cfg.ControlFlowGraph;
import org.kwitness.cfg.Graphs;
import org.kwitness.cfg.Terminator;
import org.kwitness.ir.CType;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Instruction;
import org.kwitness.ir.Ir;

/** Solves "which calls may have been made": sets of names, joined by union. */
class WorklistSolverTest {
  private static final Expression TEST = Ir.use(Ir.parameter("c", 0, CType.INT));

  private final List<String> visited = new ArrayList<>();

  private final TransferFunction<TreeSet<String>> calls =
      new TransferFunction<>() {
        @Override
        public TreeSet<String> instruction(TreeSet<String> before, Instruction instruction) {
          TreeSet<String> after = new TreeSet<>(before);
          String name = ((Instruction.Call) instruction).directCallee().orElseThrow();
          visited.add(name);
          after.add(name);
          return after;
        }

        @Override
        public TreeSet<String> edge(TreeSet<String> before, Terminator terminator, int target) {
          if (!(terminator instanceof Terminator.Branch)) {
            return before;
          }
          TreeSet<String> after = new TreeSet<>(before);
          after.add(target == 0 ? "true" : "false");
          return after;
        }
      };

  private static TreeSet<String> union(TreeSet<String> a, TreeSet<String> b) {
    TreeSet<String> both = new TreeSet<>(a);
    both.addAll(b);
    return both;
  }

  private static Instruction call(String name) {
    return Ir.call(1, name);
  }

  /** What is known at the beginning of the block whose first call is to this function. */
  private TreeSet<String> before(ControlFlowGraph graph, String name) {
    List<Optional<TreeSet<String>>> solution =
        new WorklistSolver<>(WorklistSolverTest::union, calls).solve(graph, new TreeSet<>());
    for (Block b : graph.blocks()) {
      if (!b.instructions().isEmpty()
          && ((Instruction.Call) b.instructions().get(0))
              .directCallee()
              .orElseThrow()
              .equals(name)) {
        return solution.get(b.number()).orElseThrow();
      }
    }
    throw new AssertionError("no block calls " + name);
  }

  @Test
  void sidesAreJoinedAfterThem() {
    ControlFlowGraph graph =
        Graphs.graph()
            .branch("entry", TEST, "left", "right", call("a"))
            .jump("left", "end", call("l"))
            .jump("right", "end", call("r"))
            .exit("end", call("e"))
            .build();
    assertThat(before(graph, "l")).containsExactly("a", "true");
    assertThat(before(graph, "r")).containsExactly("a", "false");
    assertThat(before(graph, "e")).containsExactly("a", "false", "l", "r", "true");
  }

  @Test
  void aGraphWithoutLoopsIsVisitedOnce() {
    ControlFlowGraph graph =
        Graphs.graph()
            .branch("entry", TEST, "left", "right", call("a"))
            .branch("left", TEST, "right", "end", call("l"))
            .jump("right", "end", call("r"))
            .exit("end", call("e"))
            .build();
    new WorklistSolver<>(WorklistSolverTest::union, calls).solve(graph, new TreeSet<>());
    assertThat(visited).doesNotHaveDuplicates().hasSize(4);
  }

  @Test
  void whatALoopDoesReachesItsBeginning() {
    ControlFlowGraph graph =
        Graphs.graph()
            .jump("entry", "head", call("a"))
            .branch("head", TEST, "body", "end", call("h"))
            .jump("body", "head", call("b"))
            .exit("end", call("e"))
            .build();
    assertThat(before(graph, "h")).containsExactly("a", "b", "h", "true");
    assertThat(before(graph, "e")).containsExactly("a", "b", "false", "h", "true");
  }

  @Test
  void theEntryHasTheInitialState() {
    ControlFlowGraph graph = Graphs.graph().exit("entry", call("a"), call("b")).build();
    TreeSet<String> initial = new TreeSet<>(List.of("before"));
    WorklistSolver<TreeSet<String>> solver = new WorklistSolver<>(WorklistSolverTest::union, calls);
    assertThat(solver.solve(graph, initial)).containsExactly(Optional.of(initial));
    assertThat(solver.after(graph.entry(), initial)).containsExactly("a", "b", "before");
  }
}
