package org.kwitness.json;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses RFC 8259 JSON, with nothing more: no comments, no duplicate keys, no trailing text. */
public final class StrictJson {
  /** Deep enough for any row, far too shallow to exhaust a stack. */
  private static final int MAX_NESTING = 32;

  private static final Pattern LINE = Pattern.compile(" at line (\\d+) column \\d+");
  private static final Pattern LOCATION = Pattern.compile(" at line \\d+ column \\d+ path \\S*");
  private static final Pattern HINT = Pattern.compile("\\s*See https?://\\S+");

  private final String file;
  private final JsonReader reader;

  private StrictJson(String file, JsonReader reader) {
    this.file = file;
    this.reader = reader;
  }

  /**
   * Parses a whole text.
   *
   * @param file the name to use in messages
   * @throws JsonException if the text is not JSON
   */
  public static JsonNode parse(String file, String text) throws JsonException {
    try (JsonReader reader = new JsonReader(new StringReader(text))) {
      reader.setStrictness(Strictness.STRICT);
      reader.setNestingLimit(MAX_NESTING);
      StrictJson parser = new StrictJson(file, reader);
      try {
        JsonNode node = parser.value();
        if (reader.peek() != JsonToken.END_DOCUMENT) {
          throw parser.error("not JSON: text after the end of the value; remove it");
        }
        return node;
      } catch (EOFException e) {
        throw parser.error("not JSON: the file ends too early; close every {, [ and \"");
      } catch (MalformedJsonException e) {
        String message = Objects.requireNonNullElse(e.getMessage(), "malformed");
        throw new JsonException(
            file, lineIn(message, parser.line()), "not JSON: " + reason(message) + "; correct it");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // A string in memory does not fail to be read.
    }
  }

  private JsonNode value() throws IOException, JsonException {
    JsonToken token = reader.peek();
    int line = line();
    return switch (token) {
      case STRING -> new JsonNode.TextNode(reader.nextString(), line);
      case NUMBER -> new JsonNode.NumberNode(reader.nextString(), line);
      case BOOLEAN -> new JsonNode.BooleanNode(reader.nextBoolean(), line);
      case NULL -> {
        reader.nextNull();
        yield new JsonNode.NullNode(line);
      }
      case BEGIN_ARRAY -> array(line);
      default -> object(line);
    };
  }

  private JsonNode array(int line) throws IOException, JsonException {
    List<JsonNode> items = new ArrayList<>();
    reader.beginArray();
    while (reader.hasNext()) {
      items.add(value());
    }
    reader.endArray();
    return new JsonNode.ArrayNode(items, line);
  }

  private JsonNode object(int line) throws IOException, JsonException {
    Map<String, JsonNode> members = new LinkedHashMap<>();
    Map<String, Integer> keyLines = new LinkedHashMap<>();
    reader.beginObject();
    while (reader.hasNext()) {
      int keyLine = line();
      String key = reader.nextName();
      if (keyLines.containsKey(key)) {
        throw new JsonException(
            file,
            keyLine,
            "duplicate key \""
                + key
                + "\", first on line "
                + keyLines.get(key)
                + "; remove one of the two");
      }
      keyLines.put(key, keyLine);
      members.put(key, value());
    }
    reader.endObject();
    return new JsonNode.ObjectNode(
        Collections.unmodifiableMap(members), Collections.unmodifiableMap(keyLines), line);
  }

  private JsonException error(String problem) {
    return new JsonException(file, line(), problem);
  }

  /** The reader keeps its line to itself, but its description has it. */
  private int line() {
    return lineIn(reader.toString(), 1);
  }

  private static int lineIn(String text, int otherwise) {
    Matcher m = LINE.matcher(text);
    return m.find() ? Integer.parseInt(m.group(1)) : otherwise;
  }

  private static String reason(String message) {
    String bare = HINT.matcher(message).replaceAll("");
    return LOCATION.matcher(bare).replaceAll("").strip().replace('\n', ' ');
  }
}
