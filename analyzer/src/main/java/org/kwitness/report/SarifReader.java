package org.kwitness.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.kwitness.rule.Level;

/**
 * Reads what a comparison needs of a SARIF 2.1.0 log. Logs of other tools are read, too; what their
 * results lack is left empty. Results that are suppressed or absent are not open, and not read.
 */
public final class SarifReader {
  /** How {@link SarifResults} ends a message: a link to each related place. */
  private static final Pattern LINKS =
      Pattern.compile("(?: See|;) \\[(?:[^\\]\\\\]|\\\\.)*\\]\\(\\d+\\)");

  private static final Pattern MORE = Pattern.compile("; and \\d+ more places(?=\\.?$)");

  private final String file;

  private SarifReader(String file) {
    this.file = file;
  }

  /**
   * Reads a log.
   *
   * @throws ReportException if it is not there, or not a SARIF log
   */
  public static SarifLog read(Path file) throws ReportException {
    try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return new SarifReader(file.toString()).parse(in);
    } catch (NoSuchFileException e) {
      throw new ReportException("there is no file " + file + "; correct the name", e);
    } catch (IOException e) {
      throw new ReportException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private SarifLog parse(Reader in) throws ReportException, IOException {
    JsonElement root;
    try {
      JsonReader json = new JsonReader(in);
      json.setStrictness(Strictness.STRICT);
      root = JsonParser.parseReader(json);
    } catch (JsonParseException e) {
      throw new ReportException(file + " is no SARIF log: not JSON: " + reason(e), e);
    }
    JsonArray runs =
        object(root)
            .flatMap(log -> array(log, "runs"))
            .orElseThrow(
                () ->
                    new ReportException(
                        file
                            + " is no SARIF log: it has no \"runs\"; name a file that check wrote"));
    List<String> titles = new ArrayList<>();
    List<SarifLog.Result> results = new ArrayList<>();
    boolean complete = true;
    for (JsonElement element : runs) {
      Optional<JsonObject> run = object(element);
      Optional<JsonArray> list = run.flatMap(r -> array(r, "results"));
      if (run.isEmpty() || list.isEmpty()) {
        throw new ReportException(
            file + " is no log to compare: a run has no \"results\"; the run may have failed");
      }
      titles.add(title(run.get()));
      complete &= isComplete(run.get());
      Map<String, Level> levels = defaultLevels(run.get());
      int number = 0;
      for (JsonElement item : list.get()) {
        number++;
        int which = number;
        JsonObject result =
            object(item)
                .filter(r -> text(r, "ruleId").isPresent())
                .orElseThrow(
                    () -> new ReportException(file + ": result " + which + " has no \"ruleId\""));
        if (isOpen(result)) {
          results.add(result(result, levels));
        }
      }
    }
    return new SarifLog(
        titles.stream().distinct().collect(Collectors.joining(", ")), complete, results);
  }

  private static String reason(JsonParseException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("malformed");
  }

  private static String title(JsonObject run) {
    Optional<JsonObject> properties = member(run, "properties");
    Optional<String> kernel = properties.flatMap(p -> text(p, "kernel"));
    Optional<String> architecture = properties.flatMap(p -> text(p, "architecture"));
    if (kernel.isPresent()) {
      return kernel.get() + architecture.map(a -> ", " + a).orElse("");
    }
    return member(run, "tool")
        .flatMap(t -> member(t, "driver"))
        .flatMap(d -> text(d, "name"))
        .orElse("unknown tool");
  }

  private static boolean isComplete(JsonObject run) {
    return objects(run, "invocations").stream()
        .flatMap(i -> objects(i, "toolExecutionNotifications").stream())
        .flatMap(n -> member(n, "descriptor").stream())
        .noneMatch(d -> text(d, "id").equals(Optional.of(SarifInvocation.RESULTS_LEFT_OUT)));
  }

  private static Map<String, Level> defaultLevels(JsonObject run) {
    Map<String, Level> levels = new TreeMap<>();
    Optional<JsonObject> driver = member(run, "tool").flatMap(t -> member(t, "driver"));
    for (JsonObject rule : driver.map(d -> objects(d, "rules")).orElse(List.of())) {
      Optional<String> level = member(rule, "defaultConfiguration").flatMap(c -> text(c, "level"));
      text(rule, "id").ifPresent(id -> level.ifPresent(l -> levels.put(id, level(l))));
    }
    return levels;
  }

  /** SARIF 2.1.0, 3.27.10: a result without a level has its rule's, or else it is a warning. */
  private static Level level(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "error" -> Level.ERROR;
      case "note", "none" -> Level.NOTE;
      default -> Level.WARNING;
    };
  }

  private static boolean isOpen(JsonObject result) {
    return objects(result, "suppressions").isEmpty()
        && !text(result, "baselineState").equals(Optional.of("absent"));
  }

  private static SarifLog.Result result(JsonObject result, Map<String, Level> levels) {
    String rule = text(result, "ruleId").orElse("");
    Optional<JsonObject> location = objects(result, "locations").stream().findFirst();
    Optional<JsonObject> physical = location.flatMap(l -> member(l, "physicalLocation"));
    Optional<JsonObject> region = physical.flatMap(p -> member(p, "region"));
    return new SarifLog.Result(
        member(result, "partialFingerprints").flatMap(f -> text(f, Fingerprints.KEY)).orElse(""),
        rule,
        text(result, "level")
            .map(SarifReader::level)
            .orElse(levels.getOrDefault(rule, Level.WARNING)),
        physical
            .flatMap(p -> member(p, "artifactLocation"))
            .flatMap(a -> text(a, "uri"))
            .orElse(""),
        region.map(r -> number(r, "startLine")).orElse(0),
        region.map(r -> number(r, "startColumn")).orElse(0),
        location
            .flatMap(l -> objects(l, "logicalLocations").stream().findFirst())
            .flatMap(l -> text(l, "name"))
            .orElse(""),
        member(result, "message").flatMap(m -> text(m, "text")).map(SarifReader::bare).orElse(""));
  }

  private static String bare(String message) {
    return MORE.matcher(LINKS.matcher(message).replaceAll("")).replaceAll("").replace("..", ".");
  }

  private static Optional<JsonObject> object(JsonElement element) {
    return element instanceof JsonObject o ? Optional.of(o) : Optional.empty();
  }

  private static Optional<JsonObject> member(JsonObject object, String name) {
    return Optional.ofNullable(object.get(name)).flatMap(SarifReader::object);
  }

  private static Optional<JsonArray> array(JsonObject object, String name) {
    return object.get(name) instanceof JsonArray a ? Optional.of(a) : Optional.empty();
  }

  private static List<JsonObject> objects(JsonObject object, String name) {
    return array(object, name).stream()
        .flatMap(a -> StreamSupport.stream(a.spliterator(), false))
        .flatMap(e -> object(e).stream())
        .toList();
  }

  private static Optional<String> text(JsonObject object, String name) {
    JsonElement element = object.get(name);
    return element != null && element.isJsonPrimitive() && element.getAsJsonPrimitive().isString()
        ? Optional.of(element.getAsString())
        : Optional.empty();
  }

  private static int number(JsonObject object, String name) {
    JsonElement element = object.get(name);
    return element != null && element.isJsonPrimitive() && element.getAsJsonPrimitive().isNumber()
        ? element.getAsInt()
        : 0;
  }
}
