package org.kwitness.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kwitness.analysis.value.Truth;
import org.kwitness.analysis.value.Value;
import org.kwitness.analysis.value.ValueState;
import org.kwitness.analysis.value.Values;
import org.kwitness.ir.CType;
import org.kwitness.ir.Expression.BinaryOperator;
import org.kwitness.ir.Ir;
import org.kwitness.model.Guard;

class GuardEvaluatorTest {
  private static final Guard WAITS = new Guard.ArgumentFlag(0, "F_WAIT", true);
  private static final Guard DOES_NOT_WAIT = new Guard.ArgumentFlag(0, "F_WAIT", false);

  private final Values values = new Values();
  private final ValueState state = new ValueState(values);
  private final Value result = values.result(1, 1);
  private final Value unknown = state.read(values.variable(Ir.parameter("how", 0, CType.INT)));

  private Truth holds(Guard guard, Value... arguments) {
    return new GuardEvaluator(state, List.of(arguments), result).holds(guard);
  }

  private static Guard result(Guard.Test test) {
    return new Guard.ResultTest(test);
  }

  @Test
  void alwaysHoldsAlways() {
    assertThat(holds(new Guard.Always())).isEqualTo(Truth.TRUE);
  }

  @Test
  void aFlagIsFoundAmongOthers() {
    Value flags =
        values.operation(BinaryOperator.OR, values.named("F_WAIT"), values.named("F_ZERO"));
    assertThat(holds(WAITS, flags)).isEqualTo(Truth.TRUE);
    assertThat(holds(DOES_NOT_WAIT, flags)).isEqualTo(Truth.FALSE);
    assertThat(holds(WAITS, values.named("F_WAIT"))).isEqualTo(Truth.TRUE);
  }

  @Test
  void anotherFlagOrANumberIsNotIt() {
    assertThat(holds(WAITS, values.named("F_ZERO"))).isEqualTo(Truth.FALSE);
    assertThat(holds(WAITS, values.zero())).isEqualTo(Truth.FALSE);
    assertThat(holds(DOES_NOT_WAIT, values.zero())).isEqualTo(Truth.TRUE);
  }

  @Test
  void aFlagOredToAnUnknownValueIsThereAndOthersMayBe() {
    Value flags = values.operation(BinaryOperator.OR, unknown, values.named("F_WAIT"));
    assertThat(holds(WAITS, flags)).isEqualTo(Truth.TRUE);
    assertThat(holds(new Guard.ArgumentFlag(0, "F_ZERO", true), flags)).isEqualTo(Truth.UNKNOWN);
  }

  @Test
  void nothingIsKnownOfAnUnknownArgumentUntilItIsTested() {
    assertThat(holds(WAITS, unknown)).isEqualTo(Truth.UNKNOWN);
    assertThat(holds(DOES_NOT_WAIT, unknown)).isEqualTo(Truth.UNKNOWN);
    state.assume(values.operation(BinaryOperator.AND, unknown, values.named("F_WAIT")), true);
    assertThat(holds(WAITS, unknown)).isEqualTo(Truth.TRUE);
    assertThat(holds(DOES_NOT_WAIT, unknown)).isEqualTo(Truth.FALSE);
  }

  @Test
  void anArgumentThatIsNotThereIsUnknown() {
    assertThat(holds(WAITS)).isEqualTo(Truth.UNKNOWN);
    assertThat(holds(new Guard.ArgumentEquals(0, "0", true))).isEqualTo(Truth.UNKNOWN);
  }

  @Test
  void argumentsAreComparedWithNumbersAndNames() {
    assertThat(holds(new Guard.ArgumentEquals(0, "0", true), values.zero())).isEqualTo(Truth.TRUE);
    assertThat(holds(new Guard.ArgumentEquals(0, "0", false), values.zero()))
        .isEqualTo(Truth.FALSE);
    assertThat(holds(new Guard.ArgumentEquals(0, "-1", true), values.constant(-1)))
        .isEqualTo(Truth.TRUE);
    assertThat(holds(new Guard.ArgumentEquals(0, "L_FREE", true), values.named("L_FREE")))
        .isEqualTo(Truth.TRUE);
    assertThat(holds(new Guard.ArgumentEquals(0, "L_FREE", true), values.named("L_TAKE")))
        .isEqualTo(Truth.FALSE);
    assertThat(
            holds(
                new Guard.ArgumentEquals(0, "0", false),
                values.address(values.variable(Ir.global("g", CType.INT)))))
        .isEqualTo(Truth.TRUE);
  }

  @Test
  void resultsAreDecidedByTheirTests() {
    assertThat(holds(result(Guard.Test.ZERO))).isEqualTo(Truth.UNKNOWN);
    state.assume(result, false);
    assertThat(holds(result(Guard.Test.ZERO))).isEqualTo(Truth.TRUE);
    assertThat(holds(result(Guard.Test.NON_ZERO))).isEqualTo(Truth.FALSE);
    assertThat(holds(result(Guard.Test.NEGATIVE))).isEqualTo(Truth.FALSE);
  }

  @Test
  void aNegativeResultIsKnownByItsTest() {
    state.assume(values.operation(BinaryOperator.LESS, result, values.zero()), true);
    assertThat(holds(result(Guard.Test.NEGATIVE))).isEqualTo(Truth.TRUE);
    assertThat(holds(result(Guard.Test.NON_ZERO))).isEqualTo(Truth.TRUE);
  }

  @Test
  void allAndAnyKnowWhenOnePartDecides() {
    Guard yes = new Guard.Always();
    Guard no = new Guard.ArgumentEquals(0, "1", true);
    Guard maybe = result(Guard.Test.ZERO);
    Value zero = values.zero();
    assertThat(holds(new Guard.All(List.of(yes, maybe)), zero)).isEqualTo(Truth.UNKNOWN);
    assertThat(holds(new Guard.All(List.of(maybe, no)), zero)).isEqualTo(Truth.FALSE);
    assertThat(holds(new Guard.All(List.of(yes, yes)), zero)).isEqualTo(Truth.TRUE);
    assertThat(holds(new Guard.Any(List.of(no, maybe)), zero)).isEqualTo(Truth.UNKNOWN);
    assertThat(holds(new Guard.Any(List.of(maybe, yes)), zero)).isEqualTo(Truth.TRUE);
    assertThat(holds(new Guard.Any(List.of(no, no)), zero)).isEqualTo(Truth.FALSE);
  }

  @Test
  void guardsThatTestTheResultAreKnown() {
    assertThat(WAITS.testsResult()).isFalse();
    assertThat(result(Guard.Test.ZERO).testsResult()).isTrue();
    assertThat(
            new Guard.All(List.of(WAITS, new Guard.Any(List.of(result(Guard.Test.ZERO)))))
                .testsResult())
        .isTrue();
    assertThat(new Guard.Any(List.of(WAITS)).testsResult()).isFalse();
  }
}
