package org.kwitness.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kwitness.engine.UnifiedDiff.Hunk;

class UnifiedDiffTest {
  @Test
  void hunksOfTheNewSide() {
    String diff =
        """
        diff --git a/a.c b/a.c
        index 1..2 100644
        --- a/a.c
        +++ b/a.c
        @@ -1 +1 @@ int f(void)
        -old
        +new
        @@ -5,2 +5,0 @@
        -x
        -y
        @@ -9,0 +8,3 @@
        +1
        +2
        +3
        diff --git a/gone.c b/gone.c
        --- a/gone.c
        +++ /dev/null
        @@ -1,2 +0,0 @@
        -a
        -b
        diff --git a/with blank.c b/with blank.c
        --- a/with blank.c\t
        +++ b/with blank.c\t
        @@ -3,0 +4 @@
        +x
        \\ No newline at end of file
        diff --git "a/\\303\\244\\"\\t.c" "b/\\303\\244\\"\\t.c"
        --- "a/\\303\\244\\"\\t.c"
        +++ "b/\\303\\244\\"\\t.c"
        @@ -0,0 +1 @@
        +x
        """;
    assertThat(UnifiedDiff.parse(diff).hunks())
        .containsExactly(
            new Hunk("a.c", 1, 1),
            new Hunk("a.c", 5, 0),
            new Hunk("a.c", 8, 3),
            new Hunk("with blank.c", 4, 1),
            new Hunk("\u00e4\"\t.c", 1, 1));
  }

  /** C has decrements, and a removed one looks like the name of a file. */
  @Test
  void contentThatLooksLikeAHeader() {
    String diff =
        """
        --- a/a.c
        +++ b/a.c
        @@ -1,2 +1,2 @@
        --- b/evil.c
        -@@ -1 +1 @@
        +++ b/evil.c
        +++ x;
        @@ -7 +7 @@
        -a
        +b
        """;
    assertThat(UnifiedDiff.parse(diff).hunks())
        .containsExactly(new Hunk("a.c", 1, 2), new Hunk("a.c", 7, 1));
  }

  @Test
  void nothing() {
    assertThat(UnifiedDiff.parse("").hunks()).isEmpty();
  }
}
