package org.kwitness.analysis.context;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kwitness.cfg.Function;
import org.kwitness.cfg.Graphs;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Ir;

/** What all the stores of a field in a program say about a test of it. */
class FieldStoresTest {
  private static final Expression STATE = Code.field("state");
  private static final FieldTest IS_SET = new FieldTest(0, "s.state", false, "0", false, false);

  private static Function storing(String name, Expression value) {
    return Code.function(name, Graphs.graph().exit("only", Ir.assign(STATE, value)).build());
  }

  private static FieldStores stores(Function... functions) {
    return new FieldStores(
        Code.graph(functions), f -> new FieldTests(f, new ArgumentConditions(f)));
  }

  @Test
  void aFieldThatNobodySetsIsNeverSet() {
    Function clears = storing("clears", Code.number(0));
    assertThat(stores(clears).isNeverSet(IS_SET)).isTrue();
    assertThat(stores(clears, storing("sets", Code.number(1))).isNeverSet(IS_SET)).isFalse();
    assertThat(stores(clears, storing("copies", Code.how())).isNeverSet(IS_SET)).isFalse();
    assertThat(stores().isNeverSet(IS_SET)).isFalse();
  }

  @Test
  void whoSetsItOnlyWhereItIsSetDoesNotSetIt() {
    Function again =
        Code.function(
            "again",
            Graphs.graph()
                .branch("entry", STATE, "set", "end")
                .jump("set", "end", Ir.assign(STATE, Code.number(1)))
                .exit("end")
                .build());
    assertThat(stores(storing("clears", Code.number(0)), again).isNeverSet(IS_SET)).isTrue();
  }

  @Test
  void aPointerToTheFieldMayDoAnything() {
    Function shares =
        Code.function(
            "shares",
            Graphs.graph()
                .exit("only", Code.call("fill", new Expression.AddressOf(STATE)))
                .build());
    assertThat(stores(storing("clears", Code.number(0)), shares).isNeverSet(IS_SET)).isFalse();
  }

  @Test
  void theStoresOfOneDriverCountAlone() {
    FieldStores stores = stores(storing("one", Code.number(0)), storing("two", Code.number(1)));
    assertThat(stores.isRefused(IS_SET, f -> f.name().equals("one"))).isTrue();
    assertThat(stores.isRefused(IS_SET, f -> f.name().equals("two"))).isFalse();
    assertThat(stores.isRefused(IS_SET, f -> f.name().equals("three"))).isFalse();
  }
}
