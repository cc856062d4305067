package org.kwitness.analysis;

import java.util.List;
import org.kwitness.cfg.Function;
import org.kwitness.ir.SourcePosition;

/**
 * A cookie of a priority level that is not what its place in the code needs.
 *
 * @param function where
 * @param what what is wrong
 * @param cookie the cookie as the source writes it
 * @param position the call that restores, or that takes another cookie
 * @param earlier the raise that the cookie comes from, or that is lost; the same as {@code
 *     position} if there is none
 * @param path how control gets there
 */
public record LevelMismatch(
    Function function,
    What what,
    String cookie,
    SourcePosition position,
    SourcePosition earlier,
    List<NullUse.Step> path) {

  /** Kinds. */
  public enum What {
    /** Restored from a variable that no path has set. */
    NEVER_SET,
    /** The level of an outer raise was restored before that of an inner one. */
    WRONG_ORDER,
    /** A raise overwrites the only copy of the cookie of an outer one. */
    OVERWRITTEN
  }
}
