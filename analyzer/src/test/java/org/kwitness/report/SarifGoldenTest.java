package org.kwitness.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.GsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the logs in {@code sarif-samples} against what is written today, and against the SARIF
 * 2.1.0 schema. {@code -Dkwitness.updateGolden=true} rewrites them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SarifGoldenTest {
  private static final URI SCHEMA = URI.create("urn:test:sarif-2.1.0");

  private Validator validator;

  record Sample(String name, Run run, SarifOptions options) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Sample> samples() {
    return Stream.of(
        new Sample("findings.sarif", SampleRun.run(), SarifOptions.DEFAULT),
        new Sample("nothing.sarif", SampleRun.run(List.of(), List.of()), SarifOptions.DEFAULT),
        new Sample(
            "cut.sarif",
            SampleRun.run(),
            new SarifOptions("", false, new SarifLimits(1, 3, 0, 1, 60, 1, 100_000))));
  }

  @BeforeAll
  void loadSchema() throws IOException {
    try (InputStream schema =
        getClass().getClassLoader().getResourceAsStream("schema/sarif-schema-2.1.0.json")) {
      assertThat(schema).as("the schema in the test classpath").isNotNull();
      validator =
          new ValidatorFactory().withJsonNodeFactory(new GsonNode.Factory()).createValidator();
      validator.registerSchema(SCHEMA, new String(schema.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void logIsTheGoldenOneAndValid(Sample sample) throws IOException {
    String log =
        SampleRun.written(out -> new SarifWriter(sample.options()).write(sample.run(), out));
    Path golden = SampleRun.SAMPLES.resolve(sample.name());
    if (Boolean.getBoolean("kwitness.updateGolden")) {
      Files.writeString(golden, log);
    }
    assertThat(log).isEqualTo(Files.readString(golden));
    assertValid(log);
  }

  @Test
  void everyGoldenLogBelongsToASample() throws IOException {
    try (Stream<Path> files = Files.list(SampleRun.SAMPLES)) {
      assertThat(files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(".sarif")))
          .containsExactlyInAnyOrderElementsOf(samples().map(Sample::name).toList());
    }
  }

  @Test
  void logWithMachinePathsIsValid() {
    SarifOptions options = new SarifOptions("freebsd/", true, SarifLimits.GITHUB);
    String log = SampleRun.written(out -> new SarifWriter(options).write(SampleRun.run(), out));
    assertValid(log);
    assertThat(log)
        .contains("\"uri\": \"file:///home/me/my%20src/\"")
        .contains("\"uri\": \"freebsd/sys/dev/sample/sample.c\"");
  }

  @Test
  void schemaIsReallyApplied() {
    assertThat(validator.validate(SCHEMA, "{\"version\": \"2.1.0\"}").isValid()).isFalse();
    assertThat(
            validator
                .validate(
                    SCHEMA,
                    "{\"version\": \"2.1.0\", \"runs\": [{\"tool\": {\"driver\": {\"name\": \"x\"}},"
                        + " \"results\": [{\"level\": \"error\"}]}]}")
                .isValid())
        .isFalse();
  }

  private void assertValid(String log) {
    Validator.Result result = validator.validate(SCHEMA, log);
    assertThat(
            result.getErrors().stream()
                .map(e -> e.getInstanceLocation() + ": " + e.getError())
                .toList())
        .isEmpty();
    assertThat(result.isValid()).isTrue();
  }
}
