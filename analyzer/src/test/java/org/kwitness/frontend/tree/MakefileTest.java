package org.kwitness.frontend.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MakefileTest {
  @TempDir private Path folder;

  private MakeVariables read(String... lines) throws Exception {
    Path file = folder.resolve("Makefile");
    Files.writeString(file, String.join("\n", lines) + "\n");
    Makefile makefile = new Makefile(new TreeMap<>(Map.of("S", "/k", "ARCH", "amd64")));
    makefile.read(file);
    return makefile.variables();
  }

  @Test
  void assignmentsAndLateExpansion() throws Exception {
    MakeVariables v =
        read("A= -I$S/x ${B}", "A+=\\", "\t-DX # why", "B?= b", "B?= c", "N:= ${B}", "B= late");
    assertThat(v.expand("${A}")).isEqualTo("-I/k/x late -DX");
    assertThat(v.expand("${N}")).isEqualTo("b");
    assertThat(v.expand("$$ ${NOTHING}.")).isEqualTo("$ .");
  }

  @Test
  void conditions() throws Exception {
    MakeVariables v =
        read(
            ".if ${ARCH} == \"i386\"",
            "A= i386",
            ".elif ${ARCH} == \"amd64\" && !defined(NO) && (1 > 2 || 10 >= 9)",
            "A= amd64",
            ". if empty(ARCH)",
            "A= inner",
            ". endif",
            ".else",
            "A= other",
            ".endif",
            ".ifdef NO",
            "B= no",
            ".else",
            "B= yes",
            ".endif");
    assertThat(v.expand("${A} ${B}")).isEqualTo("amd64 yes");
  }

  @Test
  void modifiers() throws Exception {
    MakeVariables v = read("F= -Ia -Db -Ic", "SRC= a.c d/b.c x.S", "N= ${F:N-I*}");
    assertThat(v.expand("${F:M-I*} ${N}")).isEqualTo("-Ia -Ic -Db");
    assertThat(v.expand("${SRC:M*.c:T:R}")).isEqualTo("a b");
    assertThat(v.expand("${SRC:.c=.o}")).isEqualTo("a.o d/b.o x.S");
    assertThat(v.expand("${SRC:S/.c$/.h/} ${UNSET:Ufallback}")).isEqualTo("a.h d/b.h x.S fallback");
  }

  @Test
  void aVariableMayNameItself() throws Exception {
    MakeVariables v = read("A= x ${A} ${B}", "B= ${A} y");
    assertThat(v.expand("${A}")).isEqualTo("x   y");
  }

  @Test
  void variablesThatGrowWithoutBoundAreCut() throws Exception {
    String[] lines = new String[40];
    lines[0] = "V0= 0123456789";
    for (int i = 1; i < lines.length; i++) {
      lines[i] = "V" + i + "= ${V" + (i - 1) + "}${V" + (i - 1) + "}";
    }
    assertThat(read(lines).expand("${V39}")).hasSizeLessThan(5_000_000);
  }

  @Test
  void loopsAndIncludes() throws Exception {
    Files.writeString(folder.resolve("more.mk"), "MORE= ${.PARSEDIR:T}\n");
    MakeVariables v =
        read(
            ".for i in a b",
            "L+= ${i}.c",
            ".endfor",
            ".include \"more.mk\"",
            ".include <bsd.x.mk>");
    assertThat(v.expand("${L}")).isEqualTo("a.c b.c");
    assertThat(v.expand("${MORE:Unone}")).isNotEqualTo("none");
  }

  @Test
  void aModuleMakefileNamesSourcesWithFlagsOfTheirOwn() throws Exception {
    MiniTree tree = MiniTree.freebsd(folder.resolve("sys"));
    tree.file("conf/kern.pre.mk", "NORMAL_C= ${CC} -c -I$S ${.IMPSRC}");
    tree.file("modules/Makefile", "SUBDIR= demo ${_other}", "SUBDIR+= tool");
    tree.file("modules/tool/Makefile", "PROG= tool", "SRCS= tool.c");
    tree.file("modules/tool/tool.c", "int tool;");
    tree.file(
        "modules/demo/Makefile",
        ".PATH: ${.CURDIR}/../../contrib/demo",
        "KMOD= demo",
        "SRCS= demo.c opt_x.h",
        "CFLAGS+= -I${.CURDIR}/../../contrib/demo/include -DDEMO=2",
        ".include <bsd.kmod.mk>");
    tree.file("contrib/demo/demo.c", "int demo;");
    tree.file("contrib/demo/include/demo.h", "");
    SourcePlan plan = tree.plan();
    assertThat(MiniTree.names(plan))
        .containsExactly("sys/contrib/demo/demo.c", "sys/kern/kern_one.c");
    SourceUnit unit = plan.units().get(0);
    assertThat(unit.defines()).containsEntry("DEMO", "2");
    assertThat(unit.includePath())
        .containsExactly(tree.root().resolve("contrib/demo/include"), tree.root());
  }

  @Test
  void compileWithAddsFlags() throws Exception {
    MiniTree tree = MiniTree.freebsd(folder.resolve("sys"));
    tree.file("conf/kern.pre.mk", "NORMAL_C= ${CC} -c -D_KERNEL -I$S ${.IMPSRC}");
    tree.file(
        "conf/files",
        "kern/kern_one.c standard compile-with \"${NORMAL_C} -I$S/dev/ath -DATH -U__LP64__\"");
    tree.file("dev/ath/ah.h", "");
    SourceUnit unit = tree.plan().units().get(0);
    assertThat(unit.includePath()).containsExactly(tree.root(), tree.root().resolve("dev/ath"));
    assertThat(unit.defines()).containsEntry("ATH", "1").doesNotContainKey("__LP64__");
  }
}
