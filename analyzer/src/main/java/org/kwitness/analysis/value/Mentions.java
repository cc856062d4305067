package org.kwitness.analysis.value;

import java.util.Set;

/** The symbols that occur in a value or on the way to a place. */
final class Mentions {
  private static final Value[] NOTHING = {};
  private static final Mentions NONE = new Mentions(Set.of());

  private final Set<Value> all;
  private final Value[] symbols;
  private final Value[] passing;

  private Mentions(Set<Value> all) {
    this.all = all;
    this.symbols = all.toArray(NOTHING);
    int count = 0;
    for (Value v : symbols) {
      count += isPassing(v) ? 1 : 0;
    }
    this.passing = count == 0 ? NOTHING : count == symbols.length ? symbols : passing(count);
  }

  private Value[] passing(int count) {
    Value[] found = new Value[count];
    int i = 0;
    for (Value v : symbols) {
      if (isPassing(v)) {
        found[i++] = v;
      }
    }
    return found;
  }

  static Mentions of(Set<Value> all) {
    return all.isEmpty() ? NONE : new Mentions(all);
  }

  /** Initial values can be read again by their place; others only where they are held. */
  private static boolean isPassing(Value v) {
    return v instanceof Value.Symbol s && !(s.origin() instanceof Value.Origin.Initial);
  }

  Set<Value> all() {
    return all;
  }

  /** Counts all of them in. */
  void mark(int mark) {
    for (Value v : symbols) {
      v.mark = mark;
    }
  }

  /** True if one of them has been counted in. */
  boolean touch(int mark) {
    for (Value v : symbols) {
      if (v.mark == mark) {
        return true;
      }
    }
    return false;
  }

  /** True if all that cannot be read again have been counted in. */
  boolean areReachable(int mark) {
    for (Value v : passing) {
      if (v.mark != mark) {
        return false;
      }
    }
    return true;
  }

  /** True if all can be read again. */
  boolean areReachable() {
    return passing.length == 0;
  }
}
