package org.kwitness.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.kwitness.json.JsonException;
import org.kwitness.json.JsonFields;
import org.kwitness.json.JsonNode;

/** Reads the rows about data that drivers hang on objects of the kernel. */
final class PrivateDataRows {
  private PrivateDataRows() {}

  /**
   * Reads one element of {@code private-data}.
   *
   * @param constants where the flag goes, which must be kept by name
   */
  static Versioned<PrivateDataModel> privateData(String file, JsonNode node, Set<String> constants)
      throws JsonException {
    JsonFields f = JsonFields.of(file, node, "a row about private data");
    String name =
        EffectParser.matching(
            f, "name", f.text("name"), EffectParser.WORD, "a word in lower case, such as cdev");
    String struct = name(f, "struct", f.text("struct"));
    Set<String> fields = names(f, "fields");
    String table = name(f, "table", f.text("table"));
    Set<String> opens = names(f, "opens");
    Set<String> methods = names(f, "methods");
    Set<String> closes = names(f, "closes");
    if (!methods.containsAll(closes)) {
      throw f.error("closes", "every member of \"closes\" must be in \"methods\" as well");
    }
    String lock = "";
    String flag = "";
    boolean heldWith = false;
    if (f.optional("lock").isPresent()) {
      lock =
          EffectParser.matching(
              f, "lock", f.text("lock"), EffectParser.LOCK_CLASS, "the name of a lock");
      boolean with = f.optional("held-with").isPresent();
      boolean without = f.optional("held-without").isPresent();
      if (with && without) {
        throw f.error("held-with", "write \"held-with\" or \"held-without\", not both");
      }
      heldWith = with;
      if (with || without) {
        String key = with ? "held-with" : "held-without";
        flag = name(f, key, f.text(key));
        constants.add(flag);
      }
    }
    Set<String> drains = names(f, "drains");
    Set<String> waits = names(f, "waits");
    Optional<JsonNode> unit = f.optional("by-unit");
    Optional<PrivateDataModel.ByUnit> byUnit =
        unit.isPresent() ? Optional.of(byUnit(file, unit.get())) : Optional.empty();
    VersionRange versions = VersionRange.read(f);
    String source = f.text("source");
    f.optionalText("note");
    f.finish();
    String at = file + ":" + f.line();
    return new Versioned<>(
        name,
        new PrivateDataModel(
            name, struct, fields, table, opens, methods, closes, lock, flag, heldWith, drains,
            waits, byUnit, source, at),
        versions,
        at);
  }

  private static PrivateDataModel.ByUnit byUnit(String file, JsonNode node) throws JsonException {
    JsonFields f = JsonFields.of(file, node, "\"by-unit\"");
    Set<String> lookups = f.optional("lookups").isPresent() ? names(f, "lookups") : Set.of();
    Set<String> privates = f.optional("privates").isPresent() ? names(f, "privates") : Set.of();
    String table = name(f, "table", f.text("table"));
    Set<String> detaches = names(f, "detaches");
    Set<String> revokes = names(f, "revokes");
    Set<Long> refuses = new LinkedHashSet<>();
    for (String number : f.texts("refuses")) {
      if (!number.matches("[1-9][0-9]{0,3}")) {
        throw f.error("refuses", "\"" + number + "\" is no error number, such as \"16\"");
      }
      refuses.add(Long.valueOf(number));
    }
    f.finish();
    return new PrivateDataModel.ByUnit(lookups, privates, table, detaches, revokes, refuses);
  }

  private static String name(JsonFields fields, String key, String text) throws JsonException {
    Pattern form = EffectParser.NAME;
    return EffectParser.matching(fields, key, text, form, "a name of C");
  }

  /** A list of names, in the order of the row. */
  private static Set<String> names(JsonFields fields, String key) throws JsonException {
    List<String> texts = fields.texts(key);
    for (String text : texts) {
      name(fields, key, text);
    }
    return new LinkedHashSet<>(texts);
  }
}
