package org.kwitness.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
  private static final List<String> KNOWN = List.of("lock-leak", "spl-leak", "unchecked-null");

  @ParameterizedTest
  @CsvSource({
    "lock-leek,lock-leak",
    "locklek,lock-leak",
    "lock_leak,lock-leak",
    "unchecked,unchecked-null",
    "unchecked-null-pointer,unchecked-null",
    "spl,spl-leak",
    "guarded-field,''",
    "x,''",
    "'',''",
  })
  void isFoundIfItIsNear(String name, String nearest) {
    assertThat(NearestName.of(name, KNOWN).orElse("")).isEqualTo(nearest);
  }
}
