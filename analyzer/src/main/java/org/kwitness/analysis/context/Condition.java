package org.kwitness.analysis.context;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.kwitness.model.Guard;

/** What must hold of a function's arguments for something to happen in it. */
public sealed interface Condition {
  /** More parts than this are not told apart: it is not known when it happens. */
  int MAX_PARTS = 4;

  /** Whatever the arguments are. */
  record Always() implements Condition {}

  /** Not at all. */
  record Never() implements Condition {}

  /** The arguments do not tell. */
  record Unknown() implements Condition {}

  /**
   * If the arguments are so.
   *
   * @param parts which must hold together; tests of single arguments
   */
  record When(Set<Guard> parts) implements Condition {}

  /** A condition of one part. */
  static Condition of(Guard part) {
    return part instanceof Guard.Always ? Conditions.ALWAYS : new When(Set.of(part));
  }

  /** Both hold. */
  static Condition both(Condition a, Condition b) {
    if (a instanceof Never || b instanceof Never) {
      return Conditions.NEVER;
    }
    if (a instanceof Always) {
      return b;
    }
    if (b instanceof Always) {
      return a;
    }
    if (a instanceof When x && b instanceof When y) {
      Set<Guard> parts = new LinkedHashSet<>(x.parts());
      for (Guard g : y.parts()) {
        if (parts.contains(opposite(g))) {
          return Conditions.NEVER;
        }
        parts.add(g);
      }
      return parts.size() > MAX_PARTS ? Conditions.UNKNOWN : new When(parts);
    }
    return Conditions.UNKNOWN;
  }

  /** The negation of a test of one argument. */
  static Guard opposite(Guard g) {
    if (g instanceof Guard.ArgumentFlag f) {
      return new Guard.ArgumentFlag(f.index(), f.flag(), !f.present());
    }
    if (g instanceof Guard.ArgumentEquals e) {
      return new Guard.ArgumentEquals(e.index(), e.constant(), !e.equal());
    }
    throw new IllegalArgumentException("not a test of one argument: " + g);
  }

  /** The parts as a list, for those who look at each. */
  default List<Guard> guards() {
    return this instanceof When w ? new ArrayList<>(w.parts()) : List.of();
  }
}
