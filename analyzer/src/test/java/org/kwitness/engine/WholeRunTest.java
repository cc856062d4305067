package org.kwitness.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.GsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kwitness.frontend.tree.TreeException;
import org.kwitness.frontend.tree.TreeLocator;
import org.kwitness.model.KnowledgeException;
import org.kwitness.report.Run;
import org.kwitness.report.SarifWriter;
import org.kwitness.rule.RuleException;

/** What is true of the SARIF of a whole run, from the tree to the last byte. */
class WholeRunTest {
  private static final URI SCHEMA = URI.create("urn:test:sarif-2.1.0");
  private static final long SECONDS_PER_FILE = 60;

  private static Run run(String bsd, int threads)
      throws TreeException, KnowledgeException, RuleException {
    Path sys = Path.of("..", "testdata", bsd, "sys");
    RunOptions options =
        new RunOptions(
            new TreeLocator.Request(List.of(sys), "", false),
            List.of(),
            threads,
            SECONDS_PER_FILE,
            Set.of(),
            Set.of());
    return new Analyzer(options, "test", Progress.SILENT).run();
  }

  private static String sarif(Run run) throws IOException {
    StringWriter out = new StringWriter();
    new SarifWriter().write(run, out);
    return out.toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"freebsd", "netbsd", "openbsd", "dragonfly"})
  void sarifIsTheSameForAnyNumberOfThreadsAndInEachRun(String bsd)
      throws IOException, TreeException, KnowledgeException, RuleException {
    Run first = run(bsd, 1);
    assertThat(first.findings()).isNotEmpty();
    assertThat(first.gaps()).isNotEmpty();
    String expected = sarif(first);
    for (int threads : new int[] {2, 8, 1}) {
      assertThat(sarif(run(bsd, threads)))
          .as("%s with %d threads", bsd, threads)
          .isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"freebsd", "netbsd", "openbsd", "dragonfly"})
  void sarifFollowsTheSchema(String bsd)
      throws IOException, TreeException, KnowledgeException, RuleException {
    Validator validator =
        new ValidatorFactory().withJsonNodeFactory(new GsonNode.Factory()).createValidator();
    try (InputStream schema =
        getClass().getClassLoader().getResourceAsStream("schema/sarif-schema-2.1.0.json")) {
      assertThat(schema).as("the schema in the test classpath").isNotNull();
      validator.registerSchema(SCHEMA, new String(schema.readAllBytes(), StandardCharsets.UTF_8));
    }
    String log = sarif(run(bsd, 2));
    Validator.Result result = validator.validate(SCHEMA, log);
    assertThat(result.getErrors().stream().map(e -> e.getInstanceLocation() + ": " + e.getError()))
        .isEmpty();
    assertThat(result.isValid()).isTrue();
    assertThat(log).contains("\"ruleId\"").contains("codeFlows").contains("%SRCROOT%");
    assertThat(log).doesNotContain(Path.of("..").toAbsolutePath().normalize().toString());
  }
}
