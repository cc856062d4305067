package org.kwitness.analysis.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kwitness.cfg.Function;
import org.kwitness.cfg.Graphs;
import org.kwitness.ir.CType;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Instruction;
import org.kwitness.ir.Ir;
import org.kwitness.ir.Variable;

/** Which tests of fields stand around a call, and what stores do to them. */
class FieldTestsTest {
  private static final Instruction.Call CALL = Code.call("work");

  private static FieldTests of(Function f) {
    return new FieldTests(f, new ArgumentConditions(f));
  }

  private static FieldTests around(Expression condition) {
    return of(
        Code.function(
            "f",
            Graphs.graph()
                .branch("entry", condition, "yes", "no")
                .jump("yes", "no", CALL)
                .exit("no")
                .build()));
  }

  private static FieldTest flag(boolean holds) {
    return new FieldTest(0, "s.flags", true, "FLAG", holds, false);
  }

  private static FieldTest state(String value, boolean holds) {
    return new FieldTest(0, "s.state", false, value, holds, false);
  }

  @Test
  void aTestAroundACallSaysWhichFieldWasWhat() {
    assertThat(around(Code.has(Code.field("flags"), Code.FLAG)).at(CALL))
        .extracting(FieldTests.Located::test)
        .containsExactly(flag(true));
    assertThat(around(Code.equal(Code.field("state"), Code.number(3))).at(CALL))
        .extracting(FieldTests.Located::test)
        .containsExactly(state("3", true));
  }

  @Test
  void theResultOfAQuestionAboutAFieldIsOneTest() {
    Variable answer = Ir.local("answer", CType.INT);
    Instruction.Call question =
        new Instruction.Call(
            java.util.Optional.of(Ir.use(answer)),
            new Expression.FunctionName("is_active"),
            List.of(Code.field("dev")),
            "",
            Ir.at(1));
    FieldTests tests =
        of(
            Code.function(
                "f",
                Graphs.graph()
                    .branch("entry", Ir.use(answer), "yes", "no", question)
                    .jump("yes", "no", CALL)
                    .exit("no")
                    .build()));
    assertThat(tests.at(CALL))
        .extracting(l -> l.test().field(), l -> l.test().holds())
        .containsExactly(org.assertj.core.api.Assertions.tuple("is_active(s.dev)", false));
  }

  @Test
  void contradictingTestsCannotBothHold() {
    assertThat(flag(true).contradicts(flag(false))).isTrue();
    assertThat(flag(true).contradicts(flag(true))).isFalse();
    assertThat(state("1", true).contradicts(state("2", true))).isTrue();
    assertThat(state("1", false).contradicts(state("2", false))).isFalse();
    assertThat(state("0", true).contradicts(new FieldTest(0, "s.state", true, "X", true, false)))
        .isTrue();
    assertThat(flag(true).contradicts(state("0", true))).isFalse();
    assertThat(flag(true).negated()).isEqualTo(flag(false));
  }

  private static FieldStore effect(Expression value, FieldTest test) {
    Expression target = Code.field(test.field().substring(2));
    Instruction store = Ir.assign(target, value);
    Function f = Code.function("f", Graphs.graph().exit("only", store).build());
    return of(f).effect(store, test);
  }

  @Test
  void aStoreOfAConstantDecidesATest() {
    assertThat(effect(Code.number(1), state("1", true))).isEqualTo(FieldStore.PASSES);
    assertThat(effect(Code.number(2), state("1", true))).isEqualTo(FieldStore.FAILS);
    assertThat(effect(Code.how(), state("1", true))).isEqualTo(FieldStore.UNKNOWN);
    assertThat(effect(Code.number(1), flag(true))).isEqualTo(FieldStore.FAILS);
  }

  @Test
  void bitsThatAreSetOrClearedLeaveTheOthersAlone() {
    Expression flags = Code.field("flags");
    assertThat(effect(Code.with(flags, Code.FLAG), flag(true))).isEqualTo(FieldStore.PASSES);
    assertThat(effect(Code.with(flags, Code.FLAG), flag(false))).isEqualTo(FieldStore.FAILS);
    assertThat(effect(Code.with(flags, Code.OTHER), flag(true))).isEqualTo(FieldStore.KEEPS);
    assertThat(effect(Code.without(flags, Code.FLAG), flag(true))).isEqualTo(FieldStore.FAILS);
    assertThat(effect(Code.without(flags, Code.OTHER), flag(true))).isEqualTo(FieldStore.KEEPS);
    assertThat(effect(Code.has(flags, Code.how()), flag(true))).isEqualTo(FieldStore.UNKNOWN);
  }

  @Test
  void twoTestsAreWantedTogether() {
    assertThat(FieldStore.PASSES.and(FieldStore.FAILS)).isEqualTo(FieldStore.FAILS);
    assertThat(FieldStore.KEEPS.and(FieldStore.PASSES)).isEqualTo(FieldStore.PASSES);
    assertThat(FieldStore.UNKNOWN.and(FieldStore.PASSES)).isEqualTo(FieldStore.UNKNOWN);
    assertThat(FieldStore.KEEPS.and(FieldStore.KEEPS)).isEqualTo(FieldStore.KEEPS);
  }
}
