package org.kwitness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kwitness.cli.CommandRunner.Outcome;
import org.kwitness.upload.FakeGitHub;
import org.kwitness.upload.FakeGitHub.Asked;
import org.kwitness.upload.NoWaiting;
import picocli.CommandLine;

/** The whole command, against a server that looks at what it gets. */
class UploadCommandTest {
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
  private static final String REF = "refs/heads/main";
  private static final String SAMPLE = "findings.sarif";

  private final NoWaiting waiting = new NoWaiting();
  private final Map<String, String> environment = new TreeMap<>();
  private FakeGitHub server;
  private Path log;
  @TempDir private Path folder;

  @BeforeEach
  void start() throws IOException {
    server = new FakeGitHub();
    log = Files.copy(Path.of("..", "sarif-samples", SAMPLE), folder.resolve("out.sarif"));
    environment.put("GITHUB_TOKEN", FakeGitHub.TOKEN);
    environment.put("GITHUB_REPOSITORY", "me/src");
    environment.put("GITHUB_REF", REF);
    environment.put("GITHUB_SHA", COMMIT);
    environment.put("GITHUB_API_URL", server.api());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Outcome upload(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine.IFactory factory =
        new CommandLine.IFactory() {
          @Override
          public <K> K create(Class<K> type) throws Exception {
            return type == UploadCommand.class
                ? type.cast(new UploadCommand(environment, folder, waiting))
                : CommandLine.defaultFactory().create(type);
          }
        };
    List<String> words = new ArrayList<>(List.of("upload"));
    for (Object argument : arguments) {
      words.add(argument.toString());
    }
    int exitCode =
        Main.run(
            Main.commandLine(factory).setOut(new PrintWriter(out)).setErr(new PrintWriter(err)),
            words.toArray(String[]::new));
    Outcome outcome = new Outcome(exitCode, out.toString(), err.toString());
    assertThat(outcome.out() + outcome.err()).doesNotContain(FakeGitHub.TOKEN);
    return outcome;
  }

  private Outcome failed(Object... arguments) {
    Outcome outcome = upload(arguments);
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(ExitCode.FAILURE);
    assertThat(outcome.err()).contains("kwitness: ").doesNotContain("internal error");
    assertThat(outcome.out()).isEmpty();
    return outcome;
  }

  @Test
  void theLogArrivesAsItIsAndIsAwaited() throws IOException {
    server.takes().answer(404, "{}").state("pending").state("complete");
    Outcome outcome = upload(log);
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(ExitCode.CLEAN);
    assertThat(outcome.out())
        .contains("processed: " + log)
        .contains("2 results of kwitness in kwitness/freebsd/amd64")
        .contains("http://x.example/analyses");
    assertThat(waiting.pauses()).containsExactly(2L, 4L);

    List<Asked> asked = server.asked();
    assertThat(asked).extracting(Asked::method).containsExactly("POST", "GET", "GET", "GET");
    String path = "/api/v3/repos/me/src/code-scanning/sarifs";
    assertThat(asked.get(0).path()).isEqualTo(path);
    assertThat(asked.subList(1, 4)).allMatch(a -> a.path().equals(path + "/" + FakeGitHub.ID));
    assertThat(asked)
        .allSatisfy(
            a -> {
              assertThat(a.header("Authorization")).isEqualTo("Bearer " + FakeGitHub.TOKEN);
              assertThat(a.header("Accept")).isEqualTo("application/vnd.github+json");
              assertThat(a.header("X-github-api-version")).isEqualTo("2022-11-28");
              assertThat(a.header("User-agent")).startsWith("kwitness/");
            });
    assertThat(asked.get(0).json().keySet()).containsExactly("commit_sha", "ref", "sarif");
    assertThat(asked.get(0).json().get("commit_sha").getAsString()).isEqualTo(COMMIT);
    assertThat(asked.get(0).json().get("ref").getAsString()).isEqualTo(REF);
    assertThat(asked.get(0).log()).isEqualTo(Files.readString(log));
  }

  @Test
  void optionsAreStrongerThanTheEnvironment() {
    server.takes().state("complete");
    String other = "f".repeat(40);
    Outcome outcome =
        upload(
            log,
            "--repo=you/sys",
            "--ref=refs/pull/7/merge",
            "--commit=" + other,
            "--checkout-uri=file:///src/");
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(ExitCode.CLEAN);
    Asked post = server.asked().get(0);
    assertThat(post.path()).contains("/repos/you/sys/");
    assertThat(post.json().get("ref").getAsString()).isEqualTo("refs/pull/7/merge");
    assertThat(post.json().get("commit_sha").getAsString()).isEqualTo(other);
    assertThat(post.json().get("checkout_uri").getAsString()).isEqualTo("file:///src/");
  }

  @Test
  void aDryRunSendsNothingAndNeedsNoToken() {
    environment.remove("GITHUB_TOKEN");
    Outcome outcome = upload(log, "--dry-run");
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(ExitCode.CLEAN);
    assertThat(outcome.out())
        .contains("would send", "2 results", "me/src, " + REF + " at " + COMMIT)
        .contains("no token is there");
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void withoutATokenNothingIsSent() {
    environment.put("GITHUB_TOKEN", " ");
    assertThat(failed(log).err()).contains("there is no token; set GITHUB_TOKEN");
    assertThat(server.asked()).isEmpty();
    environment.put("GH_TOKEN", "second");
    server.takes().state("complete");
    assertThat(upload(log).exitCode()).isEqualTo(ExitCode.CLEAN);
    assertThat(server.asked().get(0).header("Authorization")).isEqualTo("Bearer second");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a b", "a\u00e9"})
  void aTokenThatCannotBeOneIsNotQuoted(String extra) {
    environment.put("GITHUB_TOKEN", FakeGitHub.TOKEN + extra);
    assertThat(failed(log).err()).contains("GITHUB_TOKEN holds characters that no token has");
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void aTokenThatTheServerRepeatsIsNotPrinted() {
    server.answer(403, "{\"message\": \"bad " + FakeGitHub.TOKEN + "\"}");
    assertThat(failed(log).err()).contains("(bad ***)");
    server.takes().state("failed", "no " + FakeGitHub.TOKEN);
    assertThat(failed(log).err()).contains("no ***");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "307|it has moved to http://x.example/new",
        "400|it cannot read what was sent",
        "401|it does not know the token",
        "403|permissions: security-events: write",
        "404|there is no repository me/src that this token can see",
        "413|too large",
        "422|push first",
        "418|not expected",
      })
  void whatNoWaitingHelpsIsExplainedAtOnce(int status, String advice) {
    String said = "{\"message\": \"Said \\u001b[1mso\"}";
    server.answer(status, said, "Location", "http://x.example/new");
    assertThat(failed(log).err())
        .contains("GitHub answers " + status + " (Said  [1mso): ")
        .contains(advice);
    assertThat(server.asked()).hasSize(1);
    assertThat(waiting.pauses()).isEmpty();
  }

  @Test
  void whatMayPassIsTriedAgain() {
    server
        .answer(502, "<html>")
        .answer(503, "", "Retry-After", "7")
        .answer(429, "{}", "Retry-After", "Sat, 21 Nov 2026 10:00:30 GMT")
        .takes()
        .answer(500, "{}")
        .state("complete");
    Outcome outcome = upload(log);
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(ExitCode.CLEAN);
    // 9 seconds of the 30 have gone by when the date is read.
    assertThat(waiting.pauses()).containsExactly(2L, 7L, 21L, 2L);
    assertThat(outcome.err()).contains("GitHub answers 502; trying again in 2 s");
    assertThat(server.asked()).extracting(Asked::method).filteredOn("POST"::equals).hasSize(4);
    assertThat(server.asked().get(3).body()).isEqualTo(server.asked().get(0).body());
  }

  @Test
  void rateLimitsAreKept() {
    String reset = String.valueOf(NoWaiting.START.getEpochSecond() + 90);
    server
        .answer(403, "{}", "x-ratelimit-remaining", "0", "x-ratelimit-reset", reset)
        .answer(403, "{\"message\": \"You have exceeded a secondary rate limit.\"}")
        .takes()
        .state("complete");
    assertThat(upload(log).exitCode()).isEqualTo(ExitCode.CLEAN);
    assertThat(waiting.pauses()).containsExactly(90L, 60L);
  }

  @Test
  void aServerThatStaysDownIsGivenUp() {
    for (int i = 0; i < 6; i++) {
      server.answer(503, "{\"message\": \"Unicorn\"}");
    }
    assertThat(failed(log).err())
        .contains("GitHub answers 503 (Unicorn); 6 tries failed; try again later");
    assertThat(waiting.pauses()).containsExactly(2L, 4L, 8L, 16L, 30L);
    assertThat(server.asked()).hasSize(6);
  }

  @Test
  void aWaitThatIsLongerThanTheTimeoutIsNotBegun() {
    server.answer(429, "{}", "Retry-After", "3600");
    assertThat(failed(log, "--timeout=60").err())
        .contains("the next try would be in 3600 s, later than --timeout allows");
    assertThat(waiting.pauses()).isEmpty();
  }

  @Test
  void noServerIsNoSuccess() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      environment.put("GITHUB_API_URL", "http://127.0.0.1:" + free.getLocalPort());
    }
    assertThat(failed(log).err()).contains("127.0.0.1 cannot be reached").contains("tries failed");
  }

  @Test
  void aLogThatGitHubCannotProcessIsNoSuccess() {
    server.takes().state("pending").state("failed", "rejecting SARIF: too many", "and more");
    assertThat(failed(log).err())
        .contains("GitHub could not process the log:\n  rejecting SARIF: too many\n  and more");
    server.takes().state("failed");
    assertThat(failed(log).err()).contains("does not say why");
    server.takes().state("asleep");
    assertThat(failed(log).err()).contains("the state of the log is 'asleep'");
  }

  @Test
  void processingThatTakesTooLongIsNoSuccess() {
    server.takes();
    for (int i = 0; i < 10; i++) {
      server.state("pending");
    }
    assertThat(failed(log, "--timeout=20").err())
        .contains("not processed the log after 20 s")
        .contains(FakeGitHub.ID);
    assertThat(waiting.pauses().stream().mapToLong(s -> s).sum()).isLessThanOrEqualTo(20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "<html>", "{\"id\": \"../../../user\"}", "{\"id\": {}}"})
  void anAnswerWithoutAnIdIsNoSuccess(String answer) {
    server.answer(202, answer);
    assertThat(failed(log).err()).contains("does not say under which id");
    assertThat(server.asked()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--repo=src|OWNER/NAME",
        "--repo=../../user|OWNER/NAME",
        "--repo=me/..|OWNER/NAME",
        "--repo=me/a b|OWNER/NAME",
        "--checkout-uri=/src|file:///",
        "--api-url=http://github.example|in the open",
        "--api-url=ftp://127.0.0.1|in the open",
        "--api-url=https://a:b@github.example|nothing more",
        "--api-url=::|no address",
        "--timeout=0|at least 1",
        "--ref=main|give --commit, too",
        "--commit=abc|give --ref, too",
      })
  void whatCannotBeRightIsRefused(String option, String message) {
    assertThat(failed(log, option).err()).contains(message);
    assertThat(server.asked()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"main", "refs/heads/", "refs/pull/7", "refs/pull/7/merge/x", "refs/heads/a b"})
  void whatIsNoFullRefIsRefused(String ref) {
    environment.put("GITHUB_REF", ref);
    assertThat(failed(log).err()).contains("'" + ref + "' is no full ref");
  }

  @Test
  void aShortCommitIsRefused() {
    environment.put("GITHUB_SHA", "0123456");
    assertThat(failed(log).err()).contains("is no commit; give --commit all 40 digits");
  }

  @Test
  void aBadLogIsNotSent() throws IOException {
    Files.writeString(log, "{}");
    assertThat(failed(log).err()).contains("it has no \"runs\"");
    assertThat(failed(folder.resolve("no.sarif")).err()).contains("there is no file");
    assertThat(failed(folder).err()).contains("cannot be read");
    assertThat(server.asked()).isEmpty();
  }

  private void forget(String... variables) {
    List.of(variables).forEach(environment::remove);
  }

  @Test
  void withoutGitAndEnvironmentTheOptionsAreNeeded() {
    forget("GITHUB_REPOSITORY");
    assertThat(failed(log).err()).contains("Give --repo OWNER/NAME");
    forget("GITHUB_SHA");
    assertThat(failed(log, "--repo=a/b").err()).contains("give --ref and --commit");
  }

  @Test
  void gitSaysWhatTheEnvironmentDoesNot() throws IOException, InterruptedException {
    assumeThat(GitFolder.isPossible()).isTrue();
    forget("GITHUB_REPOSITORY", "GITHUB_REF", "GITHUB_SHA");
    GitFolder git = new GitFolder(folder);
    assertThat(failed(log, "--repo=a/b").err()).contains("give --ref and --commit");
    git.commitAll("first");
    String secret = "https://user:" + FakeGitHub.TOKEN + "@127.0.0.1/me/src.git";
    git.git("remote", "add", "origin", secret);
    git.git("remote", "add", "mirror", "https://git.example/other/copy.git");
    Outcome outcome = upload(log, "--dry-run");
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(ExitCode.CLEAN);
    assertThat(outcome.out()).containsPattern("to me/src, refs/heads/main at [0-9a-f]{40}\n");

    git.git("remote", "add", "fork", "git@127.0.0.1:you/src.git");
    assertThat(failed(log, "--dry-run").err()).contains("me/src, you/src; choose with --repo");
    git.git("checkout", "-q", "--detach");
    assertThat(failed(log, "--repo=me/src").err()).contains("give --ref and --commit");
  }
}
