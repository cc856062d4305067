package org.kwitness.analysis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kwitness.analysis.FunctionSummary.LevelSummary;
import org.kwitness.analysis.FunctionSummary.LockDelta;
import org.kwitness.analysis.FunctionSummary.LockSummary;
import org.kwitness.analysis.FunctionSummary.ResultClass;
import org.kwitness.analysis.value.Value;
import org.kwitness.cfg.Dominators;
import org.kwitness.cfg.Function;
import org.kwitness.cfg.Terminator;

/** Draws the summary of a function and its possible leaks from the exits of its simulation. */
final class LockResults {
  private static final int MAX_WAYS = 4;

  private final Function function;
  private final LockDomain domain;

  LockResults(Function function, LockDomain domain) {
    this.function = function;
    this.domain = domain;
  }

  /** What callers need to know about locks. */
  LockSummary locks() {
    return ways().with(acquired(), required());
  }

  /**
   * The locks that every way through the function asks its callers for, by an assertion or because
   * it gives them away for a while.
   */
  private List<FunctionSummary.Required> required() {
    List<LockExit> exits = domain.exits();
    if (exits.isEmpty()) {
      return List.of();
    }
    Map<Value, Requirement> common = new LinkedHashMap<>(exits.get(0).required());
    for (LockExit e : exits) {
      common.keySet().retainAll(e.required().keySet());
      common.keySet().removeIf(lock -> isGivenAway(e, lock));
      // What one way asserts, another may only give away for a while.
      common.replaceAll(
          (lock, r) -> r.released() ? Objects.requireNonNull(e.required().get(lock)) : r);
    }
    List<FunctionSummary.Required> found = new ArrayList<>();
    common.forEach(
        (lock, r) -> {
          if (!domain.setAside().contains(r.lockClass())) {
            SummaryValue.of(lock, Optional.empty())
                .ifPresent(v -> found.add(new FunctionSummary.Required(v, r)));
          }
        });
    return found;
  }

  /** True if a way out gives a lock away for good that nothing before has asserted. */
  private static boolean isGivenAway(LockExit e, Value lock) {
    HeldLock held = e.locks().get(lock);
    Requirement r = e.required().get(lock);
    return held != null && held.count() < 0 && r != null && r.released();
  }

  /** The locks whose acquisition every way through the function passes. */
  private List<FunctionSummary.Acquired> acquired() {
    List<FunctionSummary.Acquired> found = new ArrayList<>();
    if (domain.acquisitions().isEmpty()) {
      return found;
    }
    Dominators dominators = new Dominators(function.body());
    for (Map.Entry<Value, LockDomain.Acquisition> e : domain.acquisitions().entrySet()) {
      LockDomain.Acquisition a = e.getValue();
      boolean always =
          !domain.setAside().contains(a.lockClass())
              && !LockClass.isAnonymous(a.lockClass())
              && function.body().blocks().stream()
                  .filter(b -> b.terminator() instanceof Terminator.Exit)
                  .allMatch(b -> dominators.dominates(a.block(), b.number()));
      if (always) {
        SummaryValue.of(e.getKey(), Optional.empty())
            .ifPresent(
                v -> found.add(new FunctionSummary.Acquired(v, a.lockClass(), a.at(), a.calls())));
      }
    }
    return found;
  }

  private LockSummary ways() {
    Map<Set<LockDelta>, EnumSet<ResultClass>> ways = new LinkedHashMap<>();
    for (LockExit e : domain.exits()) {
      ways.computeIfAbsent(deltas(e), k -> EnumSet.noneOf(ResultClass.class)).add(e.result());
    }
    if (ways.isEmpty() || ways.size() == 1 && ways.containsKey(Set.of())) {
      return new LockSummary(List.of(), mayRelease());
    }
    if (ways.size() == 1) {
      Map.Entry<Set<LockDelta>, EnumSet<ResultClass>> way = ways.entrySet().iterator().next();
      return new LockSummary(
          List.of(new FunctionSummary.LockExit(classOf(way.getValue()), List.copyOf(way.getKey()))),
          mayRelease());
    }
    if (function.resultType().isPointer()) {
      tellNullApart(ways.values());
    }
    boolean separate = isSeparate(ways.values());
    Set<LockDelta> common = new LinkedHashSet<>(ways.keySet().iterator().next());
    ways.keySet().forEach(common::retainAll);
    if (!separate && ways.size() > MAX_WAYS) {
      return confused(ways.keySet(), common);
    }
    List<FunctionSummary.LockExit> exits = new ArrayList<>();
    for (Map.Entry<Set<LockDelta>, EnumSet<ResultClass>> way : ways.entrySet()) {
      List<LockDelta> list = new ArrayList<>();
      for (LockDelta d : way.getKey()) {
        list.add(separate || common.contains(d) ? d : suspect(d));
      }
      exits.add(new FunctionSummary.LockExit(classOf(way.getValue()), list));
    }
    return new LockSummary(exits, mayRelease());
  }

  /** Too many different ways: callers lose track of the locks concerned. */
  private LockSummary confused(Set<Set<LockDelta>> ways, Set<LockDelta> common) {
    Set<LockDelta> list = new LinkedHashSet<>(common);
    for (Set<LockDelta> way : ways) {
      for (LockDelta d : way) {
        if (!common.contains(d)) {
          list.add(new LockDelta(d.lock(), d.lockClass(), d.kind(), Math.min(d.count(), 0), true));
        }
      }
    }
    return new LockSummary(
        List.of(new FunctionSummary.LockExit(ResultClass.ANY, List.copyOf(list))), mayRelease());
  }

  /** For a function that was not followed to its end: callers lose track of its locks. */
  LockSummary givenUp() {
    List<LockDelta> list =
        domain.seenClasses().stream()
            .map(c -> new LockDelta(Optional.empty(), c, "", -1, true))
            .toList();
    return list.isEmpty()
        ? LockSummary.NONE
        : new LockSummary(
            List.of(new FunctionSummary.LockExit(ResultClass.ANY, list)), mayRelease());
  }

  private Set<String> mayRelease() {
    return Set.copyOf(domain.mayRelease());
  }

  private static LockDelta suspect(LockDelta d) {
    return new LockDelta(d.lock(), d.lockClass(), d.kind(), d.count(), true);
  }

  private Set<LockDelta> deltas(LockExit e) {
    Set<LockDelta> set = new LinkedHashSet<>();
    for (Map.Entry<Value, HeldLock> held : e.locks().entrySet()) {
      HeldLock h = held.getValue();
      if (domain.setAside().contains(h.lockClass())
          || e.ruined().contains(held.getKey())
          || h.count() > 0 && LockClass.isAnonymous(h.lockClass())) {
        continue;
      }
      set.add(
          new LockDelta(
              SummaryValue.of(held.getKey(), e.value()),
              h.lockClass(),
              h.kind(),
              h.count(),
              h.suspect()));
    }
    return set;
  }

  /**
   * Where one way returns NULL and another something that is not known, the other returns an
   * object: that is what such a function is for.
   */
  private static void tellNullApart(Collection<EnumSet<ResultClass>> classes) {
    boolean someNull = classes.stream().anyMatch(c -> c.equals(EnumSet.of(ResultClass.ZERO)));
    for (EnumSet<ResultClass> c : classes) {
      if (someNull && c.contains(ResultClass.ANY) && !c.contains(ResultClass.ZERO)) {
        c.clear();
        c.add(ResultClass.NON_ZERO);
      }
    }
  }

  /** True if the result tells the ways apart. */
  private static boolean isSeparate(Collection<EnumSet<ResultClass>> classes) {
    EnumSet<ResultClass> seen = EnumSet.noneOf(ResultClass.class);
    for (EnumSet<ResultClass> c : classes) {
      if (c.size() != 1 || c.contains(ResultClass.ANY) || !seen.addAll(c)) {
        return false;
      }
    }
    return true;
  }

  private static ResultClass classOf(EnumSet<ResultClass> classes) {
    return classes.size() == 1 ? classes.iterator().next() : ResultClass.ANY;
  }

  /** What callers need to know about levels. */
  LevelSummary levels() {
    Optional<String> cookie =
        domain.exits().stream()
            .flatMap(e -> e.returnsCookie().stream())
            .map(RaisedLevel::text)
            .findFirst();
    boolean always = domain.exits().stream().allMatch(e -> e.returnsCookie().isPresent());
    Set<Optional<String>> levels =
        domain.exits().stream()
            .flatMap(e -> e.returnsCookie().stream())
            .map(RaisedLevel::level)
            .collect(Collectors.toSet());
    return new LevelSummary(
        always ? cookie : Optional.empty(),
        levels.size() == 1 ? levels.iterator().next() : Optional.empty(),
        domain.restoredParameters());
  }

  /** Exits that leave something behind that other paths give back. */
  List<Leak> leaks() {
    Map<List<Object>, Leak> found = new LinkedHashMap<>();
    for (LockExit e : domain.exits()) {
      for (Map.Entry<Value, HeldLock> held : e.locks().entrySet()) {
        HeldLock h = held.getValue();
        if (h.count() > 0
            && !domain.setAside().contains(h.lockClass())
            && !(h.via().isPresent() && LockClass.isAnonymous(h.lockClass()))
            && !mayHaveAnotherName(e, held.getKey())
            && (h.uneven() || domain.releasedClasses().contains(h.lockClass()))
            && (h.uneven() || h.via().isEmpty() && h.exclusive() || isGivenBack(h.lockClass()))) {
          found.putIfAbsent(List.of(h.lockClass(), h.at(), e.at()), lockLeak(e, h));
        }
      }
      for (RaisedLevel r : e.raised()) {
        if (domain.restoredRaises().contains(r.at()) && !domain.changesCallersLevel()) {
          found.putIfAbsent(List.of("", r.at(), e.at()), levelLeak(e, r));
        }
      }
    }
    return List.copyOf(found.values());
  }

  /** True if some way out does not hold a lock of the class. */
  private boolean isGivenBack(String lockClass) {
    return domain.exits().stream().anyMatch(x -> !holds(x, lockClass));
  }

  private static boolean holds(LockExit e, String lockClass) {
    return e.locks().values().stream()
        .anyMatch(h -> h.count() > 0 && h.lockClass().equals(lockClass));
  }

  private Leak lockLeak(LockExit e, HeldLock h) {
    boolean suspect = h.suspect() || domain.releasedUnheld().contains(h.lockClass());
    return new Leak(
        function,
        Leak.What.LOCK,
        h.text(),
        h.lockClass(),
        h.at(),
        e.at(),
        h.via(),
        suspect || h.doubtful(),
        !suspect && h.doubtful(),
        !h.uneven() && looksDesigned(h.lockClass()),
        h.uneven(),
        isContradictory(e, h.lockClass()),
        steps(e));
  }

  private Leak levelLeak(LockExit e, RaisedLevel r) {
    return new Leak(
        function,
        Leak.What.LEVEL,
        r.text(),
        "",
        r.at(),
        e.at(),
        Optional.empty(),
        false,
        false,
        false,
        false,
        false,
        steps(e));
  }

  /**
   * True if the lock is known by a pointer only, and the path releases one that it did not have.
   */
  private static boolean mayHaveAnotherName(LockExit e, Value lock) {
    return isPointer(lock)
        && e.locks().entrySet().stream()
            .anyMatch(x -> x.getValue().count() < 0 && isPointer(x.getKey()));
  }

  private static boolean isPointer(Value lock) {
    return !(lock instanceof Value.Address);
  }

  /** The results of the ways out that hold a lock of the class, or of those that do not. */
  private EnumSet<ResultClass> results(String lockClass, boolean held) {
    EnumSet<ResultClass> found = EnumSet.noneOf(ResultClass.class);
    domain.exits().stream()
        .filter(e -> holds(e, lockClass) == held)
        .forEach(e -> found.add(e.result()));
    return found;
  }

  /**
   * True if 0 and other results tell callers whether they have the lock, but for the exits with the
   * result of this one.
   */
  private boolean isContradictory(LockExit e, String lockClass) {
    EnumSet<ResultClass> with = results(lockClass, true);
    EnumSet<ResultClass> without = results(lockClass, false);
    return with.equals(EnumSet.of(ResultClass.ZERO, ResultClass.NON_ZERO))
        && without.equals(EnumSet.of(e.result()));
  }

  private boolean looksDesigned(String lockClass) {
    EnumSet<ResultClass> with = results(lockClass, true);
    EnumSet<ResultClass> without = results(lockClass, false);
    if (without.isEmpty()) {
      return true; // It always leaves with the lock, although some path gives it back on the way.
    }
    ResultClass good = function.resultType().isPointer() ? ResultClass.NON_ZERO : ResultClass.ZERO;
    boolean pointerLike =
        with.equals(EnumSet.of(good))
            && !without.contains(good)
            && !without.contains(ResultClass.ANY);
    return pointerLike;
  }

  private List<NullUse.Step> steps(LockExit e) {
    return e.path().stream()
        .map(p -> new NullUse.Step(function.name(), p.position(), p.text()))
        .toList();
  }
}
