package org.kwitness.analysis.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kwitness.ir.CType;
import org.kwitness.ir.Expression.BinaryOperator;
import org.kwitness.ir.Ir;

/** Facts about values, masks, joins, and values that a loop has made stale. */
class ValueStateTest {
  private static final int BLOCK = 7;

  private final Values values = new Values();
  private final ValueState state = new ValueState(values);
  private final Place x = values.variable(Ir.local("x", CType.INT));
  private final Place p = values.variable(Ir.local("p", Ir.POINTER));
  private final Value px = state.read(p);

  private Value op(BinaryOperator operator, Value left, Value right) {
    return values.operation(operator, left, right);
  }

  private Value isNull(Value v) {
    return op(BinaryOperator.EQUAL, v, values.zero());
  }

  @Test
  void aPlaceThatNobodyWroteHoldsItsInitialValue() {
    assertThat(state.read(x)).isSameAs(values.initial(x)).isSameAs(state.read(x));
    assertThat(state.truth(state.read(x))).isEqualTo(Truth.UNKNOWN);
  }

  @Test
  void whatIsWrittenIsRead() {
    state.write(x, values.constant(3));
    assertThat(state.read(x)).isSameAs(values.constant(3));
    assertThat(state.truth(state.read(x))).isEqualTo(Truth.TRUE);
  }

  @Test
  void aCopyIsIndependent() {
    ValueState copy = state.copy();
    copy.write(x, values.constant(1));
    copy.assume(px, false);
    assertThat(state.read(x)).isSameAs(values.initial(x));
    assertThat(state.truth(px)).isEqualTo(Truth.UNKNOWN);
  }

  @Test
  void aTestIsKnownAfterwardsInAllItsSpellings() {
    assertThat(state.assume(isNull(px), false)).isTrue();
    assertThat(state.truth(px)).isEqualTo(Truth.TRUE);
    assertThat(state.truth(isNull(px))).isEqualTo(Truth.FALSE);
    assertThat(state.truth(op(BinaryOperator.NOT_EQUAL, values.zero(), px))).isEqualTo(Truth.TRUE);
    assertThat(state.truth(isNull(isNull(px)))).isEqualTo(Truth.TRUE);
  }

  @Test
  void aContradictionIsAPathThatCannotBeTaken() {
    assertThat(state.assume(px, true)).isTrue();
    assertThat(state.assume(isNull(px), true)).isFalse();
  }

  @Test
  void aPointerFoundToBeNullReadsAsZeroButIsStillHeld() {
    state.assume(px, false);
    assertThat(state.read(p)).isSameAs(values.zero());
    assertThat(state.held(p)).isSameAs(px);
  }

  @Test
  void aCopyOfAValueSharesItsFacts() {
    Place q = values.variable(Ir.local("q", Ir.POINTER));
    state.write(q, state.read(p));
    state.assume(state.read(q), true);
    assertThat(state.truth(state.read(p))).isEqualTo(Truth.TRUE);
    assertThat(state.holders(px)).contains(q);
  }

  @Test
  void equalityWithAConstantDecidesOthers() {
    Value v = state.read(x);
    state.assume(op(BinaryOperator.EQUAL, v, values.constant(3)), true);
    assertThat(state.truth(op(BinaryOperator.EQUAL, v, values.constant(4)))).isEqualTo(Truth.FALSE);
    assertThat(state.truth(v)).isEqualTo(Truth.TRUE);
    assertThat(state.truth(op(BinaryOperator.LESS, v, values.constant(4)))).isEqualTo(Truth.TRUE);
  }

  @Test
  void inequalitiesRuleOutConstants() {
    Value v = state.read(x);
    state.assume(op(BinaryOperator.EQUAL, v, values.constant(3)), false);
    state.assume(op(BinaryOperator.EQUAL, v, values.constant(4)), false);
    assertThat(state.truth(op(BinaryOperator.EQUAL, v, values.constant(3)))).isEqualTo(Truth.FALSE);
    assertThat(state.truth(op(BinaryOperator.EQUAL, v, values.constant(4)))).isEqualTo(Truth.FALSE);
    assertThat(state.truth(op(BinaryOperator.EQUAL, v, values.constant(5))))
        .isEqualTo(Truth.UNKNOWN);
  }

  @Test
  void greaterThanZeroIsNotZeroButLessThanOneMayBe() {
    Value v = state.read(x);
    ValueState other = state.copy();
    state.assume(op(BinaryOperator.GREATER, v, values.zero()), true);
    assertThat(state.truth(v)).isEqualTo(Truth.TRUE);
    other.assume(op(BinaryOperator.GREATER, v, values.zero()), false);
    assertThat(other.truth(v)).isEqualTo(Truth.UNKNOWN);
  }

  @Test
  void addressesAndLiteralsAreNeverNull() {
    assertThat(state.truth(values.address(x))).isEqualTo(Truth.TRUE);
    assertThat(state.truth(values.literal("text"))).isEqualTo(Truth.TRUE);
    assertThat(state.truth(isNull(values.address(x)))).isEqualTo(Truth.FALSE);
  }

  @Test
  void writingAnObjectForgetsItsParts() {
    Place s = values.variable(Ir.local("s", Ir.STRUCT));
    Place part = values.part(s, "f", "s");
    state.write(part, values.constant(1));
    assertThat(state.read(part)).isSameAs(values.constant(1));
    state.write(s, values.symbol(new Value.Origin.At(1, 1, java.util.Optional.of(s))));
    assertThat(state.read(part)).isNotSameAs(values.constant(1));
  }

  @Test
  void partsOfDifferentPointersAreDifferent() {
    Place other = values.variable(Ir.local("other", Ir.POINTER));
    Place mine = values.part(values.pointee(px), "f", "s");
    Place theirs = values.part(values.pointee(state.read(other)), "f", "s");
    state.write(mine, values.constant(1));
    assertThat(state.read(theirs)).isSameAs(values.initial(theirs));
  }

  // Masks.

  @Test
  void aSetFlagIsTestedTrueAndAClearedOneFalse() {
    Value flags = state.read(x);
    Value mask = values.constant(4);
    Value set = op(BinaryOperator.OR, flags, mask);
    assertThat(state.truth(op(BinaryOperator.AND, set, mask))).isEqualTo(Truth.TRUE);
    Value cleared = op(BinaryOperator.AND, flags, values.constant(~4L));
    assertThat(state.truth(op(BinaryOperator.AND, cleared, mask))).isEqualTo(Truth.FALSE);
    Value other = op(BinaryOperator.AND, set, values.constant(8));
    assertThat(state.truth(other)).isEqualTo(Truth.UNKNOWN);
    assertThat(other).isSameAs(op(BinaryOperator.AND, flags, values.constant(8)));
  }

  @Test
  void namedFlagsAreDifferentBits() {
    Value wait = values.named("F_WAIT");
    Value zero = values.named("F_ZERO");
    Value both = op(BinaryOperator.OR, wait, zero);
    assertThat(op(BinaryOperator.AND, both, zero)).isSameAs(zero);
    assertThat(op(BinaryOperator.AND, wait, zero)).isSameAs(values.zero());
    assertThat(state.truth(op(BinaryOperator.EQUAL, wait, zero))).isEqualTo(Truth.FALSE);
  }

  @Test
  void theSameTestOfAMaskTwiceIsCorrelated() {
    Value test = op(BinaryOperator.AND, state.read(x), values.constant(2));
    ValueState other = state.copy();
    state.assume(test, true);
    assertThat(state.truth(op(BinaryOperator.AND, state.read(x), values.constant(2))))
        .isEqualTo(Truth.TRUE);
    assertThat(state.truth(state.read(x))).as("a bit is set, so it is not 0").isEqualTo(Truth.TRUE);
    other.assume(test, false);
    assertThat(other.truth(other.read(x))).isEqualTo(Truth.UNKNOWN);
  }

  @ParameterizedTest
  @EnumSource(
      value = BinaryOperator.class,
      names = {"ADD", "MULTIPLY", "AND", "OR", "XOR", "EQUAL", "NOT_EQUAL"})
  void operandsOfCommutativeOperatorsMayBeExchanged(BinaryOperator operator) {
    Value a = state.read(x);
    assertThat(op(operator, a, px)).isSameAs(op(operator, px, a));
    assertThat(op(operator, a, values.constant(6))).isSameAs(op(operator, values.constant(6), a));
  }

  @Test
  void constantsAreFoldedExceptWhereCLeavesItOpen() {
    assertThat(op(BinaryOperator.SHIFT_LEFT, values.constant(1), values.constant(4)))
        .isSameAs(values.constant(16));
    Value division = op(BinaryOperator.DIVIDE, values.constant(1), values.zero());
    assertThat(state.truth(division)).isEqualTo(Truth.UNKNOWN);
  }

  // Joins.

  @Test
  void whatBothPathsAgreeOnSurvivesTheJoin() {
    state.assume(px, true);
    ValueState other = state.copy();
    state.write(x, values.constant(1));
    other.write(x, values.constant(1));
    ValueState joined = state.join(other, BLOCK);
    assertThat(joined.read(x)).isSameAs(values.constant(1));
    assertThat(joined.truth(px)).isEqualTo(Truth.TRUE);
  }

  @Test
  void whatOnePathKnowsIsForgotten() {
    ValueState other = state.copy();
    state.assume(px, true);
    ValueState joined = state.join(other, BLOCK);
    assertThat(joined.truth(px)).isEqualTo(Truth.UNKNOWN);
    assertThat(other.join(state, BLOCK).truth(px)).isEqualTo(Truth.UNKNOWN);
  }

  @Test
  void ofTheConstantsRuledOutThoseThatBothRuleOutRemain() {
    Value v = state.read(x);
    state.assume(v, true);
    ValueState other = state.copy();
    state.assume(op(BinaryOperator.EQUAL, v, values.constant(3)), false);
    other.assume(op(BinaryOperator.EQUAL, v, values.constant(4)), false);
    ValueState joined = state.join(other, BLOCK);
    assertThat(joined.truth(v)).isEqualTo(Truth.TRUE);
    assertThat(joined.truth(op(BinaryOperator.EQUAL, v, values.constant(3))))
        .isEqualTo(Truth.UNKNOWN);
    assertThat(joined.truth(op(BinaryOperator.EQUAL, v, values.constant(4))))
        .isEqualTo(Truth.UNKNOWN);
  }

  @Test
  void differentValuesBecomeANewOneWithWhatBothHaveInCommon() {
    ValueState other = state.copy();
    state.write(x, values.constant(1));
    other.write(x, values.constant(2));
    ValueState joined = state.join(other, BLOCK);
    assertThat(joined.read(x)).isSameAs(values.merged(BLOCK, x));
    ValueState withObject = new ValueState(values);
    withObject.write(p, values.address(x));
    ValueState withTested = new ValueState(values);
    withTested.assume(px, true);
    assertThat(withObject.join(withTested, BLOCK).truth(withObject.join(withTested, BLOCK).read(p)))
        .isEqualTo(Truth.TRUE);
  }

  @Test
  void aJoinIsIdempotentAndDoesNotDependOnTheOrder() {
    ValueState other = state.copy();
    state.write(x, values.constant(1));
    state.assume(px, true);
    other.write(x, values.zero());
    assertThat(state.join(state, BLOCK).same(state)).isTrue();
    assertThat(state.join(other, BLOCK).same(other.join(state, BLOCK))).isTrue();
  }

  // Loops.

  @Test
  void aMergedValueThatThePlaceNoLongerHoldsIsStale() {
    ValueState other = state.copy();
    other.write(x, values.constant(1));
    ValueState head = state.join(other, BLOCK);
    Value merged = head.read(x);
    assertThat(head.stale(BLOCK)).isEmpty();
    // The loop's body tests it, keeps a copy, and goes round with another value.
    Place copy = values.variable(Ir.local("copy", CType.INT));
    head.assume(merged, true);
    head.write(copy, merged);
    head.write(x, values.constant(2));
    assertThat(head.stale(BLOCK)).containsExactly(merged);
    assertThat(head.stale(BLOCK + 1)).isEmpty();

    head.kill(Set.of(merged));

    assertThat(head.truth(merged))
        .as("it is about to stand for another value")
        .isEqualTo(Truth.UNKNOWN);
    assertThat(head.read(copy)).isNotSameAs(merged);
    assertThat(head.read(x)).isSameAs(values.constant(2));
  }

  @Test
  void whatLiesBehindAKilledPointerIsForgotten() {
    Value pointer = values.result(1, 0);
    Place part = values.part(values.pointee(pointer), "f", "s");
    state.write(part, values.constant(5));
    state.write(x, state.read(values.part(values.pointee(pointer), "g", "s")));
    Value old = state.read(x);
    state.kill(Set.of(pointer));
    assertThat(state.read(part)).isSameAs(values.initial(part));
    assertThat(state.read(x)).isNotSameAs(old);
  }

  @Test
  void onlyWhatCanStillBeReadIsRetained() {
    Value result = values.result(1, 0);
    Place g = values.variable(Ir.global("g", CType.INT));
    state.write(x, result);
    state.write(g, values.constant(1));
    state.assume(result, true);
    ValueState dead = state.copy();
    dead.retain(place -> false, List.of());
    assertThat(dead.truth(result)).isEqualTo(Truth.UNKNOWN);
    assertThat(dead.read(g)).as("others can read it").isSameAs(values.constant(1));
    ValueState rooted = state.copy();
    rooted.retain(place -> false, List.of(result));
    assertThat(rooted.truth(result)).isEqualTo(Truth.TRUE);
    state.retain(place -> true, List.of());
    assertThat(state.truth(state.read(x))).isEqualTo(Truth.TRUE);
  }
}
