package org.kwitness.dataflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
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

/**
 * Simulates a lock counter on hand-written graphs: {@code lock}, {@code unlock} and {@code forget}
 * (of all tests) are calls; a branch is a test of one variable.
 */
class PropertySimulationTest {
  private static final Expression A = Ir.use(Ir.parameter("a", 0, CType.INT));
  private static final Expression B = Ir.use(Ir.parameter("b", 1, CType.INT));

  /** How often the lock is held, and which tests are known to be true or false. */
  private static final class State {
    private int held;
    private final TreeMap<String, Boolean> known;

    State(int held, TreeMap<String, Boolean> known) {
      this.held = held;
      this.known = known;
    }

    State copy() {
      return new State(held, new TreeMap<>(known));
    }
  }

  private static final class Locks implements SimulationDomain<State> {
    /** How often the lock is held at exits. */
    private final TreeSet<Integer> exits = new TreeSet<>();

    private int visits;
    private int exhaustedAfter = Integer.MAX_VALUE;

    @Override
    public State initial() {
      return new State(0, new TreeMap<>());
    }

    @Override
    public List<List<State>> block(Block block, State before) {
      visits++;
      State s = before.copy();
      for (Instruction i : block.instructions()) {
        switch (((Instruction.Call) i).directCallee().orElseThrow()) {
          case "lock" -> s.held++;
          case "unlock" -> s.held--;
          default -> s.known.clear();
        }
      }
      if (block.terminator() instanceof Terminator.Exit) {
        exits.add(s.held);
        return List.of();
      }
      if (block.terminator() instanceof Terminator.Branch b) {
        return List.of(side(s, b.condition(), true), side(s, b.condition(), false));
      }
      return List.of(List.of(s));
    }

    private static List<State> side(State s, Expression condition, boolean holds) {
      String test = condition.toString();
      if (s.known.getOrDefault(test, holds) != holds) {
        return List.of();
      }
      State taken = s.copy();
      taken.known.put(test, holds);
      return List.of(taken);
    }

    @Override
    public void arrive(Block block, State state) {}

    @Override
    public Object property(State state) {
      return state.held;
    }

    @Override
    public State join(Block block, State older, State newer) {
      State joined = older.copy();
      joined.known.entrySet().retainAll(newer.known.entrySet());
      return joined;
    }

    @Override
    public boolean covers(State older, State joined) {
      return older.known.equals(joined.known);
    }

    @Override
    public int weight(State state) {
      return state.known.size() + 1;
    }

    @Override
    public boolean isExhausted() {
      return visits >= exhaustedAfter;
    }
  }

  private final Locks locks = new Locks();

  private boolean run(ControlFlowGraph graph) {
    return new PropertySimulation<>(locks, 16, 8).run(graph);
  }

  private static Instruction[] calls(String... names) {
    List<Instruction> result = new ArrayList<>();
    for (String name : names) {
      result.add(Ir.call(1, name));
    }
    return result.toArray(Instruction[]::new);
  }

  /** {@code if (first) lock; between; if (second) unlock; return}. */
  private static ControlFlowGraph lockAndUnlock(
      Expression first, Expression second, String... between) {
    return Graphs.graph()
        .branch("entry", first, "lock", "middle")
        .jump("lock", "middle", calls("lock"))
        .branch("middle", second, "unlock", "end", calls(between))
        .jump("unlock", "end", calls("unlock"))
        .exit("end")
        .build();
  }

  @Test
  void correlatedBranchesStayApart() {
    assertThat(run(lockAndUnlock(A, A))).isTrue();
    assertThat(locks.exits).containsExactly(0);
  }

  @Test
  void independentBranchesAreCombined() {
    assertThat(run(lockAndUnlock(A, B))).isTrue();
    assertThat(locks.exits).containsExactly(-1, 0, 1);
  }

  @Test
  void aForgottenTestNoLongerCorrelates() {
    assertThat(run(lockAndUnlock(A, A, "forget"))).isTrue();
    assertThat(locks.exits).containsExactly(-1, 0, 1);
  }

  @Test
  void pathsOnWhichThePropertyAgreesAreJoined() {
    // if (a) ; else ; if (a) lock; if (a) unlock: the first test is joined away, the second not.
    ControlFlowGraph graph =
        Graphs.graph()
            .branch("entry", A, "left", "right")
            .jump("left", "join")
            .jump("right", "join")
            .branch("join", B, "lock", "middle")
            .jump("lock", "middle", calls("lock"))
            .branch("middle", B, "unlock", "end")
            .jump("unlock", "end", calls("unlock"))
            .exit("end")
            .build();
    assertThat(run(graph)).isTrue();
    assertThat(locks.exits).containsExactly(0);
    // entry, left, right, join, lock; middle and what follows it for two properties; no more.
    assertThat(locks.visits).isLessThanOrEqualTo(10);
  }

  @Test
  void aBalancedLoopEnds() {
    ControlFlowGraph graph =
        Graphs.graph()
            .jump("entry", "head")
            .branch("head", A, "body", "end", calls("forget"))
            .jump("body", "head", calls("lock", "unlock"))
            .exit("end")
            .build();
    assertThat(run(graph)).isTrue();
    assertThat(locks.exits).containsExactly(0);
  }

  @Test
  void alternatingLoopKeepsBothProperties() {
    // while (a) { if (b) lock; else unlock; } with the lock held 0 or 1 times would not end; this
    // loop takes the lock and gives it back in turns, told apart by the property alone.
    ControlFlowGraph graph =
        Graphs.graph()
            .jump("entry", "head")
            .branch("head", A, "one", "end", calls("forget"))
            .branch("one", A, "two", "end", calls("lock", "forget"))
            .jump("two", "head", calls("unlock"))
            .exit("end")
            .build();
    assertThat(run(graph)).isTrue();
    assertThat(locks.exits).containsExactly(0, 1);
  }

  @Test
  void aPropertyThatGrowsForEverHitsTheBound() {
    ControlFlowGraph graph =
        Graphs.graph()
            .jump("entry", "head")
            .branch("head", A, "body", "end", calls("forget"))
            .jump("body", "head", calls("lock"))
            .exit("end")
            .build();
    assertThat(run(graph)).isFalse();
    assertThat(locks.exits).contains(0, 1, 2);
  }

  @Test
  void tooFewPropertiesPerBlockHitTheBound() {
    ControlFlowGraph graph = lockAndUnlock(A, B);
    assertThat(new PropertySimulation<>(locks, 1, 8).run(graph)).isFalse();
    assertThat(new PropertySimulation<>(new Locks(), 3, 8).run(graph)).isTrue();
  }

  @Test
  void anExhaustedDomainStopsTheRun() {
    locks.exhaustedAfter = 2;
    assertThat(run(lockAndUnlock(A, B))).isFalse();
    assertThat(locks.visits).isEqualTo(2);
  }

  @Test
  void theVisitBudgetStopsALoopThatNeverSettles() {
    // A join that always says something new: without a budget this would not end.
    SimulationDomain<Integer> restless =
        new SimulationDomain<>() {
          @Override
          public Integer initial() {
            return 0;
          }

          @Override
          public List<List<Integer>> block(Block block, Integer before) {
            return block.terminator().targets().stream().map(t -> List.of(before + 1)).toList();
          }

          @Override
          public void arrive(Block block, Integer state) {}

          @Override
          public Object property(Integer state) {
            return "";
          }

          @Override
          public Integer join(Block block, Integer older, Integer newer) {
            return Math.max(older, newer) + 1;
          }

          @Override
          public boolean covers(Integer older, Integer joined) {
            return false;
          }

          @Override
          public int weight(Integer state) {
            return 1;
          }

          @Override
          public boolean isExhausted() {
            return false;
          }
        };
    ControlFlowGraph graph =
        Graphs.graph().jump("entry", "head").branch("head", A, "head", "end").exit("end").build();
    assertThat(new PropertySimulation<>(restless, 4, 4).run(graph)).isFalse();
  }
}
