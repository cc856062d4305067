package org.kwitness.dataflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kwitness.cfg.ControlFlowGraph;
import org.kwitness.cfg.Function;
import org.kwitness.cfg.Graphs;
import org.kwitness.ir.CType;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Instruction;
import org.kwitness.ir.Ir;
import org.kwitness.ir.Variable;

class LivenessTest {
  private static final Variable X = Ir.local("x", CType.INT);
  private static final Variable P = Ir.local("p", Ir.POINTER);
  private static final Variable C = Ir.parameter("c", 0, CType.INT);
  private static final Variable G = Ir.global("g", CType.INT);

  private static Liveness liveness(ControlFlowGraph graph, Variable... addressTaken) {
    return new Liveness(
        new Function(
            "f",
            false,
            Ir.at(1),
            Ir.at(9),
            List.of(C),
            CType.INT,
            false,
            Set.of(addressTaken),
            graph));
  }

  /** Two blocks, so that liveness at the beginning of the second can be asked for. */
  private static ControlFlowGraph then(Instruction... instructions) {
    return Graphs.graph().jump("first", "second").exit("second", instructions).build();
  }

  @Test
  void aVariableThatIsReadIsLiveAndOneThatIsNotIsDead() {
    Liveness live = liveness(then(Ir.returning(Ir.use(X))));
    assertThat(live.isLive(X, 0)).isTrue();
    assertThat(live.isLive(X, 1)).isTrue();
    assertThat(live.isLive(P, 1)).isFalse();
  }

  @Test
  void aVariableThatIsWrittenFirstIsDead() {
    Liveness live = liveness(then(Ir.assign(Ir.use(X), Ir.constant(1)), Ir.returning(Ir.use(X))));
    assertThat(live.isLive(X, 1)).isFalse();
  }

  @Test
  void aDeclarationEndsTheOldValue() {
    Liveness live = liveness(then(new Instruction.Declare(X, Ir.at(1)), Ir.returning(Ir.use(X))));
    assertThat(live.isLive(X, 1)).isFalse();
  }

  @Test
  void theValueIsReadBeforeTheTargetIsWritten() {
    Expression next = Ir.binary(Expression.BinaryOperator.ADD, Ir.use(X), Ir.constant(1));
    Liveness live = liveness(then(Ir.assign(Ir.use(X), next)));
    assertThat(live.isLive(X, 1)).isTrue();
  }

  @Test
  void aStoreThroughAPointerReadsThePointer() {
    Liveness live = liveness(then(Ir.assign(Ir.arrow(Ir.use(P), "f", CType.INT), Ir.constant(1))));
    assertThat(live.isLive(P, 1)).isTrue();
  }

  @Test
  void aStoreIntoAPartLeavesTheRest() {
    Variable s = Ir.local("s", Ir.STRUCT);
    Expression part = new Expression.Member(Ir.use(s), "f", "s", CType.INT);
    Liveness live = liveness(then(Ir.assign(part, Ir.constant(1)), Ir.returning(Ir.use(s))));
    assertThat(live.isLive(s, 1)).isTrue();
  }

  @Test
  void liveOnOneWayIsLiveBeforeTheBranch() {
    ControlFlowGraph graph =
        Graphs.graph()
            .branch("entry", Ir.use(C), "reads", "writes")
            .exit("reads", Ir.returning(Ir.use(X)))
            .exit("writes", Ir.assign(Ir.use(X), Ir.constant(1)))
            .build();
    Liveness live = liveness(graph);
    assertThat(live.isLive(C, 0)).isTrue();
    assertThat(live.isLive(X, 0)).isTrue();
    int reads = graph.entry().terminator().targets().get(0);
    int writes = graph.entry().terminator().targets().get(1);
    assertThat(live.isLive(X, reads)).isTrue();
    assertThat(live.isLive(X, writes)).isFalse();
    assertThat(live.isLive(C, reads)).isFalse();
  }

  @Test
  void aVariableThatALaterBlockWritesIsDeadBeforeIt() {
    ControlFlowGraph graph =
        Graphs.graph()
            .jump("entry", "writes")
            .jump("writes", "reads", Ir.assign(Ir.use(X), Ir.constant(1)))
            .exit("reads", Ir.returning(Ir.use(X)))
            .build();
    Liveness live = liveness(graph);
    assertThat(live.isLive(X, 2)).isTrue();
    assertThat(live.isLive(X, 1)).isFalse();
    assertThat(live.isLive(X, 0)).isFalse();
  }

  @Test
  void aLoopKeepsWhatItsNextTurnReads() {
    ControlFlowGraph graph =
        Graphs.graph()
            .jump("entry", "head")
            .branch("head", Ir.use(X), "body", "end")
            .jump("body", "head", Ir.call(1, "work"))
            .exit("end")
            .build();
    Liveness live = liveness(graph);
    int body = graph.blocks().get(1).terminator().targets().get(0);
    assertThat(live.isLive(X, body)).isTrue();
  }

  @Test
  void temporariesAreLikeVariables() {
    Expression t = new Expression.Temporary(3, CType.INT);
    Liveness live = liveness(then(Ir.returning(t)));
    assertThat(live.isLive(3, 1)).isTrue();
    assertThat(live.isLive(4, 1)).isFalse();
  }

  @Test
  void argumentsAndCalleesAreReadAndResultsWritten() {
    Instruction call =
        new Instruction.Call(
            java.util.Optional.of(Ir.use(X)), Ir.use(P), List.of(Ir.use(C)), "", Ir.at(1));
    Liveness live = liveness(then(call, Ir.returning(Ir.use(X))));
    assertThat(live.isLive(P, 1)).isTrue();
    assertThat(live.isLive(C, 1)).isTrue();
    assertThat(live.isLive(X, 1)).isFalse();
  }

  @Test
  void whatOthersCanReachIsAlwaysLive() {
    Liveness live = liveness(then(), X);
    assertThat(live.isLive(X, 1)).isTrue();
    assertThat(live.isLive(G, 1)).isTrue();
  }
}
