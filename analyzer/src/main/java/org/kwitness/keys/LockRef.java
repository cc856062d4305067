package org.kwitness.keys;

import java.util.List;

/**
 * A lock that a legend names.
 *
 * @param text the lock as C, seen from the object where that is possible: {@code inp_lock}, {@code
 *     td_proc->p_mtx}, {@code allproc_lock}
 * @param lockClass what locks of different objects have in common, in the words of the lock
 *     analysis: {@code struct.field}, or the name of a variable or of a modelled lock; empty where
 *     only the text is known
 * @param reach how one gets to the lock from an object that has the member
 * @param path for {@link Reach#OBJECT} the members from the object to the lock, the lock last; else
 *     empty
 */
public record LockRef(String text, String lockClass, Reach reach, List<String> path) {

  /** How one gets from an object to the lock that guards its member. */
  public enum Reach {
    /** Along {@code path} from the object itself. */
    OBJECT,
    /** It is one lock for the whole kernel. */
    GLOBAL,
    /** It lies in another object, and the legend does not say which: only the class is known. */
    OTHER
  }

  /** Copies the path. */
  public LockRef {
    path = List.copyOf(path);
  }

  static LockRef global(String name) {
    return new LockRef(name, name, Reach.GLOBAL, List.of());
  }
}
