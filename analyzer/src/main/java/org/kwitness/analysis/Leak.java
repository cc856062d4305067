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
 * @param doubtful something was called since that may release it: of the reasons for {@code
 *     suspect} the only one
 * @param looksDesigned the results of the paths that hold it differ from those of the others in the
 *     way of a function whose job it is to return locked: an object or success with the lock, NULL
 *     or an error without
 * @param uneven the path acquires it more often than it releases it
 * @param contradictory whether this result is given with the lock or without it does not tell,
 *     while the other one is always given with it: callers who release it after that do not do so
 *     here
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
    boolean doubtful,
    boolean looksDesigned,
    boolean uneven,
    boolean contradictory,
    List<NullUse.Step> path) {

  /** The same, if nothing that was called releases it. */
  public Leak withoutDoubt() {
    return new Leak(
        function,
        what,
        object,
        lockClass,
        taken,
        exit,
        via,
        suspect && !doubtful,
        false,
        looksDesigned,
        uneven,
        contradictory,
        path);
  }

  /** What is left behind. */
  public enum What {
    LOCK,
    LEVEL
  }
}
