package org.kwitness.checker;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kwitness.analysis.EntryLocks;
import org.kwitness.analysis.FieldAccess;
import org.kwitness.analysis.HeldRef;
import org.kwitness.analysis.ObjectPath;
import org.kwitness.analysis.context.ObjectClass;
import org.kwitness.keys.FieldKey;
import org.kwitness.keys.LockRef;

/** Tells whether an access to a member holds the lock that guards it. */
final class FieldGuards {
  /** How a row says that a function may return with any lock held. */
  private static final String ANY = "*";

  private final EntryLocks entries;

  FieldGuards(EntryLocks entries) {
    this.entries = entries;
  }

  /**
   * A lock that guards a member.
   *
   * @param text the lock, seen from the object or by its own name
   * @param lockClass see {@link LockRef}
   * @param own true if it is a member of the object itself
   */
  record Guard(String text, String lockClass, boolean own) {
    static Guard of(LockRef lock) {
      return new Guard(
          lock.text(),
          lock.lockClass(),
          lock.reach() == LockRef.Reach.OBJECT && lock.path().size() == 1);
    }

    /** True if the comment does not say in which object the lock lies. */
    boolean isElsewhere() {
      return text.equals(lockClass) && lockClass.contains(".");
    }

    /** The lock as the source would write it at an access. */
    String at(FieldAccess a) {
      return own ? a.object() + (a.pointer() ? "->" : ".") + text : text;
    }
  }

  /** How an access stands to a lock. */
  enum Status {
    /** Held. */
    HELD,
    /** Some lock of the kind is held, and it may be the one; or nobody knows. */
    PERHAPS,
    /** That of another object is held. */
    OTHER,
    /** None of the kind is held. */
    NONE
  }

  /** How an access stands to several locks of which one is enough. */
  Status status(FieldAccess a, List<Guard> guards) {
    Status best = Status.NONE;
    for (Guard g : guards) {
      Status s = status(a, g);
      best = s.compareTo(best) < 0 ? s : best;
    }
    return best;
  }

  Status status(FieldAccess a, Guard g) {
    boolean other = false;
    boolean perhaps = false;
    for (HeldRef h : a.locks().held()) {
      perhaps |= h.lockClass().equals(ANY);
      if (isSame(h.lockClass(), g.lockClass())) {
        if (h.relation() == HeldRef.Relation.UNSURE) {
          perhaps = true;
          continue;
        }
        if (!g.own() || h.relation() == HeldRef.Relation.OWN) {
          return Status.HELD;
        }
        other |= h.relation() == HeldRef.Relation.OTHER;
        perhaps |= h.relation() == HeldRef.Relation.MAYBE;
      }
    }
    EntryLocks.Entry entry = entries.of(a.function());
    if (entry.any()) {
      return Status.PERHAPS;
    }
    for (EntryLocks.Ref r : entry.locks()) {
      if (isSame(r.lockClass(), g.lockClass())
          && a.locks().dropped().stream().noneMatch(d -> isSame(d, g.lockClass()))
          && !isOthers(a, r)) {
        if (!g.own() && r.certain()
            || !a.base().isEmpty() && r.path().equals(ObjectPath.within(a.base(), g.text()))) {
          return Status.HELD;
        }
        perhaps = true;
      }
    }
    return perhaps ? Status.PERHAPS : other ? Status.OTHER : Status.NONE;
  }

  /** True for a lock of which the function says itself that it is another object's. */
  private static boolean isOthers(FieldAccess a, EntryLocks.Ref r) {
    return a.locks().held().stream()
        .anyMatch(
            h ->
                h.relation() == HeldRef.Relation.OTHER
                    && !r.path().isEmpty()
                    && h.path().equals(r.path()));
  }

  /** Classes of static variables have the file in their name. */
  static boolean isSame(String heldClass, String guardClass) {
    return heldClass.equals(guardClass) || ObjectClass.display(heldClass).equals(guardClass);
  }

  /** The guard that a key names, if it names locks and it is known how to find each. */
  static Optional<List<Guard>> of(FieldKey key) {
    List<LockRef> locks = key.guard().locks();
    return locks.isEmpty() || locks.stream().anyMatch(l -> l.lockClass().isEmpty())
        ? Optional.empty()
        : Optional.of(locks.stream().map(Guard::of).toList());
  }

  /** The lock of the object itself that most accesses hold. */
  static Optional<Guard> mostHeld(List<FieldAccess> accesses) {
    Map<String, Integer> counts = new TreeMap<>();
    for (FieldAccess a : accesses) {
      for (HeldRef h : a.locks().held()) {
        if (h.relation() == HeldRef.Relation.OWN && h.own().matches("\\w+")) {
          counts.merge(h.lockClass() + " " + h.own(), 1, Integer::sum);
        }
      }
    }
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(
            e -> {
              String[] parts = e.getKey().split(" ", 2);
              return new Guard(parts[1], parts[0], true);
            });
  }
}
