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
    boolean exclusive) {

  /** True if the lock is held, and nothing makes that doubtful. */
  boolean isCertain() {
    return count > 0 && !doubtful && !suspect;
  }

  HeldLock doubted() {
    return new HeldLock(count, kind, lockClass, text, at, via, suspect, true, exclusive);
  }

  HeldLock at(SourcePosition place) {
    return new HeldLock(count, kind, lockClass, text, place, via, suspect, doubtful, exclusive);
  }

  HeldLock withCount(int newCount) {
    return new HeldLock(newCount, kind, lockClass, text, at, via, suspect, doubtful, exclusive);
  }
}
