package org.kwitness.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MacroHiderTest {

  /** {@code HIDE_2} stays a call only with two arguments. */
  private static boolean isOpaque(String name, OptionalInt parameters) {
    return Set.of("HIDE", "hide_too").contains(name)
        || name.equals("HIDE_2") && parameters.orElse(2) == 2;
  }

  private static OptionalInt unterminated(String text) {
    return new MacroHider(MacroHiderTest::isOpaque).hide(text.toCharArray());
  }

  private static String hide(String text) {
    char[] chars = text.toCharArray();
    new MacroHider(MacroHiderTest::isOpaque).hide(chars);
    String result = new String(chars);
    // The promise that positions rest on: no character moves, no line end changes.
    assertThat(result).hasSameSizeAs(text);
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\n' || text.charAt(i) == '\r') {
        assertThat(result.charAt(i)).isEqualTo(text.charAt(i));
      }
    }
    return result;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#define HIDE(x) f(x)",
        "#define HIDE",
        "#define hide_too 1",
        "# define HIDE(x) f(x)",
        "#\tdefine\tHIDE(x) f(x)",
        "  #  define  HIDE f",
        "#define HIDE(x) f(x) /* one */ + g",
        "#define HIDE(x) f(x) // don't stop",
        "#define HIDE \"a \\\" // b\"",
        "#define HIDE '\"'",
        "#define HIDE_2(a, b) f(a)",
        "#define HIDE_2( a /* , */ , b ) f(a)",
        "#define HIDE_2(a, ...) f(a)",
        "#define HIDE_2(rest...) f(rest)",
        "#define HIDE_2 g",
        "#define HIDE_2 (a)",
      })
  void aHiddenDefinitionLeavesABlankLine(String definition) {
    String after = "\nint next;\n";
    assertThat(hide(definition + after)).isEqualTo(" ".repeat(definition.length()) + after);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#define HIDER(x) f(x)\n",
        "#define NOT_HIDE(x) f(x)\n",
        "#define OTHER HIDE(x)\n",
        "#define HIDE_2() f()\n",
        "#define HIDE_2( ) f(a, b)\n",
        "#define HIDE_2(a) f(a, b)\n",
        "#define HIDE_2(a, \\\n b, c) f(a)\n",
        "#define HIDE_2(a",
        "#undef HIDE\n",
        "#ifdef HIDE\n#endif\n",
        "HIDE(x);\n",
        "/* comment:\n#define HIDE(x)\n*/\n",
        "int a; /* comment */ #define HIDE\n",
        "char *s = \"\\\n#define HIDE\\\n\";\n",
        "#",
        "#define",
        "#define ",
        "",
      })
  void everythingElseStays(String text) {
    assertThat(hide(text)).isEqualTo(text);
  }

  @Test
  void continuationLinesGoToo() {
    assertThat(hide("#define HIDE(x) \\\n\tf(x); \\\n\tg(x)\nint y;\n").strip())
        .isEqualTo("int y;");
  }

  @Test
  void continuationLinesEndWithCrLfToo() {
    assertThat(hide("#define HIDE(x) \\\r\n\tf(x)\r\nint y;\r\n").strip()).isEqualTo("int y;");
  }

  @Test
  void aLiteralMayContinue() {
    assertThat(hide("#define HIDE f(\"a\\\r\nb\")\r\nint y;\r\n").strip()).isEqualTo("int y;");
    assertThat(hide("#define HIDE f(\"a\\\nb\")\nint y;\n").strip()).isEqualTo("int y;");
  }

  @Test
  void theNameMayStandOnAContinuationLine() {
    assertThat(hide("#define \\\n\tHIDE(x) f(x)\nint y;\n").strip()).isEqualTo("int y;");
    assertThat(hide("#define \\\r\n\tHIDE(x) f(x)\r\nint y;\r\n").strip()).isEqualTo("int y;");
  }

  @Test
  void aCommentMayRunOnOverLines() {
    assertThat(hide("#define HIDE(x) f /* one\n two */ (x)\nint y;\n").strip()).isEqualTo("int y;");
  }

  @Test
  void aCommentMayStandBeforeTheDirective() {
    assertThat(hide("/* why */ #define HIDE f\n")).isEqualTo("/* why */               \n");
  }

  /** The comment opener is inside a line comment, so it opens nothing. */
  @Test
  void aLineCommentHidesNoCodeBehindIt() {
    assertThat(hide("#define HIDE f // see /* above\nint y;\n/* end */\n").strip())
        .isEqualTo("int y;\n/* end */");
  }

  @Test
  void aLineCommentMayContinue() {
    assertThat(hide("int x; // one \\\n#define HIDE f\nint y;\n"))
        .isEqualTo("int x; // one \\\n#define HIDE f\nint y;\n");
  }

  @Test
  void theDefinitionAfterAnUnterminatedLiteralIsSeen() {
    assertThat(hide("#error don't\n#define HIDE f\nint y;\n"))
        .isEqualTo("#error don't\n              \nint y;\n");
  }

  @Test
  void anUnterminatedCommentEndsWithTheFile() {
    assertThat(hide("int y;\n#define HIDE f /* open\nint z;\n").strip()).isEqualTo("int y;");
  }

  @ParameterizedTest
  @CsvSource({
    "int y; /* open, 7",
    "/*, 0",
    "/*/, 0",
    "#define HIDE f /* open, 15",
    "#define HIDE_2(a /* open, 17",
    "#define OTHER f /* open, 16",
  })
  void aCommentWithoutEndIsNoticed(String text, int offset) {
    assertThat(unterminated(text).orElse(-1)).isEqualTo(offset);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int y; /* closed */",
        "/**/",
        "// see /* above",
        "char *s = \"/*\";",
        "#define HIDE f /* closed */",
        "",
      })
  void aCommentThatEndsIsNotReported(String text) {
    assertThat(unterminated(text)).isEmpty();
  }

  @Test
  void aDefinitionAtTheEndOfTheFileNeedsNoNewline() {
    assertThat(hide("int y;\n#define HIDE f \\").strip()).isEqualTo("int y;");
  }

  @Test
  void everyDefinitionOfANameGoes() {
    assertThat(hide("#if A\n#define HIDE a\n#else\n#define HIDE b\n#endif\n"))
        .isEqualTo("#if A\n              \n#else\n              \n#endif\n");
  }
}
