package org.kwitness.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kwitness.analysis.value.Place;
import org.kwitness.analysis.value.Value;
import org.kwitness.analysis.value.ValueState;
import org.kwitness.analysis.value.Values;
import org.kwitness.ir.CType;
import org.kwitness.ir.Ir;

/** From a value of a callee to the value that a caller knows it by. */
class SummaryValueTest {
  private final Values callee = new Values();
  private final Values caller = new Values();
  private final ValueState atCall = new ValueState(caller);
  private final Value argument = atCall.read(caller.variable(Ir.local("sc", Ir.POINTER)));
  private final Value result = caller.result(3, 1);

  private Value parameter(int number) {
    return callee.initial(callee.variable(Ir.parameter("p" + number, number, Ir.POINTER)));
  }

  private Optional<Value> translated(Value v, Optional<Value> returned) {
    return SummaryValue.of(v, returned)
        .flatMap(s -> SummaryValue.at(s, List.of(argument), result, atCall));
  }

  private Optional<Value> translated(Value v) {
    return translated(v, Optional.empty());
  }

  @Test
  void aParameterIsTheArgument() {
    assertThat(translated(parameter(0))).containsSame(argument);
  }

  @Test
  void aParameterWithoutArgumentIsNothing() {
    assertThat(translated(parameter(1))).isEmpty();
  }

  @Test
  void theAddressOfAMemberIsThatOfTheArgument() {
    Value lock = callee.address(callee.part(callee.pointee(parameter(0)), "lock", "s"));
    assertThat(translated(lock))
        .containsSame(caller.address(caller.part(caller.pointee(argument), "lock", "s")));
  }

  @Test
  void aMemberIsReadInTheStateOfTheCall() {
    Value next = callee.initial(callee.part(callee.pointee(parameter(0)), "next", "s"));
    Place there = caller.part(caller.pointee(argument), "next", "s");
    assertThat(translated(next)).containsSame(caller.initial(there));
    atCall.write(there, caller.constant(5));
    assertThat(translated(next)).containsSame(caller.constant(5));
  }

  @Test
  void aGlobalIsTheSameEverywhere() {
    Value lock = callee.address(callee.variable(Ir.global("lock", CType.INT)));
    assertThat(translated(lock))
        .containsSame(caller.address(caller.variable(Ir.global("lock", CType.INT))));
  }

  @Test
  void whatIsReturnedIsTheResult() {
    Value made = callee.result(1, 1);
    assertThat(translated(made, Optional.of(made))).containsSame(result);
    Value lock = callee.address(callee.part(callee.pointee(made), "lock", "s"));
    assertThat(translated(lock, Optional.of(made)))
        .containsSame(caller.address(caller.part(caller.pointee(result), "lock", "s")));
  }

  @Test
  void callersCannotNameLocalsNorResultsThatAreNotReturned() {
    assertThat(translated(callee.address(callee.variable(Ir.local("x", CType.INT))))).isEmpty();
    assertThat(translated(callee.initial(callee.variable(Ir.local("x", CType.INT))))).isEmpty();
    assertThat(translated(callee.result(1, 1))).isEmpty();
    assertThat(translated(callee.constant(1))).isEmpty();
  }
}
