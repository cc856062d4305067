package org.kwitness.json;

import java.util.List;
import java.util.Map;

/** A JSON value that remembers the line (1-based) that it starts on. */
public sealed interface JsonNode {

  /** The line that the value starts on. */
  int line();

  /** What this is, in the words of an error message. */
  default String describe() {
    if (this instanceof TextNode t) {
      return "the string \"" + t.value() + "\"";
    }
    if (this instanceof NumberNode n) {
      return "the number " + n.digits();
    }
    if (this instanceof BooleanNode b) {
      return b.value() ? "true" : "false";
    }
    return this instanceof NullNode ? "null" : this instanceof ArrayNode ? "a list" : "an object";
  }

  /** A string. */
  record TextNode(String value, int line) implements JsonNode {}

  /** A number, as written. */
  record NumberNode(String digits, int line) implements JsonNode {}

  /** {@code true} or {@code false}. */
  record BooleanNode(boolean value, int line) implements JsonNode {}

  /** {@code null}. */
  record NullNode(int line) implements JsonNode {}

  /** A list. */
  record ArrayNode(List<JsonNode> items, int line) implements JsonNode {
    /** Copies the items. */
    public ArrayNode {
      items = List.copyOf(items);
    }
  }

  /**
   * An object.
   *
   * @param members the values by key, in the order of the text; unmodifiable
   * @param keyLines the line of each key
   */
  record ObjectNode(Map<String, JsonNode> members, Map<String, Integer> keyLines, int line)
      implements JsonNode {}
}
