package org.kwitness.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kwitness.json.JsonException;
import org.kwitness.json.JsonNode;
import org.kwitness.json.StrictJson;

class BundledKnowledgeTest {
  private static final Path MODELS = Path.of("../rules/models");

  @Test
  void everyFileOfRowsIsInTheIndex() throws IOException, JsonException {
    JsonNode.ObjectNode index =
        (JsonNode.ObjectNode)
            StrictJson.parse("index", Files.readString(MODELS.resolve("functions.index.json")));
    List<String> listed = new ArrayList<>();
    index
        .members()
        .forEach(
            (folder, files) ->
                ((JsonNode.ArrayNode) files)
                    .items()
                    .forEach(f -> listed.add(folder + "/" + ((JsonNode.TextNode) f).value())));

    List<String> present;
    try (Stream<Path> files = Files.walk(MODELS, 2)) {
      present =
          files
              .filter(f -> f.getNameCount() == MODELS.getNameCount() + 2)
              .filter(f -> f.toString().endsWith(".json"))
              // What the front end reads to recognise trees and compilers; no rows.
              .filter(f -> !f.endsWith("tree.json") && !f.endsWith("compiler.json"))
              .map(f -> f.getParent().getFileName() + "/" + f.getFileName())
              .sorted()
              .toList();
    }
    assertThat(listed).containsExactlyInAnyOrderElementsOf(present);
  }

  private static Knowledge load(String kernel, long version) throws KnowledgeException {
    return KnowledgeLoader.load(kernel, version, List.of());
  }

  private static <E extends Effect> List<E> effects(
      Knowledge knowledge, String name, int arity, Class<E> kind) {
    return knowledge.function(name, arity).orElseThrow().effects(kind);
  }

  @Test
  void theRowsOfEveryKernelLoad() throws KnowledgeException {
    for (String kernel : KnowledgeLoader.kernels()) {
      Knowledge knowledge = load(kernel, 1);

      assertThat(effects(knowledge, "panic", 1, Effect.NoReturn.class)).hasSize(1);
      assertThat(knowledge.isNamedConstant("M_NOWAIT")).isTrue();
    }
  }

  /** The priority levels went away with the kernel lock; there they are empty functions. */
  @Test
  void levelsOfPriorityDependOnTheEra() throws KnowledgeException {
    assertThat(effects(load("freebsd", 480101), "splnet", 0, Effect.RaiseIpl.class))
        .extracting(Effect.RaiseIpl::level)
        .containsExactly("net");
    assertThat(load("freebsd", 903000).function("splnet", 0)).isEmpty();
    assertThat(effects(load("netbsd", 600000000), "splnet", 0, Effect.RaiseIpl.class))
        .extracting(Effect.RaiseIpl::level)
        .containsExactly("IPL_NET");
    assertThat(effects(load("openbsd", 202304), "splx", 1, Effect.RestoreIpl.class)).hasSize(1);
  }

  /** Namesakes of opposite polarity, which a wrong row would turn upside down. */
  @Test
  void whatATryLockReturnsDiffersBetweenKernels() throws KnowledgeException {
    assertThat(effects(load("freebsd", 903000), "mtx_trylock", 1, Effect.Acquire.class))
        .extracting(a -> GuardParser.print(a.when()))
        .containsExactly("return != 0");
    Knowledge dragonfly = load("dragonfly", 500901);
    assertThat(effects(dragonfly, "mtx_lock_ex_try", 1, Effect.Acquire.class))
        .extracting(a -> GuardParser.print(a.when()))
        .containsExactly("return == 0");
    assertThat(effects(dragonfly, "lockmgr_try", 2, Effect.Acquire.class))
        .extracting(a -> GuardParser.print(a.when()))
        .contains("arg1 has LK_EXCLUSIVE and return != 0");
  }
}
