package org.kwitness.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kwitness.engine.TestRuns.TESTDATA;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kwitness.engine.TestRuns.Outcome;
import org.kwitness.frontend.cache.CacheFolder;
import org.kwitness.frontend.tree.TreeException;
import org.kwitness.model.KnowledgeException;
import org.kwitness.rule.RuleException;

/** Results are the same with a cache, whatever happens to the tree and to the cache. */
class FactsCacheTest {
  @TempDir private Path folder;

  private Path cache() {
    return folder.resolve("cache");
  }

  private static Outcome run(Path path, Optional<Path> cache)
      throws TreeException, KnowledgeException, RuleException {
    return TestRuns.run(path, cache, false);
  }

  private Outcome cached(Path path)
      throws IOException, TreeException, KnowledgeException, RuleException {
    return run(path, Optional.of(cache()));
  }

  /** Runs with the cache and without; what comes out must be the same. */
  private Outcome compared(Path path)
      throws IOException, TreeException, KnowledgeException, RuleException {
    Outcome with = cached(path);
    assertThat(with.sarif()).isEqualTo(run(path, Optional.empty()).sarif());
    assertThat(with.problem()).isEmpty();
    return with;
  }

  private Path copy(String bsd) throws IOException {
    return TestRuns.copy(bsd, folder);
  }

  private static void replace(Path file, String old, String with) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(old);
    Files.writeString(file, text.replace(old, with));
  }

  @ParameterizedTest
  @ValueSource(strings = {"freebsd", "netbsd", "openbsd", "dragonfly"})
  void wholeTreesAndSingleFiles(String bsd)
      throws IOException, TreeException, KnowledgeException, RuleException {
    Path sys = TESTDATA.resolve(bsd).resolve("sys");
    Outcome first = compared(sys);
    assertThat(first.cached()).isZero();
    assertThat(first.run().findings()).isNotEmpty();
    Outcome second = compared(sys);
    assertThat(second.sarif()).isEqualTo(first.sarif());
    assertThat(second.cached()).isEqualTo(first.run().statistics().files()).isPositive();
    Path root = Path.of(first.run().sourceRoot());
    for (String file : first.run().coverage().files()) {
      Outcome single = compared(root.resolve(file));
      assertThat(single.cached()).as(file).isEqualTo(1);
    }
  }

  @Test
  void anEditedFileIsParsedAgainAndTheOthersAreNot()
      throws IOException, TreeException, KnowledgeException, RuleException {
    Path sys = copy("freebsd");
    int files = compared(sys).run().statistics().files();
    Path file = sys.resolve("netinet/ip_input.c");
    Files.writeString(file, "\n" + Files.readString(file));
    Outcome edited = compared(sys);
    assertThat(edited.cached()).isEqualTo(files - 1);
    // And back again: the old entry is still there.
    Files.writeString(file, Files.readString(file).substring(1));
    assertThat(compared(sys).cached()).isEqualTo(files);
  }

  /** The caller's facts come from the cache, and what it calls has changed. */
  @Test
  void anEditOfACalleesFileChangesWhatIsFoundInItsCallers()
      throws IOException, TreeException, KnowledgeException, RuleException {
    Path sys = copy("freebsd");
    Path callee = sys.resolve("kern/kern_kw_callee.c");
    Path caller = sys.resolve("kern/kern_kw_caller.c");
    Files.writeString(
        callee,
        "int *kw_find(int k);\nstatic int kw_zero;\n"
            + "int *kw_find(int k)\n{\n\treturn (&kw_zero);\n}\n");
    StringBuilder text = new StringBuilder("int *kw_find(int k);\n");
    for (int i = 0; i < 8; i++) {
      text.append("int kw_use").append(i).append("(int k)\n{\n\tint *p = kw_find(k);\n");
      text.append("\tif (p == 0)\n\t\treturn (0);\n\treturn (*p);\n}\n");
    }
    text.append("int kw_bad(int k)\n{\n\tint *p = kw_find(k);\n\treturn (*p);\n}\n");
    Files.writeString(caller, text);
    Files.writeString(
        sys.resolve("conf/files"),
        Files.readString(sys.resolve("conf/files"))
            + "\nkern/kern_kw_callee.c\tstandard\nkern/kern_kw_caller.c\tstandard\n");
    Outcome before = compared(sys);
    replace(callee, "\treturn", "\tif (k == 7)\n\t\treturn ((void *)0);\n\treturn");
    Outcome after = compared(sys);
    assertThat(after.cached()).isEqualTo(before.run().statistics().files() - 1);
    String finding = "sys/kern/kern_kw_caller.c:61 unchecked-null";
    assertThat(before.places()).doesNotContain(finding);
    assertThat(after.places()).contains(finding);
  }

  @Test
  void anEditedHeaderAndOneThatComesBeforeIt()
      throws IOException, TreeException, KnowledgeException, RuleException {
    Path sys = copy("freebsd");
    Path header = sys.resolve("dev/kw/if_kwvar.h");
    int files = compared(sys).run().statistics().files();
    Files.writeString(header, "\n" + Files.readString(header));
    int left = compared(sys).cached();
    assertThat(left).isLessThan(files).isPositive();
    // The folder of the file is searched first: this header now hides <sys/systm.h>'s neighbour.
    Path source = sys.resolve("dev/kw/kw_local.c");
    Files.writeString(
        source, "#include \"kw_where.h\"\nint kw_local(void) { return (KW_WHERE); }\n");
    Files.writeString(sys.resolve("kw_where.h"), "#define KW_WHERE 1\n");
    assertThat(compared(source).cached()).isZero();
    assertThat(compared(source).cached()).isEqualTo(1);
    Files.writeString(sys.resolve("dev/kw/kw_where.h"), "#define KW_WHERE 2\n");
    assertThat(compared(source).cached()).isZero();
    Files.delete(sys.resolve("dev/kw/kw_where.h"));
    assertThat(compared(source).cached()).isZero();
  }

  /** What a build would generate is in no folder. */
  @Test
  void aHeaderThatABuildWouldGenerate()
      throws IOException, TreeException, KnowledgeException, RuleException {
    Path sys = copy("freebsd");
    Path source = sys.resolve("dev/kw/kw_user.c");
    Files.writeString(source, "#include \"kw_new_if.h\"\nint kw_user(void) { return (0); }\n");
    assertThat(compared(source).run().gaps()).anyMatch(g -> g.message().contains("kw_new_if.h"));
    assertThat(compared(source).cached()).isEqualTo(1);
    Files.writeString(
        sys.resolve("dev/kw/kw_new_if.m"),
        "INTERFACE kw_new;\n\nMETHOD int reset {\n\tdevice_t dev;\n};\n");
    Outcome after = compared(source);
    assertThat(after.cached()).isZero();
    assertThat(after.run().gaps()).noneMatch(g -> g.message().contains("kw_new_if.h"));
  }

  @Test
  void brokenEntriesAreSaidAndNotUsed()
      throws IOException, TreeException, KnowledgeException, RuleException {
    Path sys = TESTDATA.resolve("openbsd/sys");
    Outcome good = cached(sys);
    List<Path> entries;
    try (Stream<Path> files = Files.walk(cache())) {
      entries =
          files
              .filter(Files::isRegularFile)
              .filter(f -> !f.startsWith(cache().resolve("trees")))
              .sorted()
              .toList();
    }
    assertThat(entries).hasSizeGreaterThan(3);
    byte[] bytes = Files.readAllBytes(entries.get(0));
    bytes[bytes.length / 2] ^= 1;
    Files.write(entries.get(0), bytes);
    Files.write(entries.get(1), new byte[0]);
    Files.write(entries.get(2), new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14});
    Outcome broken = cached(sys);
    assertThat(broken.sarif()).isEqualTo(good.sarif());
    assertThat(broken.cached()).isEqualTo(entries.size() - 3);
    assertThat(broken.problem())
        .hasValueSatisfying(p -> assertThat(p).contains("broken").endsWith(": 3"));
    // They have been written anew.
    assertThat(cached(sys).cached()).isEqualTo(entries.size());
  }

  @Test
  void aPlaceThatCannotBeWrittenTo()
      throws IOException, TreeException, KnowledgeException, RuleException {
    Files.writeString(cache(), "a file, where a folder should be");
    Outcome outcome = cached(TESTDATA.resolve("openbsd/sys"));
    assertThat(outcome.run().findings()).isNotEmpty();
    assertThat(outcome.problem())
        .hasValueSatisfying(p -> assertThat(p).contains("cannot be written"));
  }

  @Test
  void theFolderStaysWithinItsBounds() throws IOException {
    Files.createDirectories(cache());
    for (int i = 0; i < 10; i++) {
      Path file = Files.write(cache().resolve("entry" + i), new byte[100]);
      Files.setLastModifiedTime(
          file, java.nio.file.attribute.FileTime.fromMillis(1_000_000_000L * (20 - i)));
    }
    CacheFolder.bound(cache(), 1000);
    assertThat(cache()).isDirectoryContaining("glob:**/entry9");
    CacheFolder.bound(cache(), 999);
    // Down to four fifths, those used last.
    try (Stream<Path> left = Files.list(cache())) {
      assertThat(left.map(f -> f.getFileName().toString()).sorted())
          .containsExactly("entry0", "entry1", "entry2", "entry3", "entry4", "entry5", "entry6");
    }
  }
}
