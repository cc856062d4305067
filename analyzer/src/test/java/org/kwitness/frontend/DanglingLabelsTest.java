package org.kwitness.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DanglingLabelsTest {
  private static String fix(String text) {
    char[] chars = text.toCharArray();
    DanglingLabels.fix(chars);
    return new String(chars);
  }

  @Test
  void aLabelBeforeTheClosingBraceGetsAStatement() {
    assertThat(fix("{ x(); out: }")).isEqualTo("{ x(); out:;}");
  }

  @Test
  void newlinesStayWhereTheyAre() {
    assertThat(fix("{\nout:\n\t}\n")).isEqualTo("{\nout:\n;}\n");
  }

  @Test
  void directivesInBetweenMayVanish() {
    assertThat(fix("out:\n#ifdef X\n#endif\n }")).isEqualTo("out:\n#ifdef X\n#endif\n;}");
  }

  @Test
  void macrosEndInLabelsToo() {
    assertThat(fix("#define DONE \\\n\tdo { x(); \\\n\tout: \\\n\t} while (0)\n"))
        .isEqualTo("#define DONE \\\n\tdo { x(); \\\n\tout:;\\\n\t} while (0)\n");
  }

  @Test
  void otherColonsAreLeftAlone() {
    String text =
        "struct s { int bits: 3; }; int f(int a) { /* x: */ l: return a ? 1 : 2; } char *t = \"a: }\";";
    assertThat(fix(text)).isEqualTo(text);
  }
}
