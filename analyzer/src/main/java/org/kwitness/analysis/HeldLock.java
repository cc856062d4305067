package org.kwitness.analysis;

import java.util.Optional;
import org.kwitness.ir.SourcePosition;

/**
 * A lock that a path holds more or less often than at the function's entry.
 *
 * @param count how many times more (negative: less)
 * @param kind the family, from the row
 * @param lockClass struct and field, or variable: what locks of different objects have in common
 * @param text the lock as the source writes it
 * @param at where it was last acquired or released
 * @param via the callee that acquired it, if the function did not do so itself
 * @param suspect the callee acquires it only on some of the paths with this result: by design or by
 *     mistake
 * @param doubtful since it was acquired, something was called that may release it
 * @param exclusive nobody may acquire it once more, the holder included
 * @param uneven it was acquired more than once, and released since, but not as often
 */
record HeldLock(
    int count,
    String kind,
    String lockClass,
    String text,
    SourcePosition at,
    Optional<CalleeName> via,
    boolean suspect,
    boolean doubtful,
    boolean exclusive,
    boolean uneven) {

  /** A lock that the function itself acquires, releases or asserts, and of which all is known. */
  static HeldLock of(
      int count, String kind, String lockClass, String text, SourcePosition at, boolean exclusive) {
    return new HeldLock(
        count, kind, lockClass, text, at, Optional.empty(), false, false, exclusive, false);
  }

  /** The same, if a callee does so. */
  HeldLock through(CalleeName callee, boolean isSuspect) {
    return new HeldLock(
        count,
        kind,
        lockClass,
        text,
        at,
        Optional.of(callee),
        isSuspect,
        doubtful,
        exclusive,
        uneven);
  }

  /** True if the lock is held, and nothing makes that doubtful. */
  boolean isCertain() {
    return count > 0 && !doubtful && !suspect;
  }

  HeldLock doubted() {
    return new HeldLock(count, kind, lockClass, text, at, via, suspect, true, exclusive, uneven);
  }

  HeldLock at(SourcePosition place) {
    return new HeldLock(
        count, kind, lockClass, text, place, via, suspect, doubtful, exclusive, uneven);
  }

  HeldLock withCount(int newCount) {
    return new HeldLock(
        newCount, kind, lockClass, text, at, via, suspect, doubtful, exclusive, uneven);
  }

  /** The same lock, acquired once more than it should be. */
  HeldLock unevenly() {
    return new HeldLock(count, kind, lockClass, text, at, via, suspect, doubtful, exclusive, true);
  }

  /** The same lock after one of several acquisitions was undone. */
  HeldLock releasedOnce() {
    return withCount(count - 1).unevenly();
  }
}
