package org.kwitness.model;

import org.kwitness.json.JsonException;
import org.kwitness.json.JsonFields;
import org.kwitness.json.JsonNode;

/** A slot as written. */
record SlotRow(SlotModel model, VersionRange versions, String definedAt) {

  static SlotRow read(String file, JsonNode node) throws JsonException {
    JsonFields fields = JsonFields.of(file, node, "a slot");
    SlotModel model =
        new SlotModel(
            fields.text("struct"),
            fields.text("field"),
            fields.text("context"),
            fields.optionalText("level"));
    VersionRange versions = FunctionRow.versions(fields);
    fields.text("source");
    fields.optionalText("note");
    fields.finish();
    return new SlotRow(model, versions, file + ":" + fields.line());
  }
}
