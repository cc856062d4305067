package org.kwitness.analysis.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kwitness.analysis.context.FieldHistory.Outcome;
import org.kwitness.cfg.ControlFlowGraph;
import org.kwitness.cfg.Function;
import org.kwitness.cfg.Graphs;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Instruction;
import org.kwitness.ir.Ir;

/** Whether a field can be what a test wants, looked at from behind. */
class FieldHistoryTest {
  private static final Instruction.Call CALL = Code.call("work");
  private static final Expression STATE = Code.field("state");
  private static final FieldTest IS_SET = new FieldTest(0, "s.state", false, "0", false, false);
  private static final FieldTest IS_ONE = new FieldTest(0, "s.state", false, "1", true, false);

  private static FieldHistory history(ControlFlowGraph body, boolean calleesStore) {
    Function f = Code.function("f", body);
    FieldTests tests = new FieldTests(f, new ArgumentConditions(f));
    return new FieldHistory(f, tests, (call, field) -> calleesStore && !call.equals(CALL));
  }

  private static Outcome before(ControlFlowGraph body) {
    return history(body, false).before(CALL, Set.of(IS_SET));
  }

  @Test
  void aStoreBeforeTheCallDecides() {
    assertThat(before(Graphs.graph().exit("only", Ir.assign(STATE, Code.number(0)), CALL).build()))
        .isEqualTo(Outcome.IMPOSSIBLE);
    assertThat(before(Graphs.graph().exit("only", Ir.assign(STATE, Code.number(1)), CALL).build()))
        .isEqualTo(Outcome.POSSIBLE);
    assertThat(before(Graphs.graph().exit("only", CALL).build())).isEqualTo(Outcome.CALLERS);
  }

  @Test
  void whatACalleeMayStoreIsNotKnown() {
    ControlFlowGraph body =
        Graphs.graph()
            .exit("only", Ir.assign(STATE, Code.number(0)), Code.call("start"), CALL)
            .build();
    assertThat(history(body, true).before(CALL, Set.of(IS_SET))).isEqualTo(Outcome.POSSIBLE);
  }

  @Test
  void aBranchTheOtherWayIsNoWay() {
    assertThat(
            before(
                Graphs.graph()
                    .branch("entry", STATE, "set", "clear")
                    .exit("set")
                    .exit("clear", CALL)
                    .build()))
        .isEqualTo(Outcome.IMPOSSIBLE);
  }

  @Test
  void testsJoinedByOrExcludeWhatIsNoneOfThem() {
    ControlFlowGraph body =
        Graphs.graph()
            .branch("entry", Code.equal(STATE, Code.number(2)), "good", "second")
            .branch("second", Code.equal(STATE, Code.number(3)), "good", "bad")
            .exit("good", CALL)
            .exit("bad")
            .build();
    assertThat(history(body, false).before(CALL, Set.of(IS_ONE))).isEqualTo(Outcome.IMPOSSIBLE);
    assertThat(history(body, false).before(CALL, Set.of(IS_SET))).isEqualTo(Outcome.CALLERS);
  }

  @Test
  void whatHeldAtTheEntryHoldsUntilAStore() {
    Graphs stored =
        Graphs.graph()
            .branch("entry", STATE, "end", "clear", Ir.assign(STATE, Code.number(0)))
            .exit("clear", CALL)
            .exit("end");
    assertThat(history(stored.build(), false).allows(CALL, IS_SET)).isTrue();
    Graphs left =
        Graphs.graph().branch("entry", STATE, "end", "clear").exit("clear", CALL).exit("end");
    assertThat(history(left.build(), false).allows(CALL, IS_SET)).isFalse();
  }
}
