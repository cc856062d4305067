package org.kwitness.rule;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kwitness.json.JsonException;
import org.kwitness.json.JsonFields;
import org.kwitness.json.JsonNode;
import org.kwitness.json.StrictJson;

/**
 * Reads the rules that come with the tool: {@code rules/<id>/rule.json} and the page {@code
 * rule.md} beside it. Strict, as ids and metadata go into logs that others keep.
 *
 * <pre>{@code
 * { "id": "spl-leak",               // the folder's name
 *   "title": "A path returns …",    // one sentence, no full stop
 *   "level": "warning",             // error, warning or note: the most serious one
 *   "precision": "high",            // very-high, high, medium or low
 *   "tags": ["concurrency"],        // one to ten
 *   "checker": "spl-leak",          // who implements it
 *   "parameters": { } }             // optional settings of the checker, strings
 * }</pre>
 */
public final class RuleLoader {
  private static final String ROOT = "/kwitness/rules/";
  private static final String INDEX = "rules.index.json";
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final Pattern TAG = Pattern.compile("[a-z0-9]+([-/.][a-z0-9]+)*");
  private static final int MAX_TAGS = 10;
  private static final List<String> PRECISIONS = List.of("very-high", "high", "medium", "low");

  private RuleLoader() {}

  /**
   * Loads all bundled rules.
   *
   * @return sorted by id
   * @throws RuleException if a file is missing or wrong
   */
  public static List<Rule> load() throws RuleException {
    List<Rule> rules = new ArrayList<>();
    for (String id : index()) {
      rules.add(parse(id, resource(id + "/rule.json"), resource(id + "/rule.md")));
    }
    rules.sort(Comparator.comparing(Rule::id));
    return List.copyOf(rules);
  }

  /**
   * Reads one rule.
   *
   * @param folder the folder's name, which must be the rule's id
   * @param json the text of {@code rule.json}
   * @param help the text of {@code rule.md}
   * @throws RuleException if they are wrong
   */
  public static Rule parse(String folder, String json, String help) throws RuleException {
    String file = "rules/" + folder + "/rule.json";
    try {
      JsonFields fields = JsonFields.of(file, StrictJson.parse(file, json), "the rule");
      Rule rule =
          new Rule(
              id(fields, folder),
              title(fields),
              level(fields),
              precision(fields),
              tags(fields),
              checker(fields),
              parameters(file, fields),
              help);
      fields.finish();
      if (help.isBlank()) {
        throw new RuleException(
            "rules/"
                + folder
                + "/rule.md:1: the page is empty; describe the problem, a bad and a"
                + " good example, what the rule misses and how to suppress it");
      }
      return rule;
    } catch (JsonException e) {
      throw new RuleException(e.text(), e);
    }
  }

  private static List<String> index() throws RuleException {
    String file = "rules/" + INDEX;
    try {
      JsonFields fields = JsonFields.of(file, StrictJson.parse(file, resource(INDEX)), "the index");
      List<String> ids = fields.texts("rules");
      fields.finish();
      if (new TreeSet<>(ids).size() != ids.size()) {
        throw new RuleException(file + ":1: a rule is listed twice; remove one");
      }
      return ids;
    } catch (JsonException e) {
      throw new RuleException(e.text(), e);
    }
  }

  private static String resource(String name) throws RuleException {
    try (InputStream in = RuleLoader.class.getResourceAsStream(ROOT + name)) {
      if (in == null) {
        throw new RuleException(
            "rules/" + name + ": not in this build; correct rules/" + INDEX + " and build again");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new RuleException(
          "rules/" + name + ": cannot be read (" + e.getMessage() + "); build again", e);
    }
  }

  private static String id(JsonFields fields, String folder) throws JsonException {
    String id = fields.text("id");
    if (!ID.matcher(id).matches()) {
      throw fields.error(
          "id", "\"" + id + "\" is no rule id; write words joined by - in lower case");
    }
    if (!id.equals(folder)) {
      throw fields.error(
          "id", "the id \"" + id + "\" is not the folder's name; write \"" + folder + "\"");
    }
    return id;
  }

  private static String title(JsonFields fields) throws JsonException {
    String title = fields.text("title");
    if (title.endsWith(".") || title.contains("\n")) {
      throw fields.error("title", "the title must be one sentence without a full stop; shorten it");
    }
    return title;
  }

  private static Level level(JsonFields fields) throws JsonException {
    String text = fields.text("level");
    for (Level level : Level.values()) {
      if (level.label().equals(text)) {
        return level;
      }
    }
    String known =
        Arrays.stream(Level.values()).map(Level::label).collect(Collectors.joining(", "));
    throw fields.error("level", "unknown level \"" + text + "\"; known levels are " + known);
  }

  private static String precision(JsonFields fields) throws JsonException {
    String text = fields.text("precision");
    if (!PRECISIONS.contains(text)) {
      throw fields.error(
          "precision",
          "unknown precision \"" + text + "\"; known ones are " + String.join(", ", PRECISIONS));
    }
    return text;
  }

  private static List<String> tags(JsonFields fields) throws JsonException {
    List<String> tags = fields.texts("tags");
    if (tags.size() > MAX_TAGS) {
      throw fields.error(
          "tags", tags.size() + " tags are too many; GitHub shows ten, so keep at most ten");
    }
    for (String tag : tags) {
      if (!TAG.matcher(tag).matches()) {
        throw fields.error(
            "tags", "\"" + tag + "\" is no tag; write it in lower case, such as cwe");
      }
    }
    return tags;
  }

  private static String checker(JsonFields fields) throws JsonException {
    String checker = fields.text("checker");
    if (!ID.matcher(checker).matches()) {
      throw fields.error("checker", "\"" + checker + "\" is no checker's name; write lower case");
    }
    return checker;
  }

  private static Map<String, String> parameters(String file, JsonFields fields)
      throws JsonException {
    Optional<JsonNode> node = fields.optional("parameters");
    if (node.isEmpty()) {
      return Map.of();
    }
    JsonFields members = JsonFields.of(file, node.get(), "\"parameters\"");
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String key : members.keys()) {
      parameters.put(key, members.text(key));
    }
    return Collections.unmodifiableMap(parameters);
  }
}
