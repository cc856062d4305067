package org.kwitness.frontend.tree;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kwitness.frontend.SourceText;
import org.kwitness.frontend.tree.TreeProfile.CountHeader;
import org.kwitness.frontend.tree.TreeProfile.Declared;
import org.kwitness.frontend.tree.TreeProfile.InterfaceSyntax;
import org.kwitness.frontend.tree.TreeProfile.InterfaceTemplate;
import org.kwitness.frontend.tree.TreeProfile.LineRule;
import org.kwitness.frontend.tree.TreeProfile.LineTable;
import org.kwitness.frontend.tree.TreeProfile.ListHeader;

/** The headers that the build of one tree would generate, made when they are asked for. */
final class GeneratedHeaderSet implements SourcePlan.GeneratedHeaders {
  private final TreeProfile profile;
  private final Path root;
  private final TreeFiles files;
  private final SourceLists lists;
  private final Map<String, String> variables;
  private final Map<String, String> enabled;
  private final Map<String, String> options = new TreeMap<>();
  private final Map<String, Optional<String>> made = new ConcurrentHashMap<>();

  /**
   * @param enabled the options that are on, with their values
   */
  GeneratedHeaderSet(
      TreeProfile profile,
      Path root,
      TreeFiles files,
      SourceLists lists,
      Map<String, String> variables,
      Map<String, String> enabled) {
    this.enabled = enabled;
    this.profile = profile;
    this.root = root;
    this.files = files;
    this.lists = lists;
    this.variables = variables;
    optionHeaders();
  }

  /** The text of every option header: empty where none of its options is on. */
  private void optionHeaders() {
    for (Map.Entry<String, String> option : lists.optionHeaders().entrySet()) {
      String header = headerOf(option.getKey(), option.getValue());
      options.merge(header, definition(option.getKey()), String::concat);
    }
    for (String option : enabled.keySet()) {
      if (!lists.optionHeaders().containsKey(option)) {
        String other = profile.options().headers().getOrDefault(option, "");
        options.merge(headerOf(option, other), definition(option), String::concat);
      }
    }
  }

  private String headerOf(String option, String header) {
    return header.isEmpty()
        ? Variables.expand(
            profile.options().header(), Map.of("name", option.toLowerCase(Locale.ROOT)))
        : header;
  }

  private String definition(String option) {
    String value = enabled.get(option);
    return value == null ? "" : "#define " + option + " " + value + "\n";
  }

  @Override
  public Optional<String> header(String name) {
    return made.computeIfAbsent(name, this::make);
  }

  private Optional<String> make(String name) {
    String fixed = profile.headers().get(name);
    if (fixed != null) {
      return Optional.of(Variables.expand(fixed, variables));
    }
    StringBuilder text = new StringBuilder();
    boolean found = false;
    if (options.containsKey(name)) {
      text.append(options.get(name));
      found = true;
    }
    // One header may hold both options and a count: a device's name may be an option's, too.
    Optional<String> count = count(name);
    if (count.isPresent()) {
      text.append(count.get());
      found = true;
    }
    if (found) {
      return Optional.of(text.toString());
    }
    return table(name)
        .or(() -> interfaceHeader(name))
        .or(() -> declared(name))
        .or(() -> empty(name));
  }

  private Optional<String> count(String header) {
    for (CountHeader rule : profile.countHeaders()) {
      Matcher m = nameIn(rule.header()).matcher(header);
      if (m.matches()) {
        String name = m.group(1);
        boolean known =
            rule.marked()
                ? lists.countedNames().contains(name)
                : lists.conditionNames().contains(name);
        if (known) {
          boolean possible = !rule.marked() || lists.declared().contains(name);
          return Optional.of(
              Variables.expand(
                  rule.text(),
                  Map.of(
                      "name",
                      name,
                      "NAME",
                      name.toUpperCase(Locale.ROOT),
                      "count",
                      possible ? "1" : "0")));
        }
      }
    }
    return Optional.empty();
  }

  /** A pattern whose first group is what stands for {@code ${name}}. */
  private static Pattern nameIn(String template) {
    int at = template.indexOf("${name}");
    if (at < 0) {
      return Pattern.compile(Pattern.quote(template) + "()");
    }
    return Pattern.compile(
        Pattern.quote(template.substring(0, at))
            + "([A-Za-z0-9_-]+)"
            + Pattern.quote(template.substring(at + "${name}".length())));
  }

  private Optional<String> table(String header) {
    for (LineTable table : profile.lineTables()) {
      if (!table.header().equals(header)) {
        continue;
      }
      for (String source : table.sources()) {
        Optional<String> text = read(source);
        if (text.isPresent()) {
          return Optional.of(render(table, text.get()));
        }
      }
    }
    return Optional.empty();
  }

  private static String render(LineTable table, String source) {
    StringBuilder out = new StringBuilder(table.before());
    for (String line : source.split("\n")) {
      for (LineRule rule : table.rules()) {
        Matcher m = rule.match().matcher(line.stripTrailing());
        if (m.matches()) {
          m.reset();
          if (m.find()) {
            StringBuilder emitted = new StringBuilder();
            m.appendReplacement(emitted, rule.emit());
            out.append(emitted);
          }
          break;
        }
      }
    }
    return out.append(table.after()).toString();
  }

  private Optional<String> interfaceHeader(String header) {
    for (InterfaceTemplate template : profile.interfaces()) {
      Matcher m = nameIn(template.header()).matcher(header);
      if (!m.matches()) {
        continue;
      }
      String source = template.source();
      if (source.startsWith("*")) {
        List<String> candidates = files.named(m.group(1) + source.substring(1));
        source = candidates.isEmpty() ? "" : candidates.get(0);
      }
      Optional<String> text = source.isEmpty() ? Optional.empty() : read(source);
      if (text.isPresent()) {
        InterfaceDescription description =
            template.syntax() == InterfaceSyntax.METHODS
                ? InterfaceDescription.ofMethods(text.get())
                : InterfaceDescription.ofOperations(text.get());
        return Optional.of(description.render(template));
      }
    }
    return Optional.empty();
  }

  private Optional<String> declared(String header) {
    for (ListHeader rule : profile.listHeaders()) {
      if (rule.header().equals(header)) {
        StringBuilder out = new StringBuilder();
        each(out, rule.lines().getOrDefault(Declared.DEVICE, ""), lists.devices());
        each(out, rule.lines().getOrDefault(Declared.PSEUDO, ""), lists.pseudoDevices());
        String line = rule.lines().getOrDefault(Declared.LOCATOR, "");
        for (SourceLists.Locator locator : lists.locators()) {
          out.append(
              Variables.expand(
                  line,
                  Map.of(
                      "ATTRIBUTE",
                      locator.attribute().toUpperCase(Locale.ROOT),
                      "NAME",
                      locator.name().toUpperCase(Locale.ROOT),
                      "index",
                      String.valueOf(locator.index()))));
        }
        return Optional.of(out.toString());
      }
    }
    return Optional.empty();
  }

  private static void each(StringBuilder out, String line, Iterable<String> names) {
    for (String name : names) {
      out.append(
          Variables.expand(line, Map.of("name", name, "NAME", name.toUpperCase(Locale.ROOT))));
    }
  }

  private Optional<String> empty(String header) {
    for (Pattern pattern : profile.emptyHeaders()) {
      if (pattern.matcher(header).matches()) {
        return Optional.of("");
      }
    }
    return Optional.empty();
  }

  private Optional<String> read(String name) {
    if (!files.contains(name)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new String(SourceText.read(root.resolve(name))));
    } catch (IOException e) {
      // Then the header is missing, and reported as missing where it is included.
      return Optional.empty();
    }
  }
}
