package org.kwitness.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.kwitness.json.JsonException;
import org.kwitness.json.JsonFields;
import org.kwitness.json.JsonNode;

/** Reads the rows about levels, contexts and slots: what runs when, and what that excludes. */
final class ContextRows {
  private ContextRows() {}

  /** Reads one element of {@code levels}. */
  static Versioned<LevelModel> level(String file, JsonNode node) throws JsonException {
    JsonFields f = JsonFields.of(file, node, "a level");
    String name = name(f, "name", f.text("name"), EffectParser.NAME, "the name of a level");
    List<String> aliases = names(f, "aliases", EffectParser.NAME, "names of levels");
    List<String> above = names(f, "above", EffectParser.NAME, "names of levels");
    VersionRange versions = VersionRange.read(f);
    String at = file + ":" + f.line();
    LevelModel model = new LevelModel(name, aliases, above, end(f), at);
    return new Versioned<>(name, model, versions, at);
  }

  /** Reads one element of {@code contexts}. */
  static Versioned<ContextModel> context(String file, JsonNode node) throws JsonException {
    JsonFields f = JsonFields.of(file, node, "a context");
    String name =
        name(f, "name", f.text("name"), EffectParser.WORD, "a word in lower case, such as thread");
    String title = f.text("title");
    Optional<String> level = EffectParser.fixedLevel(f);
    boolean sleeps = flag(f, "sleeps");
    Set<String> forbids =
        new LinkedHashSet<>(names(f, "forbids", EffectParser.WORD, "kinds of lock"));
    boolean hard = flag(f, "hard");
    Set<String> except =
        new LinkedHashSet<>(names(f, "except", EffectParser.LOCK_CLASS, "classes of locks"));
    boolean byLock = f.optionalBoolean("by-lock").orElse(false);
    boolean mayHoldLocks = f.optionalBoolean("may-hold-locks").orElse(false);
    VersionRange versions = VersionRange.read(f);
    String at = file + ":" + f.line();
    ContextModel model =
        new ContextModel(
            name,
            title,
            level,
            sleeps,
            Set.copyOf(forbids),
            hard,
            Set.copyOf(except),
            byLock,
            mayHoldLocks,
            end(f),
            at);
    return new Versioned<>(name, model, versions, at);
  }

  /** Reads one element of {@code slots}. */
  static Versioned<SlotModel> slot(String file, JsonNode node) throws JsonException {
    JsonFields f = JsonFields.of(file, node, "a slot");
    String struct =
        name(f, "struct", f.text("struct"), EffectParser.NAME, "the tag of a structure");
    String field = name(f, "field", f.text("field"), EffectParser.NAME, "the name of a member");
    String context =
        name(f, "context", f.text("context"), EffectParser.WORD, "the name of a context");
    Optional<String> level = EffectParser.fixedLevel(f);
    VersionRange versions = VersionRange.read(f);
    String at = file + ":" + f.line();
    SlotModel model = new SlotModel(struct, field, context, level, end(f), at);
    return new Versioned<>(struct + "." + field, model, versions, at);
  }

  /**
   * Reads one element of {@code context-flags}.
   *
   * @param constants receives the flag, which is kept by name
   */
  static Versioned<ContextFlagModel> flag(String file, JsonNode node, Set<String> constants)
      throws JsonException {
    JsonFields f = JsonFields.of(file, node, "a flag of contexts");
    Optional<String> struct = Optional.empty();
    String text;
    if (f.optional("variable").isPresent()) {
      text = name(f, "variable", f.text("variable"), EffectParser.NAME, "the name of a variable");
    } else {
      struct =
          Optional.of(
              name(f, "struct", f.text("struct"), EffectParser.NAME, "the tag of a structure"));
      text = name(f, "field", f.text("field"), EffectParser.NAME, "the name of a member");
    }
    Optional<String> flag = f.optionalText("flag");
    if (flag.isPresent()) {
      constants.add(name(f, "flag", flag.get(), EffectParser.NAME, "the name of a flag"));
    }
    Set<String> contexts =
        new LinkedHashSet<>(names(f, "contexts", EffectParser.WORD, "names of contexts"));
    VersionRange versions = VersionRange.read(f);
    String at = file + ":" + f.line();
    ContextFlagModel model =
        new ContextFlagModel(struct, text, flag, Set.copyOf(contexts), end(f), at);
    return new Versioned<>(model.key(), model, versions, at);
  }

  private static String end(JsonFields fields) throws JsonException {
    String source = fields.text("source");
    fields.optionalText("note");
    fields.finish();
    return source;
  }

  private static boolean flag(JsonFields fields, String key) throws JsonException {
    fields.required(key);
    return fields.optionalBoolean(key).orElse(false);
  }

  private static String name(
      JsonFields fields, String key, String text, Pattern form, String wanted)
      throws JsonException {
    return EffectParser.matching(fields, key, text, form, wanted);
  }

  /** A list of names, which is empty if the member is not there. */
  static List<String> names(JsonFields fields, String key, Pattern form, String wanted)
      throws JsonException {
    if (fields.optional(key).isEmpty()) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    for (String text : fields.texts(key)) {
      names.add(name(fields, key, text, form, wanted));
    }
    return List.copyOf(names);
  }
}
