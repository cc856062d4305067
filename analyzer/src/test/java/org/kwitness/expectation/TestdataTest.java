package org.kwitness.expectation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kwitness.expectation.Expectation.Kind;
import org.kwitness.frontend.tree.SourcePlan;
import org.kwitness.frontend.tree.TreeException;
import org.kwitness.frontend.tree.TreeLocator;
import org.kwitness.model.KnowledgeException;
import org.kwitness.model.KnowledgeLoader;
import org.kwitness.rule.Gap;
import org.kwitness.rule.Rule;
import org.kwitness.rule.RuleException;
import org.kwitness.rule.RuleLoader;

/** The markers in our own C can be read, and each says why. */
class TestdataTest {
  private static final Path TESTDATA = Path.of("..", "testdata");

  /** How far above a marker the comment may stand that says what is wrong. */
  private static final int LINES_ABOVE = 8;

  private static List<Expectation> all = List.of();

  @BeforeAll
  static void read() throws IOException, RuleException {
    Set<String> rules = new TreeSet<>();
    RuleLoader.load().stream().map(Rule::id).forEach(rules::add);
    all = new ExpectationReader(rules).readTree(TESTDATA, name -> true);
  }

  @Test
  void everyScenarioSaysItsKernel() throws IOException, KnowledgeException {
    Scenarios scenarios = new Scenarios(TESTDATA.resolve("scenarios"));
    List<String> known = KnowledgeLoader.kernels();
    assertThat(scenarios.names()).hasSizeGreaterThan(40);
    for (String name : scenarios.names()) {
      assertThat(known).as(name).contains(scenarios.kernel(name).bsd());
    }
  }

  @Test
  void everyMarkerSaysWhy() throws IOException {
    List<String> silent = new ArrayList<>();
    for (Expectation e : all) {
      if (e.reason().isEmpty() && !(e.kind() == Kind.EXPECT && hasCommentAbove(e))) {
        silent.add(e.file() + ":" + e.line() + ": " + e.kind().word() + " without a reason");
      }
    }
    assertThat(silent).isEmpty();
  }

  private static boolean hasCommentAbove(Expectation e) throws IOException {
    List<String> lines = ExpectationReader.text(TESTDATA.resolve(e.file())).lines().toList();
    return lines.subList(Math.max(0, e.line() - 1 - LINES_ABOVE), e.line() - 1).stream()
        .anyMatch(line -> line.contains("/* Wrong"));
  }

  @ParameterizedTest
  @CsvSource({
    "freebsd,unchecked-null",
    "freebsd,lock-leak",
    "netbsd,unchecked-null",
    "netbsd,lock-leak",
    "netbsd,spl-leak",
    "openbsd,unchecked-null",
    "openbsd,lock-leak",
    "openbsd,spl-leak",
    "dragonfly,unchecked-null",
    "dragonfly,lock-leak",
  })
  void everyTreeHasFaultsAndNearMisses(String bsd, String rule) {
    assertThat(all)
        .filteredOn(e -> e.file().startsWith(bsd + "/") && e.ruleId().equals(rule))
        .extracting(Expectation::kind)
        .contains(Kind.EXPECT, Kind.EXPECT_NOT);
  }

  /** Each tree is recognised, lists one file that is absent, and lacks one file that is there. */
  @ParameterizedTest
  @CsvSource({
    "freebsd,903000,amd64,12",
    "netbsd,600000000,amd64,11",
    "openbsd,202304,amd64,12",
    "dragonfly,500901,x86_64,9",
  })
  void everyTreeIsRecognised(String bsd, long version, String architecture, int units)
      throws TreeException {
    Path sys = TESTDATA.resolve(bsd).resolve("sys").toAbsolutePath().normalize();
    SourcePlan plan = TreeLocator.locate(new TreeLocator.Request(List.of(sys), "", false));
    assertThat(plan.bsd()).isEqualTo(bsd);
    assertThat(plan.version()).isEqualTo(version);
    assertThat(plan.architecture()).isEqualTo(architecture);
    assertThat(plan.units()).extracting(unit -> unit.name()).hasSize(units);
    assertThat(plan.gaps())
        .anySatisfy(
            gap -> {
              assertThat(gap.kind()).isEqualTo(Gap.Kind.SOURCE_LIST);
              assertThat(gap.toString()).contains("kw_gone.c");
            })
        .anySatisfy(gap -> assertThat(gap.kind()).isEqualTo(Gap.Kind.FILE_NOT_LISTED));
  }
}
