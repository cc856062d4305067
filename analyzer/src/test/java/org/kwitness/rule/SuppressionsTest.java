package org.kwitness.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kwitness.ir.SourcePosition;

class SuppressionsTest {
  private static final String FILE = "sys/dev/a.c";
  private static final List<Rule> RULES =
      List.of(
          rule("bad-suppression", Level.ERROR),
          rule("lock-leak", Level.ERROR),
          rule("spl-leak", Level.ERROR),
          rule("unused-suppression", Level.NOTE));

  private static Rule rule(String id, Level level) {
    return new Rule(id, "title", level, "high", List.of("t"), "c", Map.of(), "help");
  }

  private static Finding finding(String rule, int line) {
    return new Finding(
        rule,
        Level.ERROR,
        new SourcePosition(FILE, line, 3),
        "f",
        "message",
        List.of(),
        List.of(),
        "identity");
  }

  private static Suppressions.Result apply(String text, Finding... findings) {
    Suppressions suppressions = new Suppressions(RULES, RULES);
    suppressions.read(FILE, text);
    return suppressions.apply(List.of(findings), Set.of(FILE));
  }

  private static void assertSuppressed(String text, int line) {
    Suppressions.Result result = apply(text, finding("lock-leak", line));
    assertThat(result.reported()).as(text).isEmpty();
    assertThat(result.suppressed()).hasSize(1);
    assertThat(result.suppressed().get(0).reason()).isEqualTo("why it is fine");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/* kwitness-disable-next-line lock-leak -- why it is fine */\nreturn;",
        "// kwitness-disable-next-line lock-leak -- why it is fine\nreturn;",
        "// kwitness-disable-next-line lock-leak -- why it is fine\r\nreturn;\r\n",
        "/** kwitness-disable-next-line lock-leak -- why it is fine **/\nreturn;",
        "/*kwitness-disable-next-line spl-leak,lock-leak -- why it is fine*/\nreturn;",
        "x; /* kwitness-disable-next-line lock-leak -- why it is fine */ y;\nreturn;",
      })
  void theNextLine(String text) {
    Suppressions.Result result =
        apply(text, finding("lock-leak", 2), finding("spl-leak", 2), finding("lock-leak", 1));
    assertThat(result.suppressed()).extracting(s -> s.finding().ruleId()).contains("lock-leak");
    assertThat(result.suppressed()).allMatch(s -> s.finding().position().line() == 2);
    assertThat(result.suppressed()).allMatch(s -> s.reason().equals("why it is fine"));
    assertThat(result.reported()).contains(finding("lock-leak", 1));
  }

  @Test
  void theSameLine() {
    assertSuppressed("a;\nreturn; /* kwitness-disable-line lock-leak -- why it is fine */\n", 2);
    assertSuppressed("a;\nreturn; // kwitness-disable-line lock-leak -- why it is fine", 2);
    assertSuppressed(
        "a;\nreturn; /* kwitness-disable-line lock-leak --\n\t\t * why it is fine */\n", 2);
  }

  @Test
  void stackedCommentsAndBlankLinesAreNotTheNextLine() {
    String text =
        """
        /* kwitness-disable-next-line lock-leak -- why it is fine */

        /* kwitness-disable-next-line spl-leak -- why it is fine */
        /*
         * Some other comment.
         */
        return;
        """;
    assertThat(apply(text, finding("lock-leak", 7), finding("spl-leak", 7)).reported()).isEmpty();
  }

  @Test
  void aCommentOverSeveralLines() {
    assertSuppressed(
        "/*\n * kwitness-disable-next-line lock-leak,\n *  spl-leak\n * -- why\n * it is fine\n */\n"
            + "return;",
        7,
        "spl-leak");
    assertSuppressed("// kwitness-disable-next-line lock-leak \\\n-- why it is fine\nreturn;\n", 3);
  }

  private static void assertSuppressed(String text, int line, String other) {
    Suppressions.Result result = apply(text, finding("lock-leak", line), finding(other, line));
    assertThat(result.reported()).isEmpty();
    assertThat(result.suppressed())
        .extracting(SuppressedFinding::reason)
        .containsOnly("why it is fine");
  }

  /** Lines are counted right behind everything that can hold a line's end or a comment's sign. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "s = \"/*\";|1",
        "s = \"\\\"/*\";|1",
        "c = '\\'', d = '\"';|1",
        "#error don't|1",
        "s = \"a\\#b\";|2",
        "s = \"a\\%#b\";|2",
        "/* a #* b # c */|3",
        "// a \\#b|2",
      })
  void otherTextDoesNotConfuse(String before, int lines) {
    String text =
        before.replace('%', '\r').replace('#', before.startsWith("#") ? '#' : '\n')
            + "\n/* kwitness-disable-next-line lock-leak -- why it is fine */\nreturn;\n";
    assertSuppressed(text, lines + 2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s = \"/* kwitness-disable-next-line lock-leak -- why */\";\nreturn;",
        "s = \"\\\n// kwitness-disable-line lock-leak -- why\"; return;",
        "/* see kwitness-disable-next-line lock-leak -- why */\nreturn;",
      })
  void whatIsNoDirectiveHasNoEffect(String text) {
    Suppressions.Result result = apply(text, finding("lock-leak", 2));
    assertThat(result.reported()).containsExactly(finding("lock-leak", 2));
    assertThat(result.suppressed()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kwitness-disable-next-line lock-leak|without a reason",
        "kwitness-disable-next-line lock-leak --|without a reason",
        "kwitness-disable-next-line lock-leak --why|does not exist",
        "kwitness-disable-next-line lock-leak: why|does not exist",
        "kwitness-disable-next-line -- why|names no rule",
        "kwitness-disable-next-line|names no rule",
        "kwitness-disable-next-line lock-leek -- why|did you mean lock-leak",
        "kwitness-disable-next-line zzz -- why|there are: bad-suppression, lock-leak",
        "kwitness-disable lock-leak -- why|there is no kwitness-disable",
      })
  void aBadDirectiveSuppressesNothingAndSaysWhatToDo(String directive, String message) {
    Suppressions.Result result = apply("/* " + directive + " */\nreturn;", finding("lock-leak", 2));
    assertThat(result.suppressed()).isEmpty();
    assertThat(result.reported()).hasSize(2);
    Finding problem = result.reported().get(0);
    assertThat(problem.ruleId()).isEqualTo("bad-suppression");
    assertThat(problem.level()).isEqualTo(Level.ERROR);
    assertThat(problem.position()).isEqualTo(new SourcePosition(FILE, 1, 1));
    assertThat(problem.message()).contains(message);
  }

  @Test
  void unusedOnesAreReportedRuleByRule() {
    String text = "x;\n\t/* kwitness-disable-next-line lock-leak, spl-leak -- why */\nreturn;\n";
    Suppressions.Result result = apply(text, finding("lock-leak", 3));
    assertThat(result.suppressed()).hasSize(1);
    assertThat(result.reported()).hasSize(1);
    Finding unused = result.reported().get(0);
    assertThat(unused.ruleId()).isEqualTo("unused-suppression");
    assertThat(unused.level()).isEqualTo(Level.NOTE);
    assertThat(unused.position()).isEqualTo(new SourcePosition(FILE, 2, 2));
    assertThat(unused.message()).contains("spl-leak").contains("line 3");
  }

  @Test
  void oneAtTheEndOfTheFileIsUnused() {
    assertThat(apply("/* kwitness-disable-next-line lock-leak -- why */\n").reported())
        .extracting(Finding::message)
        .allMatch(m -> m.contains("no code follows"))
        .hasSize(1);
  }

  @Test
  void whatCannotBeKnownIsNotCalledUnused() {
    String text = "/* kwitness-disable-next-line lock-leak -- why */\nreturn;\n";
    List<Rule> withoutIt = RULES.stream().filter(r -> !r.id().equals("lock-leak")).toList();
    Suppressions notRun = new Suppressions(RULES, withoutIt);
    notRun.read(FILE, text);
    assertThat(notRun.apply(List.of(), Set.of(FILE)).reported()).isEmpty();

    Suppressions notAnalysed = new Suppressions(RULES, RULES);
    notAnalysed.read(FILE, text);
    assertThat(notAnalysed.apply(List.of(), Set.of()).reported()).isEmpty();

    Suppressions leftOut = new Suppressions(RULES, RULES);
    leftOut.read(FILE, text);
    leftOut.skip(FILE, 1, 2);
    assertThat(leftOut.apply(List.of(), Set.of(FILE)).reported()).isEmpty();

    assertThat(apply(text).reported()).hasSize(1);
  }
}
