package org.kwitness.expectation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kwitness.expectation.Expectation.Kind;

class ExpectationReaderTest {
  private final ExpectationReader reader = new ExpectationReader(Set.of("one-rule", "other-rule"));

  @Test
  void readsEachKindWithLineRuleAndReason() {
    String text =
        """
        int a; /* expect: one-rule */
        int b;	/*expect-not: one-rule tested above */
        int c; // known-miss: other-rule too deep
        int d; /* known-false: other-rule */
        """;
    assertThat(reader.read("a.c", text))
        .containsExactly(
            new Expectation("a.c", 1, Kind.EXPECT, "one-rule", ""),
            new Expectation("a.c", 2, Kind.EXPECT_NOT, "one-rule", "tested above"),
            new Expectation("a.c", 3, Kind.KNOWN_MISS, "other-rule", "too deep"),
            new Expectation("a.c", 4, Kind.KNOWN_FALSE, "other-rule", ""));
  }

  @Test
  void aLineMayHaveSeveral() {
    String line = "f(); /* expect: one-rule */ /* expect-not: other-rule */ /* expect: one-rule */";
    assertThat(reader.read("a.c", line))
        .extracting(Expectation::kind)
        .containsExactly(Kind.EXPECT, Kind.EXPECT_NOT, Kind.EXPECT);
  }

  @Test
  void linesAreCountedThroughCommentsStringsAndContinuations() {
    String text =
        """
        /* a comment
         * of two lines */
        #define A(x) \\
          x
        char *s = "/* expect: one-rule */", c = '"'; /* expect: other-rule */
        #error don't
        int z; /* expect: one-rule */
        """;
    assertThat(reader.read("a.c", text))
        .extracting(Expectation::line, Expectation::ruleId)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(5, "other-rule"),
            org.assertj.core.groups.Tuple.tuple(7, "one-rule"));
  }

  @Test
  void aCommentWithoutEndIsNoMarkerAndEndsTheText() {
    String text = "int a; /* expect: one-rule */\n/* lost\nint b; // expect: one-rule\n";
    assertThat(reader.read("a.c", text)).extracting(Expectation::line).containsExactly(1);
  }

  @Test
  void carriageReturnsDoNotGetIntoTheReason() {
    assertThat(reader.read("a.c", "a; // expect: one-rule why\r\n/* x */\r\n"))
        .extracting(Expectation::reason)
        .containsExactly("why");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int a; /* we expect: nothing */",
        "int a; /* the rule one-rule does not apply */",
        "int a; /* known to work */",
        "/* expectations are in the README */",
      })
  void ordinaryCommentsAreNotMarkers(String text) {
    assertThat(reader.read("a.c", text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/* expect one-rule: now */",
        "/* expect one-rule */",
        "/* expected: one-rule */",
        "/* Expect: one-rule */",
        "/* expect : one-rule */",
        "/* expect:one-rule */",
        "/* expect: */",
        "/* expect-no: one-rule */",
        "/* expect-not one-rule */",
        "/* known-mis: one-rule */",
        "/* known-false one-rule */",
        "/* expect: one-rule\n   for two lines */",
        "/* expect: one-rule without an end",
        "// unexpected: one-rule",
      })
  void whatLooksLikeAMarkerAndIsNoneIsAnError(String comment) {
    assertThatThrownBy(() -> reader.read("dir/a.c", "int a;\n" + comment))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("dir/a.c:2: this looks like a marker and is none");
  }

  @Test
  void anUnknownRuleIsAnError() {
    assertThatThrownBy(() -> reader.read("a.c", "/* expect: third-rule */"))
        .isInstanceOf(AssertionError.class)
        .hasMessage("a.c:1: there is no rule third-rule; the rules are one-rule, other-rule");
  }

  @Test
  void twoMarkersInOneCommentAreAnError() {
    assertThatThrownBy(() -> reader.read("a.c", "/* expect: one-rule expect-not: other-rule */"))
        .isInstanceOf(AssertionError.class)
        .hasMessage("a.c:1: two markers in one comment; give each a comment of its own");
  }

  @Test
  void aContradictionIsAnError() {
    assertThatThrownBy(
            () -> reader.read("a.c", "/* expect: one-rule */ /* known-miss: one-rule */"))
        .isInstanceOf(AssertionError.class)
        .hasMessage("a.c:1: both expect and known-miss for one-rule on one line");
  }

  @Test
  void allMistakesOfATextAreReportedAtOnce() {
    assertThatThrownBy(() -> reader.read("a.c", "/* expect: x */\n/* expects: one-rule */"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll("a.c:1: there is no rule x", "a.c:2: this looks like");
  }

  @Test
  void aTreeIsReadInTheOrderOfItsNamesWhateverItsBytes(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("sub"));
    Files.write(
        folder.resolve("sub/b.c"),
        "/* \u00e9\0 */ int b; /* expect: one-rule */".getBytes(StandardCharsets.ISO_8859_1));
    Files.writeString(folder.resolve("a.h"), "int a; /* expect: one-rule */");
    Files.writeString(folder.resolve("c.c"), "int c; /* expect: one-rule */");
    Files.writeString(folder.resolve("d.txt"), "/* expect: one-rule */");
    assertThat(reader.readTree(folder, name -> !name.equals("c.c")))
        .extracting(Expectation::file)
        .containsExactly("a.h", "sub/b.c");
  }
}
