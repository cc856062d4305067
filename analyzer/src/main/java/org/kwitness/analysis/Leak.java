package org.kwitness.analysis;

import java.util.List;
import java.util.Optional;
import org.kwitness.cfg.Function;
import org.kwitness.ir.SourcePosition;

/**
 * A path that leaves a function with a lock held, or a level raised, that other paths give back.
 *
 * @param function the function
 * @param what lock or level
 * @param object the lock as the source writes it, or the raising call
 * @param lockClass struct and field, or the variable; empty for a level
 * @param taken where it was acquired or raised
 * @param exit where the path leaves
 * @param via the callee that acquired it, if the function did not do so itself
 * @param suspect a callee acquires it on some of its paths only, or something was called since that
 *     may release it
 * @param looksDesigned the results of the paths that hold it differ from those of the others in the
 *     way of a function whose job it is to return locked: an object or success with the lock, NULL
 *     or an error without
 * @param uneven all paths leave with it, and this one acquires it more often than it releases it
 * @param path the branches on the way
 */
public record Leak(
    Function function,
    What what,
    String object,
    String lockClass,
    SourcePosition taken,
    SourcePosition exit,
    Optional<CalleeName> via,
    boolean suspect,
    boolean looksDesigned,
    boolean uneven,
    List<NullUse.Step> path) {

  /** What is left behind. */
  public enum What {
    LOCK,
    LEVEL
  }
}
