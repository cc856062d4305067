package org.kwitness.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TokenizerTest {
  private static List<String> texts(String text) {
    return Tokenizer.tokens(text).stream().map(Token::text).toList();
  }

  @Test
  void onlyTheBracesOfABody() {
    assertThat(texts("int f(int a)\n{\n\tint b;\n\t{ b = 1; }\n}\nint c;\n"))
        .containsExactly("int", "f", "(", "int", "a", ")", "{", "}", "int", "c", ";");
    assertThat(texts("f(a)\n\tint a;\n{\n\treturn (a);\n}\n"))
        .containsExactly("f", "(", "a", ")", "int", "a", ";", "{", "}");
  }

  @Test
  void linesAreCountedOn() {
    List<Token> tokens = Tokenizer.tokens("f(void)\n{\n\t/* a\n * b */\n}\n/* c */ int d;\n");
    assertThat(tokens.get(tokens.size() - 3).text()).isEqualTo("int");
    assertThat(tokens.get(tokens.size() - 3).line()).isEqualTo(6);
    assertThat(tokens.get(tokens.size() - 3).column()).isEqualTo(9);
  }

  @Test
  void membersAreNoBody() {
    assertThat(texts("struct s\n{\n\tint a;\t/* (l) */\n};\n"))
        .containsExactly("struct", "s", "{", "int", "a", ";", " (l) ", "}", ";");
    assertThat(texts("static int t[] =\n{\n\t1\n};\n")).contains("1");
  }

  @Test
  void aBodyThatDoesNotEnd() {
    assertThat(texts("f(void)\n{\n\tint b;\n"))
        .containsExactly("f", "(", "void", ")", "{", "int", "b", ";");
  }
}
