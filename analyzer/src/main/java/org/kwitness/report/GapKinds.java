package org.kwitness.report;

import org.kwitness.rule.Gap;
import org.kwitness.rule.Level;

/** How the kinds of gaps are put into words and how bad they are. */
public final class GapKinds {
  private GapKinds() {}

  /** What a gap of this kind means for the user, as a sentence. */
  public static String description(Gap.Kind kind) {
    return switch (kind) {
      case FILE_SKIPPED -> "A source file was not analysed.";
      case FILE_ABANDONED -> "The analysis of a source file was given up midway.";
      case PROBLEM_DECLARATION -> "A declaration could not be parsed.";
      case FUNCTION_SKIPPED -> "A function was parsed but not analysed.";
      case MISSING_HEADER -> "A header was not found; what it declares is unknown.";
      case PREPROCESSOR -> "A preprocessor directive is wrong.";
      case SOURCE_LIST -> "A source list of the kernel does not agree with the tree.";
      case FILE_NOT_LISTED -> "A file of the tree belongs to no source list of this architecture.";
      case BOUND_HIT -> "A bound of the analysis was hit; this function's result is less precise.";
      case CALL_UNRESOLVED -> "It is not known what a call through a pointer calls.";
    };
  }

  /** What the user can do about it, as a sentence. */
  public static String advice(Gap.Kind kind) {
    return switch (kind) {
      case FILE_SKIPPED -> "See the message for the cause; findings in this file are missing.";
      case FILE_ABANDONED ->
          "Run the file alone; if it fails again, report it as a bug of the analyser.";
      case PROBLEM_DECLARATION, FUNCTION_SKIPPED ->
          "Findings there are missing. A missing header or define is the usual cause.";
      case MISSING_HEADER -> "Check out the tree as a whole, or name the folder that holds it.";
      case PREPROCESSOR -> "See whether the directive is meant for another configuration.";
      case SOURCE_LIST -> "Check that the tree is complete and not of two versions.";
      case FILE_NOT_LISTED -> "Use --all-sources to analyse it all the same.";
      case BOUND_HIT -> "Read the findings in this function with more doubt.";
      case CALL_UNRESOLVED -> "What the callee does is not in the findings.";
    };
  }

  /**
   * {@code WARNING} where code that belongs to the run was not seen, so that findings may be
   * missing; {@code NOTE} where it was seen less precisely, or does not belong.
   */
  public static Level level(Gap.Kind kind) {
    return switch (kind) {
      case FILE_SKIPPED,
          FILE_ABANDONED,
          PROBLEM_DECLARATION,
          FUNCTION_SKIPPED,
          MISSING_HEADER,
          PREPROCESSOR ->
          Level.WARNING;
      case SOURCE_LIST, FILE_NOT_LISTED, BOUND_HIT, CALL_UNRESOLVED -> Level.NOTE;
    };
  }
}
