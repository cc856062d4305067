package org.kwitness.expectation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kwitness.expectation.Expectation.Kind;
import org.kwitness.ir.SourcePosition;
import org.kwitness.rule.Finding;
import org.kwitness.rule.Level;

class ExpectationCheckTest {
  private static Expectation marker(int line, Kind kind) {
    return new Expectation("a.c", line, kind, "one-rule", "reason");
  }

  private static Finding finding(String file, int line, String rule) {
    SourcePosition position = new SourcePosition(file, line, 7);
    return new Finding(
        rule, Level.WARNING, position, "f", "message", List.of(), List.of(), "identity");
  }

  private static String listing(List<Expectation> markers, Finding... findings) {
    return ExpectationCheck.listing(ExpectationCheck.mismatches(markers, List.of(findings)));
  }

  @Test
  void nothingIsWrongIfEveryKindIsAsItSays() {
    List<Expectation> markers =
        List.of(
            marker(1, Kind.EXPECT),
            marker(2, Kind.EXPECT_NOT),
            marker(3, Kind.KNOWN_MISS),
            marker(4, Kind.KNOWN_FALSE));
    assertThat(listing(markers, finding("a.c", 1, "one-rule"), finding("a.c", 4, "one-rule")))
        .isEmpty();
  }

  @Test
  void anExpectationWithoutFindingIsMissing() {
    assertThat(listing(List.of(marker(1, Kind.EXPECT))))
        .isEqualTo(
            """
            1 missing: the marker says expect, and there is no finding
              a.c:1: one-rule: reason
            """);
  }

  @Test
  void aFindingOfAnotherLineRuleOrFileDoesNotCount() {
    List<Expectation> markers = List.of(marker(1, Kind.EXPECT));
    assertThat(
            ExpectationCheck.mismatches(
                markers,
                List.of(
                    finding("a.c", 2, "one-rule"),
                    finding("a.c", 1, "other-rule"),
                    finding("b.c", 1, "one-rule"))))
        .extracting(ExpectationCheck.Mismatch::problem)
        .containsExactly(
            ExpectationCheck.Problem.MISSING,
            ExpectationCheck.Problem.UNEXPECTED,
            ExpectationCheck.Problem.UNEXPECTED,
            ExpectationCheck.Problem.UNEXPECTED);
  }

  @Test
  void aFindingWithoutMarkerIsUnexpected() {
    assertThat(listing(List.of(), finding("a.c", 3, "one-rule")))
        .isEqualTo(
            """
            1 unexpected: a finding, and no marker asks for it
              a.c:3:7: one-rule: message
            """);
  }

  @Test
  void aFindingAtAPrecisionPointIsUnexpectedAndShowsWhy() {
    assertThat(listing(List.of(marker(3, Kind.EXPECT_NOT)), finding("a.c", 3, "one-rule")))
        .contains("a.c:3:7: one-rule: message [expect-not: reason]");
  }

  @Test
  void aSecondFindingOnTheLineIsUnexpected() {
    Finding found = finding("a.c", 1, "one-rule");
    assertThat(listing(List.of(marker(1, Kind.EXPECT)), found, found)).startsWith("1 unexpected");
    assertThat(listing(List.of(marker(1, Kind.EXPECT), marker(1, Kind.EXPECT)), found, found))
        .isEmpty();
    assertThat(listing(List.of(marker(1, Kind.EXPECT), marker(1, Kind.EXPECT)), found))
        .startsWith("1 missing");
  }

  @Test
  void aReasonThatNamesALevelAsksForThat() {
    Finding warning = finding("a.c", 1, "one-rule");
    for (String reason : List.of("a note only: rare", "an error: certain")) {
      Expectation marker = new Expectation("a.c", 1, Kind.EXPECT, "one-rule", reason);
      assertThat(listing(List.of(marker), warning))
          .startsWith("1 wrong level")
          .contains("a.c:1:7: one-rule: message [" + reason + "]");
    }
  }

  @Test
  void aKnownMissThatIsFoundAsksForANewMarker() {
    assertThat(listing(List.of(marker(1, Kind.KNOWN_MISS)), finding("a.c", 1, "one-rule")))
        .startsWith("1 known-miss now found")
        .contains("a.c:1:7: one-rule: message [known-miss: reason]");
  }

  @Test
  void aKnownFalseThatIsGoneAsksForANewMarker() {
    assertThat(listing(List.of(marker(1, Kind.KNOWN_FALSE)))).startsWith("1 known-false now gone");
  }

  @Test
  void theListingHasABlockForEachProblemAndIsSorted() {
    List<Expectation> markers =
        List.of(marker(9, Kind.EXPECT), marker(5, Kind.EXPECT), marker(7, Kind.KNOWN_FALSE));
    assertThat(
            listing(markers, finding("b.c", 1, "one-rule"), finding("a.c", 20, "one-rule"))
                .lines()
                .map(line -> line.substring(0, 9)))
        .containsExactly(
            "2 missing",
            "  a.c:5: ",
            "  a.c:9: ",
            "2 unexpec",
            "  a.c:20:",
            "  b.c:1:7",
            "1 known-f",
            "  a.c:7: ");
  }

  @Test
  void scenariosAreCheckedTogetherWithTheirKernels(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("topic"));
    Files.writeString(
        folder.resolve("topic/a.c"),
        "/* kernel: freebsd 903000 amd64 */\nint a; /* expect: one-rule */\n");
    Files.writeString(folder.resolve("b.c"), "/* kernel: netbsd 600000000 i386 */\n");
    Files.writeString(folder.resolve("topic/a.h"), "int h;\n");
    Scenarios scenarios = new Scenarios(folder);
    List<KernelId> kernels = new ArrayList<>();
    assertThatCode(
            () ->
                scenarios.check(
                    Set.of("one-rule"),
                    (file, kernel) -> {
                      kernels.add(kernel);
                      return file.endsWith("a.c")
                          ? List.of(finding("a.c", 2, "one-rule"))
                          : List.of();
                    }))
        .doesNotThrowAnyException();
    assertThat(kernels)
        .containsExactly(
            new KernelId("netbsd", 600000000, "i386"), new KernelId("freebsd", 903000, "amd64"));
    assertThatThrownBy(() -> scenarios.check(Set.of("one-rule"), (file, kernel) -> List.of()))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("topic/a.c:2: one-rule");
  }

  @Test
  void aScenarioWithoutKernelIsAnError(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("a.c"), "/* kernel: freebsd nine amd64 */\n");
    Scenarios scenarios = new Scenarios(folder);
    assertThatThrownBy(() -> scenarios.check(Set.of(), (file, kernel) -> List.of()))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("a.c:1: a scenario starts with /* kernel: BSD VERSION");
  }
}
