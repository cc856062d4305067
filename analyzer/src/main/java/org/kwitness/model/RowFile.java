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
 */
record RowFile(List<FunctionRow> rows, Set<String> constants) {

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
    fields.optionalText("note");
    fields.finish();
    return new RowFile(List.copyOf(rows), constants);
  }
}
