package org.kwitness.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.kwitness.json.JsonException;
import org.kwitness.json.JsonFields;
import org.kwitness.rule.NearestName;
import org.kwitness.rule.Rule;
import org.kwitness.rule.RuleException;
import org.kwitness.rule.RuleLoader;

/** Reads one value of a configuration file, as the option of that name takes it. */
@FunctionalInterface
interface Setting {
  /**
   * Where values are.
   *
   * @param fields the configuration's members
   * @param folder what paths are relative to
   */
  record Place(JsonFields fields, Path folder) {}

  /**
   * Reads the value of a key that is there.
   *
   * @throws JsonException if it is wrong
   * @throws RuleException if the rules of this build are broken
   */
  Object read(String key, Place place) throws JsonException, RuleException;

  /** A string. */
  static Setting text() {
    return (key, place) -> place.fields().text(key);
  }

  /** True or false. */
  static Setting flag() {
    return (key, place) -> place.fields().optionalBoolean(key).orElseThrow();
  }

  /** A whole number, at least 1. */
  static Setting count(Function<String, Number> number) {
    return (key, place) -> {
      int value = place.fields().optionalCount(key).orElseThrow();
      if (value < 1) {
        throw place.fields().error(key, "\"" + key + "\" must be at least 1, not " + value);
      }
      return number.apply(String.valueOf(value));
    };
  }

  /** One of a few words. */
  static Setting oneOf(Iterable<String> words) {
    return (key, place) -> {
      String value = place.fields().text(key);
      List<String> known = StreamSupport.stream(words.spliterator(), false).toList();
      if (!known.contains(value)) {
        throw place
            .fields()
            .error(key, "\"" + value + "\" is no \"" + key + "\"; write one of " + known);
      }
      return value;
    };
  }

  /** A file or folder. */
  static Setting path() {
    return (key, place) -> place.folder().resolve(place.fields().text(key)).normalize();
  }

  /** A file or folder, or several. */
  static Setting paths() {
    return (key, place) -> {
      List<Path> paths = new ArrayList<>();
      for (String name : place.fields().textOrTexts(key)) {
        paths.add(place.folder().resolve(name).normalize());
      }
      return paths;
    };
  }

  /** A rule, or several. */
  static Setting rules() {
    return (key, place) -> {
      TreeSet<String> rules = new TreeSet<>(place.fields().textOrTexts(key));
      List<String> known = RuleLoader.load().stream().map(Rule::id).toList();
      for (String rule : rules) {
        if (!known.contains(rule)) {
          Optional<String> nearest = NearestName.of(rule, known);
          throw place
              .fields()
              .error(
                  key,
                  "no rule is called "
                      + rule
                      + "; "
                      + nearest.map(n -> "did you mean " + n + "?").orElse("there are " + known));
        }
      }
      return rules;
    };
  }
}
