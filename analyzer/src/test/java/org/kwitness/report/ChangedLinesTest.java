package org.kwitness.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangedLinesTest {
  /** The finding is at line 21; its trace has lines 8 to 10 of a callee, and 19 to 21. */
  private static boolean isKept(ChangedLines lines) {
    Run run = SampleRun.run(List.of(SampleRun.unchecked()), List.of());
    Run filtered = lines.filter(run);
    assertThat(filtered.setAside().unchanged()).isEqualTo(1 - filtered.findings().size());
    return !filtered.findings().isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "21,21,true",
    "19,19,true",
    "20,20,true",
    "9,9,true",
    "8,8,true",
    "1,100,true",
    "22,30,false",
    "11,18,false",
    "1,7,false",
    "11,19,true",
  })
  void aChangedLineBelongsToIt(int first, int last, boolean kept) {
    ChangedLines lines = new ChangedLines();
    lines.add(SampleRun.FILE, first, last);
    assertThat(isKept(lines)).isEqualTo(kept);
  }

  @ParameterizedTest
  @CsvSource({"20,true", "19,true", "21,false", "18,false", "8,true", "7,false", "10,false"})
  void aRemovalBetweenTwoOfItsLinesBelongsToIt(int after, boolean kept) {
    ChangedLines lines = new ChangedLines();
    lines.addRemoval(SampleRun.FILE, after);
    assertThat(isKept(lines)).isEqualTo(kept);
  }

  @Test
  void manyRangesAndOtherFiles() {
    ChangedLines lines = new ChangedLines();
    lines.add("other.c", 21, 21);
    lines.add(SampleRun.FILE, 1, 2);
    lines.addRemoval(SampleRun.FILE, 12);
    lines.add(SampleRun.FILE, 40, 41);
    assertThat(isKept(lines)).isFalse();
    lines.add(SampleRun.FILE, 20, 20);
    assertThat(isKept(lines)).isTrue();
    ChangedLines whole = new ChangedLines();
    whole.addFile(SampleRun.FILE);
    assertThat(isKept(whole)).isTrue();
    assertThat(isKept(new ChangedLines())).isFalse();
  }
}
