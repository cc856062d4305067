package org.kwitness.model;

import org.kwitness.json.JsonException;
import org.kwitness.json.JsonFields;
import org.kwitness.json.JsonNode;

/** A context as written. */
record ContextRow(ContextModel model, VersionRange versions, String definedAt) {

  static ContextRow read(String file, JsonNode node) throws JsonException {
    JsonFields fields = JsonFields.of(file, node, "a context");
    ContextModel model =
        new ContextModel(
            fields.text("name"),
            fields.text("title"),
            fields.optionalText("level"),
            fields.optionalBoolean("sleeps").orElse(true),
            LevelRow.texts(fields, "forbids"),
            fields.optionalBoolean("hard").orElse(false));
    VersionRange versions = FunctionRow.versions(fields);
    fields.text("source");
    fields.optionalText("note");
    fields.finish();
    return new ContextRow(model, versions, file + ":" + fields.line());
  }
}
