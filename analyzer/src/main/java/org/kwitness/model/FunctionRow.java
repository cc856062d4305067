package org.kwitness.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.kwitness.json.JsonException;
import org.kwitness.json.JsonFields;
import org.kwitness.json.JsonNode;

/**
 * A row as written, together with the versions that it holds for.
 *
 * @param model what it says
 * @param versions the kernels that it says it of
 */
record FunctionRow(FunctionModel model, VersionRange versions) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");

  /**
   * Reads one element of {@code functions}: a row for each of its names.
   *
   * @param constants receives the named constants of the guards
   */
  static List<FunctionRow> read(String file, JsonNode node, Set<String> constants)
      throws JsonException {
    JsonFields fields = JsonFields.of(file, node, "a row");
    List<String> names = fields.textOrTexts("name");
    for (String name : names) {
      if (!NAME.matcher(name).matches()) {
        throw fields.error(
            "name", "\"" + name + "\" is no C identifier; write the function's name");
      }
    }
    OptionalInt arity = arity(fields);
    VersionRange versions = VersionRange.read(fields);
    Optional<Boolean> opaque = fields.optionalBoolean("opaque");
    List<Effect> effects = new ArrayList<>();
    for (JsonNode item : fields.items("effects")) {
      effects.add(new EffectParser(arity, constants).read(JsonFields.of(file, item, "an effect")));
    }
    if (effects.isEmpty() && !opaque.orElse(false)) {
      throw fields.error(
          "effects",
          "the row has no effects; add one, remove the row, or say \"opaque\": true to keep a macro"
              + " from being expanded");
    }
    addImplied(effects);
    String source = fields.text("source");
    fields.optionalText("note");
    fields.finish();
    String definedAt = file + ":" + fields.line();
    List<FunctionRow> rows = new ArrayList<>();
    for (String name : names) {
      rows.add(
          new FunctionRow(
              new FunctionModel(
                  name, arity, opaque.orElse(true), List.copyOf(effects), source, definedAt),
              versions));
    }
    return rows;
  }

  /** True if a call in some version of the kernel could be described by both rows. */
  boolean collidesWith(FunctionRow other) {
    return model.name().equals(other.model.name())
        && model.arity().equals(other.model.arity())
        && versions.overlaps(other.versions);
  }

  /** True if this row of a user takes the place of a bundled one. */
  boolean overrides(FunctionRow bundled) {
    return model.name().equals(bundled.model.name())
        && (model.arity().isEmpty() || model.arity().equals(bundled.model.arity()));
  }

  /**
   * A function that acquires a lock returns with it, and one that raises the level returns with it
   * raised: its own body is not to be blamed. The same holds for one that gives a lock up and takes
   * it again.
   */
  private static void addImplied(List<Effect> effects) {
    boolean locks =
        effects.stream()
            .anyMatch(e -> e instanceof Effect.Acquire || e instanceof Effect.DropAcrossSleep);
    if (locks && effects.stream().noneMatch(Effect.ReturnsLocked.class::isInstance)) {
      effects.add(new Effect.ReturnsLocked("*", new Guard.Always()));
    }
    if (effects.stream().anyMatch(Effect.RaiseIpl.class::isInstance)) {
      effects.add(new Effect.ReturnsRaised(new Guard.Always()));
    }
  }

  private static OptionalInt arity(JsonFields fields) throws JsonException {
    Optional<Integer> arity = fields.optionalCount("arity");
    if (arity.isPresent() && arity.get() > EffectParser.MAX_ARGUMENT + 1) {
      throw fields.error(
          "arity", "an arity of " + arity.get() + " is impossible; correct it, or remove it");
    }
    return arity.isPresent() ? OptionalInt.of(arity.get()) : OptionalInt.empty();
  }
}
