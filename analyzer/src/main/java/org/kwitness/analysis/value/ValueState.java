package org.kwitness.analysis.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What is known at one point of a path: which value each place holds, and what the tests on the way
 * say about values. A place that is not listed holds its initial value. Mutable; {@link #copy}
 * where paths part.
 *
 * <p>Deliberate optimism, for the sake of few false alarms: a store through one pointer leaves
 * alone what other pointers point to, and a call leaves alone the fields that it might change.
 */
public final class ValueState {
  private final Values values;
  private LinkedHashMap<Place, Value> contents;
  private KnownValues facts;

  /** True if a copy may have the same map, which must not be changed then. */
  private boolean sharesContents;

  /** Nothing is known. */
  public ValueState(Values values) {
    this(values, new LinkedHashMap<>(), new KnownValues(values));
  }

  private ValueState(Values values, LinkedHashMap<Place, Value> contents, KnownValues facts) {
    this.values = values;
    this.contents = contents;
    this.facts = facts;
  }

  /** An independent copy. */
  public ValueState copy() {
    ValueState copy = new ValueState(values, contents, facts.copy());
    copy.sharesContents = true;
    sharesContents = true;
    return copy;
  }

  private LinkedHashMap<Place, Value> ownContents() {
    if (sharesContents) {
      contents = new LinkedHashMap<>(contents);
      sharesContents = false;
    }
    return contents;
  }

  /** How much is known: entries for places and facts. */
  public int size() {
    return contents.size() + facts.size();
  }

  /** The table. */
  public Values values() {
    return values;
  }

  /** What a place holds; a constant if tests have pinned it down. */
  public Value read(Place place) {
    Value v = contents.get(place);
    return known(v == null ? values.initial(place) : v);
  }

  /** The value that a place holds, even where tests have shown which constant that is. */
  public Value held(Place place) {
    Value v = contents.get(place);
    return v == null ? values.initial(place) : v;
  }

  /** The constant that a value is known to be, else the value itself. */
  public Value known(Value v) {
    return facts.known(v);
  }

  /** Whether a value is true (not 0). */
  public Truth truth(Value v) {
    return facts.truth(v);
  }

  /**
   * Takes a condition for true or false from here on.
   *
   * @return false if that contradicts what is known: this path cannot be taken
   */
  public boolean assume(Value condition, boolean holds) {
    return facts.assume(condition, holds);
  }

  /** Stores a value; parts of the place lose theirs. */
  public void write(Place place, Value value) {
    forgetParts(place);
    if (contents.get(place) != value) {
      ownContents().put(place, value);
    }
  }

  private void forgetParts(Place place) {
    if (!place.hasParts()) {
      return;
    }
    List<Place> parts = null;
    for (Place p : contents.keySet()) {
      if (p != place && p.root() == place.root() && isPartOf(p, place)) {
        if (parts == null) {
          parts = new ArrayList<>();
        }
        parts.add(p);
      }
    }
    if (parts != null) {
      parts.forEach(ownContents()::remove);
    }
  }

  private static boolean isPartOf(Place part, Place whole) {
    Place p = part;
    while (true) {
      if (p == whole) {
        return true;
      }
      if (p instanceof Place.Part x) {
        p = x.whole();
      } else if (p instanceof Place.Slot x) {
        p = x.array();
      } else {
        return false;
      }
    }
  }

  /** All places that hold this very value. */
  public List<Place> holders(Value value) {
    List<Place> found = new ArrayList<>();
    contents.forEach(
        (place, v) -> {
          if (v == value) {
            found.add(place);
          }
        });
    return found;
  }

  /** Drops what is known of a place, so that it counts as not looked at. */
  public void drop(Place place) {
    if (contents.containsKey(place)) {
      ownContents().remove(place);
    }
  }

  /**
   * Forgets what tests have shown of values in memory that others may change; not of those that an
   * automatic variable has, and not which value is where, unless it is a number.
   */
  public void forgetShared() {
    Set<Value> local = new HashSet<>();
    Set<Value> stored = new HashSet<>();
    contents.forEach(
        (place, v) -> {
          if (place.isAutomatic()) {
            local.addAll(values.mentions(v));
          } else {
            stored.add(v);
          }
        });
    List<Place> numbers = new ArrayList<>();
    contents.forEach(
        (place, v) -> {
          if (!place.isAutomatic() && v instanceof Value.Constant) {
            numbers.add(place);
          }
        });
    numbers.forEach(this::drop);
    facts.forgetTests(
        v -> {
          for (Value m : values.mentions(v)) {
            if (isShared(m, stored) && !local.contains(m)) {
              return true;
            }
          }
          return false;
        });
  }

  /** True for a value that was read from memory that others may change, or put there. */
  private static boolean isShared(Value v, Set<Value> stored) {
    return v instanceof Value.Symbol s
        && (stored.contains(v)
            || s.origin() instanceof Value.Origin.Initial i && !i.place().isAutomatic());
  }

  /**
   * Ends the life of symbols that are about to stand for new values: whatever is known by them is
   * forgotten.
   */
  public void kill(Set<Value> symbols) {
    int mark = values.newMark();
    symbols.forEach(v -> v.mark = mark);
    List<Place> lost = new ArrayList<>();
    List<Place> renamed = new ArrayList<>();
    for (Map.Entry<Place, Value> e : contents.entrySet()) {
      if (values.mentioned(e.getKey()).touch(mark)) {
        lost.add(e.getKey());
      } else if (values.mentioned(e.getValue()).touch(mark)) {
        renamed.add(e.getKey());
      }
    }
    if (!lost.isEmpty()) {
      lost.forEach(ownContents()::remove);
    }
    List<Value> present = renamed.isEmpty() ? List.of() : rename(renamed);
    facts.forget(v -> values.mentioned(v).touch(mark));
    // The value is the same as before: what is known of it goes over to the new name.
    present.forEach(v -> facts.put(v, Fact.differentFrom(values.zero())));
  }

  /** Gives the values of some places new names; returns the new ones that are not zero. */
  private List<Value> rename(List<Place> places) {
    Set<Value> used = new HashSet<>();
    contents.values().forEach(v -> used.addAll(values.mentions(v)));
    List<Value> present = new ArrayList<>();
    for (Place p : places) {
      Value old = held(p);
      Value renamed = staleValue(p);
      ownContents().put(p, renamed);
      if (!used.contains(renamed) && truth(old) == Truth.TRUE) {
        present.add(renamed);
      }
    }
    return present;
  }

  /** A value that nothing is known about, for a place whose old value has lost its name. */
  private Value staleValue(Place place) {
    return values.symbol(new Value.Origin.At(-1, place.number(), Optional.of(place)));
  }

  /**
   * The state at the beginning of a block where this path and another meet. Places whose values
   * differ get a new unknown value that stands for either.
   *
   * @param other must have been rid of {@link #stale} values
   * @return a new state
   */
  @SuppressWarnings("ReferenceEquality") // copies that nobody has changed share their maps
  public ValueState join(ValueState other, int block) {
    ValueState a = this;
    ValueState b = other;
    ValueState joined = new ValueState(values);
    if (a.contents == b.contents) {
      a.sharesContents = true;
      joined.sharesContents = true;
      joined.contents = a.contents;
    } else {
      for (Map.Entry<Place, Value> e : a.contents.entrySet()) {
        Place p = e.getKey();
        Value vb = b.contents.get(p);
        joinPlace(joined, a, b, p, e.getValue(), vb == null ? values.initial(p) : vb, block);
      }
      for (Map.Entry<Place, Value> e : b.contents.entrySet()) {
        Place p = e.getKey();
        if (!a.contents.containsKey(p)) {
          joinPlace(joined, a, b, p, values.initial(p), e.getValue(), block);
        }
      }
    }
    joined.facts = a.facts.join(b.facts, joined.facts);
    return joined;
  }

  private void joinPlace(
      ValueState joined, ValueState a, ValueState b, Place p, Value va, Value vb, int block) {
    if (va == vb) {
      joined.contents.put(p, va);
      return;
    }
    Value phi = values.merged(block, p);
    joined.contents.put(p, phi);
    Fact fa = a.facts.of(va);
    Fact fb = b.facts.of(vb);
    if (fa != null && fb != null) {
      fa.join(fb).ifPresent(both -> joined.facts.put(phi, both));
    }
  }

  /**
   * The block's own merged values of an earlier visit that no longer mean what they meant: inside a
   * loop they are about to stand for new values. To be killed before the state enters the block.
   */
  public Set<Value> stale(int block) {
    Set<Value> stale = new HashSet<>();
    values
        .merged(block)
        .forEach(
            (place, phi) -> {
              if (contents.get(place) != phi) {
                stale.add(phi);
              }
            });
    return stale;
  }

  /**
   * Forgets what can play no part any more: dead variables and temporaries, and what is known by
   * values that nothing holds. Keeps states small, which is what simulation time depends on.
   *
   * @param isLive tells of a variable or temporary whether it may still be read
   * @param roots values that somebody else keeps
   */
  public void retain(Predicate<Place> isLive, Collection<Value> roots) {
    int mark = values.newMark();
    roots.forEach(r -> values.mentioned(r).mark(mark));
    List<Place> lost = new ArrayList<>();
    List<Map.Entry<Place, Value>> waiting = new ArrayList<>();
    for (Map.Entry<Place, Value> e : contents.entrySet()) {
      Place p = e.getKey();
      if (p.isAutomatic() && !isLive.test(p.root())) {
        lost.add(p);
      } else if (values.mentioned(p).areReachable()) {
        values.mentioned(e.getValue()).mark(mark);
      } else {
        waiting.add(e);
      }
    }
    boolean found = true;
    while (found && !waiting.isEmpty()) {
      found = false;
      List<Map.Entry<Place, Value>> rest = new ArrayList<>();
      for (Map.Entry<Place, Value> e : waiting) {
        if (values.mentioned(e.getKey()).areReachable(mark)) {
          values.mentioned(e.getValue()).mark(mark);
          found = true;
        } else {
          rest.add(e);
        }
      }
      waiting = rest;
    }
    waiting.forEach(e -> lost.add(e.getKey()));
    if (!lost.isEmpty()) {
      lost.forEach(ownContents()::remove);
    }
    facts.forget(v -> !values.mentioned(v).areReachable(mark));
  }

  /** True if both say the same. */
  @SuppressWarnings("ReferenceEquality") // saves a comparison, no more
  public boolean same(ValueState other) {
    return (contents == other.contents || contents.equals(other.contents))
        && facts.same(other.facts);
  }

  @Override
  public String toString() {
    return contents + " where " + facts;
  }
}
