package org.kwitness.engine;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kwitness.frontend.tree.TreeException;
import org.kwitness.frontend.tree.TreeLocator;
import org.kwitness.model.KnowledgeException;
import org.kwitness.report.Run;
import org.kwitness.report.SarifWriter;
import org.kwitness.rule.RuleException;

/** Runs over the miniature kernels, or copies of them. */
final class TestRuns {
  static final Path TESTDATA = Path.of("..", "testdata");

  private TestRuns() {}

  /**
   * What a run said, and how it got on with the cache.
   *
   * @param cached how many files it took from the cache
   * @param problem what was wrong with that
   * @param outOfSight what it should have recalled and could not
   */
  record Outcome(Run run, int cached, Optional<String> problem, List<String> outOfSight) {
    String sarif() throws IOException {
      StringWriter out = new StringWriter();
      new SarifWriter().write(run, out);
      return out.toString();
    }

    List<String> places() {
      return run.findings().stream()
          .map(f -> f.position().file() + ":" + f.position().line() + " " + f.ruleId())
          .toList();
    }
  }

  static Outcome run(Path path, Optional<Path> cache, boolean recalling)
      throws TreeException, KnowledgeException, RuleException {
    RunOptions options =
        new RunOptions(
            new TreeLocator.Request(List.of(path), "", false),
            List.of(),
            2,
            60,
            Set.of(),
            Set.of(),
            cache,
            recalling);
    Analyzer analyzer = new Analyzer(options, "test", Progress.SILENT);
    Run run = analyzer.run();
    return new Outcome(
        run, analyzer.filesFromCache(), analyzer.cacheProblem(), analyzer.outOfSight());
  }

  /** Copies a miniature kernel; gives its folder with the sources. */
  static Path copy(String bsd, Path into) throws IOException {
    Path from = TESTDATA.resolve(bsd);
    Path to = Files.createDirectories(into.resolve(bsd)).toRealPath();
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file));
        Files.createDirectories(target.resolve("..").normalize());
        Files.copy(file, target);
      }
    }
    return to.resolve("sys");
  }
}
