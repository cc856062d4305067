package org.kwitness.json;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the members of one object, each by name, and then refuses what nobody asked for: the set of
 * keys that are allowed is the set of keys that were read, so the two cannot drift apart.
 */
public final class JsonFields {
  private final String file;
  private final JsonNode.ObjectNode object;
  private final String what;
  private final Set<String> asked = new LinkedHashSet<>();

  private JsonFields(String file, JsonNode.ObjectNode object, String what) {
    this.file = file;
    this.object = object;
    this.what = what;
  }

  /**
   * Starts on an object.
   *
   * @param what what the object describes, for messages, e.g. {@code a row}
   * @throws JsonException if the value is no object
   */
  public static JsonFields of(String file, JsonNode node, String what) throws JsonException {
    if (node instanceof JsonNode.ObjectNode object) {
      return new JsonFields(file, object, what);
    }
    throw new JsonException(
        file, node.line(), what + " must be an object, not " + node.describe() + "; write { … }");
  }

  /** The line of the object. */
  public int line() {
    return object.line();
  }

  /** A problem with the object as a whole. */
  public JsonException error(String problem) {
    return new JsonException(file, line(), problem);
  }

  /** A problem with one member, or with the object if it has no such member. */
  public JsonException error(String key, String problem) {
    return new JsonException(file, lineOf(key), problem);
  }

  /** The line of a member's value, or of the object if it has no such member. */
  public int lineOf(String key) {
    JsonNode node = object.members().get(key);
    return node == null ? line() : node.line();
  }

  /** The keys in the order of the text; marks them as known. */
  public List<String> keys() {
    asked.addAll(object.members().keySet());
    return List.copyOf(object.members().keySet());
  }

  /** A member, if it is there. */
  public Optional<JsonNode> optional(String key) {
    asked.add(key);
    return Optional.ofNullable(object.members().get(key));
  }

  /** A member that must be there. */
  public JsonNode required(String key) throws JsonException {
    return optional(key)
        .orElseThrow(() -> error(what + " has no \"" + key + "\"; add the key \"" + key + "\""));
  }

  /** A string that must be there and must not be blank. */
  public String text(String key) throws JsonException {
    return textOf(key, required(key));
  }

  /** A string that must not be blank, if it is there. */
  public Optional<String> optionalText(String key) throws JsonException {
    Optional<JsonNode> node = optional(key);
    return node.isPresent() ? Optional.of(textOf(key, node.get())) : Optional.empty();
  }

  /** A string, or a list of strings: always as a list, which is never empty. */
  public List<String> textOrTexts(String key) throws JsonException {
    JsonNode node = required(key);
    if (node instanceof JsonNode.TextNode) {
      return List.of(textOf(key, node));
    }
    return texts(key);
  }

  /** A list of strings that must be there and must have an element. */
  public List<String> texts(String key) throws JsonException {
    List<String> texts = new ArrayList<>();
    for (JsonNode item : items(key)) {
      texts.add(textOf(key, item));
    }
    if (texts.isEmpty()) {
      throw error(key, "\"" + key + "\" is empty; name at least one, or remove the key");
    }
    return List.copyOf(texts);
  }

  /** A list that must be there. */
  public List<JsonNode> items(String key) throws JsonException {
    JsonNode node = required(key);
    if (node instanceof JsonNode.ArrayNode array) {
      return array.items();
    }
    throw wrong(key, node, "a list");
  }

  /** {@code true} or {@code false}, if it is there. */
  public Optional<Boolean> optionalBoolean(String key) throws JsonException {
    Optional<JsonNode> node = optional(key);
    if (node.isEmpty()) {
      return Optional.empty();
    }
    if (node.get() instanceof JsonNode.BooleanNode b) {
      return Optional.of(b.value());
    }
    throw wrong(key, node.get(), "true or false");
  }

  /** A whole number that is not negative, if it is there. */
  public Optional<Integer> optionalCount(String key) throws JsonException {
    Optional<JsonNode> node = optional(key);
    if (node.isEmpty()) {
      return Optional.empty();
    }
    if (node.get() instanceof JsonNode.NumberNode n && n.digits().matches("\\d{1,4}")) {
      return Optional.of(Integer.valueOf(n.digits()));
    }
    throw wrong(key, node.get(), "a whole number");
  }

  /**
   * Ends the reading of this object.
   *
   * @throws JsonException if it has a key that was not asked for
   */
  public void finish() throws JsonException {
    for (Map.Entry<String, Integer> key : object.keyLines().entrySet()) {
      if (!asked.contains(key.getKey())) {
        throw new JsonException(
            file,
            key.getValue(),
            "unknown key \""
                + key.getKey()
                + "\" in "
                + what
                + "; known keys are "
                + String.join(", ", asked));
      }
    }
  }

  private String textOf(String key, JsonNode node) throws JsonException {
    if (node instanceof JsonNode.TextNode text && !text.value().isBlank()) {
      return text.value();
    }
    throw wrong(key, node, "a string that is not blank");
  }

  private JsonException wrong(String key, JsonNode node, String wanted) {
    return new JsonException(
        file, node.line(), "\"" + key + "\" is " + node.describe() + "; write " + wanted);
  }
}
