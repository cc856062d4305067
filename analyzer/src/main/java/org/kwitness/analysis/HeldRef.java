package org.kwitness.analysis;

import org.kwitness.ir.SourcePosition;

/**
 * A lock that is held whenever control reaches a place.
 *
 * @param lockClass struct and field, or the variable
 * @param path the lock as a path from a parameter or a variable, see {@link ObjectPath}; empty
 *     where there is none
 * @param own for a lock that belongs to the object that is accessed, the members from that object
 *     to it; else empty
 * @param relation whose lock it is, for an access
 * @param text the lock as the source writes it
 * @param at where it was acquired, or asserted to be held
 * @param asserted true if the function did not acquire it, but says that it is held
 */
public record HeldRef(
    String lockClass,
    String path,
    String own,
    Relation relation,
    String text,
    SourcePosition at,
    boolean asserted) {

  /** Whose lock it is, seen from an object of the kind that has such a lock. */
  public enum Relation {
    /** That of the object. */
    OWN,
    /** That of another object. */
    OTHER,
    /** It may be that of the object under another name. */
    MAYBE,
    /** It is not certain that it is held at all. */
    UNSURE
  }

  /** A lock of a class that the simulation lost track of: whether it is held, nobody knows. */
  static HeldRef lost(String lockClass, SourcePosition place) {
    return new HeldRef(lockClass, "", "", Relation.UNSURE, lockClass, place, false);
  }

  /** True if nothing was seen to acquire the lock, which is lost at that place. */
  boolean isLostAt(SourcePosition place) {
    return relation == Relation.UNSURE && at.equals(place);
  }

  /** The same, for a lock that is not always held, or not known to be the one. */
  HeldRef perhaps() {
    return new HeldRef(lockClass, "", "", Relation.UNSURE, text, at, asserted);
  }

  /** True if both are the same lock with the same relation to the object that is accessed. */
  boolean isSame(HeldRef other) {
    return lockClass.equals(other.lockClass)
        && path.equals(other.path)
        && own.equals(other.own)
        && relation == other.relation;
  }
}
