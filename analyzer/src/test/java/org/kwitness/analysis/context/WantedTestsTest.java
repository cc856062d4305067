package org.kwitness.analysis.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A set of tests is one like any other. */
class WantedTestsTest {
  private static final FieldTest SET = new FieldTest(0, "s.state", false, "0", false, false);
  private static final FieldTest FLAG = new FieldTest(0, "s.state", true, "BUSY", true, false);

  @Test
  void theOrderPlaysNoPart() {
    WantedTests wanted = new WantedTests(List.of(SET, FLAG));
    assertThat(wanted).isEqualTo(new WantedTests(List.of(FLAG, SET)));
    assertThat(wanted).isEqualTo(Set.of(FLAG, SET)).hasSameHashCodeAs(Set.of(FLAG, SET));
    assertThat(wanted).isNotEqualTo(new WantedTests(List.of(SET)));
  }
}
