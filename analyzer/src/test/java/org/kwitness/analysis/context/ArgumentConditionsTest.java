package org.kwitness.analysis.context;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kwitness.cfg.Graphs;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Instruction;
import org.kwitness.ir.Ir;
import org.kwitness.model.Guard;

/** What must hold of a function's arguments for control to reach a call. */
class ArgumentConditionsTest {
  private static final Instruction.Call CALL = Code.call("work");
  private static final Guard HAS_FLAG = new Guard.ArgumentFlag(1, "FLAG", true);

  private static Condition around(Expression condition, Instruction... before) {
    return new ArgumentConditions(
            Code.function(
                "f",
                Graphs.graph()
                    .branch("entry", condition, "yes", "no", before)
                    .exit("yes", CALL)
                    .exit("no")
                    .build()))
        .of(CALL);
  }

  @Test
  void aTestOfAnArgumentIsTheCondition() {
    assertThat(around(Code.has(Code.how(), Code.FLAG))).isEqualTo(Condition.of(HAS_FLAG));
    assertThat(around(Code.field("state"))).isInstanceOf(Condition.Always.class);
  }

  @Test
  void aMemberThatWasJustSetToAnArgumentIsTheArgument() {
    Expression flags = Code.field("flags");
    assertThat(around(Code.has(flags, Code.FLAG), Ir.assign(flags, Code.how())))
        .isEqualTo(Condition.of(HAS_FLAG));
    assertThat(around(Code.has(flags, Code.FLAG))).isInstanceOf(Condition.Always.class);
  }

  private static Condition passed(Expression argument, Guard guard) {
    Instruction.Call call = Code.call("callee", argument);
    return new ArgumentConditions(Code.function("f", Graphs.graph().exit("only", call).build()))
        .at(call, guard);
  }

  @Test
  void whoPassesAnObjectDoesNotPassNull() {
    Guard isNull = new Guard.ArgumentEquals(1, "0", true);
    Guard isObject = new Guard.ArgumentEquals(1, "0", false);
    Expression pointer = Ir.arrow(Ir.use(Code.SC), "peer", Ir.POINTER);
    assertThat(passed(pointer, isNull)).isInstanceOf(Condition.Never.class);
    assertThat(passed(pointer, isObject)).isInstanceOf(Condition.Always.class);
    assertThat(passed(Code.number(0), isNull)).isInstanceOf(Condition.Always.class);
    assertThat(passed(Code.field("count"), isNull)).isInstanceOf(Condition.Unknown.class);
  }

  @Test
  void flagsThatAMaskTakesAwayAreNotThere() {
    assertThat(passed(Code.without(Code.how(), Code.FLAG), HAS_FLAG))
        .isInstanceOf(Condition.Never.class);
    assertThat(passed(Code.with(Code.OTHER, Code.FLAG), HAS_FLAG))
        .isInstanceOf(Condition.Always.class);
    assertThat(passed(Code.how(), HAS_FLAG)).isEqualTo(Condition.of(HAS_FLAG));
  }
}
