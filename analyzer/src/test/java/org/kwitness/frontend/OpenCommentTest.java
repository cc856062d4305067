package org.kwitness.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenCommentTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "int a; /* closed */ int b;",
        "/**/",
        "/* one * / two */",
        "// only to the end of the line /*\nint a;",
        "char *s = \"/*\"; char c = '\\'', d = '\"'; int e;",
        "char *s = \"a \\\" /* b\";",
        "#error don't /* closed */\nint a;",
      })
  void aTextWithoutOpenCommentHasNone(String text) {
    assertThat(OpenComment.start(text.toCharArray())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/* open", "/* open *", "/*/", "/*"})
  void anOpenCommentIsFound(String text) {
    assertThat(OpenComment.start(text.toCharArray())).hasValue(0);
  }

  @Test
  void itIsTheLastOneThatIsOpen() {
    String text = "/* closed */ int a; /* open /* \n int b;";
    assertThat(OpenComment.start(text.toCharArray())).hasValue(text.indexOf("/* open"));
  }
}
