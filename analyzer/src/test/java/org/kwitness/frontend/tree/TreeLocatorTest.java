package org.kwitness.frontend.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kwitness.rule.Gap;

class TreeLocatorTest {
  @TempDir private Path folder;

  @Test
  void recognisesFreebsdByItsVersionMacro() throws Exception {
    SourcePlan plan = MiniTree.freebsd(folder.resolve("sys")).plan();
    assertThat(plan.bsd()).isEqualTo("freebsd");
    assertThat(plan.kernelName()).isEqualTo("FreeBSD 9.3");
    assertThat(plan.version()).isEqualTo(903000);
    assertThat(plan.architecture()).isEqualTo("amd64");
    assertThat(plan.sourceRoot()).isEqualTo(folder);
    assertThat(MiniTree.names(plan)).containsExactly("sys/kern/kern_one.c");
  }

  @Test
  void recognisesNetbsd() throws Exception {
    SourcePlan plan = MiniTree.netbsd(folder.resolve("sys")).plan();
    assertThat(plan.bsd()).isEqualTo("netbsd");
    assertThat(plan.kernelName()).isEqualTo("NetBSD 6.99.16");
    assertThat(plan.version()).isEqualTo(699001600);
  }

  @Test
  void recognisesOpenbsd() throws Exception {
    MiniTree tree = new MiniTree(folder.resolve("sys"));
    tree.file("sys/param.h", "#define OpenBSD\t202304", "#define OpenBSD7_3 1");
    tree.file("conf/files", "file kern/a.c");
    tree.file("conf/newvers.sh", "ost=\"OpenBSD\"", "osr=\"7.3\"");
    tree.file("arch/amd64/conf/files.amd64", "");
    tree.file("kern/a.c", "int a;");
    SourcePlan plan = tree.plan();
    assertThat(plan.bsd()).isEqualTo("openbsd");
    assertThat(plan.kernelName()).isEqualTo("OpenBSD 7.3");
    assertThat(plan.version()).isEqualTo(202304);
    assertThat(plan.units().get(0).defines()).containsKeys("MULTIPROCESSOR", "DIAGNOSTIC");
  }

  @Test
  void recognisesDragonflyAndTakesAmd64AsAnAlias() throws Exception {
    MiniTree tree = dragonfly();
    SourcePlan plan =
        TreeLocator.locate(new TreeLocator.Request(List.of(tree.root()), "amd64", false));
    assertThat(plan.bsd()).isEqualTo("dragonfly");
    assertThat(plan.architecture()).isEqualTo("x86_64");
    assertThat(plan.links())
        .contains(
            new SourcePlan.Link("machine", tree.root().resolve("platform/pc64/include")),
            new SourcePlan.Link("cpu", tree.root().resolve("cpu/x86_64/include")));
  }

  private MiniTree dragonfly() throws IOException {
    MiniTree tree = new MiniTree(folder.resolve("sys"));
    tree.file("sys/param.h", "#define __DragonFly_version 500901");
    tree.file("conf/files", "kern/a.c standard");
    tree.file("platform/pc64/conf/files", "# nothing");
    tree.file("platform/pc64/include/pcb.h", "");
    tree.file("cpu/x86_64/include/cpu.h", "");
    tree.file("kern/a.c", "int a;");
    return tree;
  }

  @Test
  void findsTheKernelInTheFolderAbove() throws Exception {
    MiniTree.freebsd(folder.resolve("sys"));
    assertThat(MiniTree.names(MiniTree.plan(folder))).containsExactly("sys/kern/kern_one.c");
  }

  @Test
  void aSubFolderLimitsTheUnitsButNotTheContext() throws Exception {
    MiniTree tree = MiniTree.freebsd(folder.resolve("sys"));
    tree.file("conf/files", "kern/kern_one.c standard", "net/bpf.c optional bpf");
    tree.file("net/bpf.c", "int bpf;");
    SourcePlan plan = MiniTree.plan(tree.root().resolve("net"));
    assertThat(MiniTree.names(plan)).containsExactly("sys/net/bpf.c");
    assertThat(plan.kernelRoot()).isEqualTo(tree.root());
    assertThat(plan.units().get(0).includePath()).contains(tree.root());
  }

  @Test
  void aSingleFileIsAUnitEvenIfNoListNamesIt() throws Exception {
    MiniTree tree = MiniTree.freebsd(folder.resolve("sys"));
    Path file = tree.file("kern/extra.c", "int extra;");
    SourcePlan plan = MiniTree.plan(file);
    assertThat(MiniTree.names(plan)).containsExactly("sys/kern/extra.c");
    assertThat(plan.units().get(0).forcedIncludes()).containsExactly("opt_global.h");
  }

  @Test
  void filesThatNoListNamesAreOneGapForEachFolder() throws Exception {
    MiniTree tree = MiniTree.freebsd(folder.resolve("sys"));
    tree.file("dev/foo/a.c", "int a;");
    tree.file("dev/foo/b.c", "int b;");
    SourcePlan plan = tree.plan();
    assertThat(plan.gaps())
        .singleElement()
        .satisfies(
            gap -> {
              assertThat(gap.kind()).isEqualTo(Gap.Kind.FILE_NOT_LISTED);
              assertThat(gap.position().file()).isEqualTo("sys/dev/foo");
              assertThat(gap.message()).contains("2 C files");
            });
  }

  @Test
  void allSourcesTakesEveryFile() throws Exception {
    MiniTree tree = MiniTree.freebsd(folder.resolve("sys"));
    tree.file("dev/foo/a.c", "int a;");
    SourcePlan plan = TreeLocator.locate(new TreeLocator.Request(List.of(tree.root()), "", true));
    assertThat(MiniTree.names(plan)).containsExactly("sys/dev/foo/a.c", "sys/kern/kern_one.c");
    assertThat(plan.gaps()).isEmpty();
  }

  @Test
  void anAbsentFileOfAListIsAGapWithTheListsLine() throws Exception {
    MiniTree tree = MiniTree.freebsd(folder.resolve("sys"));
    tree.file("conf/files", "kern/kern_one.c standard", "kern/gone.c standard");
    assertThat(tree.plan().gaps())
        .singleElement()
        .satisfies(
            gap -> {
              assertThat(gap.kind()).isEqualTo(Gap.Kind.SOURCE_LIST);
              assertThat(gap.position()).hasToString("sys/conf/files:2:0");
              assertThat(gap.message()).contains("kern/gone.c");
            });
  }

  @Test
  void choosesTheArchitectureThatTheUserNames() throws Exception {
    MiniTree tree = MiniTree.freebsd(folder.resolve("sys"));
    SourcePlan plan =
        TreeLocator.locate(new TreeLocator.Request(List.of(tree.root()), "i386", false));
    assertThat(plan.architecture()).isEqualTo("i386");
    assertThat(plan.units().get(0).defines()).containsKey("__i386__").doesNotContainKey("__LP64__");
  }

  @Test
  void anUnknownArchitectureIsAnErrorThatNamesTheKnownOnes() throws Exception {
    MiniTree tree = MiniTree.freebsd(folder.resolve("sys"));
    assertThatThrownBy(
            () -> TreeLocator.locate(new TreeLocator.Request(List.of(tree.root()), "vax", false)))
        .isInstanceOf(TreeException.class)
        .hasMessageContaining("vax")
        .hasMessageContaining("amd64, i386");
  }

  @Test
  void aMissingPathIsAnError() {
    assertThatThrownBy(() -> MiniTree.plan(folder.resolve("nowhere")))
        .isInstanceOf(TreeException.class)
        .hasMessageContaining("no such file or folder")
        .hasMessageContaining("nowhere");
  }

  @Test
  void aFolderThatIsNoKernelIsAnError() throws Exception {
    Files.writeString(folder.resolve("a.c"), "int a;\n");
    assertThatThrownBy(() -> MiniTree.plan(folder))
        .isInstanceOf(TreeException.class)
        .hasMessageContaining("not in a kernel source tree")
        .hasMessageContaining("src/sys");
  }

  @Test
  void aFileThatIsNoCSourceIsAnError() throws Exception {
    MiniTree tree = MiniTree.freebsd(folder.resolve("sys"));
    assertThatThrownBy(() -> MiniTree.plan(tree.root().resolve("conf/files")))
        .isInstanceOf(TreeException.class)
        .hasMessageContaining("not a C source file");
  }

  @Test
  void aTreeBehindASymbolicLinkIsFound() throws Exception {
    MiniTree.freebsd(folder.resolve("real/sys"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real/sys"));
    assertThat(MiniTree.names(MiniTree.plan(link))).containsExactly("sys/kern/kern_one.c");
  }

  @Test
  void sourcesBesideTheKernelBelongToTheWholeKernel() throws Exception {
    MiniTree tree = MiniTree.netbsd(folder.resolve("sys"));
    tree.file("lib/libkern/Makefile.libkern", ".PATH: ${KERNDIR}/../../../common/lib", "SRCS= c.c");
    tree.file("../common/lib/c.c", "int c;");
    assertThat(MiniTree.names(tree.plan()))
        .containsExactly("common/lib/c.c", "sys/kern/kern_one.c");
    assertThat(MiniTree.names(MiniTree.plan(tree.root().resolve("kern"))))
        .containsExactly("sys/kern/kern_one.c");
  }

  @Test
  void aCheckoutWithMovedFilesIsFollowed() throws Exception {
    MiniTree tree = MiniTree.freebsd(folder.resolve("sys"));
    tree.file("sys/param.h", "#define __FreeBSD_version 480101");
    tree.file("conf/files", "isa/fd.c optional fd");
    tree.file("platform/pc32/fd.c", "int other;");
    tree.file("vfs/x.h", "");
    tree.file("bus/isa/fd.c", "int fd;");
    SourcePlan plan =
        TreeLocator.locate(new TreeLocator.Request(List.of(tree.root()), "i386", false));
    assertThat(MiniTree.names(plan)).containsExactly("sys/bus/isa/fd.c");
    assertThat(plan.links()).contains(new SourcePlan.Link("isa", tree.root().resolve("bus/isa")));
  }

  @Test
  void theCompilerIsThatOfTheEra() throws Exception {
    MiniTree tree = MiniTree.netbsd(folder.resolve("sys"));
    assertThat(tree.plan().units().get(0).defines()).containsEntry("__GNUC__", "4");
    tree.file("sys/param.h", "#define\t__NetBSD_Version__\t104200000\t/* NetBSD 1.4T */");
    SourcePlan old = tree.plan();
    assertThat(old.kernelName()).isEqualTo("NetBSD 1.4T");
    assertThat(old.units().get(0).defines()).containsEntry("__GNUC__", "2");
  }

  @Test
  void anEarlyDragonflyHasTheOlderLayout() throws Exception {
    MiniTree tree = new MiniTree(folder.resolve("sys"));
    tree.file("sys/param.h", "#define __DragonFly_version 140000");
    tree.file("conf/files", "kern/a.c standard");
    tree.file("conf/files.i386", "# nothing");
    tree.file("kern/a.c", "int a;");
    SourcePlan plan = tree.plan();
    assertThat(plan.bsd()).isEqualTo("dragonfly");
    assertThat(plan.architecture()).isEqualTo("i386");
  }

  @Test
  void twoTreesAreAnError() throws Exception {
    MiniTree one = MiniTree.freebsd(folder.resolve("one/sys"));
    MiniTree two = MiniTree.netbsd(folder.resolve("two/sys"));
    assertThatThrownBy(() -> MiniTree.plan(one.root(), two.root()))
        .isInstanceOf(TreeException.class)
        .hasMessageContaining("two different kernel trees");
  }

  @Test
  void twoPathsOfOneTreeAreOnePlan() throws Exception {
    MiniTree tree = MiniTree.freebsd(folder.resolve("sys"));
    tree.file("conf/files", "kern/kern_one.c standard", "net/a.c standard", "vm/b.c standard");
    tree.file("net/a.c", "int a;");
    tree.file("vm/b.c", "int b;");
    SourcePlan plan = MiniTree.plan(tree.root().resolve("vm"), tree.root().resolve("net"));
    assertThat(MiniTree.names(plan)).containsExactly("sys/net/a.c", "sys/vm/b.c");
  }

  @Test
  void headersOfTheHostAreNeverOnThePath() throws Exception {
    MiniTree tree = MiniTree.freebsd(folder.resolve("sys"));
    tree.file("conf/kern.pre.mk", "NORMAL_C= ${CC} -I/usr/include -I$S/contrib ${.IMPSRC}");
    tree.file("contrib/x.h", "");
    assertThat(tree.plan().units().get(0).includePath())
        .containsExactly(tree.root().resolve("contrib"), tree.root());
  }

  @Test
  void compileCommandsReplaceTheFlags() throws Exception {
    MiniTree tree = MiniTree.freebsd(folder.resolve("sys"));
    tree.file(
        "../compile_commands.json",
        "[{\"directory\": \"sys\", \"file\": \"kern/kern_one.c\",",
        "  \"command\": \"cc -D FOO=1 -DTEXT='\\\"a b\\\"' -I. -Iinclude -include opt.h -c x.c\"}]");
    SourceUnit unit = tree.plan().units().get(0);
    assertThat(unit.defines())
        .containsEntry("FOO", "1")
        .containsEntry("TEXT", "\"a b\"")
        .containsKey("__GNUC__")
        .doesNotContainKey("_KERNEL");
    assertThat(unit.includePath()).containsExactly(tree.root(), tree.root().resolve("include"));
    assertThat(unit.forcedIncludes()).containsExactly("opt.h");
  }

  @Test
  void aBrokenCompileCommandsIsAnErrorWithTheFile() throws Exception {
    MiniTree tree = MiniTree.freebsd(folder.resolve("sys"));
    tree.file("compile_commands.json", "[{\"file\": \"a.c\"}]");
    assertThatThrownBy(tree::plan)
        .isInstanceOf(TreeException.class)
        .hasMessageContaining("compile_commands.json:1")
        .hasMessageContaining("\"command\" or \"arguments\"");
  }
}
