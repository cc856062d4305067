package org.kwitness.upload;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * GitHub's code scanning API ("REST API endpoints for code scanning", version 2022-11-28): a log is
 * sent, and then asked for until it has been processed.
 *
 * <p>What may pass (no connection, 5xx, a rate limit) is tried again, after the time that the
 * answer asks for; all tries and waits together keep within one time limit. Redirects are not
 * followed: they would take the token along.
 */
public final class CodeScanning {
  private static final String VERSION = "2022-11-28";
  private static final int MAX_TRIES = 6;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final Duration CONNECT_TIME = Duration.ofSeconds(30);
  private static final Duration ANSWER_TIME = Duration.ofMinutes(2);
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");
  private static final int NOT_FOUND = 404;

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT_TIME)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  private final UploadTarget target;
  private final Token token;
  private final String userAgent;
  private final Waiting waiting;
  private final Duration limit;
  private final Consumer<String> news;

  /**
   * A client.
   *
   * @param userAgent what it calls itself, as GitHub demands
   * @param limit for everything together
   * @param news is told what takes time, a line each
   */
  public CodeScanning(
      UploadTarget target,
      Token token,
      String userAgent,
      Waiting waiting,
      Duration limit,
      Consumer<String> news) {
    this.target = target;
    this.token = token;
    this.userAgent = userAgent;
    this.waiting = waiting;
    this.limit = limit;
    this.news = news;
  }

  /**
   * Sends a log and waits until GitHub has processed it.
   *
   * @return where the analyses can be asked for; empty if GitHub does not say
   * @throws UploadException if it has not been processed
   */
  public String upload(UploadLog log) throws UploadException {
    Instant deadline = waiting.now().plus(limit);
    try {
      String id = send(log, deadline);
      news.accept("sent; GitHub calls it " + id + " and processes it ...");
      return await(id, deadline);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UploadException(
          "interrupted; whether GitHub has processed the log is not known", e);
    }
  }

  private String send(UploadLog log, Instant deadline)
      throws UploadException, InterruptedException {
    JsonObject body = new JsonObject();
    body.addProperty("commit_sha", target.commit());
    body.addProperty("ref", target.ref());
    target.checkoutUri().ifPresent(uri -> body.addProperty("checkout_uri", uri));
    body.add("sarif", new JsonPrimitive(log.encoded()));
    HttpRequest request =
        request(target.uploads())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString(), StandardCharsets.UTF_8))
            .build();
    HttpResponse<String> response = exchange(request, deadline);
    requireSuccess(response);
    String id = Responses.text(Responses.object(response.body()), "id");
    if (!ID.matcher(id).matches()) {
      throw new UploadException(
          "GitHub took the log, but does not say under which id; is --api-url the address of its"
              + " API?");
    }
    return id;
  }

  private String await(String id, Instant deadline) throws UploadException, InterruptedException {
    HttpRequest request = request(target.upload(id)).GET().build();
    Duration pause = FIRST_PAUSE;
    while (true) {
      HttpResponse<String> response = exchange(request, deadline);
      // Just after the upload it may not be found yet.
      if (response.statusCode() != NOT_FOUND) {
        requireSuccess(response);
        JsonObject state = Responses.object(response.body());
        String word = Responses.text(state, "processing_status");
        switch (word) {
          case "complete" -> {
            return scrubbed(Responses.text(state, "analyses_url"));
          }
          case "failed" -> throw failed(Responses.texts(state, "errors"));
          case "pending" -> {}
          default ->
              throw new UploadException(
                  scrubbed("GitHub says that the state of the log is '" + word + "'")
                      + ", which kwitness does not know; look at the repository's Security page");
        }
      }
      if (waiting.now().plus(pause).isAfter(deadline)) {
        throw new UploadException(
            "GitHub has not processed the log after "
                + limit.toSeconds()
                + " s; it may still do so under the id "
                + id
                + ". Wait longer with --timeout, or look at the repository's Security page");
      }
      waiting.pause(pause);
      pause = longer(pause);
    }
  }

  private UploadException failed(List<String> errors) {
    return new UploadException(
        errors.isEmpty()
            ? "GitHub could not process the log, and does not say why; try again, then ask GitHub"
            : "GitHub could not process the log:\n  " + scrubbed(String.join("\n  ", errors)));
  }

  private HttpRequest.Builder request(URI uri) {
    return HttpRequest.newBuilder(uri)
        .timeout(ANSWER_TIME)
        .header("Accept", "application/vnd.github+json")
        .header("X-GitHub-Api-Version", VERSION)
        .header("User-Agent", userAgent)
        .header("Authorization", token.header());
  }

  /** An answer that no further try would change. */
  private HttpResponse<String> exchange(HttpRequest request, Instant deadline)
      throws UploadException, InterruptedException {
    Duration pause = FIRST_PAUSE;
    for (int attempt = 1; ; attempt++) {
      Duration wait;
      String why;
      Optional<HttpResponse<String>> response = Optional.empty();
      try {
        HttpResponse<String> answer =
            client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        Optional<Duration> retry =
            Responses.retryAfter(
                answer.statusCode(), answer.headers(), answer.body(), waiting.now(), pause);
        if (retry.isEmpty()) {
          return answer;
        }
        response = Optional.of(answer);
        wait = retry.get();
        why = "GitHub answers " + answer.statusCode();
      } catch (IOException e) {
        wait = pause;
        why = unreachable(e);
      }
      boolean late = waiting.now().plus(wait).isAfter(deadline);
      if (late || attempt == MAX_TRIES) {
        String waits = "the next try would be in " + wait.toSeconds() + " s";
        String end = late ? waits + ", later than --timeout allows" : attempt + " tries failed";
        throw new UploadException(why + message(response) + "; " + end + "; try again later");
      }
      news.accept(why + "; trying again in " + wait.toSeconds() + " s");
      waiting.pause(wait);
      pause = longer(pause);
    }
  }

  private String unreachable(IOException e) {
    String detail = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return scrubbed(
        target.api().getHost() + " cannot be reached (" + Responses.printable(detail) + ")");
  }

  private String message(Optional<HttpResponse<String>> response) {
    String said =
        response.map(r -> Responses.text(Responses.object(r.body()), "message")).orElse("");
    return said.isEmpty() ? "" : scrubbed(" (" + Responses.printable(said) + ")");
  }

  private void requireSuccess(HttpResponse<String> response) throws UploadException {
    int status = response.statusCode();
    if (status < 200 || status > 299) {
      throw new UploadException(
          scrubbed(Responses.explain(status, target, response.body(), response.headers())));
    }
  }

  private String scrubbed(String text) {
    return token.scrub(text);
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
  }
}
