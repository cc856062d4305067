package org.kwitness.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.kwitness.ir.SourcePosition;

/**
 * What a function does to locks until it reaches a place, whichever way it comes.
 *
 * @param held the locks that are held because the function acquired them, or says so; those that
 *     are held on some ways only have no path
 * @param dropped classes of locks of the caller that it may have released
 */
public record LocalLocks(List<HeldRef> held, Set<String> dropped) {
  /** In a function that leaves locks alone. */
  public static final LocalLocks NONE = new LocalLocks(List.of(), Set.of());

  /**
   * Any lock of these classes may be held as well; those that were not seen to be held are lost at
   * the place.
   */
  LocalLocks orPerhaps(Set<String> classes, SourcePosition at) {
    if (classes.isEmpty()) {
      return this;
    }
    List<HeldRef> all = new ArrayList<>();
    Set<String> missing = new TreeSet<>(classes);
    for (HeldRef h : held) {
      if (!classes.contains(h.lockClass())) {
        all.add(h);
      } else if (missing.remove(h.lockClass())) {
        all.add(h.perhaps());
      }
    }
    missing.forEach(c -> all.add(HeldRef.lost(c, at)));
    return new LocalLocks(all, dropped);
  }

  /** What is so on the ways of either; what is held on some only is perhaps held. */
  LocalLocks meet(LocalLocks other) {
    if (equals(other)) {
      return this;
    }
    List<HeldRef> both = new ArrayList<>();
    held.forEach(h -> add(both, other.held.stream().anyMatch(h::isSame) ? h : h.perhaps()));
    other.held.forEach(
        h -> {
          if (held.stream().noneMatch(h::isSame)) {
            add(both, h.perhaps());
          }
        });
    Set<String> either = new TreeSet<>(dropped);
    either.addAll(other.dropped);
    return new LocalLocks(both, either);
  }

  private static void add(List<HeldRef> all, HeldRef h) {
    if (all.stream().noneMatch(h::isSame)) {
      all.add(h);
    }
  }
}
