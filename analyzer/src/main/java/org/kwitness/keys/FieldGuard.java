package org.kwitness.keys;

import java.util.List;
import java.util.Locale;

/**
 * What guards a member.
 *
 * @param kind what sort of protection it is
 * @param locks the locks, each once; empty unless the kind is {@link Kind#LOCK} or {@link
 *     Kind#LOCKS}
 * @param toRead how many of the locks a reader needs
 * @param toWrite how many of the locks a writer needs, each so that it excludes readers
 * @param reason why it is not resolved, for {@link Kind#UNRESOLVED}; else empty
 */
public record FieldGuard(Kind kind, List<LockRef> locks, Need toRead, Need toWrite, String reason) {

  /** The sorts of protection. */
  public enum Kind {
    /** One lock. */
    LOCK,
    /** Several locks. */
    LOCKS,
    /** Does not change once the object is known to others. */
    CONSTANT,
    /** Needs no lock, or has none: atomic operations, or a value that may be wrong. */
    UNLOCKED,
    /** Only one thread or processor uses it. */
    OWNER,
    /** The legend says something, and it is not known what. */
    UNRESOLVED;

    /** The word for it in reports. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How many of the locks are needed. */
  public enum Need {
    /** None. */
    NONE,
    /** One of them, whichever. */
    ANY,
    /** All of them. */
    ALL;

    /** The word for it in reports. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** True for a guard that is a lock, or that nobody could make sense of. */
  public boolean mayBeLock() {
    return kind == Kind.LOCK || kind == Kind.LOCKS || kind == Kind.UNRESOLVED;
  }

  /** Copies the list. */
  public FieldGuard {
    locks = List.copyOf(locks);
  }

  static FieldGuard without(Kind kind) {
    return new FieldGuard(kind, List.of(), Need.NONE, Need.NONE, "");
  }

  static FieldGuard unresolved(String reason) {
    return new FieldGuard(Kind.UNRESOLVED, List.of(), Need.NONE, Need.NONE, reason);
  }

  static FieldGuard locks(List<LockRef> locks, Need toRead, Need toWrite) {
    return new FieldGuard(locks.size() == 1 ? Kind.LOCK : Kind.LOCKS, locks, toRead, toWrite, "");
  }
}
