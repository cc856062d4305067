package org.kwitness.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What GitHub would refuse is refused before it is sent. */
class UploadLogTest {
  private static final String TOOL = "\"tool\": {\"driver\": {\"name\": \"t\"}}";

  @TempDir private Path folder;

  private UploadLog read(String text) throws IOException, UploadException {
    return UploadLog.read(Files.writeString(folder.resolve("a.sarif"), text), false);
  }

  private static String log(String... runs) {
    return "{\"version\": \"2.1.0\", \"runs\": [" + String.join(",", runs) + "]}";
  }

  private static String run(String results) {
    return "{" + TOOL + ", \"results\": [" + results + "]}";
  }

  private static String result(String uri, String rest) {
    return "{\"ruleId\": \"r\", \"locations\": [" + location(uri) + "]" + rest + "}";
  }

  private static String location(String uri) {
    return "{\"physicalLocation\": {\"artifactLocation\": {\"uri\": \"" + uri + "\"}}}";
  }

  private static String times(int count, String text) {
    return String.join(",", Collections.nCopies(count, text));
  }

  private void refused(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(UploadException.class)
        .hasMessageContaining("a.sarif")
        .hasMessageContaining(message);
  }

  @Test
  void goldenLogsAreTaken() throws IOException, UploadException {
    try (Stream<Path> samples = Files.list(Path.of("..", "sarif-samples"))) {
      for (Path sample : samples.filter(f -> f.toString().endsWith(".sarif")).sorted().toList()) {
        UploadLog log = UploadLog.read(sample, false);
        assertThat(log.size()).isEqualTo(Files.size(sample));
        assertThat(log.compressedSize()).isBetween(1, (int) log.size());
        assertThat(log.runs())
            .singleElement()
            .satisfies(
                run -> {
                  assertThat(run.tool()).isEqualTo("kwitness");
                  assertThat(run.category()).isEqualTo("kwitness/freebsd/amd64");
                });
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "[]", "3", "{\"runs\": 1}", "{\"runs\": [1]}", "{} x", "{'runs': []}"})
  void whatIsNoLogIsRefused(String text) {
    refused(text, "is no SARIF log");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"results\": []}|run 1 does not name its tool",
        "{\"tool\": {\"driver\": {\"name\": \"t\"}}}|run 1 has no \"results\"",
      })
  void whatARunLacksIsSaid(String run, String message) {
    refused(log(run), message);
  }

  @Test
  void aResultNeedsAPlaceInTheRepository() {
    refused(log(run(result("a.c", "") + ", {\"ruleId\": \"r\"}")), "result 2 has no place");
    refused(log(run("{\"locations\": [{\"logicalLocations\": []}]}")), "result 1 has no place");
    refused(log(run("7")), "result 1 is no object");
    refused(log(run(result("", ""))), "in a file without a name");
    refused(log(run(result("https://x.example/a.c", ""))), "only relative addresses and file:");
    refused(log(run(result("/src/a.c", ""))), "give --checkout-uri");
    refused(log(run(result("file:///src/a.c", ""))), "give --checkout-uri");
  }

  @Test
  void absoluteAddressesAreTakenWithACheckoutUri() throws IOException, UploadException {
    Path file =
        Files.writeString(folder.resolve("b.sarif"), log(run(result("file:///src/a.c", ""))));
    assertThat(UploadLog.read(file, true).runs()).hasSize(1);
  }

  @Test
  void numbersAreKept() throws IOException, UploadException {
    assertThat(read(log(run(times(25_000, result("a.c", ""))))).runs().get(0).results())
        .isEqualTo(25_000);
    refused(log(run(times(25_001, result("a.c", "")))), "25,001 results, more than 25,000");
    String many = "{\"locations\": [" + times(1_001, location("a.c")) + "]}";
    refused(log(run(many)), "1,001 locations, more than 1,000");
    String half = "{\"threadFlows\": [{\"locations\": [" + times(5_001, "{}") + "]}]}";
    String flows = ", \"codeFlows\": [" + half + "," + half + "]";
    refused(log(run(result("a.c", flows))), "10,002 thread-flow locations, more than 10,000");
    String tags = "{\"id\": \"r\", \"properties\": {\"tags\": [" + times(21, "\"t\"") + "]}}";
    refused(
        log(
            "{\"tool\": {\"driver\": {\"name\": \"t\", \"rules\": ["
                + tags
                + "]}}, \"results\": []}"),
        "rule r has 21 tags, more than 20");
  }

  @Test
  void runsAreFewAndOfDifferentCategories() throws IOException, UploadException {
    assertThat(read(log(category("a/"), category("b/"), category("b/c/1"))).runs())
        .extracting(LogCheck.RunFigures::category)
        .containsExactly("a", "b", "b/c");
    refused(log(category("a/1"), category("a/2")), "two runs of t have the category 'a'");
    refused(
        log(
            Stream.iterate(1, i -> i + 1)
                .limit(21)
                .map(i -> category(i + "/"))
                .toArray(String[]::new)),
        "21 runs, more than 20");
  }

  private static String category(String id) {
    return "{" + TOOL + ", \"automationDetails\": {\"id\": \"" + id + "\"}, \"results\": []}";
  }

  @Test
  void manyProblemsAreCounted() {
    assertThatThrownBy(() -> read(log(run(times(25, "{}")))))
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(12))
        .hasMessageEndingWith("and 15 more");
  }

  @Test
  void tooManyBytesAreRefused() throws IOException {
    Random random = new Random(1);
    Path file = folder.resolve("big.sarif");
    try (OutputStream out = Files.newOutputStream(file)) {
      byte[] noise = new byte[11 * 1024 * 1024];
      random.nextBytes(noise);
      out.write(noise);
    }
    assertThatThrownBy(() -> UploadLog.read(file, false))
        .isInstanceOf(UploadException.class)
        .hasMessageContaining("more than 10,485,760 bytes after gzip");
  }

  @ParameterizedTest
  @CsvSource({
    "https://github.com/o/r,o/r",
    "https://github.com/o/r.git,o/r",
    "https://user:secret@github.com/o/r.git/,o/r",
    "git@github.com:o/r.git,o/r",
    "ssh://git@github.com/o/r,o/r",
    "ssh://git@ssh.github.com:443/o/r.git,o/r",
    "https://gitlab.example/o/r,",
    "https://github.com.evil.example/o/r,",
    "../o/r,",
    "/srv/git/o/r.git,",
  })
  void repositoriesOfRemotes(String address, String repository) {
    assertThat(GitDefaults.repository(address, "github.com").stream().collect(Collectors.joining()))
        .isEqualTo(repository == null ? "" : repository);
  }
}
