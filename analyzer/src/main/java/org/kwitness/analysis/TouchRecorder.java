package org.kwitness.analysis;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects which classes of locks a simulation holds where the function uses something. */
final class TouchRecorder {
  private final TouchSites sites;
  private final IdentityHashMap<TouchSites.Site, Locks> seen = new IdentityHashMap<>();

  private record Locks(Set<String> held, Set<String> perhaps) {
    static final Locks NONE = new Locks(Set.of(), Set.of());

    Locks meet(Locks other) {
      return equals(other)
          ? this
          : new Locks(both(held, other.held), either(perhaps, other.perhaps));
    }

    Locks orPerhaps(Set<String> lost) {
      if (lost.isEmpty()) {
        return this;
      }
      Set<String> sure = new HashSet<>(held);
      sure.removeAll(lost);
      return new Locks(Set.copyOf(sure), either(perhaps, lost));
    }
  }

  TouchRecorder(TouchSites sites) {
    this.sites = sites;
  }

  private static Set<String> both(Set<String> one, Set<String> two) {
    Set<String> all = new HashSet<>(one);
    all.retainAll(two);
    return Set.copyOf(all);
  }

  private static Set<String> either(Set<String> one, Set<String> two) {
    Set<String> all = new HashSet<>(one);
    all.addAll(two);
    return Set.copyOf(all);
  }

  /** Control reaches an instruction or a terminator. */
  void reached(LockState s, Object where) {
    List<TouchSites.Site> here = sites.of(where);
    if (!here.isEmpty()) {
      Locks locks = locks(s);
      here.forEach(site -> seen.merge(site, locks, Locks::meet));
    }
  }

  private static Locks locks(LockState s) {
    if (s.locks.isEmpty() && s.asserted.isEmpty() && s.ruined.isEmpty() && s.perhaps.isEmpty()) {
      return Locks.NONE;
    }
    Set<String> held = new HashSet<>();
    Set<String> perhaps = new HashSet<>(s.perhaps);
    for (HeldLock h : s.locks.values()) {
      if (h.count() > 0) {
        (h.suspect() ? perhaps : held).add(h.lockClass());
      } else {
        perhaps.add(h.lockClass());
      }
    }
    s.asserted.values().forEach(h -> held.add(h.lockClass()));
    if (!s.ruined.isEmpty()) {
      perhaps.add(MisuseRecorder.ANY_CLASS);
    }
    perhaps.addAll(held);
    return new Locks(Set.copyOf(held), Set.copyOf(perhaps));
  }

  /**
   * What was seen, without places that are never reached.
   *
   * @param lost classes of locks that the simulation lost track of
   */
  List<Touch> touches(Set<String> lost) {
    Map<List<String>, Touch> found = new LinkedHashMap<>();
    for (TouchSites.Site site : sites.all()) {
      Locks l = seen.get(site);
      if (l != null) {
        add(found, site, l.orPerhaps(lost));
      }
    }
    return List.copyOf(found.values());
  }

  /** The uses of a function that leaves locks alone. */
  static List<Touch> plain(TouchSites sites) {
    Map<List<String>, Touch> found = new LinkedHashMap<>();
    sites.all().forEach(s -> add(found, s, Locks.NONE));
    return List.copyOf(found.values());
  }

  private static void add(Map<List<String>, Touch> found, TouchSites.Site site, Locks l) {
    found.merge(
        List.of(site.thing(), site.root()),
        new Touch(site.thing(), site.root(), site.writes(), site.at(), l.held(), l.perhaps()),
        (a, b) ->
            new Touch(
                a.thing(),
                a.root(),
                a.writes() || b.writes(),
                b.writes() && !a.writes() ? b.at() : a.at(),
                both(a.held(), b.held()),
                either(a.perhaps(), b.perhaps())));
  }
}
