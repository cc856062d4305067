package org.kwitness.upload;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the API's answers mean. */
final class Responses {
  /** What GitHub asks for where it names no time. */
  private static final Duration RATE_LIMIT_PAUSE = Duration.ofMinutes(1);

  private static final int SHOWN = 500;
  private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}+");
  private static final Pattern DIGITS = Pattern.compile("\\d{1,9}");
  private static final Pattern LONG_DIGITS = Pattern.compile("\\d{1,12}");

  private Responses() {}

  /** A JSON object, or an empty one where the answer is something else. */
  static JsonObject object(String body) {
    try {
      return JsonParser.parseString(body) instanceof JsonObject o ? o : new JsonObject();
    } catch (JsonParseException e) {
      return new JsonObject();
    }
  }

  /** A member that is a text; empty if there is none. */
  static String text(JsonObject object, String name) {
    JsonElement element = object.get(name);
    return element != null && element.isJsonPrimitive() ? element.getAsString() : "";
  }

  /** The members of a list of texts. */
  static List<String> texts(JsonObject object, String name) {
    List<String> texts = new ArrayList<>();
    if (object.get(name) instanceof JsonArray array) {
      for (JsonElement element : array) {
        String text = element.isJsonPrimitive() ? element.getAsString() : element.toString();
        texts.add(printable(text));
      }
    }
    return texts;
  }

  /** Text of someone else, that does nothing to a terminal and is not endless. */
  static String printable(String text) {
    String plain = CONTROLS.matcher(text).replaceAll(" ").strip();
    return plain.length() <= SHOWN ? plain : plain.substring(0, SHOWN) + "...";
  }

  /** How long to wait before the same is asked again; nothing if that would be no use. */
  static Optional<Duration> retryAfter(
      int status, HttpHeaders headers, String body, Instant now, Duration otherwise) {
    Optional<Duration> asked = headers.firstValue("Retry-After").flatMap(v -> delay(v, now));
    if (status >= 500 || status == 408) {
      return asked.or(() -> Optional.of(otherwise));
    }
    boolean used = headers.firstValue("x-ratelimit-remaining").orElse("").strip().equals("0");
    boolean limited =
        status == 429
            || (status == 403
                && (asked.isPresent()
                    || used
                    || body.toLowerCase(Locale.ROOT).contains("rate limit")));
    if (!limited) {
      return Optional.empty();
    }
    Optional<Duration> reset =
        used
            ? headers
                .firstValue("x-ratelimit-reset")
                .map(String::strip)
                .filter(v -> LONG_DIGITS.matcher(v).matches())
                .map(v -> Duration.between(now, Instant.ofEpochSecond(Long.parseLong(v))))
                .map(d -> d.isNegative() ? Duration.ZERO : d)
            : Optional.empty();
    return asked.or(() -> reset).or(() -> Optional.of(RATE_LIMIT_PAUSE));
  }

  /** Seconds, or a date (RFC 9110, 10.2.3). */
  private static Optional<Duration> delay(String value, Instant now) {
    String text = value.strip();
    if (DIGITS.matcher(text).matches()) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      Instant then = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** What went wrong and what to do, for a status that no waiting helps. */
  static String explain(int status, UploadTarget target, String body, HttpHeaders headers) {
    String said = printable(text(object(body), "message"));
    String answer = "GitHub answers " + status + (said.isEmpty() ? "" : " (" + said + ")") + ": ";
    return answer
        + switch (status) {
          case 301, 302, 307, 308 ->
              "it has moved"
                  + headers.firstValue("Location").map(l -> " to " + printable(l)).orElse("")
                  + "; give the repository's present name with --repo, or correct --api-url";
          case 400 ->
              "it cannot read what was sent; if the file is as kwitness wrote it, report a bug";
          case 401 ->
              "it does not know the token; it may have expired or been revoked, or be cut off. Make"
                  + " a new one and set GITHUB_TOKEN";
          case 403 ->
              "the token may not do that. It needs to write security events: in a workflow"
                  + " 'permissions: security-events: write' (a run for a fork's pull request"
                  + " may not have it); the permission 'Code scanning alerts: write' of a"
                  + " fine-grained token, or the scope security_events of a classic one. In a"
                  + " private repository, code scanning must be switched on";
          case 404 ->
              "there is no repository "
                  + target.repository()
                  + " that this token can see; correct --repo, or give the token access to it";
          case 413 -> "the log is too large for it; analyse a part of the tree, or choose rules";
          case 422 ->
              "it does not accept the log for "
                  + target.ref()
                  + " at "
                  + target.commit()
                  + "; both must be in the repository, so push first; else see what it says";
          default ->
              status >= 500
                  ? "it has a fault of its own, and kept it; try again later"
                  : "that was not expected; correct --api-url, or try again later";
        };
  }
}
