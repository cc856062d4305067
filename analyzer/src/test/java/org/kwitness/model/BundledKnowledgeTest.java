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

  @Test
  void theRowsOfEveryKernelLoad() throws KnowledgeException {
    for (String kernel : KnowledgeLoader.kernels()) {
      Knowledge knowledge = KnowledgeLoader.load(kernel, 1, List.of());

      assertThat(knowledge.function("panic", 1).orElseThrow().effects(Effect.NoReturn.class))
          .hasSize(1);
    }
  }
}
