package org.kwitness.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kwitness.engine.TestRuns.TESTDATA;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kwitness.frontend.tree.TreeException;
import org.kwitness.model.KnowledgeException;
import org.kwitness.report.Run;
import org.kwitness.rule.Finding;
import org.kwitness.rule.RuleException;

/** A run over one file sees in it what the last run over the whole kernel would have seen. */
class TreeMemoryTest {
  /** These count over the whole kernel, or look at all ways to a function. */
  private static final Set<String> WHOLE_KERNEL =
      Set.of("guarded-field", "lock-order", "unlock-unheld", "unused-suppression");

  @TempDir private Path folder;
  private List<String> outOfSight = List.of();
  private Optional<String> problem = Optional.empty();

  private Run run(Path path, boolean recalling)
      throws TreeException, KnowledgeException, RuleException {
    TestRuns.Outcome outcome = TestRuns.run(path, Optional.of(folder.resolve("cache")), recalling);
    outOfSight = outcome.outOfSight();
    problem = outcome.problem();
    return outcome.run();
  }

  private static List<String> places(Run run, String file) {
    return run.findings().stream()
        .filter(f -> f.position().file().equals(file))
        .filter(f -> !WHOLE_KERNEL.contains(f.ruleId()))
        .map(TreeMemoryTest::text)
        .toList();
  }

  private static String text(Finding f) {
    return f.position().line() + " " + f.level() + " " + f.ruleId() + ": " + f.message();
  }

  @ParameterizedTest
  @ValueSource(strings = {"freebsd", "netbsd", "openbsd", "dragonfly"})
  void everyFileOfATree(String bsd) throws TreeException, KnowledgeException, RuleException {
    Run whole = run(TESTDATA.resolve(bsd).resolve("sys"), false);
    Path root = Path.of(whole.sourceRoot());
    for (String file : whole.coverage().files()) {
      Run single = run(root.resolve(file), true);
      assertThat(outOfSight).isEmpty();
      assertThat(places(single, file)).as(file).isEqualTo(places(whole, file));
    }
  }

  private Path sys;

  @BeforeEach
  void copy() throws IOException {
    sys = TestRuns.copy("netbsd", folder);
  }

  private Path source(String name, String text) throws IOException {
    Path list = sys.resolve("conf/files");
    Files.writeString(list, Files.readString(list) + "\nfile\t" + name + "\n");
    Path file = sys.resolve(name);
    Files.createDirectories(file.resolve("..").normalize());
    return Files.writeString(file, text);
  }

  private List<String> rules(Run run, Path file) {
    String name = sys.resolve("..").normalize().relativize(file).toString();
    List<String> found = new ArrayList<>();
    run.findings().stream()
        .filter(f -> f.position().file().equals(name))
        .forEach(f -> found.add(f.position().line() + " " + f.ruleId()));
    return found;
  }

  private static final String HANDLER =
      """
      #define IPL_BIO 4
      void *pci_intr_establish(void *, int, int, int (*)(void *), void *);
      int kwz_middle(int);
      static int kwz_intr(void *v) { return (kwz_middle(1)); }
      void kwz_start(void *pc) { pci_intr_establish(pc, 0, IPL_BIO, kwz_intr, 0); }
      """;
  private static final String MIDDLE =
      """
      int kwz_sleep(int);
      int kwz_middle(int);
      int
      kwz_middle(int n)
      {
      	return (kwz_sleep(n));
      }
      """;
  private static final String SLEEPER =
      """
      int tsleep(void *, int, const char *, int);
      int kwz_sleep(int);
      int kwz_sleep(int n)
      {
      	if (n > 0)
      		return (tsleep(&n, 0, "kwz", 0));
      	return (0);
      }
      """;

  /** The registration is in one file, the sleep in another, and the commit between them. */
  @Test
  void theMiddleOfAChain() throws IOException, TreeException, KnowledgeException, RuleException {
    source("dev/kwz_handler.c", HANDLER);
    Path sleeper = source("dev/kwz_sleeper.c", SLEEPER);
    Path middle =
        source("dev/kwz_middle.c", "int kwz_middle(int);\nint kwz_middle(int n) { return (n); }\n");
    assertThat(rules(run(sys, false), sleeper)).isEmpty();
    Files.writeString(middle, MIDDLE);
    assertThat(run(middle, false).findings()).isEmpty();
    Run recalled = run(middle, true);
    assertThat(rules(recalled, sleeper)).containsExactly("6 sleep-in-interrupt");
    assertThat(recalled.coverage().files()).containsExactly("sys/dev/kwz_middle.c");
  }

  @Test
  void aFileThatHasChangedSinceIsNotKnown()
      throws IOException, TreeException, KnowledgeException, RuleException {
    source("dev/kwz_handler.c", HANDLER);
    Path sleeper = source("dev/kwz_sleeper.c", SLEEPER);
    Path middle = source("dev/kwz_middle.c", MIDDLE);
    run(sys, false);
    assertThat(run(middle, true).findings()).isNotEmpty();
    Files.writeString(sleeper, SLEEPER.replace("n > 0", "n > 1"));
    assertThat(run(middle, true).findings()).isEmpty();
    assertThat(outOfSight)
        .singleElement()
        .asString()
        .contains("they have changed")
        .contains("kwz_sleeper.c");
  }

  @Test
  void aTreeThatWasNeverAnalysed()
      throws IOException, TreeException, KnowledgeException, RuleException {
    Path middle = source("dev/kwz_middle.c", MIDDLE);
    run(middle, true);
    assertThat(outOfSight).singleElement().asString().contains("kwitness check");
  }

  /** Every handler is in a file of its own, and all of them lead to one file. */
  @Test
  void filesBeyondThoseThatTheHookHasTimeFor()
      throws IOException, TreeException, KnowledgeException, RuleException {
    StringBuilder middle = new StringBuilder();
    for (int i = 0; i < 62; i++) {
      String handler = HANDLER.replaceAll("kwz_(middle|start)", "kwz_$1" + i);
      source("dev/kwz_handler" + i + ".c", handler);
      String name = "kwz_middle" + i;
      middle.append("int " + name + "(int);\nint " + name + "(int n) { return (n); }\n");
    }
    Path file = source("dev/kwz_middle.c", middle.toString());
    run(sys, false);
    run(file, true);
    assertThat(outOfSight)
        .singleElement()
        .asString()
        .contains(": 2 files more than the 60 nearest")
        .contains("kwitness check");
  }

  private Path kept() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("cache/trees"))) {
      return files.findFirst().orElseThrow();
    }
  }

  @Test
  void brokenPiecesAreSaidAndNotUsed()
      throws IOException, TreeException, KnowledgeException, RuleException {
    source("dev/kwz_handler.c", HANDLER);
    source("dev/kwz_sleeper.c", SLEEPER);
    Path middle = source("dev/kwz_middle.c", MIDDLE);
    run(sys, false);
    assertThat(run(middle, true).findings()).isNotEmpty();
    assertThat(problem).isEmpty();
    byte[] bytes = Files.readAllBytes(kept());
    byte[] head = Arrays.copyOf(bytes, bytes.length / 8);
    Files.write(kept(), Arrays.copyOf(head, bytes.length));
    assertThat(run(middle, true).findings()).isEmpty();
    assertThat(problem).hasValueSatisfying(p -> assertThat(p).contains("broken entries"));
    assertThat(outOfSight).singleElement().asString().contains("broken").contains("kwitness check");
    Files.write(kept(), new byte[] {1, 2, 3});
    run(middle, true);
    assertThat(problem).hasValueSatisfying(p -> assertThat(p).contains("broken entries"));
    run(sys, false);
    assertThat(run(middle, true).findings()).isNotEmpty();
    assertThat(problem).isEmpty();
    assertThat(outOfSight).isEmpty();
  }

  /** The folder gives up first what was used least recently. */
  @Test
  void whatIsUsedStays() throws IOException, TreeException, KnowledgeException, RuleException {
    Path middle = source("dev/kwz_middle.c", MIDDLE);
    run(sys, false);
    Files.setLastModifiedTime(kept(), FileTime.fromMillis(1_000_000_000L));
    run(middle, true);
    assertThat(Files.getLastModifiedTime(kept()).toMillis()).isGreaterThan(1_000_000_000_000L);
  }

  @Test
  void factsThatTheCacheHasLost()
      throws IOException, TreeException, KnowledgeException, RuleException {
    source("dev/kwz_handler.c", "#include \"kwz_ipl.h\"\n" + HANDLER);
    source("dev/kwz_sleeper.c", SLEEPER);
    Path middle = source("dev/kwz_middle.c", MIDDLE);
    Files.writeString(sys.resolve("dev/kwz_ipl.h"), "#define KWZ 1\n");
    run(sys, false);
    run(middle, true);
    assertThat(outOfSight).isEmpty();
    Files.writeString(sys.resolve("dev/kwz_ipl.h"), "#define KWZ 2\n");
    run(middle, true);
    assertThat(outOfSight).singleElement().asString().contains("header").contains("kwz_handler.c");
  }

  /** What a callee elsewhere does to locks, and may return. */
  @Test
  void whatCalleesDo() throws IOException, TreeException, KnowledgeException, RuleException {
    String types =
        """
        typedef struct kmutex { int m; } kmutex_t;
        void mutex_enter(kmutex_t *);
        void mutex_exit(kmutex_t *);
        extern kmutex_t kwz_lock;
        int *kwz_find(int);
        """;
    source(
        "dev/kwz_find.c",
        types
            + """
              static int kwz_zero;
              kmutex_t kwz_lock;
              int *
              kwz_find(int n)
              {
              	mutex_enter(&kwz_lock);
              	mutex_exit(&kwz_lock);
              	if (n == 7)
              		return ((void *)0);
              	return (&kwz_zero);
              }
              """);
    StringBuilder users = new StringBuilder(types);
    for (int i = 0; i < 8; i++) {
      users.append("int kwz_use").append(i).append("(int k)\n{\n\tint *p = kwz_find(k);\n");
      users.append("\tif (p == 0)\n\t\treturn (0);\n\treturn (*p);\n}\n");
    }
    source("dev/kwz_users.c", users.toString());
    Path caller = source("dev/kwz_caller.c", types);
    run(sys, false);
    Files.writeString(
        caller,
        types
            + """
              int
              kwz_caller(int n)
              {
              	int *p;

              	mutex_enter(&kwz_lock);
              	p = kwz_find(n);
              	mutex_exit(&kwz_lock);
              	return (*p);
              }
              """);
    assertThat(rules(run(caller, false), caller)).isEmpty();
    assertThat(rules(run(caller, true), caller))
        .containsExactly("12 double-lock", "14 unchecked-null");
  }

  /** The pool is initialised, and an interrupt uses it, in other files. */
  @Test
  void aPoolThatAnInterruptUsesElsewhere()
      throws IOException, TreeException, KnowledgeException, RuleException {
    // NetBSD 1.4, whose pools have no level of their own.
    Path version = sys.resolve("sys/param.h");
    Files.writeString(
        version,
        Files.readString(version).replaceAll("(__NetBSD_Version__\\s+)\\d+", "$1104000000"));
    String types =
        """
        struct pool { int p; };
        void pool_init(struct pool *, unsigned, unsigned, unsigned, int, const char *, unsigned,
            void *(*)(unsigned long, int, int), void (*)(void *, unsigned long, int), int);
        void *pool_get(struct pool *, int);
        void pool_put(struct pool *, void *);
        int splbio(void);
        void splx(int);
        #define IPL_BIO 4
        extern struct pool kwz_pool;
        """;
    source(
        "dev/kwz_handler.c",
        types
            + HANDLER.replace("kwz_middle(1)", "(pool_put(&kwz_pool, v), 0)")
            + "struct pool kwz_pool;\nvoid kwz_init(void) {"
            + " pool_init(&kwz_pool, 8, 0, 0, 0, \"kwz\", 0, 0, 0, 0); }\n");
    Path user = source("dev/kwz_user.c", types);
    run(sys, false);
    String good =
        types
            + """
              void *kwz_user(void);
              void *
              kwz_user(void)
              {
              	int s = splbio();
              	void *p = pool_get(&kwz_pool, 0);

              	splx(s);
              	return (p);
              }
              """;
    Files.writeString(user, good);
    assertThat(rules(run(user, true), user)).isEmpty();
    Files.writeString(user, good.replace("splbio()", "0").replace("\tsplx(s);", ""));
    assertThat(rules(run(user, false), user)).isEmpty();
    assertThat(rules(run(user, true), user)).containsExactly("15 pool-unprotected");
  }
}
