package org.kwitness.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SarifTextTest {
  @Test
  void codeIsNotTakenForMarkup() {
    assertThat(SarifText.plain("f[i](x) and {0} and {x}")).isEqualTo("f[i] (x) and {{0}} and {x}");
  }

  @Test
  void sentenceEndsOnce() {
    assertThat(SarifText.sentence(" a ")).isEqualTo("a.");
    assertThat(SarifText.sentence("a.")).isEqualTo("a.");
    assertThat(SarifText.sentence("a?")).isEqualTo("a?");
  }

  @Test
  void linkTextIsEscaped() {
    assertThat(SarifText.link("a[0] \\ b", 7)).isEqualTo("[a\\[0\\] \\\\ b](7)");
  }

  @Test
  void cutKeepsTheLimitAndWholeCharacters() {
    assertThat(SarifText.cut("abcdef", 6)).isEqualTo("abcdef");
    assertThat(SarifText.cut("abcdefg", 6)).isEqualTo("abcde…");
    assertThat(SarifText.cut("abcd😀g", 6)).isEqualTo("abcd…");
  }

  @Test
  void oddCharactersOfPathsArePercentEncoded() {
    assertThat(SarifText.uri("sys/a b/größe#1?%[x].c:9"))
        .isEqualTo("sys/a%20b/gr%C3%B6%C3%9Fe%231%3F%25%5Bx%5D.c%3A9");
    assertThat(SarifText.uri("sys/net/if_ethersubr.c")).isEqualTo("sys/net/if_ethersubr.c");
  }

  @Test
  void namesAndIds() {
    assertThat(SarifText.pascalCase("si-drv1-unlocked")).isEqualTo("SiDrv1Unlocked");
    assertThat(SarifText.idPart("NetBSD 6.1/rc 2")).isEqualTo("NetBSD-6.1-rc-2");
  }
}
