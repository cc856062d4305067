package org.kwitness.analysis;

import java.util.List;
import java.util.Optional;
import org.kwitness.cfg.Function;
import org.kwitness.ir.SourcePosition;

/**
 * An operation on a lock that its state does not allow.
 *
 * @param function where
 * @param what what is wrong
 * @param object the lock as the source writes it
 * @param lockClass struct and field, or the variable
 * @param position the operation
 * @param earlier where the lock was acquired or released before; the same as {@code position} if
 *     nowhere
 * @param via the callee that acquires or asserts it, if the function does not do so itself
 * @param path how control gets there
 * @param certain false if tests lie between the two operations that may tell paths apart in ways
 *     that the simulation does not see, or if something that the function calls may acquire the
 *     lock
 */
public record LockMisuse(
    Function function,
    What what,
    String object,
    String lockClass,
    SourcePosition position,
    SourcePosition earlier,
    Optional<Via> via,
    List<NullUse.Step> path,
    boolean certain) {

  LockMisuse as(What kind) {
    return new LockMisuse(function, kind, object, lockClass, position, earlier, via, path, certain);
  }

  /** True if the other says the same of the same operation. */
  boolean isSame(LockMisuse other) {
    return what == other.what
        && lockClass.equals(other.lockClass)
        && position.equals(other.position);
  }

  LockMisuse sure(boolean isSure) {
    return new LockMisuse(function, what, object, lockClass, position, earlier, via, path, isSure);
  }

  /**
   * What is called, and what happens there.
   *
   * @param callee the function that is called
   * @param function that one, or one further down
   * @param at where that is
   * @param deed what it does to the lock there
   */
  public record Via(String callee, String function, SourcePosition at, Deed deed) {}

  /** What a callee does to a lock. */
  public enum Deed {
    /** It acquires it. */
    ACQUIRES,
    /** It asserts that its caller has it. */
    ASSERTS,
    /** It releases it, itself or in a sleep, and acquires it again. */
    RELEASES
  }

  /** Kinds. */
  public enum What {
    /** Acquired by its holder. */
    DOUBLE_ACQUIRE,
    /** Acquired by its holder, unless something that was called in between released it. */
    PERHAPS_DOUBLE_ACQUIRE,
    /** Released twice, with nothing in between. */
    DOUBLE_RELEASE,
    /** Released on a path that does not hold it, where others do. */
    NOT_HELD,
    /** Released by a function that never acquires it: for its callers, or for nobody. */
    NEVER_HELD,
    /**
     * Released at a place that no path reaches with it, by a function that acquires it elsewhere.
     */
    NEVER_HELD_HERE,
    /** The same, by a function that never leaves without the lock if it was entered with it. */
    RELEASED_FOR_A_WHILE,
    /** Handed to a sleep that releases it meanwhile, by a function that never acquires it. */
    SLEEP_UNHELD,
    /** Handed to a sleep where no path has it, by a function that acquires it elsewhere. */
    SLEEP_UNHELD_HERE,
    /** Wanted by a callee, and not held by the function, which never acquires it. */
    ASSERT_UNHELD,
    /** Wanted by a callee where no path has it, by a function that acquires it elsewhere. */
    ASSERT_UNHELD_HERE,
    /** Wanted by a callee, and released by the function before. */
    ASSERT_RELEASED
  }
}
