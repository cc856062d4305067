package org.kwitness.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KnowledgeLoaderTest {
  @TempDir private Path dir;

  private Knowledge load(long version, String... rows) throws IOException, KnowledgeException {
    Files.writeString(
        dir.resolve("own.json"), "{\"functions\": [\n" + String.join(",\n", rows) + "\n]}");
    return KnowledgeLoader.load("freebsd", version, List.of(dir));
  }

  private static String row(String members) {
    return "{\"name\": \"own_f\", \"source\": \"own(9)\", " + members + "}";
  }

  private static String effect(String members) {
    return row("\"effects\": [{" + members + "}]");
  }

  @Test
  void aRowSaysWhatItSays() throws Exception {
    Knowledge knowledge =
        load(
            903000,
            "{\"name\": [\"own_a\", \"own_b\"], \"arity\": 2, \"opaque\": false, \"note\": \"n\",\n"
                + "\"effects\": [\n"
                + "{\"effect\": \"acquire\", \"lock\": \"arg0\", \"kind\": \"mutex\","
                + " \"when\": \"arg1 has OWN_FLAG and return == 0\"},\n"
                + "{\"effect\": \"dereferences\", \"pointers\": [\"arg0\", \"arg1\"]}],\n"
                + "\"source\": \"own(9)\"}");

    FunctionModel model = knowledge.function("own_b", 2).orElseThrow();
    assertThat(model.effects())
        .containsExactly(
            new Effect.Acquire(
                new Operand.Argument(0),
                "mutex",
                Effect.Mode.EXCLUSIVE,
                false,
                new Guard.All(
                    List.of(
                        new Guard.ArgumentFlag(1, "OWN_FLAG", true),
                        new Guard.ResultTest(Guard.Test.ZERO)))),
            new Effect.Dereferences(
                List.of(new Operand.Argument(0), new Operand.Argument(1)), new Guard.Always()),
            new Effect.ReturnsLocked("*", new Guard.Always()));
    assertThat(model.source()).isEqualTo("own(9)");
    assertThat(model.definedAt()).isEqualTo(dir.resolve("own.json") + ":2");
    assertThat(model.opaque()).isFalse();
    assertThat(knowledge.function("own_a", 2)).isPresent();
    assertThat(knowledge.function("own_a", 3)).isEmpty();
    assertThat(knowledge.isNamedConstant("OWN_FLAG")).isTrue();
    assertThat(knowledge.opaqueMacros()).contains("OWN_FLAG").doesNotContain("own_a");
  }

  @Test
  void constantsAddToThoseOfTheGuards() throws Exception {
    Files.writeString(dir.resolve("c.json"), "{\"functions\": [], \"constants\": [\"OWN_LEVEL\"]}");

    Knowledge knowledge = KnowledgeLoader.load("netbsd", 600000000, List.of(dir));

    assertThat(knowledge.isNamedConstant("OWN_LEVEL")).isTrue();
  }

  @Test
  void aRowHoldsForItsVersionsOnly() throws Exception {
    String early =
        row("\"versions\": \"<500000\", \"effects\": [{\"effect\": \"returns-raised\"}]");
    String late =
        row("\"versions\": \">=500000 <900000\", \"effects\": [{\"effect\": \"no-return\"}]");

    assertThat(load(499999, early, late).function("own_f", 0).orElseThrow().effects())
        .containsExactly(new Effect.ReturnsRaised(new Guard.Always()));
    assertThat(load(500000, early, late).function("own_f", 0).orElseThrow().effects())
        .containsExactly(new Effect.NoReturn(new Guard.Always()));
    assertThat(load(900000, early, late).function("own_f", 0)).isEmpty();
  }

  @Test
  void anOwnRowTakesThePlaceOfTheBundledOne() throws Exception {
    String row =
        "{\"name\": \"panic\", \"effects\": [{\"effect\": \"may-sleep\"}], \"source\": \"us\"}";

    Knowledge knowledge = load(903000, row);

    assertThat(knowledge.functions("panic")).hasSize(1);
    assertThat(knowledge.function("panic", 1).orElseThrow().source()).isEqualTo("us");
  }

  @Test
  void subFoldersOfTheKernelCountAndProfilesDoNot() throws Exception {
    Files.createDirectories(dir.resolve("freebsd"));
    Files.createDirectories(dir.resolve("netbsd"));
    Files.writeString(dir.resolve("tree.json"), "{\"profile\": 1}");
    Files.writeString(dir.resolve("netbsd/x.json"), "not for this kernel");
    Files.writeString(
        dir.resolve("freebsd/x.json"),
        "{\"functions\": [" + effect("\"effect\": \"may-sleep\"") + "]}");

    Knowledge knowledge = KnowledgeLoader.load("freebsd", 903000, List.of(dir));

    assertThat(knowledge.functions("own_f")).hasSize(1);
  }

  @Test
  void whoRaisesTheLevelReturnsRaisedAndWhoSaysWhatItReturnsIsBelieved() throws Exception {
    Knowledge knowledge =
        load(
            480101,
            effect("\"effect\": \"raise-ipl\", \"level\": \"net\""),
            "{\"name\": \"own_g\", \"source\": \"x\", \"effects\": ["
                + "{\"effect\": \"acquire\", \"lock\": \"arg0\", \"kind\": \"mutex\"},"
                + "{\"effect\": \"returns-locked\", \"lock\": \"inpcb.inp_lock\"}]}");

    assertThat(knowledge.function("own_f", 0).orElseThrow().effects(Effect.ReturnsRaised.class))
        .hasSize(1);
    assertThat(knowledge.function("own_g", 1).orElseThrow().effects(Effect.ReturnsLocked.class))
        .containsExactly(new Effect.ReturnsLocked("inpcb.inp_lock", new Guard.Always()));
  }

  @Test
  void aMacroMayBeKeptAsACallWithoutEffects() throws Exception {
    Knowledge knowledge = load(903000, row("\"effects\": [], \"opaque\": true"));

    assertThat(knowledge.function("own_f", 0).orElseThrow().effects()).isEmpty();
    assertThat(knowledge.opaqueMacros()).contains("own_f");
  }

  @Test
  void aMacroWithAnotherNumberOfParametersIsAnotherMacro() throws Exception {
    String sleeps = "\"effects\": [{\"effect\": \"may-sleep\"}]";
    Knowledge knowledge =
        load(
            903000,
            row("\"arity\": 2, " + sleeps),
            row("\"arity\": 4, \"opaque\": false, " + sleeps),
            "{\"name\": \"own_g\", \"source\": \"x\", " + sleeps + "}");

    assertThat(knowledge.isOpaqueMacro("own_f", OptionalInt.of(2))).isTrue();
    assertThat(knowledge.isOpaqueMacro("own_f", OptionalInt.of(3))).isFalse();
    assertThat(knowledge.isOpaqueMacro("own_f", OptionalInt.of(4))).isFalse();
    assertThat(knowledge.isOpaqueMacro("own_f", OptionalInt.empty())).isTrue();
    assertThat(knowledge.isOpaqueMacro("own_g", OptionalInt.of(3))).isTrue();
    assertThat(knowledge.isOpaqueMacro("own_h", OptionalInt.empty())).isFalse();
  }

  static Stream<Arguments> mistakes() {
    String ok = "\"effects\": [{\"effect\": \"may-sleep\"}]";
    return Stream.of(
        Arguments.of("{\"name\": \"own_f\", " + ok + "}", "a row has no \"source\""),
        Arguments.of(row(ok + ", \"colour\": 1"), "unknown key \"colour\" in a row"),
        Arguments.of(row("\"effects\": []"), "the row has no effects"),
        Arguments.of(row("\"effects\": {}"), "\"effects\" is an object; write a list"),
        Arguments.of(row(ok + ", \"arity\": \"2\""), "\"arity\" is the string \"2\""),
        Arguments.of(row(ok + ", \"arity\": 99"), "an arity of 99 is impossible"),
        Arguments.of(row(ok + ", \"opaque\": \"no\""), "\"opaque\" is the string \"no\""),
        Arguments.of(row(ok + ", \"versions\": \"9.3\""), "\"9.3\" is no range of versions"),
        Arguments.of(row(ok + ", \"versions\": \">5 <5\""), "no version is in the range"),
        Arguments.of("{\"name\": \"a b\", \"source\": \"x\", " + ok + "}", "is no C identifier"),
        Arguments.of("[]", "a row must be an object, not a list"),
        Arguments.of(
            effect("\"effect\": \"explode\""), "unknown effect \"explode\"; known effects"),
        Arguments.of(
            effect("\"effect\": \"may-sleep\", \"lock\": \"arg0\""),
            "unknown key \"lock\" in an effect; known keys are effect, when"),
        Arguments.of(
            effect("\"effect\": \"free\", \"object\": \"arg16\""), "arg16 is impossible; the last"),
        Arguments.of(
            row("\"arity\": 1, \"effects\": [{\"effect\": \"free\", \"object\": \"arg1\"}]"),
            "arg1 is impossible with an arity of 1"),
        Arguments.of(
            row(
                "\"arity\": 1, \"effects\":"
                    + " [{\"effect\": \"may-sleep\", \"when\": \"arg1 has X\"}]"),
            "arg1 is impossible with an arity of 1"),
        Arguments.of(
            effect("\"effect\": \"may-sleep\", \"when\": \"arg16 != 0\""), "arg16 is impossible"),
        Arguments.of(
            effect("\"effect\": \"may-sleep\", \"when\": \"sometimes\""),
            "\"sometimes\" is not a guard; write parts such as"),
        Arguments.of(
            effect("\"effect\": \"free\", \"object\": \"the mbuf\""), "\"the mbuf\" names nothing"),
        Arguments.of(
            effect("\"effect\": \"acquire\", \"lock\": \"arg0\""), "an effect has no \"kind\""),
        Arguments.of(
            effect("\"effect\": \"acquire\", \"lock\": \"arg0\", \"kind\": \"Mutex\""),
            "\"kind\" is \"Mutex\"; write a word in lower case"),
        Arguments.of(
            effect(
                "\"effect\": \"acquire\", \"lock\": \"arg0\", \"kind\": \"mutex\","
                    + " \"mode\": \"upgrade\""),
            "\"mode\" is \"upgrade\"; write exclusive or shared"),
        Arguments.of(
            effect("\"effect\": \"may-return-null\", \"expected\": \"maybe\""),
            "\"expected\" is \"maybe\"; write often or rarely"),
        Arguments.of(
            effect("\"effect\": \"raise-ipl\", \"level\": \"5\""), "write the name of a level"),
        Arguments.of(
            effect("\"effect\": \"returns-locked\", \"lock\": \"a->b\""), "write struct.field"),
        Arguments.of(
            effect("\"effect\": \"release\", \"lock\": \"arg0\", \"kind\": \"mutexx\""),
            "no row acquires a lock of the kind \"mutexx\""));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsReportedWithFileLineAndRemedy(String row, String message) {
    assertThatThrownBy(
            () -> load(903000, effect("\"effect\": \"may-sleep\"").replace("own_f", "own_g"), row))
        .isInstanceOf(KnowledgeException.class)
        .hasMessageStartingWith(dir.resolve("own.json") + ":3: ")
        .hasMessageContaining(message)
        .hasMessageMatching("[^\\n]+; [^\\n]+");
  }

  @Test
  void twoRowsForTheSameCallAreAMistake() {
    String any = effect("\"effect\": \"may-sleep\"");

    assertThatThrownBy(() -> load(903000, any, any))
        .isInstanceOf(KnowledgeException.class)
        .hasMessage(
            dir.resolve("own.json")
                + ":3: duplicate row for own_f, which has one at "
                + dir.resolve("own.json")
                + ":2; remove one, or give each its own arity or versions");
  }

  @Test
  void versionsThatOverlapAreAMistakeAndSeparateOnesAreNot() throws Exception {
    String effects = "\"effects\": [{\"effect\": \"may-sleep\"}]";
    String early = row("\"versions\": \"<500000\", " + effects);

    load(903000, early, row("\"versions\": \">=500000\", " + effects));
    assertThatThrownBy(() -> load(903000, early, row("\"versions\": \">=499999\", " + effects)))
        .hasMessageContaining("duplicate row for own_f");
  }

  @Test
  void rowsOfDifferentArityAreNotDuplicates() throws Exception {
    String effects = "\"effects\": [{\"effect\": \"may-sleep\"}]";

    Knowledge knowledge =
        load(903000, row(effects), row("\"arity\": 1, \"effects\": [{\"effect\": \"no-return\"}]"));

    assertThat(knowledge.function("own_f", 1).orElseThrow().effects(Effect.NoReturn.class))
        .hasSize(1);
    assertThat(knowledge.function("own_f", 2).orElseThrow().effects(Effect.MaySleep.class))
        .hasSize(1);
  }

  @Test
  void aFolderThatIsNotThereOrHasNoRowsIsAMistake() {
    assertThatThrownBy(
            () -> KnowledgeLoader.load("freebsd", 903000, List.of(dir.resolve("nowhere"))))
        .hasMessage(dir.resolve("nowhere") + ": no such folder; name a folder with files of rows");
    assertThatThrownBy(() -> KnowledgeLoader.load("freebsd", 903000, List.of(dir)))
        .hasMessageContaining("no *.json file here");
  }

  @Test
  void aFileThatIsNotUtf8IsAMistake() throws IOException {
    Files.write(dir.resolve("own.json"), new byte[] {'{', (byte) 0xe9, '}'});

    assertThatThrownBy(() -> KnowledgeLoader.load("freebsd", 903000, List.of(dir)))
        .isInstanceOf(KnowledgeException.class)
        .hasMessageContaining("cannot be read as UTF-8");
  }

  @Test
  void anUnknownKernelIsAMistake() {
    assertThatThrownBy(() -> KnowledgeLoader.load("common", 1, List.of()))
        .isInstanceOf(KnowledgeException.class)
        .hasMessage(
            "there is no knowledge of the kernel \"common\";"
                + " known kernels are dragonfly, freebsd, netbsd, openbsd");
  }
}
