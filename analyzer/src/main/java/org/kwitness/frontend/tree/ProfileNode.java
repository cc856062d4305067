package org.kwitness.frontend.tree;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.kwitness.json.JsonException;
import org.kwitness.json.JsonNode;
import org.kwitness.json.StrictJson;

/**
 * A value of a tree profile or a compilation database, read by the type that is expected; a value
 * of another type is an error with file and line.
 *
 * @param file the name for messages
 * @param node the value
 */
record ProfileNode(String file, JsonNode node) {

  /** Reads a document. */
  static ProfileNode parse(String file, String text) throws JsonException {
    return new ProfileNode(file, StrictJson.parse(file, text));
  }

  /** An error at this value. */
  JsonException error(String message) {
    return new JsonException(file, node.line(), message);
  }

  private JsonException wanted(String what) {
    return error("this is " + node.describe() + "; write " + what);
  }

  /** The members, which must all be among {@code known}. */
  Map<String, ProfileNode> object(Set<String> known) throws JsonException {
    Map<String, ProfileNode> members = object();
    for (String key : members.keySet()) {
      if (!known.contains(key)) {
        int line = ((JsonNode.ObjectNode) node).keyLines().getOrDefault(key, node.line());
        throw new JsonException(
            file,
            line,
            "unknown key \""
                + key
                + "\"; known keys are "
                + String.join(", ", new TreeSet<>(known)));
      }
    }
    return members;
  }

  /** The members in the order of the file. */
  Map<String, ProfileNode> object() throws JsonException {
    if (node instanceof JsonNode.ObjectNode object) {
      Map<String, ProfileNode> members = new LinkedHashMap<>();
      object.members().forEach((key, value) -> members.put(key, new ProfileNode(file, value)));
      return Collections.unmodifiableMap(members);
    }
    throw wanted("an object");
  }

  List<ProfileNode> array() throws JsonException {
    if (node instanceof JsonNode.ArrayNode array) {
      return array.items().stream().map(item -> new ProfileNode(file, item)).toList();
    }
    throw wanted("a list");
  }

  String text() throws JsonException {
    if (node instanceof JsonNode.TextNode text) {
      return text.value();
    }
    throw wanted("a string");
  }

  boolean flag() throws JsonException {
    if (node instanceof JsonNode.BooleanNode flag) {
      return flag.value();
    }
    throw wanted("true or false");
  }

  long number() throws JsonException {
    if (node instanceof JsonNode.NumberNode number && number.digits().matches("\\d{1,18}")) {
      return Long.parseLong(number.digits());
    }
    throw wanted("a whole number");
  }

  Pattern regex() throws JsonException {
    try {
      return Pattern.compile(text(), Pattern.MULTILINE);
    } catch (PatternSyntaxException e) {
      throw error("not a regular expression (" + e.getDescription() + "); correct it");
    }
  }

  /** A list of strings; one string stands for a list of one. */
  List<String> texts() throws JsonException {
    if (node instanceof JsonNode.TextNode text) {
      return List.of(text.value());
    }
    List<String> texts = new ArrayList<>();
    for (ProfileNode element : array()) {
      texts.add(element.text());
    }
    return List.copyOf(texts);
  }

  /** An object whose values are strings, in the order of the file. */
  Map<String, String> textMap() throws JsonException {
    Map<String, String> map = new LinkedHashMap<>();
    for (Map.Entry<String, ProfileNode> member : object().entrySet()) {
      map.put(member.getKey(), member.getValue().text());
    }
    return Collections.unmodifiableMap(map);
  }
}
