package org.kwitness.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kwitness.rule.Finding;
import org.kwitness.rule.Level;
import org.kwitness.rule.RelatedPlace;
import org.kwitness.rule.TraceStep;

class TextWriterTest {
  private static String text(Run run) {
    return SampleRun.written(out -> new TextWriter(false).write(run, out));
  }

  @Test
  void findingReadsLikeACompilersMessageWithItsStory() {
    assertThat(text(SampleRun.run(List.of(SampleRun.unchecked()), List.of())))
        .isEqualTo(
"""
sys/dev/sample/sample.c:21:2: error: `m` may be NULL: \
sample_get() returns NULL where m_gethdr() fails [unchecked-null]
    21 |         m->m_len = sc->sc_size[0];
       |         ^
  sys/dev/sample/sample.c:19: takes sc->sc_mtx
      19 | mtx_lock(&sc->sc_mtx);
  sys/dev/sample/sample.c:20: calls sample_get() {holds sc->sc_mtx}
      20 | m = sample_get(sc, M_NOWAIT);
    sys/dev/sample/sample.c:8: m_gethdr() may return NULL: how is M_NOWAIT {holds sc->sc_mtx}
         8 | m = m_gethdr(how, MT_DATA);
    sys/dev/sample/sample.c:10: returns NULL {holds sc->sc_mtx}
        10 | return (NULL);
  sys/dev/sample/sample.c:21: follows `m` unchecked {holds sc->sc_mtx}
  sys/dev/sample/sample.c:9: note: the callee tests its result [here]
       9 | if (m == NULL)
""");
  }

  @Test
  void whatTheTraceHasToldIsNotRepeatedAsANote() {
    Finding f = SampleRun.unchecked();
    RelatedPlace told = new RelatedPlace(f.trace().get(0).position(), "taken here");
    Finding finding =
        new Finding(
            f.ruleId(),
            f.level(),
            f.position(),
            f.function(),
            f.message(),
            f.trace(),
            List.of(told),
            f.identity());
    assertThat(text(SampleRun.run(List.of(finding), List.of()))).doesNotContain("note: taken");
  }

  @Test
  void caretStandsUnderTheColumnBehindTabs() {
    assertThat(text(SampleRun.run(List.of(SampleRun.leak()), List.of())).lines().skip(1))
        .containsExactly(
            "    31 |                 return (ENXIO); /* größer als zuvor */",
            "       |                 ^");
  }

  @Test
  void unreadableSourceLeavesOnlyTheMessages() {
    assertThat(text(SampleRun.run(List.of(SampleRun.leak()), List.of(), file -> "")).lines())
        .hasSize(1);
  }

  @Test
  void coloursOnlyWhenAsked() {
    Run run = SampleRun.run();
    String plain = text(run);
    String coloured = SampleRun.written(out -> new TextWriter(true).write(run, out));
    assertThat(plain).doesNotContain("\u001b");
    assertThat(coloured).contains("\u001b[1;31merror:\u001b[0m").contains("\u001b[1;35mwarning:");
    assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain);
  }

  @Test
  void noFileCanSendCommandsToTheTerminal() {
    Run run =
        SampleRun.run(
            List.of(SampleRun.leak()), List.of(), file -> "\n".repeat(30) + "\u001b[2J\frm\u0007");
    assertThat(text(run)).doesNotContain("\u001b").doesNotContain("\u0007").doesNotContain("\f");
  }

  @Test
  void middleOfAVeryLongTraceIsLeftOutAndSaidSo() {
    List<TraceStep> trace = new ArrayList<>();
    for (int i = 1; i <= 100; i++) {
      trace.add(new TraceStep(SampleRun.at(3, 1), "f", "step " + i + ";", 0, ""));
    }
    Finding finding =
        new Finding("lock-leak", Level.NOTE, SampleRun.at(3, 1), "f", "m", trace, List.of(), "i");
    assertThat(text(SampleRun.run(List.of(finding), List.of())))
        .contains("step 30;")
        .doesNotContain("step 31;")
        .contains("... 40 steps left out")
        .doesNotContain("step 70;")
        .contains("step 71;")
        .contains("step 100;");
  }
}
