package org.kwitness.frontend.tree;

import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.kwitness.frontend.tree.TreeProfile.Architecture;
import org.kwitness.frontend.tree.TreeProfile.CountHeader;
import org.kwitness.frontend.tree.TreeProfile.Declared;
import org.kwitness.frontend.tree.TreeProfile.Extraction;
import org.kwitness.frontend.tree.TreeProfile.FolderFlags;
import org.kwitness.frontend.tree.TreeProfile.InterfaceTemplate;
import org.kwitness.frontend.tree.TreeProfile.LineRule;
import org.kwitness.frontend.tree.TreeProfile.LineTable;
import org.kwitness.frontend.tree.TreeProfile.ListFile;
import org.kwitness.frontend.tree.TreeProfile.ListHeader;
import org.kwitness.frontend.tree.TreeProfile.Make;
import org.kwitness.frontend.tree.TreeProfile.Options;
import org.kwitness.json.JsonException;

/**
 * Reads the profiles. {@code index.json} names the profiles' folders; each has a {@code tree.json}:
 * an object with {@code name}, {@code layouts} (an array of objects, tried in order) and any key of
 * a layout as the common default. The macro sets of compilers are in {@code common/compiler.json}.
 */
final class ProfileLoader {
  private static final String FOLDER = "/kwitness/rules/models/";
  private static final Set<String> KEYS =
      Set.of(
          "requires",
          "absent",
          "version",
          "minVersion",
          "maxVersion",
          "release",
          "variables",
          "architecturePath",
          "architectures",
          "defaultArchitectures",
          "compiler",
          "links",
          "lists",
          "options",
          "make",
          "flags",
          "folderFlags",
          "headers",
          "emptyHeaders",
          "countHeaders",
          "listHeaders",
          "lineTables",
          "interfaces",
          "movedFiles",
          "outside");

  /** Finds a data file by its name relative to the models' folder. */
  @FunctionalInterface
  interface Source {
    /** The file, or nothing if there is none. */
    Optional<InputStream> open(String name) throws IOException;
  }

  private final Source source;

  ProfileLoader(Source source) {
    this.source = source;
  }

  /** The profiles that ship with the program. */
  static List<TreeProfile> builtIn() throws TreeException {
    return new ProfileLoader(ProfileLoader::resource).load();
  }

  @SuppressFBWarnings(
      value = "OBL_UNSATISFIED_OBLIGATION",
      justification = "whoever opens a source closes it; see read")
  private static Optional<InputStream> resource(String name) {
    return Optional.ofNullable(ProfileLoader.class.getResourceAsStream(FOLDER + name));
  }

  /**
   * All layouts of all profiles, in the order in which they are tried.
   *
   * @throws TreeException if a file is missing or wrong; the message has file and line
   */
  List<TreeProfile> load() throws TreeException {
    try {
      Map<String, Map<String, String>> macros = new LinkedHashMap<>();
      for (Map.Entry<String, ProfileNode> set : read("common/compiler.json").object().entrySet()) {
        macros.put(set.getKey(), set.getValue().textMap());
      }
      List<TreeProfile> profiles = new ArrayList<>();
      for (String id : read("index.json").texts()) {
        profiles.addAll(profile(id, read(id + "/tree.json"), macros));
      }
      return List.copyOf(profiles);
    } catch (JsonException e) {
      throw new TreeException(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new TreeException("cannot read the tree profiles: " + e.getMessage());
    }
  }

  private ProfileNode read(String name) throws JsonException, IOException {
    try (InputStream stream =
        source
            .open(name)
            .orElseThrow(() -> new IOException("rules/models/" + name + " is missing"))) {
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return ProfileNode.parse("rules/models/" + name, text);
    }
  }

  private static List<TreeProfile> profile(
      String id, ProfileNode node, Map<String, Map<String, String>> macros) throws JsonException {
    Set<String> known = new LinkedHashSet<>(KEYS);
    known.add("name");
    known.add("layouts");
    Map<String, ProfileNode> common = node.object(known);
    String name = require(node, common, "name").text();
    List<TreeProfile> layouts = new ArrayList<>();
    for (ProfileNode layout : require(node, common, "layouts").array()) {
      Map<String, ProfileNode> merged = new LinkedHashMap<>(common);
      merged.putAll(layout.object(KEYS));
      layouts.add(layout(id, name, layout, merged, macros));
    }
    return layouts;
  }

  private static TreeProfile layout(
      String id,
      String name,
      ProfileNode at,
      Map<String, ProfileNode> keys,
      Map<String, Map<String, String>> macros)
      throws JsonException {
    Map<String, Extraction> variables = new LinkedHashMap<>();
    for (Map.Entry<String, ProfileNode> v : members(keys, "variables").entrySet()) {
      variables.put(v.getKey(), extraction(v.getValue()));
    }
    Optional<Extraction> release =
        keys.containsKey("release")
            ? Optional.of(extraction(keys.get("release")))
            : Optional.empty();
    Map<String, Architecture> architectures = new LinkedHashMap<>();
    for (Map.Entry<String, ProfileNode> a : members(keys, "architectures").entrySet()) {
      architectures.put(a.getKey(), architecture(a.getValue(), macros));
    }
    List<Pattern> empty = new ArrayList<>();
    for (ProfileNode pattern : elements(keys, "emptyHeaders")) {
      empty.add(pattern.regex());
    }
    return new TreeProfile(
        id,
        name,
        texts(keys, "requires"),
        texts(keys, "absent"),
        extraction(require(at, keys, "version")),
        keys.containsKey("minVersion") ? keys.get("minVersion").number() : 0,
        keys.containsKey("maxVersion") ? keys.get("maxVersion").number() : Long.MAX_VALUE,
        release,
        Collections.unmodifiableMap(variables),
        require(at, keys, "architecturePath").text(),
        Collections.unmodifiableMap(architectures),
        require(at, keys, "defaultArchitectures").texts(),
        macroSetNames(keys, macros),
        macros,
        links(keys),
        lists(at, keys),
        options(keys),
        make(keys),
        texts(keys, "flags"),
        folderFlags(keys),
        headers(keys),
        List.copyOf(empty),
        countHeaders(keys),
        listHeaders(keys),
        lineTables(keys),
        interfaces(keys),
        keys.containsKey("movedFiles") && keys.get("movedFiles").flag(),
        texts(keys, "outside"));
  }

  private static Extraction extraction(ProfileNode node) throws JsonException {
    Map<String, ProfileNode> keys = node.object(Set.of("file", "pattern", "default"));
    Optional<String> fallback =
        keys.containsKey("default") ? Optional.of(keys.get("default").text()) : Optional.empty();
    if (!keys.containsKey("file") && fallback.isPresent()) {
      return new Extraction(List.of(), Pattern.compile(""), fallback);
    }
    ProfileNode pattern = require(node, keys, "pattern");
    if (pattern.regex().matcher("").groupCount() < 1) {
      throw pattern.error("the pattern has no group; the first group is the value");
    }
    return new Extraction(require(node, keys, "file").texts(), pattern.regex(), fallback);
  }

  private static Architecture architecture(
      ProfileNode node, Map<String, Map<String, String>> macros) throws JsonException {
    Map<String, ProfileNode> keys =
        node.object(Set.of("aliases", "variables", "compiler", "flags"));
    return new Architecture(
        texts(keys, "aliases"),
        keys.containsKey("variables") ? keys.get("variables").textMap() : Map.of(),
        macroSetNames(keys, macros),
        texts(keys, "flags"));
  }

  private static List<String> macroSetNames(
      Map<String, ProfileNode> keys, Map<String, Map<String, String>> macros) throws JsonException {
    List<String> names = texts(keys, "compiler");
    for (String name : names) {
      if (!macros.containsKey(name)) {
        throw Objects.requireNonNull(keys.get("compiler"))
            .error(
                "no macro set \"" + name + "\"; known are " + String.join(", ", macros.keySet()));
      }
    }
    return names;
  }

  private static List<SourcePlan.Link> links(Map<String, ProfileNode> keys) throws JsonException {
    List<SourcePlan.Link> links = new ArrayList<>();
    for (ProfileNode link : elements(keys, "links")) {
      Map<String, ProfileNode> k = link.object(Set.of("name", "folder"));
      links.add(
          new SourcePlan.Link(
              require(link, k, "name").text(), Path.of(require(link, k, "folder").text())));
    }
    return List.copyOf(links);
  }

  private static List<ListFile> lists(ProfileNode at, Map<String, ProfileNode> keys)
      throws JsonException {
    List<ListFile> lists = new ArrayList<>();
    for (ProfileNode list : require(at, keys, "lists").array()) {
      Map<String, ProfileNode> k = list.object(Set.of("file", "grammar", "optional", "variables"));
      lists.add(
          new ListFile(
              require(list, k, "file").text(),
              constant(TreeProfile.Grammar.class, require(list, k, "grammar")),
              k.containsKey("optional") && k.get("optional").flag(),
              k.containsKey("variables") ? k.get("variables").textMap() : Map.of()));
    }
    return List.copyOf(lists);
  }

  private static Options options(Map<String, ProfileNode> keys) throws JsonException {
    if (!keys.containsKey("options")) {
      return new Options(List.of(), "", List.of(), List.of(), Map.of(), Map.of());
    }
    ProfileNode node = keys.get("options");
    Map<String, ProfileNode> k =
        node.object(Set.of("lists", "header", "configurations", "off", "values", "headers"));
    return new Options(
        texts(k, "lists"),
        require(node, k, "header").text(),
        texts(k, "configurations"),
        texts(k, "off"),
        k.containsKey("values") ? k.get("values").textMap() : Map.of(),
        k.containsKey("headers") ? k.get("headers").textMap() : Map.of());
  }

  private static Make make(Map<String, ProfileNode> keys) throws JsonException {
    if (!keys.containsKey("make")) {
      return new Make(List.of(), Map.of(), "");
    }
    ProfileNode node = keys.get("make");
    Map<String, ProfileNode> k = node.object(Set.of("files", "variables", "compile"));
    return new Make(
        texts(k, "files"),
        k.containsKey("variables") ? k.get("variables").textMap() : Map.of(),
        require(node, k, "compile").text());
  }

  private static List<FolderFlags> folderFlags(Map<String, ProfileNode> keys) throws JsonException {
    List<FolderFlags> flags = new ArrayList<>();
    for (ProfileNode node : elements(keys, "folderFlags")) {
      Map<String, ProfileNode> k = node.object(Set.of("folder", "flags"));
      for (String folder : require(node, k, "folder").texts()) {
        flags.add(new FolderFlags(folder, require(node, k, "flags").texts()));
      }
    }
    return List.copyOf(flags);
  }

  private static Map<String, String> headers(Map<String, ProfileNode> keys) throws JsonException {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Map.Entry<String, ProfileNode> header : members(keys, "headers").entrySet()) {
      headers.put(header.getKey(), lines(header.getValue()));
    }
    return Collections.unmodifiableMap(headers);
  }

  private static List<CountHeader> countHeaders(Map<String, ProfileNode> keys)
      throws JsonException {
    List<CountHeader> headers = new ArrayList<>();
    for (ProfileNode node : elements(keys, "countHeaders")) {
      Map<String, ProfileNode> k = node.object(Set.of("header", "text", "marked"));
      headers.add(
          new CountHeader(
              require(node, k, "header").text(),
              lines(require(node, k, "text")),
              require(node, k, "marked").flag()));
    }
    return List.copyOf(headers);
  }

  private static List<ListHeader> listHeaders(Map<String, ProfileNode> keys) throws JsonException {
    List<ListHeader> headers = new ArrayList<>();
    for (ProfileNode node : elements(keys, "listHeaders")) {
      Map<String, ProfileNode> k = node.object(Set.of("header", "device", "pseudo", "locator"));
      Map<Declared, String> texts = new EnumMap<>(Declared.class);
      for (Declared declared : Declared.values()) {
        ProfileNode text = k.get(declared.name().toLowerCase(Locale.ROOT));
        if (text != null) {
          texts.put(declared, lines(text));
        }
      }
      headers.add(
          new ListHeader(require(node, k, "header").text(), Collections.unmodifiableMap(texts)));
    }
    return List.copyOf(headers);
  }

  private static List<LineTable> lineTables(Map<String, ProfileNode> keys) throws JsonException {
    List<LineTable> tables = new ArrayList<>();
    for (ProfileNode node : elements(keys, "lineTables")) {
      Map<String, ProfileNode> k =
          node.object(Set.of("header", "source", "before", "rules", "after"));
      List<LineRule> rules = new ArrayList<>();
      for (ProfileNode rule : require(node, k, "rules").array()) {
        Map<String, ProfileNode> r = rule.object(Set.of("match", "emit"));
        rules.add(new LineRule(require(rule, r, "match").regex(), lines(require(rule, r, "emit"))));
      }
      tables.add(
          new LineTable(
              require(node, k, "header").text(),
              require(node, k, "source").texts(),
              k.containsKey("before") ? lines(k.get("before")) : "",
              List.copyOf(rules),
              k.containsKey("after") ? lines(k.get("after")) : ""));
    }
    return List.copyOf(tables);
  }

  private static List<InterfaceTemplate> interfaces(Map<String, ProfileNode> keys)
      throws JsonException {
    List<InterfaceTemplate> templates = new ArrayList<>();
    for (ProfileNode node : elements(keys, "interfaces")) {
      Map<String, ProfileNode> k =
          node.object(
              Set.of(
                  "syntax",
                  "header",
                  "source",
                  "before",
                  "method",
                  "staticMethod",
                  "parameter",
                  "after"));
      String method = lines(require(node, k, "method"));
      templates.add(
          new InterfaceTemplate(
              constant(TreeProfile.InterfaceSyntax.class, require(node, k, "syntax")),
              require(node, k, "header").text(),
              require(node, k, "source").text(),
              k.containsKey("before") ? lines(k.get("before")) : "",
              method,
              k.containsKey("staticMethod") ? lines(k.get("staticMethod")) : method,
              k.containsKey("parameter") ? k.get("parameter").textMap() : Map.of(),
              k.containsKey("after") ? lines(k.get("after")) : ""));
    }
    return List.copyOf(templates);
  }

  private static <E extends Enum<E>> E constant(Class<E> type, ProfileNode node)
      throws JsonException {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().toLowerCase(Locale.ROOT).equals(node.text())) {
        return constant;
      }
    }
    throw node.error(
        "\""
            + node.text()
            + "\" is not one of "
            + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT));
  }

  /** A text given as one string or as an array of lines. */
  private static String lines(ProfileNode node) throws JsonException {
    List<String> lines = node.texts();
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }

  private static ProfileNode require(ProfileNode at, Map<String, ProfileNode> keys, String key)
      throws JsonException {
    ProfileNode node = keys.get(key);
    if (node == null) {
      throw at.error("key \"" + key + "\" is missing; add it");
    }
    return node;
  }

  private static List<String> texts(Map<String, ProfileNode> keys, String key)
      throws JsonException {
    return keys.containsKey(key) ? keys.get(key).texts() : List.of();
  }

  private static List<ProfileNode> elements(Map<String, ProfileNode> keys, String key)
      throws JsonException {
    return keys.containsKey(key) ? keys.get(key).array() : List.of();
  }

  private static Map<String, ProfileNode> members(Map<String, ProfileNode> keys, String key)
      throws JsonException {
    return keys.containsKey(key) ? keys.get(key).object() : Map.of();
  }
}
