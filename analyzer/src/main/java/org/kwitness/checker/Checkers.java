package org.kwitness.checker;

import java.util.List;
import java.util.Optional;

/** The checkers that come with the tool. */
public final class Checkers {
  private static final List<Checker> ALL =
      List.of(
          new UncheckedNullChecker(),
          new SplLeakChecker(),
          new SplMismatchChecker(),
          new LockLeakChecker(),
          new DoubleLockChecker(),
          new UnlockUnheldChecker(),
          new AssertUnheldChecker(),
          new SleepWithLockChecker(),
          new LockOrderChecker(),
          new GuardedFieldChecker(),
          new PoolUnprotectedChecker(),
          new PrivateDataChecker(),
          new SleepInInterruptChecker(),
          new MutexIplChecker());

  private Checkers() {}

  /** The checker of a name. */
  public static Optional<Checker> named(String name) {
    return ALL.stream().filter(c -> c.name().equals(name)).findFirst();
  }
}
