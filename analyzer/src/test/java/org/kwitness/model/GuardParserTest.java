package org.kwitness.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardParserTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arg2 has M_NOWAIT",
        "arg2 lacks M_WAITOK",
        "arg1 == LK_RELEASE",
        "arg1 != 0",
        "arg1 == -1",
        "return == 0",
        "return != 0",
        "return < 0",
        "arg1 has LK_EXCLUSIVE and return == 0",
        "arg0 == A or arg0 == B or arg0 == C",
      })
  void whatIsReadIsWrittenAgain(String text) throws RowSyntaxException {
    assertThat(GuardParser.print(GuardParser.parse(text))).isEqualTo(text);
  }

  @Test
  void partsKeepTheirOrder() throws RowSyntaxException {
    assertThat(GuardParser.parse("arg1 has LK_SHARED and return == 0"))
        .isEqualTo(
            new Guard.All(
                List.of(
                    new Guard.ArgumentFlag(1, "LK_SHARED", true),
                    new Guard.ResultTest(Guard.Test.ZERO))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arg2 has",
        "arg2 has 3",
        "arg2 & M_NOWAIT",
        "argument2 has M_NOWAIT",
        "return == 1",
        "return > 0",
        "arg1 < 0",
        "arg0 == NULL",
        " arg0 == 0",
        "arg0 == 0 and ",
        "not return == 0",
      })
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> GuardParser.parse(text))
        .isInstanceOf(RowSyntaxException.class)
        .hasMessageContaining("; write ")
        .hasMessageNotContaining("\n");
  }

  @Test
  void andIsNotMixedWithOr() {
    assertThatThrownBy(() -> GuardParser.parse("arg0 == 0 and arg1 == 0 or return == 0"))
        .hasMessageContaining("mixes \"and\" with \"or\"");
  }
}
