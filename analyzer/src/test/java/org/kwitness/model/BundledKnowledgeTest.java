package org.kwitness.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
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

  private static final Pattern BOUND = Pattern.compile("\"versions\": \"([^\"]+)\"");

  /** A level or context that a row names must exist wherever the row holds. */
  @Test
  void theRowsLoadForEveryEraThatOneOfThemDistinguishes() throws Exception {
    for (String kernel : KnowledgeLoader.kernels()) {
      Set<Long> versions = new TreeSet<>();
      try (Stream<Path> files = Files.list(MODELS.resolve(kernel))) {
        for (Path file : files.toList()) {
          for (MatchResult m : BOUND.matcher(Files.readString(file)).results().toList()) {
            for (String bound : m.group(1).split("[^0-9]+")) {
              if (!bound.isEmpty()) {
                versions.addAll(List.of(Long.parseLong(bound) - 1, Long.parseLong(bound)));
              }
            }
          }
        }
      }
      assertThat(versions).hasSizeGreaterThan(1);
      for (long version : versions) {
        Knowledge knowledge = load(kernel, version);

        assertThat(knowledge.context("process").orElseThrow().sleeps()).isTrue();
        assertThat(knowledge.context("callout")).isPresent();
      }
    }
  }

  private static boolean blocks(Knowledge knowledge, String level, String other) {
    Levels levels = knowledge.levels();
    return levels
        .blocks(levels.number(level).orElseThrow())
        .get(levels.number(other).orElseThrow());
  }

  /** Block, network and terminal interrupts were kept apart once, and are one level now. */
  @Test
  void theOrderOfTheLevelsDependsOnTheEra() throws KnowledgeException {
    Knowledge old = load("netbsd", 104200000);
    assertThat(blocks(old, "IPL_NET", "IPL_BIO")).isFalse();
    assertThat(blocks(old, "IPL_NET", "IPL_SOFTNET")).isTrue();
    assertThat(blocks(old, "IPL_IMP", "IPL_BIO")).isTrue();
    assertThat(blocks(old, "IPL_HIGH", "IPL_SERIAL")).isFalse();
    Knowledge six = load("netbsd", 699001600);
    assertThat(six.levels().number("IPL_BIO")).isEqualTo(six.levels().number("IPL_VM"));
    assertThat(blocks(six, "IPL_SOFTNET", "IPL_VM")).isFalse();
    assertThat(blocks(load("openbsd", 200902), "IPL_TTY", "IPL_NET")).isFalse();
    assertThat(blocks(load("openbsd", 202304), "IPL_TTY", "IPL_NET")).isTrue();
    Knowledge four = load("freebsd", 480101);
    assertThat(blocks(four, "net", "imp")).isFalse();
    assertThat(blocks(four, "vm", "net")).isTrue();
    assertThat(load("freebsd", 903000).levels().size()).isZero();
  }

  /** The same seven arguments mean different things. */
  @Test
  void whatAnInterruptIsRegisteredWithDiffersBetweenKernels() throws KnowledgeException {
    assertThat(effects(load("freebsd", 903000), "bus_setup_intr", 7, Effect.RegisterCallback.class))
        .extracting(Effect.RegisterCallback::context)
        .containsExactly("filter", "ithread");
    assertThat(
            effects(load("dragonfly", 500901), "bus_setup_intr", 7, Effect.RegisterCallback.class))
        .extracting(Effect.RegisterCallback::function)
        .containsOnly(new Operand.Argument(3));
  }
}
