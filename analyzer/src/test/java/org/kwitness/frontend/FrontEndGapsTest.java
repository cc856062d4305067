package org.kwitness.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kwitness.frontend.tree.SourcePlan;
import org.kwitness.frontend.tree.SourceUnit;
import org.kwitness.ir.SourcePosition;
import org.kwitness.model.Knowledge;
import org.kwitness.rule.Gap;

/** What the front end did not see, it says. */
class FrontEndGapsTest {
  @TempDir private Path root;

  private void write(String name, String text) throws IOException {
    Files.writeString(root.resolve(name), text);
  }

  private FileFacts analyse(String text) throws IOException {
    write("main.c", text);
    SourceUnit unit =
        new SourceUnit(root.resolve("main.c"), "main.c", List.of(root), Map.of(), List.of());
    SourcePlan plan =
        new SourcePlan(
            "own",
            "Own 1",
            1,
            "amd64",
            root,
            root,
            List.of(unit),
            List.of(),
            name -> Optional.empty(),
            List.of());
    return new FrontEnd(plan, new Knowledge(List.of(), List.of())).analyse(unit).facts();
  }

  private static Gap gap(Gap.Kind kind, String file, int line, int column, String message) {
    return new Gap(kind, new SourcePosition(file, line, column), message);
  }

  @Test
  void aCommentWithoutEndTakesTheRestOfTheFile() throws IOException {
    FileFacts facts =
        analyse("int f(void) { return 1; }\n\n  /* open\nint g(void) { return 2; }\n");

    assertThat(facts.functions()).hasSize(1);
    assertThat(facts.problemDeclarations()).isEqualTo(1);
    assertThat(facts.gaps())
        .containsExactly(
            gap(
                Gap.Kind.PROBLEM_DECLARATION,
                "main.c",
                3,
                3,
                "unterminated comment; the rest of the file was not analysed"));
  }

  @Test
  void aCommentWithoutEndInAHeaderIsReportedThere() throws IOException {
    write("a.h", "int a;\n/* open\nint b;\n");
    FileFacts facts = analyse("#include \"a.h\"\n#include \"a.h\"\nint f(void) { return 1; }\n");

    assertThat(facts.functions()).hasSize(1);
    assertThat(facts.problemDeclarations()).isZero();
    assertThat(facts.headerProblems()).isEqualTo(1);
    assertThat(facts.gaps())
        .containsExactly(
            gap(
                Gap.Kind.PREPROCESSOR,
                "a.h",
                2,
                1,
                "unterminated comment; what the rest of the header declares is unknown"));
  }

  @Test
  void aCycleOfHeadersIsNamed() throws IOException {
    write("a.h", "int a;\n#include \"b.h\"\n");
    write("b.h", "#include \"c.h\"\n");
    write("c.h", "#include \"guarded.h\"\n\n#include \"a.h\"\n");
    write("guarded.h", "#ifndef G\n#define G\n#include \"c.h\"\n#endif\n");
    FileFacts facts = analyse("#include \"a.h\"\nint f(void) { return 1; }\n");

    assertThat(facts.functions()).hasSize(1);
    assertThat(facts.gaps())
        .containsExactly(
            gap(
                Gap.Kind.PREPROCESSOR,
                "c.h",
                1,
                1,
                "include cycle: c.h includes itself through a.h, b.h; give it a guard (#ifndef), or"
                    + " break the cycle"),
            gap(
                Gap.Kind.PREPROCESSOR,
                "c.h",
                3,
                1,
                "left out: the header was nested too deeply before, or is nested too deeply here"));
  }

  @Test
  void aHeaderMayIncludeItself() throws IOException {
    write("a.h", "int a;\n#include \"a.h\"\n");

    assertThat(analyse("#include \"a.h\"\nint f(void) { return 1; }\n").gaps())
        .containsExactly(
            gap(
                Gap.Kind.PREPROCESSOR,
                "a.h",
                2,
                1,
                "include cycle: a.h includes itself; give it a guard (#ifndef), or break the cycle"));
  }

  @Test
  void aGuardEndsACycle() throws IOException {
    write("a.h", "#ifndef A\n#define A\n#include \"a.h\"\n#endif\n");

    assertThat(analyse("#include \"a.h\"\nint f(void) { return 1; }\n").gaps()).isEmpty();
  }

  @Test
  void everyPreprocessorGapSaysSomething() throws IOException {
    FileFacts facts =
        analyse("#error stop here\n#if 1 +\n#endif\n#endif\n#define\n#nonsense\nint x;\n");

    assertThat(facts.gaps()).hasSizeGreaterThan(3);
    assertThat(facts.gaps()).allSatisfy(gap -> assertThat(gap.message()).isNotBlank());
  }
}
