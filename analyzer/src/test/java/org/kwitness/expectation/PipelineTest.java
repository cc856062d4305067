package org.kwitness.expectation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kwitness.engine.Analyzer;
import org.kwitness.engine.Progress;
import org.kwitness.engine.RunOptions;
import org.kwitness.expectation.Expectation.Kind;
import org.kwitness.frontend.tree.SourcePlan;
import org.kwitness.frontend.tree.SourceUnit;
import org.kwitness.frontend.tree.TreeException;
import org.kwitness.frontend.tree.TreeLocator;
import org.kwitness.model.KnowledgeException;
import org.kwitness.report.Run;
import org.kwitness.rule.Finding;
import org.kwitness.rule.Rule;
import org.kwitness.rule.RuleException;
import org.kwitness.rule.RuleLoader;

/** Holds what the whole pipeline reports on our own C against the markers in it. */
class PipelineTest {
  private static final Path TESTDATA = Path.of("..", "testdata");
  private static final Path RULES = Path.of("..", "rules");
  private static final int THREADS = 2;
  private static final long SECONDS_PER_FILE = 60;

  private static Set<String> ruleIds = Set.of();

  @BeforeAll
  static void loadRules() throws RuleException {
    ruleIds = new TreeSet<>(RuleLoader.load().stream().map(Rule::id).toList());
  }

  private static Analyzer analyzer(TreeLocator.Request request) {
    RunOptions options =
        new RunOptions(request, List.of(), THREADS, SECONDS_PER_FILE, Set.of(), Set.of());
    return new Analyzer(options, "test", Progress.SILENT);
  }

  private static List<Finding> findings(Path file, KernelId kernel) {
    SourcePlan plan = ScenarioPlan.of(file, kernel);
    try {
      return analyzer(new TreeLocator.Request(List.of(file), "", false)).run(plan).findings();
    } catch (TreeException | KnowledgeException | RuleException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void scenariosAreAsTheirMarkersSay() throws IOException {
    new Scenarios(TESTDATA.resolve("scenarios")).check(ruleIds, PipelineTest::findings);
  }

  static List<String> exampleFolders() throws RuleException {
    return RuleLoader.load().stream()
        .map(Rule::id)
        .flatMap(id -> List.of(id + "/bad", id + "/good").stream())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("exampleFolders")
  void examplesOfTheRulesAreAsTheirMarkersSay(String folder) throws IOException {
    new Scenarios(RULES.resolve(folder)).check(ruleIds, PipelineTest::findings);
  }

  /** A run sees the files of its architecture that the lists name, or all. */
  @ParameterizedTest
  @CsvSource({
    "freebsd,amd64,false",
    "freebsd,amd64,true",
    "freebsd,i386,false",
    "netbsd,amd64,false",
    "netbsd,amd64,true",
    "openbsd,amd64,false",
    "openbsd,amd64,true",
    "dragonfly,x86_64,false",
    "dragonfly,x86_64,true",
  })
  void treesAreAsTheirMarkersSay(String bsd, String architecture, boolean allSources)
      throws IOException, TreeException, KnowledgeException, RuleException {
    Path folder = TESTDATA.resolve(bsd);
    TreeLocator.Request request =
        new TreeLocator.Request(List.of(folder.resolve("sys")), architecture, allSources);
    SourcePlan plan = TreeLocator.locate(request);
    Set<String> units = new TreeSet<>(plan.units().stream().map(SourceUnit::name).toList());
    List<Expectation> all = new ExpectationReader(ruleIds).readTree(folder, name -> true);
    List<Expectation> seen =
        all.stream().filter(e -> e.file().endsWith(".h") || units.contains(e.file())).toList();
    assertThat(seen).extracting(Expectation::kind).contains(Kind.EXPECT, Kind.EXPECT_NOT);
    boolean seesUnused = seen.stream().anyMatch(e -> e.file().endsWith("kw_unused.c"));
    assertThat(seesUnused).isEqualTo(allSources);

    Run run = analyzer(request).run();

    ExpectationCheck.check(seen, run.findings());
    assertThat(run.statistics().functions()).isEqualTo(run.statistics().functionDefinitions());
    assertThat(run.statistics().problemDeclarations()).isZero();
  }
}
