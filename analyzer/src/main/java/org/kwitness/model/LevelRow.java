package org.kwitness.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.kwitness.json.JsonException;
import org.kwitness.json.JsonFields;
import org.kwitness.json.JsonNode;

/**
 * A priority level as written.
 *
 * @param name its name
 * @param aliases other names of the same level
 * @param above levels that it blocks, together with what they block
 */
record LevelRow(
    String name, Set<String> aliases, Set<String> above, VersionRange versions, String definedAt) {

  static LevelRow read(String file, JsonNode node) throws JsonException {
    JsonFields fields = JsonFields.of(file, node, "a level");
    String name = fields.text("name");
    Set<String> aliases = texts(fields, "aliases");
    Set<String> above = texts(fields, "above");
    VersionRange versions = FunctionRow.versions(fields);
    fields.text("source");
    fields.optionalText("note");
    fields.finish();
    return new LevelRow(name, aliases, above, versions, file + ":" + fields.line());
  }

  static Set<String> texts(JsonFields fields, String key) throws JsonException {
    return fields.optional(key).isPresent()
        ? new LinkedHashSet<>(fields.texts(key))
        : new LinkedHashSet<>(List.of());
  }
}
