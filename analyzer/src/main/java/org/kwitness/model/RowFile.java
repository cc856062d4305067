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
 * What one file of rows says, each list in the order of the file.
 *
 * @param rows what functions do
 * @param levels the priority levels
 * @param contexts the kinds of context
 * @param slots the members that hold functions which others enter
 * @param contextFlags what tells in which context the code runs
 * @param legends what the words of legends mean
 * @param privateData what drivers hang on objects of the kernel
 * @param constants the constants that it names, in guards or outright
 */
record RowFile(
    List<FunctionRow> rows,
    List<Versioned<LevelModel>> levels,
    List<Versioned<ContextModel>> contexts,
    List<Versioned<SlotModel>> slots,
    List<Versioned<ContextFlagModel>> contextFlags,
    List<Versioned<LegendModel>> legends,
    List<Versioned<PrivateDataModel>> privateData,
    Set<String> constants) {

  /** Reads one element of a list. */
  @FunctionalInterface
  private interface Reader<T> {
    T read(String file, JsonNode node) throws JsonException;
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
    List<Versioned<LevelModel>> levels = list(file, fields, "levels", ContextRows::level);
    List<Versioned<ContextModel>> contexts = list(file, fields, "contexts", ContextRows::context);
    List<Versioned<SlotModel>> slots = list(file, fields, "slots", ContextRows::slot);
    List<Versioned<ContextFlagModel>> contextFlags =
        list(file, fields, "context-flags", (at, node) -> ContextRows.flag(at, node, constants));
    List<Versioned<LegendModel>> legends = list(file, fields, "legends", LegendRows::legend);
    List<Versioned<PrivateDataModel>> privateData =
        list(
            file,
            fields,
            "private-data",
            (at, node) -> PrivateDataRows.privateData(at, node, constants));
    Optional<JsonNode> more = fields.optional("constants");
    if (more.isPresent()) {
      constants.addAll(fields.texts("constants"));
    }
    fields.optionalText("note");
    fields.finish();
    return new RowFile(
        List.copyOf(rows), levels, contexts, slots, contextFlags, legends, privateData, constants);
  }

  private static <T> List<T> list(String file, JsonFields fields, String key, Reader<T> reader)
      throws JsonException {
    List<T> list = new ArrayList<>();
    if (fields.optional(key).isPresent()) {
      for (JsonNode node : fields.items(key)) {
        list.add(reader.read(file, node));
      }
    }
    return List.copyOf(list);
  }
}
