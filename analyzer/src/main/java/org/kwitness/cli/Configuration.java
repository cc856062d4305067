package org.kwitness.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.kwitness.json.JsonException;
import org.kwitness.json.JsonFields;
import org.kwitness.json.StrictJson;
import org.kwitness.rule.RuleException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The settings of a project: a JSON object whose keys are long options without their dashes. Paths
 * in it are relative to its folder. The command line is stronger: an option given there replaces
 * the whole value.
 *
 * @param file the file; left out if there is none
 * @param values the value of each key that the file has, as the option takes it
 * @param lines the line of each of them
 */
record Configuration(Optional<Path> file, Map<String, Object> values, Map<String, Integer> lines) {
  static final Configuration NONE = new Configuration(Optional.empty(), Map.of(), Map.of());

  /** What a file may set, in the order of {@code --dump-config}. */
  static final Map<String, Setting> SETTINGS = settings();

  private static Map<String, Setting> settings() {
    Map<String, Setting> settings = new LinkedHashMap<>();
    settings.put("arch", Setting.text());
    settings.put("all-sources", Setting.flag());
    settings.put("models", Setting.paths());
    settings.put("only", Setting.rules());
    settings.put("disable", Setting.rules());
    settings.put("fail-on", Setting.oneOf(new Candidates.Levels()));
    settings.put("strict", Setting.flag());
    settings.put("baseline", Setting.path());
    settings.put("threads", Setting.count(Integer::valueOf));
    settings.put("seconds-per-file", Setting.count(Long::valueOf));
    settings.put("color", Setting.oneOf(new Candidates.Colours()));
    settings.put("quiet", Setting.flag());
    return settings;
  }

  /**
   * Reads a file.
   *
   * @throws UsageException if it is not there or wrong; the message has file and line
   * @throws RuleException if the rules of this build are broken
   */
  static Configuration read(Path file) throws RuleException {
    try {
      return parse(file, Files.readString(file));
    } catch (CharacterCodingException e) {
      throw new UsageException(file + ":1: not UTF-8; write it anew in that encoding");
    } catch (IOException e) {
      String why = Files.exists(file) ? "cannot be read" : "is not there";
      throw new UsageException("the configuration " + file + " " + why + "; correct --config");
    }
  }

  private static Configuration parse(Path file, String text) throws RuleException {
    Map<String, Object> values = new LinkedHashMap<>();
    Map<String, Integer> lines = new LinkedHashMap<>();
    try {
      JsonFields fields =
          JsonFields.of(
              file.toString(), StrictJson.parse(file.toString(), text), "the configuration");
      Setting.Place place = new Setting.Place(fields, folder(file));
      for (Map.Entry<String, Setting> setting : SETTINGS.entrySet()) {
        String key = setting.getKey();
        if (fields.optional(key).isPresent()) {
          values.put(key, setting.getValue().read(key, place));
          lines.put(key, fields.lineOf(key));
        }
      }
      fields.finish();
    } catch (JsonException e) {
      throw new UsageException(e.text());
    }
    return new Configuration(Optional.of(file), values, lines);
  }

  private static Path folder(Path file) {
    // A file is not a root, so it has a folder.
    return Optional.ofNullable(file.toAbsolutePath().getParent()).orElseGet(file::toAbsolutePath);
  }

  /** Sets the options that the command line does not give. */
  void apply(CommandSpec spec) {
    for (Map.Entry<String, Object> value : values.entrySet()) {
      OptionSpec option = option(spec, value.getKey());
      if (!isGiven(spec, option)) {
        option.setValue(
            option.type() == Optional.class ? Optional.of(value.getValue()) : value.getValue());
      }
    }
    // Who asks for a rule by name means it, whatever the file disables.
    OptionSpec only = option(spec, "only");
    OptionSpec disable = option(spec, "disable");
    if (isGiven(spec, only) && !isGiven(spec, disable)) {
      Set<String> left = new TreeSet<>(disable.<Collection<String>>getValue());
      left.removeAll(only.<Collection<String>>getValue());
      disable.setValue(left);
    }
  }

  private static OptionSpec option(CommandSpec spec, String key) {
    return Optional.ofNullable(spec.findOption("--" + key))
        .orElseThrow(() -> new IllegalStateException("no option --" + key));
  }

  private static boolean isGiven(CommandSpec spec, OptionSpec option) {
    return spec.commandLine().getParseResult().hasMatchedOption(option);
  }

  /** Prints every setting as it is after {@link #apply}, as JSON, and where it comes from. */
  void print(CommandSpec spec, PrintWriter out) {
    out.println(file.map(f -> "settings from " + f).orElse("no configuration file"));
    for (String key : SETTINGS.keySet()) {
      OptionSpec option = option(spec, key);
      String from =
          isGiven(spec, option)
              ? "command line"
              : lines.containsKey(key) ? file.orElseThrow() + ":" + lines.get(key) : "default";
      out.printf(Locale.ROOT, "%-16s  %-24s  %s%n", key, json(option.getValue()), from);
    }
    out.flush();
  }

  private static String json(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.isPresent() ? json(optional.get()) : "null";
    }
    if (value instanceof Collection<?> list) {
      return list.stream().map(Configuration::json).collect(Collectors.joining(", ", "[", "]"));
    }
    return value instanceof Number || value instanceof Boolean
        ? value.toString()
        : '"' + value.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** The keys that a file may have, for the manual. */
  static List<String> keys() {
    return List.copyOf(SETTINGS.keySet());
  }
}
