package org.kwitness.frontend.tree;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JSON value that knows its file and line, so that a mistake in a profile can be reported where
 * it stands. Reading is strict: every key of an object must be asked for or announced.
 *
 * @param file the name for messages
 * @param line 1-based
 * @param value a String (also for numbers and booleans), a {@code List<JsonNode>} or a {@code
 *     Map<String, JsonNode>}
 */
record JsonNode(String file, int line, Object value) {
  private static final Pattern LINE = Pattern.compile("at line (\\d+)");

  /** A mistake in a data file that ships with the program or that the user gave. */
  static final class JsonException extends Exception {
    private static final long serialVersionUID = 1L;

    JsonException(String message) {
      super(message);
    }
  }

  /**
   * Reads one document.
   *
   * @throws JsonException if it is not JSON, or has a duplicate key
   * @throws IOException if reading fails
   */
  static JsonNode parse(String file, Reader text) throws JsonException, IOException {
    try (JsonReader reader = new JsonReader(text)) {
      JsonNode node = read(file, reader);
      if (reader.peek() != com.google.gson.stream.JsonToken.END_DOCUMENT) {
        throw new JsonException(file + ":" + lineOf(reader) + ": text after the end of the value");
      }
      return node;
    } catch (MalformedJsonException | EOFException e) {
      throw new JsonException(file + ": not JSON: " + e.getMessage());
    }
  }

  private static JsonNode read(String file, JsonReader reader) throws IOException, JsonException {
    int line = lineOf(reader);
    switch (reader.peek()) {
      case BEGIN_OBJECT -> {
        Map<String, JsonNode> members = new LinkedHashMap<>();
        reader.beginObject();
        while (reader.hasNext()) {
          int keyLine = lineOf(reader);
          String key = reader.nextName();
          if (members.put(key, read(file, reader)) != null) {
            throw new JsonException(file + ":" + keyLine + ": key \"" + key + "\" given twice");
          }
        }
        reader.endObject();
        return new JsonNode(file, line, Collections.unmodifiableMap(members));
      }
      case BEGIN_ARRAY -> {
        List<JsonNode> elements = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext()) {
          elements.add(read(file, reader));
        }
        reader.endArray();
        return new JsonNode(file, line, Collections.unmodifiableList(elements));
      }
      case BOOLEAN -> {
        return new JsonNode(file, line, Boolean.toString(reader.nextBoolean()));
      }
      case STRING, NUMBER -> {
        return new JsonNode(file, line, reader.nextString());
      }
      default -> throw new JsonException(file + ":" + line + ": null has no meaning here");
    }
  }

  private static int lineOf(JsonReader reader) {
    Matcher m = LINE.matcher(reader.toString());
    return m.find() ? Integer.parseInt(m.group(1)) : 0;
  }

  /** An error at this node. */
  JsonException error(String message) {
    return new JsonException(file + ":" + line + ": " + message);
  }

  /** The members, which must all be among {@code known}. */
  Map<String, JsonNode> object(Set<String> known) throws JsonException {
    Map<String, JsonNode> members = object();
    for (Map.Entry<String, JsonNode> member : members.entrySet()) {
      if (!known.contains(member.getKey())) {
        throw member
            .getValue()
            .error(
                "unknown key \""
                    + member.getKey()
                    + "\"; known are "
                    + String.join(", ", new TreeSet<>(known)));
      }
    }
    return members;
  }

  @SuppressWarnings("unchecked")
  Map<String, JsonNode> object() throws JsonException {
    if (value instanceof Map) {
      return (Map<String, JsonNode>) value;
    }
    throw error("an object is expected here");
  }

  @SuppressWarnings("unchecked")
  List<JsonNode> array() throws JsonException {
    if (value instanceof List) {
      return (List<JsonNode>) value;
    }
    throw error("an array is expected here");
  }

  String text() throws JsonException {
    if (value instanceof String text) {
      return text;
    }
    throw error("a string is expected here");
  }

  long number() throws JsonException {
    try {
      return Long.parseLong(text());
    } catch (NumberFormatException e) {
      throw error("a whole number is expected here, not \"" + text() + "\"");
    }
  }

  Pattern regex() throws JsonException {
    try {
      return Pattern.compile(text(), Pattern.MULTILINE);
    } catch (java.util.regex.PatternSyntaxException e) {
      throw error("not a regular expression: " + String.valueOf(e.getMessage()).replace('\n', ' '));
    }
  }

  /** A list of strings; one string stands for a list of one. */
  List<String> texts() throws JsonException {
    if (value instanceof String text) {
      return List.of(text);
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode element : array()) {
      texts.add(element.text());
    }
    return List.copyOf(texts);
  }

  /** An object whose values are strings, in the order of the file. */
  Map<String, String> textMap() throws JsonException {
    Map<String, String> map = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : object().entrySet()) {
      map.put(member.getKey(), member.getValue().text());
    }
    return Collections.unmodifiableMap(map);
  }
}
