package org.kwitness.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Levels, contexts, slots, and the effects that speak of them. */
class ContextRowsTest {
  @TempDir private Path dir;

  private Knowledge load(long version, String members) throws IOException, KnowledgeException {
    String text = members.contains("\"functions\"") ? members : "\"functions\": [],\n" + members;
    Files.writeString(dir.resolve("own.json"), "{\n" + text + "\n}");
    return KnowledgeLoader.load("freebsd", version, List.of(dir));
  }

  private static String level(String name, String members) {
    return "{\"name\": \"" + name + "\", " + members + "\"source\": \"x\"}";
  }

  private static Set<String> blocked(Levels levels, String name) {
    Set<String> names = new TreeSet<>();
    levels.blocks(levels.number(name).orElseThrow()).stream()
        .forEach(l -> names.add(levels.name(l)));
    return names;
  }

  @Test
  void aLevelBlocksItselfAndWhatIsBelowTransitively() throws Exception {
    Knowledge knowledge =
        load(
            903000,
            "\"levels\": ["
                + level("OWN_HIGH", "\"above\": [\"OWN_LEFT\", \"own_right\"], ")
                + ","
                + level("OWN_LEFT", "\"aliases\": [\"OWN_L\"], \"above\": [\"OWN_NONE\"], ")
                + ","
                + level("own_right", "\"above\": [\"OWN_NONE\"], ")
                + ","
                + level("OWN_NONE", "")
                + "]");
    Levels levels = knowledge.levels();

    assertThat(levels.number("OWN_L")).isEqualTo(levels.number("OWN_LEFT"));
    assertThat(levels.number("OWN_M")).isEmpty();
    assertThat(blocked(levels, "OWN_HIGH"))
        .containsExactly("OWN_HIGH", "OWN_LEFT", "OWN_NONE", "own_right");
    assertThat(blocked(levels, "OWN_L")).containsExactly("OWN_LEFT", "OWN_NONE");
    assertThat(blocked(levels, "own_right")).doesNotContain("OWN_LEFT");
    assertThat(levels.size()).isEqualTo(4);
    assertThat(knowledge.isNamedConstant("OWN_L")).isTrue();
    assertThat(knowledge.isNamedConstant("own_right")).isFalse();
  }

  @Test
  void whatBlocksHandsOutIsACopy() throws Exception {
    Levels levels = load(903000, "\"levels\": [" + level("OWN_NONE", "") + "]").levels();

    levels.blocks(0).clear();

    assertThat(levels.blocks(0).cardinality()).isEqualTo(1);
  }

  @Test
  void aContextSaysWhatIsAllowedInIt() throws Exception {
    Knowledge knowledge =
        load(
            903000,
            "\"levels\": ["
                + level("OWN_LOW", "")
                + "], \"contexts\": [{\"name\": \"own-context\", \"title\": \"a test\","
                + " \"level\": \"OWN_LOW\", \"sleeps\": false, \"forbids\": [\"sx\"],"
                + " \"hard\": true, \"except\": [\"sc.lock\"], \"by-lock\": true,"
                + " \"may-hold-locks\": true, \"source\": \"own(9)\"}]");

    ContextModel context = knowledge.context("own-context").orElseThrow();
    assertThat(context)
        .isEqualTo(
            new ContextModel(
                "own-context",
                "a test",
                Optional.of("OWN_LOW"),
                false,
                Set.of("sx"),
                true,
                Set.of("sc.lock"),
                true,
                true,
                "own(9)",
                dir.resolve("own.json") + ":3"));
    assertThat(knowledge.contexts()).contains(context);
    assertThat(knowledge.context("own-other")).isEmpty();
  }

  private ContextFlagModel flag(
      Optional<String> struct, String name, Optional<String> flag, int line, String... contexts) {
    return new ContextFlagModel(
        struct, name, flag, Set.of(contexts), "own(9)", dir.resolve("own.json") + ":" + line);
  }

  @Test
  void aFlagTellsTheContext() throws Exception {
    Knowledge knowledge =
        load(
            903000,
            "\"context-flags\": [{\"struct\": \"own\", \"field\": \"o_flags\", \"flag\": \"OWN_F\","
                + " \"contexts\": [\"callout\", \"filter\"], \"source\": \"own(9)\"},\n"
                + "{\"variable\": \"own_cold\", \"source\": \"own(9)\"}]");

    assertThat(knowledge.contextFlags())
        .contains(
            flag(Optional.of("own"), "o_flags", Optional.of("OWN_F"), 3, "callout", "filter"),
            flag(Optional.empty(), "own_cold", Optional.empty(), 4));
    assertThat(knowledge.isNamedConstant("OWN_F")).isTrue();
  }

  @Test
  void aFunctionTellsTheContextOrMayBeWaitedForInOne() throws Exception {
    Knowledge knowledge =
        load(
            903000,
            "\"functions\": [{\"name\": \"own\", \"effects\": ["
                + "{\"effect\": \"tests-context\", \"contexts\": [\"filter\"]},"
                + "{\"effect\": \"may-sleep\", \"allowed-in\": [\"callout\"]},"
                + "{\"effect\": \"may-sleep\"}], \"source\": \"x\"}]");

    assertThat(knowledge.function("own", 0).orElseThrow().effects())
        .containsExactly(
            new Effect.TestsContext(Set.of("filter"), new Guard.Always()),
            new Effect.MaySleep(Set.of("callout"), new Guard.Always()),
            new Effect.MaySleep(Set.of(), new Guard.Always()));
  }

  @Test
  void ownContextsAndSlotsTakeThePlaceOfTheBundledOnes() throws Exception {
    Knowledge knowledge =
        load(
            903000,
            "\"contexts\": [{\"name\": \"callout\", \"title\": \"ours\", \"sleeps\": true,"
                + " \"hard\": false, \"source\": \"x\"}],"
                + " \"slots\": [{\"struct\": \"netisr_handler\", \"field\": \"nh_handler\","
                + " \"context\": \"thread\", \"source\": \"x\"}]");

    assertThat(knowledge.context("callout").orElseThrow().title()).isEqualTo("ours");
    assertThat(knowledge.contexts().stream().filter(c -> c.name().equals("callout"))).hasSize(1);
    assertThat(knowledge.slots().stream().filter(s -> s.field().equals("nh_handler")))
        .extracting(SlotModel::struct, SlotModel::context, SlotModel::level)
        .containsExactly(tuple("netisr_handler", "thread", Optional.empty()));
  }

  @Test
  void levelsAndContextsHoldForTheirVersionsOnly() throws Exception {
    String levels =
        "\"levels\": ["
            + level("OWN_LOW", "\"versions\": \"<900000\", ")
            + ","
            + level("OWN_LOW", "\"versions\": \">=900000\", \"aliases\": [\"OWN_NEW\"], ")
            + "]";

    assertThat(load(899999, levels).levels().number("OWN_NEW")).isEmpty();
    assertThat(load(900000, levels).levels().number("OWN_NEW")).isPresent();
  }

  @Test
  void theEffectsOfPoolsAndContexts() throws Exception {
    Knowledge knowledge =
        load(
            903000,
            "\"levels\": ["
                + level("OWN_LOW", "")
                + "], \"functions\": [{\"name\": \"own_f\", \"source\": \"x\", \"effects\": ["
                + "{\"effect\": \"pool-get\", \"pool\": \"arg0\"},"
                + "{\"effect\": \"pool-put\", \"pool\": \"arg1\", \"when\": \"arg2 != 0\"},"
                + "{\"effect\": \"declare-level\", \"object\": \"return\", \"level\": \"arg3\","
                + " \"what\": \"pool\"},"
                + "{\"effect\": \"runs-in\", \"context\": \"thread\", \"level\": \"OWN_LOW\"},"
                + "{\"effect\": \"calls\", \"function\": \"own_g\"},"
                + "{\"effect\": \"register-callback\", \"function\": \"arg0\","
                + " \"context\": \"callout\"}]}]");

    Guard always = new Guard.Always();
    assertThat(knowledge.function("own_f", 4).orElseThrow().effects())
        .containsExactly(
            new Effect.PoolGet(new Operand.Argument(0), always),
            new Effect.PoolPut(new Operand.Argument(1), new Guard.ArgumentEquals(2, "0", false)),
            new Effect.DeclareLevel(new Operand.Result(), "arg3", "pool", always),
            new Effect.RunsIn("thread", "OWN_LOW", always),
            new Effect.Calls("own_g", always),
            new Effect.RegisterCallback(
                new Operand.Argument(0), new Operand.Nothing(), "callout", "", always));
  }

  private static String effect(String members) {
    return "\"functions\": [\n{\"name\": \"own_f\", \"source\": \"x\", \"effects\": [{"
        + members
        + "}]}]";
  }

  private static String context(String members) {
    return "\"functions\": [], \"contexts\": [\n{\"name\": \"own-c\", \"title\": \"t\", "
        + members
        + "\"source\": \"x\"}]";
  }

  static Stream<Arguments> mistakes() {
    String rest = "\"sleeps\": true, \"hard\": false, ";
    return Stream.of(
        Arguments.of(
            effect("\"effect\": \"raise-ipl\", \"level\": \"OWN_LOW\""),
            "there is no level \"OWN_LOW\" in this version of the kernel"),
        Arguments.of(
            effect("\"effect\": \"set-ipl\", \"level\": \"OWN_LOW\""), "no level \"OWN_LOW\""),
        Arguments.of(
            effect(
                "\"effect\": \"declare-level\", \"object\": \"arg0\", \"what\": \"lock\","
                    + " \"level\": \"OWN_LOW\""),
            "no level \"OWN_LOW\""),
        Arguments.of(
            effect(
                "\"effect\": \"declare-level\", \"object\": \"arg0\", \"what\": \"mutex\","
                    + " \"level\": \"arg1\""),
            "\"what\" is \"mutex\"; write pool or lock"),
        Arguments.of(
            effect("\"effect\": \"runs-in\", \"context\": \"own-other\""),
            "there is no context \"own-other\" in this version of the kernel; known contexts are"
                + " callout, "),
        Arguments.of(
            effect("\"effect\": \"runs-in\", \"context\": \"thread\", \"level\": \"arg0\""),
            "\"arg0\" names an argument of no call"),
        Arguments.of(
            effect(
                "\"effect\": \"register-callback\", \"function\": \"arg0\","
                    + " \"context\": \"own-other\""),
            "no context \"own-other\""),
        Arguments.of(
            effect("\"effect\": \"tests-context\", \"contexts\": [\"own-other\"]"),
            "no context \"own-other\""),
        Arguments.of(effect("\"effect\": \"tests-context\""), "an effect has no \"contexts\""),
        Arguments.of(
            effect("\"effect\": \"may-sleep\", \"allowed-in\": [\"Callout\"]"),
            "write names of contexts"),
        Arguments.of(
            effect("\"effect\": \"may-sleep\", \"allowed-in\": [\"own-other\"]"),
            "no context \"own-other\""),
        Arguments.of(
            "\"functions\": [], \"context-flags\": [\n{\"struct\": \"own\", \"field\": \"f\","
                + " \"contexts\": [\"own-other\"], \"source\": \"x\"}]",
            "no context \"own-other\""),
        Arguments.of(
            "\"functions\": [], \"context-flags\": [\n{\"struct\": \"own\", \"source\": \"x\"}]",
            "a flag of contexts has no \"field\""),
        Arguments.of(
            "\"functions\": [], \"context-flags\": [\n{\"variable\": \"own\", \"flags\": \"F\","
                + " \"source\": \"x\"}]",
            "unknown key \"flags\" in a flag of contexts"),
        Arguments.of(
            effect("\"effect\": \"calls\", \"function\": \"a b\""), "write the function's name"),
        Arguments.of(context(""), "a context has no \"sleeps\""),
        Arguments.of(context("\"sleeps\": 1, \"hard\": true, "), "\"sleeps\" is the number 1"),
        Arguments.of(
            context("\"forbids\": [\"sxx\"], " + rest),
            "no row acquires a lock of the kind \"sxx\""),
        Arguments.of(context("\"level\": \"OWN_LOW\", " + rest), "no level \"OWN_LOW\""),
        Arguments.of(context("\"colour\": 1, " + rest), "unknown key \"colour\" in a context"),
        Arguments.of(
            "\"functions\": [], \"slots\": [\n{\"struct\": \"struct own\", \"field\": \"f\","
                + " \"context\": \"thread\", \"source\": \"x\"}]",
            "write the tag of a structure"),
        Arguments.of(
            "\"functions\": [], \"slots\": [\n{\"struct\": \"own\", \"field\": \"f\","
                + " \"context\": \"own-other\", \"source\": \"x\"}]",
            "no context \"own-other\""),
        Arguments.of(
            "\"functions\": [], \"levels\": [\n" + level("5", "") + "]",
            "\"name\" is \"5\"; write the name of a level"),
        Arguments.of(
            "\"functions\": [], \"levels\": [\n" + level("OWN_A", "\"above\": [\"OWN_B\"], ") + "]",
            "there is no level \"OWN_B\""),
        Arguments.of(
            "\"functions\": [], \"levels\": [\n" + level("OWN_A", "\"above\": [\"OWN_A\"], ") + "]",
            "the level \"OWN_A\" is above itself"),
        Arguments.of(
            "\"functions\": [], \"levels\": [\n"
                + level("OWN_A", "\"aliases\": [\"OWN_A\"], ")
                + "]",
            "the level \"OWN_A\" exists already"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsReportedWithFileLineAndRemedy(String members, String message) {
    assertThatThrownBy(() -> load(903000, members))
        .isInstanceOf(KnowledgeException.class)
        .hasMessageStartingWith(dir.resolve("own.json") + ":3: ")
        .hasMessageContaining(message)
        .hasMessageMatching("[^\\n]+; [^\\n]+");
  }

  @Test
  void levelsInACircleAreAMistake() {
    String levels =
        "\"levels\": ["
            + level("OWN_A", "\"above\": [\"OWN_B\"], ")
            + ",\n"
            + level("OWN_B", "\"above\": [\"OWN_A\"], ")
            + "]";

    assertThatThrownBy(() -> load(903000, levels))
        .isInstanceOf(KnowledgeException.class)
        .hasMessageContaining("is above itself; make equal levels aliases of one");
  }

  @Test
  void twoContextsOfOneNameAreAMistake() {
    String one =
        "{\"name\": \"own-c\", \"title\": \"t\", \"sleeps\": true, \"hard\": false,"
            + " \"source\": \"x\"}";

    assertThatThrownBy(() -> load(903000, "\"contexts\": [" + one + ",\n" + one + "]"))
        .isInstanceOf(KnowledgeException.class)
        .hasMessage(
            dir.resolve("own.json")
                + ":4: duplicate context own-c, which is also at "
                + dir.resolve("own.json")
                + ":3; remove one, or give each its own versions");
  }
}
