package org.kwitness.model;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.kwitness.json.JsonException;
import org.kwitness.json.JsonFields;
import org.kwitness.json.JsonNode;
import org.kwitness.model.LegendModel.Meaning;

/** Reads the rows about legends: what their words mean. */
final class LegendRows {
  private static final Pattern ROW_NAME = Pattern.compile("[a-z][a-z0-9-]*");
  private static final Pattern LOCK =
      Pattern.compile("(?:[A-Za-z_]\\w*::)?[A-Za-z_][\\w-]*|[A-Za-z_]\\w*(?:->[A-Za-z_]\\w*)+");

  private LegendRows() {}

  /** Reads one element of {@code legends}. */
  static Versioned<LegendModel> legend(String file, JsonNode node) throws JsonException {
    JsonFields f = JsonFields.of(file, node, "a row about legends");
    String name =
        EffectParser.matching(
            f, "name", f.text("name"), ROW_NAME, "a word in lower case, such as net-lock");
    Meaning means = meaning(f);
    Pattern says = pattern(f);
    List<String> locks = List.of();
    String from = "";
    if (means == Meaning.LOCK) {
      locks = f.texts("locks");
      for (String lock : locks) {
        EffectParser.matching(
            f,
            "locks",
            lock,
            LOCK,
            "STRUCT::FIELD, self::FIELD, FIELD->FIELD or the name of a lock");
      }
    } else if (means == Meaning.SAME_LEGEND) {
      from = f.text("from");
    }
    List<String> structs = f.optional("structs").isPresent() ? f.texts("structs") : List.of();
    VersionRange versions = VersionRange.read(f);
    String source = f.text("source");
    f.optionalText("note");
    f.finish();
    String at = file + ":" + f.line();
    return new Versioned<>(
        name, new LegendModel(name, means, says, locks, structs, from, source, at), versions, at);
  }

  private static Meaning meaning(JsonFields f) throws JsonException {
    String word = f.text("means");
    for (Meaning m : Meaning.values()) {
      if (m.word().equals(word)) {
        return m;
      }
    }
    throw f.error(
        "means",
        "\""
            + word
            + "\" is no meaning; write one of "
            + Arrays.stream(Meaning.values()).map(Meaning::word).collect(Collectors.joining(", ")));
  }

  private static Pattern pattern(JsonFields f) throws JsonException {
    String text = f.text("says");
    try {
      Pattern pattern = Pattern.compile(text, Pattern.CASE_INSENSITIVE);
      if (pattern.matcher("").find()) {
        throw f.error("says", "\"" + text + "\" is found in every text; write what must be there");
      }
      return pattern;
    } catch (PatternSyntaxException e) {
      throw f.error(
          "says", "\"" + text + "\" is no regular expression (" + e.getDescription() + ")");
    }
  }
}
