package org.kwitness.upload;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * Holds a log against what GitHub's documentation ("SARIF support for code scanning") says that it
 * rejects. A whole log is refused for one bad result there, after minutes; here it is known at
 * once. The log is read one result at a time.
 */
public final class LogCheck {
  private static final int MAX_RUNS = 20;
  private static final int MAX_RESULTS = 25_000;
  private static final int MAX_RULES = 25_000;
  private static final int MAX_TAGS = 20;
  private static final int MAX_LOCATIONS = 1_000;
  private static final int MAX_THREAD_FLOW_LOCATIONS = 10_000;

  /** More problems than these say nothing new. */
  private static final int SHOWN = 10;

  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):.*");

  private final JsonReader json;
  private final boolean absoluteAddresses;
  private final List<RunFigures> runs = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private int problemCount;

  /**
   * What a run is about.
   *
   * @param tool the tool's name
   * @param category under which GitHub keeps it; empty if the log does not say
   * @param results how many
   */
  public record RunFigures(String tool, String category, int results) {}

  private LogCheck(JsonReader json, boolean absoluteAddresses) {
    this.json = json;
    this.absoluteAddresses = absoluteAddresses;
  }

  /**
   * Checks a log.
   *
   * @param name what to call it in messages
   * @param absoluteAddresses whether addresses may be absolute
   * @return its runs
   * @throws UploadException if it is no SARIF log, or GitHub would refuse it
   * @throws IOException if {@code in} cannot be read
   */
  static List<RunFigures> check(String name, Reader in, boolean absoluteAddresses)
      throws UploadException, IOException {
    JsonReader json = new JsonReader(in);
    json.setStrictness(Strictness.STRICT);
    LogCheck check = new LogCheck(json, absoluteAddresses);
    boolean hasRuns;
    try {
      hasRuns = check.log();
    } catch (MalformedJsonException
        | EOFException
        | JsonParseException
        | IllegalStateException
        | NumberFormatException e) {
      throw new UploadException(name + " is no SARIF log: wrong JSON at " + json.getPath(), e);
    }
    if (!hasRuns) {
      throw new UploadException(
          name + " is no SARIF log: it has no \"runs\"; name a file that kwitness check wrote");
    }
    if (check.problemCount > 0) {
      int more = check.problemCount - check.problems.size();
      throw new UploadException(
          name
              + " was not sent, since GitHub would refuse it:\n  "
              + String.join("\n  ", check.problems)
              + (more > 0 ? "\n  and " + more + " more" : ""));
    }
    return check.runs;
  }

  private boolean log() throws IOException {
    boolean hasRuns = false;
    json.beginObject();
    while (json.hasNext()) {
      if (json.nextName().equals("runs")) {
        hasRuns = true;
        json.beginArray();
        while (json.hasNext()) {
          run();
        }
        json.endArray();
      } else {
        json.skipValue();
      }
    }
    json.endObject();
    if (json.peek() != JsonToken.END_DOCUMENT) {
      throw new MalformedJsonException("text after the end");
    }
    atMost(runs.size(), MAX_RUNS, "runs", "the log", "send its runs one by one");
    Set<String> seen = new HashSet<>();
    for (RunFigures run : runs) {
      if (!seen.add(run.tool() + "\0" + run.category())) {
        problem(
            "two runs of %s have the category '%s'; write each with its own --category",
            run.tool(), run.category());
      }
    }
    return hasRuns;
  }

  private void run() throws IOException {
    int number = runs.size() + 1;
    JsonObject tool = new JsonObject();
    String category = "";
    int results = -1;
    json.beginObject();
    while (json.hasNext()) {
      switch (json.nextName()) {
        case "tool" -> tool = JsonParser.parseReader(json).getAsJsonObject();
        case "automationDetails" -> category = category(JsonParser.parseReader(json));
        case "results" -> results = results();
        default -> json.skipValue();
      }
    }
    json.endObject();
    Optional<JsonObject> driver = member(tool, "driver");
    String name = driver.flatMap(d -> text(d, "name")).orElse("");
    if (name.isEmpty()) {
      problem("run %d does not name its tool", number);
    }
    if (results < 0) {
      problem("run %d has no \"results\"; a run that failed must not be sent", number);
    }
    driver.ifPresent(this::rules);
    atMost(results, MAX_RESULTS, "results", "run " + number, "send the most serious ones");
    runs.add(new RunFigures(name, category, Math.max(0, results)));
  }

  private static String category(JsonElement details) {
    String id = details instanceof JsonObject o ? text(o, "id").orElse("") : "";
    return id.contains("/") ? id.substring(0, id.lastIndexOf('/')) : "";
  }

  private void rules(JsonObject driver) {
    List<JsonObject> rules = objects(driver, "rules");
    atMost(rules.size(), MAX_RULES, "rules", "a run", "send fewer");
    for (JsonObject rule : rules) {
      int tags =
          member(rule, "properties").flatMap(p -> array(p, "tags")).map(JsonArray::size).orElse(0);
      String id = "rule " + text(rule, "id").orElse("?");
      atMost(tags, MAX_TAGS, "tags", id, "take some away");
    }
  }

  private int results() throws IOException {
    int count = 0;
    json.beginArray();
    while (json.hasNext()) {
      count++;
      JsonElement result = JsonParser.parseReader(json);
      if (result instanceof JsonObject object) {
        result(object, "result " + count);
      } else {
        problem("result %d is no object", count);
      }
    }
    json.endArray();
    return count;
  }

  private void result(JsonObject result, String name) {
    List<JsonObject> locations = objects(result, "locations");
    Optional<JsonObject> address =
        locations.stream()
            .findFirst()
            .flatMap(l -> member(l, "physicalLocation"))
            .flatMap(p -> member(p, "artifactLocation"));
    if (address.isEmpty()) {
      problem("%s has no place in a file; give it one, or leave it out", name);
    } else {
      address(address.get(), name);
    }
    atMost(locations.size(), MAX_LOCATIONS, "locations", name, "the first is enough");
    int steps = 0;
    for (JsonObject flow : objects(result, "codeFlows")) {
      for (JsonObject thread : objects(flow, "threadFlows")) {
        steps += array(thread, "locations").map(JsonArray::size).orElse(0);
      }
    }
    atMost(steps, MAX_THREAD_FLOW_LOCATIONS, "thread-flow locations", name, "shorten its trace");
  }

  private void address(JsonObject address, String name) {
    String uri = text(address, "uri").orElse("");
    var scheme = SCHEME.matcher(uri);
    if (uri.isEmpty() && !address.has("index")) {
      problem("%s is in a file without a name", name);
    } else if (scheme.matches() && !scheme.group(1).equalsIgnoreCase("file")) {
      problem("%s is at %s; GitHub takes only relative addresses and file:", name, uri);
    } else if ((scheme.matches() || uri.startsWith("/")) && !absoluteAddresses) {
      problem(
          "%s is at %s, which is no place in the repository; give --checkout-uri, the folder that"
              + " it was checked out to",
          name, uri);
    }
  }

  private void atMost(int count, int limit, String what, String whose, String advice) {
    if (count > limit) {
      problem("%s has %,d %s, more than %,d; %s", whose, count, what, limit, advice);
    }
  }

  private void problem(String pattern, Object... values) {
    if (problems.size() < SHOWN) {
      problems.add(Responses.printable(String.format(Locale.ROOT, pattern, values)));
    }
    problemCount++;
  }

  private static Optional<JsonObject> member(JsonObject object, String name) {
    return object.get(name) instanceof JsonObject o ? Optional.of(o) : Optional.empty();
  }

  private static Optional<JsonArray> array(JsonObject object, String name) {
    return object.get(name) instanceof JsonArray a ? Optional.of(a) : Optional.empty();
  }

  private static List<JsonObject> objects(JsonObject object, String name) {
    return array(object, name).stream()
        .flatMap(a -> StreamSupport.stream(a.spliterator(), false))
        .filter(JsonElement::isJsonObject)
        .map(JsonElement::getAsJsonObject)
        .toList();
  }

  private static Optional<String> text(JsonObject object, String name) {
    JsonElement element = object.get(name);
    return element != null && element.isJsonPrimitive()
        ? Optional.of(element.getAsString())
        : Optional.empty();
  }
}
