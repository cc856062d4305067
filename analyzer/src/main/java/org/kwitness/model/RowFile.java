package org.kwitness.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kwitness.json.JsonException;
import org.kwitness.json.JsonFields;
import org.kwitness.json.JsonNode;
import org.kwitness.json.StrictJson;

/**
 * What one file of rows says.
 *
 * @param rows in the order of the file
 * @param constants the constants that it names, in guards or outright
 * @param extras what it says of something else than functions
 */
record RowFile(List<FunctionRow> rows, Set<String> constants, Extras extras) {

  /**
   * Levels, contexts and slots, in the order of the file.
   *
   * @param levels priority levels
   * @param contexts kinds of contexts
   * @param slots fields whose functions are entered in a context
   */
  record Extras(List<LevelRow> levels, List<ContextRow> contexts, List<SlotRow> slots) {
    Extras() {
      this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    void addAll(Extras other) {
      levels.addAll(other.levels);
      contexts.addAll(other.contexts);
      slots.addAll(other.slots);
    }
  }

  /**
   * Reads a file of rows.
   *
   * @param file its name, for messages
   */
  static RowFile read(String file, String text) throws JsonException {
    JsonFields fields = JsonFields.of(file, StrictJson.parse(file, text), "the file");
    Set<String> constants = new TreeSet<>();
    List<FunctionRow> rows = new ArrayList<>();
    for (JsonNode node : fields.items("functions")) {
      rows.addAll(FunctionRow.read(file, node, constants));
    }
    Optional<JsonNode> more = fields.optional("constants");
    if (more.isPresent()) {
      constants.addAll(fields.texts("constants"));
    }
    Extras extras = new Extras();
    for (JsonNode node : optionalItems(fields, "levels")) {
      extras.levels().add(LevelRow.read(file, node));
    }
    for (JsonNode node : optionalItems(fields, "contexts")) {
      extras.contexts().add(ContextRow.read(file, node));
    }
    for (JsonNode node : optionalItems(fields, "slots")) {
      extras.slots().add(SlotRow.read(file, node));
    }
    fields.optionalText("note");
    fields.finish();
    return new RowFile(List.copyOf(rows), constants, extras);
  }

  private static List<JsonNode> optionalItems(JsonFields fields, String key) throws JsonException {
    return fields.optional(key).isPresent() ? fields.items(key) : List.of();
  }
}
