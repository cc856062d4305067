package org.kwitness.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Rules about the text of our sources, which no compiler checks. */
class SourceRulesTest {
  private static final Path SOURCES = Path.of("src", "main", "java");
  private static final Path MODELS = Path.of("..", "rules", "models");
  private static final Pattern NOT_IN_A_NAME = Pattern.compile("\\W+");

  /** Shorter names ({@code free}) are English words too. */
  private static final int SHORTEST_NAME = 5;

  @Test
  void everyPackageSaysWhatItIsFor() throws IOException {
    List<Path> folders = new ArrayList<>();
    for (Path file : javaFiles()) {
      folders.add(file.getParent());
    }
    assertThat(folders)
        .isNotEmpty()
        .allSatisfy(folder -> assertThat(folder.resolve("package-info.java")).exists());
  }

  @Test
  void noKernelFunctionIsNamedInJava() throws IOException {
    assumeThat(MODELS).exists();
    Set<String> names = kernelNames();
    Map<String, List<String>> breaches = new TreeMap<>();
    for (Path file : javaFiles()) {
      List<String> found = kernelNamesIn(Files.readString(file), names);
      if (!found.isEmpty()) {
        breaches.put(file.toString(), found);
      }
    }
    assertThat(breaches).as("kernel names in string constants; they belong in rules/").isEmpty();
  }

  @Test
  void aKernelNameIsNoticed() {
    Set<String> names = Set.of("mtx_lock", "splnet", "free");
    String code =
        """
        class A {
          // mtx_lock in a comment
          String whole = "splnet";
          String inside = "call mtx_lock(m) here";
          String text = "the object is free after splnet";
        }
        """;
    assertThat(kernelNamesIn(code, names)).containsExactly("splnet", "mtx_lock");
  }

  /** The names of the model rows, without the words of the rows' own language. */
  private static Set<String> kernelNames() throws IOException {
    Set<String> names = new TreeSet<>();
    Set<String> vocabulary = new TreeSet<>();
    for (Path file : files(MODELS, ".json")) {
      collect(JsonParser.parseString(Files.readString(file)), names, vocabulary);
    }
    assertThat(names).as("functions in %s", MODELS).isNotEmpty();
    names.removeAll(vocabulary);
    return names;
  }

  private static void collect(JsonElement element, Set<String> names, Set<String> vocabulary) {
    if (element instanceof JsonArray array) {
      for (JsonElement e : array) {
        collect(e, names, vocabulary);
      }
    } else if (element instanceof JsonObject object) {
      for (Map.Entry<String, JsonElement> member : object.entrySet()) {
        vocabulary.add(member.getKey());
        switch (member.getKey()) {
          case "functions" -> addNames(member.getValue().getAsJsonArray(), names);
          case "effect", "kind" -> vocabulary.add(member.getValue().getAsString());
          default -> {}
        }
        collect(member.getValue(), names, vocabulary);
      }
    }
  }

  /** A row is about one function, or about several that do the same. */
  private static void addNames(JsonArray rows, Set<String> names) {
    for (JsonElement row : rows) {
      if (!row.isJsonObject()) {
        // The functions that a macro calls.
        names.add(row.getAsString());
        continue;
      }
      JsonElement name = row.getAsJsonObject().get("name");
      if (name instanceof JsonArray several) {
        several.forEach(one -> names.add(one.getAsString()));
      } else {
        names.add(name.getAsString());
      }
    }
  }

  /**
   * The names in the string constants of some Java: a whole constant, or, for names that can be
   * nothing else, a word of one.
   */
  private static List<String> kernelNamesIn(String code, Set<String> names) {
    List<String> found = new ArrayList<>();
    for (String literal : stringLiterals(code)) {
      if (literal.length() >= SHORTEST_NAME && names.contains(literal)) {
        found.add(literal);
        continue;
      }
      for (String word : NOT_IN_A_NAME.splitAsStream(literal).toList()) {
        if (word.length() >= SHORTEST_NAME && word.contains("_") && names.contains(word)) {
          found.add(word);
        }
      }
    }
    return found;
  }

  private static List<String> stringLiterals(String code) {
    JavaFileObject file =
        new SimpleJavaFileObject(URI.create("string:///A.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return code;
          }
        };
    List<String> literals = new ArrayList<>();
    TreeScanner<Void, Void> scanner =
        new TreeScanner<>() {
          @Override
          public Void visitLiteral(LiteralTree literal, Void unused) {
            if (literal.getValue() instanceof String text) {
              literals.add(text);
            }
            return super.visitLiteral(literal, null);
          }
        };
    JavacTask task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, null, null, null, List.of(file));
    try {
      for (CompilationUnitTree unit : task.parse()) {
        scanner.scan(unit, null);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return literals;
  }

  private static List<Path> javaFiles() throws IOException {
    return files(SOURCES, ".java");
  }

  private static List<Path> files(Path folder, String suffix) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(path -> path.toString().endsWith(suffix)).sorted().toList();
    }
  }
}
