package org.kwitness.rule;

import java.util.Comparator;
import org.kwitness.ir.SourcePosition;

/**
 * Something that the run did not see. Gaps are counted, summarised and written to the log: a silent
 * gap would make "no findings" a lie.
 *
 * @param kind what kind
 * @param position where; the file alone where no line is known
 * @param message what was not seen and what the user can do about it
 */
public record Gap(Kind kind, SourcePosition position, String message) {

  /** The kinds of gaps, from the one that loses most to the one that loses least. */
  public enum Kind {
    /** A source file of the tree was not analysed at all. */
    FILE_SKIPPED("file-skipped"),
    /** A source file was given up midway (stack overflow, time limit, memory). */
    FILE_ABANDONED("file-abandoned"),
    /** A declaration or a part of a function could not be parsed. */
    PROBLEM_DECLARATION("problem-declaration"),
    /** A function was parsed but not turned into IR. */
    FUNCTION_SKIPPED("function-skipped"),
    /** A header was not found and could not be made. */
    MISSING_HEADER("missing-header"),
    /** A preprocessor directive was wrong. */
    PREPROCESSOR("preprocessor"),
    /** A source list names a file that does not exist, or has a line that makes no sense. */
    SOURCE_LIST("source-list"),
    /** A file lies in the tree but no source list of this architecture names it. */
    FILE_NOT_LISTED("file-not-listed"),
    /** A bound of the analysis was hit; the result for this function is less precise. */
    BOUND_HIT("bound-hit"),
    /** A call through a pointer with no known callee. */
    CALL_UNRESOLVED("call-unresolved");

    private final String id;

    Kind(String id) {
      this.id = id;
    }

    /** The stable name used in logs and statistics. */
    public String id() {
      return id;
    }
  }

  /** The order in which gaps are written. */
  public static final Comparator<Gap> ORDER =
      Comparator.comparing(Gap::kind).thenComparing(Gap::position).thenComparing(Gap::message);
}
