package org.kwitness.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.kwitness.json.JsonException;
import org.kwitness.json.JsonFields;
import org.kwitness.json.StrictJson;

/**
 * Reads the rows of knowledge: those that come with the tool, and a project's own. Strict: whatever
 * is not understood is an error with file and line, because a row that is silently ignored turns
 * into false findings far away.
 *
 * <p>The shape of a file:
 *
 * <pre>{@code
 * { "functions": [
 *     { "name": "foo_alloc",            // or a list of names that share the row
 *       "arity": 3,                     // optional: only for calls with three arguments
 *       "versions": ">=500000 <900000", // optional: only these kernels
 *       "opaque": false,                // optional, default true: a macro of this name stays a call
 *       "effects": [
 *         { "effect": "may-return-null", "expected": "often", "when": "arg2 has M_NOWAIT" } ],
 *       "source": "foo(9)",             // who says so
 *       "note": "…" } ],                // optional, for people
 *   "levels": [ … ], "contexts": [ … ], "slots": [ … ], "legends": [ … ],
 *   "private-data": [ … ],
 *                                   // optional: see the page below
 *   "constants": ["M_NOWAIT"] }         // optional: more constants to keep by name
 * }</pre>
 *
 * <p>Operands are {@code arg0} (the first argument) to {@code arg15}, {@code &argN->FIELD}, {@code
 * return}, {@code held STRUCT.FIELD} (whichever lock of the class is held) and {@code global NAME}.
 * The effects and their members are those of {@link Effect}, in kebab case and camel case (a row
 * that acquires a lock also has {@code returns-locked}, and one that raises the level {@code
 * returns-raised}, without saying so); the guards those of {@link Guard}. Every constant in a guard
 * is kept by name. The page {@code docs/models.md} has the whole vocabulary.
 */
public final class KnowledgeLoader {
  private static final String ROOT = "/kwitness/rules/models/";
  private static final String INDEX = "functions.index.json";
  private static final String COMMON = "common";

  /** A kernel tree's profile, which lies beside the rows. */
  private static final String NOT_ROWS = "tree.json";

  private KnowledgeLoader() {}

  /**
   * Loads what holds for one kernel.
   *
   * @param bsd the id of the kernel's profile: a folder under {@code rules/models}
   * @param version in the kernel's own counting
   * @param extraDirs folders with a project's own rows: the {@code *.json} files in the folder
   *     itself, and in its sub-folders {@code common} and {@code bsd}. A row of theirs takes the
   *     place of a bundled row of the same name and arity; one without an arity takes the place of
   *     all bundled rows of the name. A level, context, slot or row about legends of theirs takes
   *     the place of the bundled one of the same name.
   * @throws KnowledgeException if a file cannot be read or a row is wrong
   */
  public static Knowledge load(String bsd, long version, List<Path> extraDirs)
      throws KnowledgeException {
    try {
      Layer bundled = bundled(bsd);
      Layer extra = new Layer();
      for (Path dir : extraDirs) {
        addFolder(extra, dir, bsd);
      }
      Layer.checkLockKinds(bundled, extra);
      return combine(bundled, extra, version);
    } catch (JsonException e) {
      throw new KnowledgeException(e.text(), e);
    }
  }

  /** The kernels that there is knowledge of, sorted. */
  public static List<String> kernels() throws KnowledgeException {
    try {
      return index().keySet().stream().filter(k -> !k.equals(COMMON)).sorted().toList();
    } catch (JsonException e) {
      throw new KnowledgeException(e.text(), e);
    }
  }

  private static Layer bundled(String bsd) throws JsonException, KnowledgeException {
    Map<String, List<String>> index = index();
    if (bsd.equals(COMMON) || !index.containsKey(bsd)) {
      throw new KnowledgeException(
          "there is no knowledge of the kernel \""
              + bsd
              + "\"; known kernels are "
              + String.join(", ", kernels()));
    }
    Layer layer = new Layer();
    for (String folder : List.of(COMMON, bsd)) {
      for (String name : index.getOrDefault(folder, List.of())) {
        layer.add("rules/models/" + folder + "/" + name, resource(folder + "/" + name));
      }
    }
    return layer;
  }

  /** The names of the bundled files by folder; a jar cannot be listed, so a file lists them. */
  private static Map<String, List<String>> index() throws JsonException, KnowledgeException {
    String file = "rules/models/" + INDEX;
    JsonFields fields = JsonFields.of(file, StrictJson.parse(file, resource(INDEX)), "the index");
    Map<String, List<String>> index = new LinkedHashMap<>();
    for (String folder : fields.keys()) {
      index.put(folder, fields.texts(folder));
    }
    return index;
  }

  private static String resource(String name) throws KnowledgeException {
    try (InputStream in = KnowledgeLoader.class.getResourceAsStream(ROOT + name)) {
      if (in == null) {
        throw new KnowledgeException(
            "rules/models/"
                + name
                + ": not in this build; correct rules/models/"
                + INDEX
                + " and build again");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new KnowledgeException(
          "rules/models/" + name + ": cannot be read (" + e.getMessage() + "); build again", e);
    }
  }

  private static void addFolder(Layer layer, Path dir, String bsd)
      throws JsonException, KnowledgeException {
    if (!Files.isDirectory(dir)) {
      throw new KnowledgeException(dir + ": no such folder; name a folder with files of rows");
    }
    int files = 0;
    for (Path folder : List.of(dir, dir.resolve(COMMON), dir.resolve(bsd))) {
      if (Files.isDirectory(folder)) {
        for (Path file : rowFiles(folder)) {
          layer.add(file.toString(), text(file));
          files++;
        }
      }
    }
    if (files == 0) {
      throw new KnowledgeException(
          dir
              + ": no *.json file here, nor in "
              + COMMON
              + "/ or "
              + bsd
              + "/; put the rows there, or name another folder");
    }
  }

  private static List<Path> rowFiles(Path folder) throws KnowledgeException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> f.toString().endsWith(".json") && !f.endsWith(NOT_ROWS))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new KnowledgeException(
          folder + ": cannot be listed (" + e.getMessage() + "); check its permissions", e);
    }
  }

  private static String text(Path file) throws KnowledgeException {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new KnowledgeException(
          file + ": cannot be read as UTF-8 (" + e.getMessage() + "); check the file", e);
    }
  }

  private static Knowledge combine(Layer bundled, Layer extra, long version)
      throws KnowledgeException {
    List<FunctionRow> own = extra.rowsFor(version);
    List<FunctionModel> models = new ArrayList<>();
    for (FunctionRow row : bundled.rowsFor(version)) {
      if (own.stream().noneMatch(o -> o.overrides(row))) {
        models.add(row.model());
      }
    }
    own.forEach(row -> models.add(row.model()));
    Set<String> constants = new TreeSet<>(bundled.constants());
    constants.addAll(extra.constants());
    Levels levels = new Levels(bundled.levels().with(extra.levels(), version));
    constants.addAll(levels.constants());
    Knowledge knowledge =
        new Knowledge(
            models,
            constants,
            levels,
            bundled.contexts().with(extra.contexts(), version),
            bundled.slots().with(extra.slots(), version),
            bundled.contextFlags().with(extra.contextFlags(), version),
            bundled.legends().after(extra.legends(), version),
            bundled.privateData().with(extra.privateData(), version));
    new ReferenceCheck(knowledge).run(models);
    return knowledge;
  }
}
