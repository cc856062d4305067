package org.kwitness.analysis.privatedata;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.kwitness.dataflow.Lattice;
import org.kwitness.ir.Expression;

/**
 * What is known of private data at one point of a function. A value: the methods that change it
 * give a new one.
 *
 * @param variables which automatic variables and temporaries hold which pointer
 * @param guards what protects the objects
 * @param tested pointers that are known not to be NULL
 * @param own members that the function has set itself
 * @param referenced objects in which a counter was incremented
 * @param drained true if no method runs any more
 * @param waited true if something was waited for
 * @param decremented counters in objects, by struct and field, that were decremented
 * @param counted true if such a counter was tested after that
 */
record ObjectState(
    Map<Expression, Load> variables,
    Map<Load, Guard> guards,
    Set<Load> tested,
    Set<String> own,
    Set<Load> referenced,
    boolean drained,
    boolean waited,
    Set<String> decremented,
    boolean counted) {

  static final ObjectState EMPTY =
      new ObjectState(
          Map.of(), Map.of(), Set.of(), Set.of(), Set.of(), false, false, Set.of(), false);

  /** Paths that meet: what may be read on either, protected by what protects on both. */
  static final Lattice<ObjectState> LATTICE = ObjectState::join;

  private static ObjectState join(ObjectState a, ObjectState b) {
    if (a.equals(b)) {
      return a;
    }
    Map<Expression, Load> variables = new LinkedHashMap<>(a.variables);
    b.variables.forEach(
        (v, load) ->
            variables.merge(v, load, (x, y) -> x.position().compareTo(y.position()) <= 0 ? x : y));
    Map<Load, Guard> guards = a.live();
    b.live().forEach((load, guard) -> guards.merge(load, guard, Guard::meet));
    Set<Load> tested = new LinkedHashSet<>();
    for (Load l : guards.keySet()) {
      if ((a.tested.contains(l) || !a.variables.containsValue(l))
          && (b.tested.contains(l) || !b.variables.containsValue(l))) {
        tested.add(l);
      }
    }
    return new ObjectState(
        variables,
        guards,
        tested,
        union(a.own, b.own),
        union(a.referenced, b.referenced),
        a.drained || b.drained,
        a.waited || b.waited,
        union(a.decremented, b.decremented),
        a.counted || b.counted);
  }

  /** The guards of objects that some variable still holds: the others do not matter any more. */
  private Map<Load, Guard> live() {
    Map<Load, Guard> kept = new LinkedHashMap<>(guards);
    kept.keySet().removeIf(load -> !variables.containsValue(load));
    return kept;
  }

  private static <T> Set<T> union(Set<T> a, Set<T> b) {
    Set<T> both = new LinkedHashSet<>(a);
    both.addAll(b);
    return both;
  }

  ObjectState withVariable(Expression v, Load load) {
    Map<Expression, Load> more = new LinkedHashMap<>(variables);
    more.put(v, load);
    return new ObjectState(
        more, guards, tested, own, referenced, drained, waited, decremented, counted);
  }

  ObjectState withoutVariable(Expression v) {
    if (!variables.containsKey(v)) {
      return this;
    }
    Map<Expression, Load> less = new LinkedHashMap<>(variables);
    less.remove(v);
    return new ObjectState(
        less, guards, tested, own, referenced, drained, waited, decremented, counted);
  }

  /** Nothing is known any more of the variables that hold a pointer. */
  ObjectState forgetting(Load load) {
    Map<Expression, Load> less = new LinkedHashMap<>(variables);
    less.values().removeIf(load::equals);
    return new ObjectState(
        less, guards, tested, own, referenced, drained, waited, decremented, counted);
  }

  ObjectState withGuards(Map<Load, Guard> now) {
    return new ObjectState(
        variables, now, tested, own, referenced, drained, waited, decremented, counted);
  }

  /** One pointer is known under another name from now on. */
  ObjectState renamed(Load from, Load to) {
    Map<Expression, Load> now = new LinkedHashMap<>(variables);
    now.replaceAll((v, load) -> load.equals(from) ? to : load);
    Map<Load, Guard> kept = new LinkedHashMap<>(guards);
    Guard guard = kept.remove(from);
    if (guard != null) {
      kept.put(to, guard);
    }
    Set<Load> known = new LinkedHashSet<>(tested);
    if (known.remove(from)) {
      known.add(to);
    }
    return new ObjectState(
        now, kept, known, own, referenced, drained, waited, decremented, counted);
  }

  /** A pointer has just been read. */
  ObjectState fresh(Load load, Guard guard) {
    Map<Load, Guard> more = new LinkedHashMap<>(guards);
    more.put(load, guard);
    Set<Load> less = new LinkedHashSet<>(tested);
    less.remove(load);
    return new ObjectState(
        variables, more, less, own, referenced, drained, waited, decremented, counted);
  }

  ObjectState withTested(Load load) {
    Set<Load> more = new LinkedHashSet<>(tested);
    more.add(load);
    return new ObjectState(
        variables, guards, more, own, referenced, drained, waited, decremented, counted);
  }

  ObjectState withOwn(String field) {
    return new ObjectState(
        variables,
        guards,
        tested,
        union(own, Set.of(field)),
        referenced,
        drained,
        waited,
        decremented,
        counted);
  }

  ObjectState withReferenced(Load load) {
    return new ObjectState(
        variables,
        guards,
        tested,
        own,
        union(referenced, Set.of(load)),
        drained,
        waited,
        decremented,
        counted);
  }

  ObjectState asDrained() {
    return new ObjectState(
        variables, guards, tested, own, referenced, true, waited, decremented, counted);
  }

  ObjectState asWaited() {
    return new ObjectState(
        variables, guards, tested, own, referenced, drained, true, decremented, counted);
  }

  ObjectState asCounted() {
    return new ObjectState(
        variables, guards, tested, own, referenced, drained, waited, decremented, true);
  }

  ObjectState withDecremented(String counter) {
    return new ObjectState(
        variables,
        guards,
        tested,
        own,
        referenced,
        drained,
        waited,
        union(decremented, Set.of(counter)),
        counted);
  }
}
