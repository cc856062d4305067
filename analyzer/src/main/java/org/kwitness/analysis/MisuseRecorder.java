package org.kwitness.analysis;

import edu.umd.cs.findbugs.annotations.Nullable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kwitness.analysis.value.Value;
import org.kwitness.cfg.Function;
import org.kwitness.ir.Instruction;
import org.kwitness.ir.SourcePosition;

/** Collects what a simulation sees of locks that are acquired or released in the wrong state. */
final class MisuseRecorder {
  static final String ANY_CLASS = "*";

  private final Function function;
  private final MergedPaths joins;
  private final Map<List<Object>, LockMisuse> found = new LinkedHashMap<>();

  /** The same, where something that was called in between may have made it right. */
  private final Map<List<Object>, LockMisuse> doubtful = new LinkedHashMap<>();

  /** Releases of a lock that has a place of its own, rather than of whatever a pointer means. */
  private final Set<SourcePosition> named = new HashSet<>();

  /** By class of lock: calls that may leave with one. */
  private final Map<String, Set<Instruction.Call>> acquiredElsewhere = new HashMap<>();

  /** By class of lock: calls that may release one and acquire it again. */
  private final Map<String, Set<Instruction.Call>> changedElsewhere = new HashMap<>();

  private final Map<String, Set<Integer>> acquiring = new HashMap<>();

  /** By call and class of lock: releases of what is not held. A call may release two locks. */
  private final IdentityHashMap<Instruction.Call, Map<String, LockMisuse>> unheld =
      new IdentityHashMap<>();

  private final IdentityHashMap<Instruction.Call, LockMisuse> asleep = new IdentityHashMap<>();
  private final Map<List<Object>, Asserted> asserted = new LinkedHashMap<>();

  /** Calls that some path makes with the lock that the callee asserts, or that a sleep releases. */
  private final Set<List<Object>> satisfied = new HashSet<>();

  /** By call: classes of locks that some path brings and the call releases. */
  private final IdentityHashMap<Instruction.Call, Set<String>> held = new IdentityHashMap<>();

  /** A call that wants a lock which some path does not hold. */
  private record Asserted(Instruction.Call call, LockMisuse misuse) {}

  MisuseRecorder(Function function) {
    this.function = function;
    this.joins = new MergedPaths(function);
  }

  /** A lock is acquired. */
  void acquired(String lockClass, int block) {
    acquiring.computeIfAbsent(lockClass, k -> new TreeSet<>()).add(block);
  }

  /** Something is called that may leave with a lock of a class held, or with any. */
  void mayAcquire(String lockClass, Instruction.Call call) {
    add(acquiredElsewhere, lockClass, call);
  }

  private static void add(
      Map<String, Set<Instruction.Call>> calls, String lockClass, Instruction.Call call) {
    calls
        .computeIfAbsent(lockClass, k -> Collections.newSetFromMap(new IdentityHashMap<>()))
        .add(call);
  }

  /** Of some classes of locks, those that the function or a callee may acquire. */
  Set<String> acquired(Set<String> lockClasses) {
    Set<String> some = new TreeSet<>(lockClasses);
    some.removeIf(c -> !acquiring.containsKey(c) && !acquiredElsewhere.containsKey(c));
    return some;
  }

  /** Something is called that may release a lock of a class, or any, and acquire it again. */
  void mayChange(String lockClass, Instruction.Call call) {
    add(changedElsewhere, lockClass, call);
  }

  /** True if something may have changed a lock of the class before a call. */
  private boolean isChangedElsewhere(String lockClass, Instruction.Call before) {
    return joins.anyComesBefore(changedElsewhere.getOrDefault(lockClass, Set.of()), before)
        || joins.anyComesBefore(changedElsewhere.getOrDefault(ANY_CLASS, Set.of()), before);
  }

  /** True if something may have come back with a lock of the class before a call. */
  private boolean isAcquiredElsewhere(String lockClass, Instruction.Call before) {
    return joins.anyComesBefore(acquiredElsewhere.getOrDefault(lockClass, Set.of()), before);
  }

  /** The holder acquires the lock again. */
  void acquiredAgain(LockState s, HeldLock old, String text, SourcePosition at) {
    add(s, LockMisuse.What.DOUBLE_ACQUIRE, old, text, at, Optional.empty());
  }

  /** The holder acquires the lock again, and something called in between may have released it. */
  void perhapsAcquiredAgain(LockState s, HeldLock old, String text, SourcePosition at) {
    add(s, LockMisuse.What.PERHAPS_DOUBLE_ACQUIRE, old, text, at, Optional.empty());
  }

  /** A callee acquires a lock that is held. */
  void acquiredAgain(
      LockState s, HeldLock old, SourcePosition at, CalleeName via, SourcePosition in) {
    add(
        s,
        LockMisuse.What.DOUBLE_ACQUIRE,
        old,
        old.text(),
        at,
        Optional.of(new LockMisuse.Via(via.name(), via.name(), in, LockMisuse.Deed.ACQUIRES)));
  }

  /** A lock is released. */
  void released(LockState s, Instruction.Call call, Value lock, HeldLock entry, boolean isHeld) {
    SourcePosition surely = s.released.get(lock);
    SourcePosition before = surely == null ? s.releasedBefore.get(lock) : surely;
    if (isHeld) {
      held.computeIfAbsent(call, k -> new HashSet<>()).add(entry.lockClass());
    } else if (before != null && (surely != null || !before.equals(call.position()))) {
      SourcePosition at = call.position();
      (surely != null ? found : doubtful)
          .putIfAbsent(
              List.of(LockMisuse.What.DOUBLE_RELEASE, at, entry.lockClass()),
              misuse(s, LockMisuse.What.DOUBLE_RELEASE, entry, entry.text(), at, before));
    } else {
      if (isNamed(lock)) {
        named.add(call.position());
      }
      unheld
          .computeIfAbsent(call, k -> new LinkedHashMap<>())
          .computeIfAbsent(
              entry.lockClass(),
              k ->
                  misuse(
                      s,
                      LockMisuse.What.NOT_HELD,
                      entry,
                      entry.text(),
                      call.position(),
                      call.position()));
    }
  }

  /** A thread sleeps, and a lock that it does not hold is to be released meanwhile. */
  void asleep(LockState s, Instruction.Call call, Value lock, HeldLock entry) {
    if (lock instanceof Value.Address) {
      asleep.putIfAbsent(
          call,
          misuse(
              s,
              LockMisuse.What.SLEEP_UNHELD,
              entry,
              entry.text(),
              call.position(),
              call.position()));
    }
  }

  /** A thread sleeps, and a lock that it holds, or may, is to be released meanwhile. */
  void asleepWith(Instruction.Call call, String lockClass) {
    satisfied.add(List.of(call.position(), lockClass));
  }

  /**
   * A callee wants a lock that is not held: it asserts it, or gives it away for a while.
   *
   * @param released where the function released it before, if it did
   */
  void asserted(
      LockState s,
      Instruction.Call call,
      @Nullable SourcePosition released,
      CalleeName callee,
      Requirement r) {
    LockMisuse misuse =
        new LockMisuse(
            function,
            released == null ? LockMisuse.What.ASSERT_UNHELD : LockMisuse.What.ASSERT_RELEASED,
            LockClass.shortName(r.lockClass()),
            r.lockClass(),
            call.position(),
            released == null ? call.position() : released,
            Optional.of(
                new LockMisuse.Via(
                    callee.name(),
                    r.function(),
                    r.at(),
                    r.released() ? LockMisuse.Deed.RELEASES : LockMisuse.Deed.ASSERTS)),
            steps(s),
            true);
    asserted.putIfAbsent(List.of(call.position(), r.lockClass()), new Asserted(call, misuse));
  }

  /** A callee wants a lock that is held, or may be. */
  void satisfied(Instruction.Call call, Requirement r) {
    satisfied.add(List.of(call.position(), r.lockClass()));
  }

  /**
   * True if no path brings the lock to a call that wants it, and the function, which acquires it
   * elsewhere, is not entered with it: it never releases it for its caller, and no branch on a
   * number that it is given tells where it acquires it.
   */
  private boolean isNotHeldOnEntry(LockMisuse m, Instruction.Call call, Set<String> released) {
    return !satisfied.contains(List.of(call.position(), m.lockClass()))
        && !released.contains(m.lockClass())
        && !isCallersChoice(m.lockClass(), call);
  }

  /** A lock that has a place of its own, or that a member points to. */
  private static boolean isNamed(Value lock) {
    return lock instanceof Value.Address
        || lock instanceof Value.Symbol x
            && x.origin() instanceof Value.Origin.Initial i
            && !i.place().isAutomatic();
  }

  private void add(
      LockState s,
      LockMisuse.What what,
      HeldLock old,
      String text,
      SourcePosition at,
      Optional<LockMisuse.Via> via) {
    found.putIfAbsent(
        List.of(what, at, old.lockClass()),
        new LockMisuse(function, what, text, old.lockClass(), at, old.at(), via, steps(s), true));
  }

  private LockMisuse misuse(
      LockState s,
      LockMisuse.What what,
      HeldLock entry,
      String text,
      SourcePosition at,
      SourcePosition earlier) {
    return new LockMisuse(
        function, what, text, entry.lockClass(), at, earlier, Optional.empty(), steps(s), true);
  }

  private List<NullUse.Step> steps(LockState s) {
    return PathStep.list(s.lastStep()).stream()
        .map(p -> new NullUse.Step(function.name(), p.position(), p.text()))
        .toList();
  }

  /** True if an argument decides whether the lock is acquired: some callers hold it then. */
  private boolean isCallersChoice(String lockClass, Instruction.Call release) {
    return acquiring.getOrDefault(lockClass, Set.of()).stream()
        .anyMatch(block -> joins.isArgumentsChoice(block, release));
  }

  /** Two acquisitions with no branch between them, whatever becomes of the lock then. */
  private boolean isWrongAnyway(LockMisuse m) {
    return m.what() == LockMisuse.What.DOUBLE_ACQUIRE && joins.isOneLine(m.earlier(), m.position());
  }

  /** What is wrong with the release of a lock that is not held, if anything is. */
  private Optional<LockMisuse> unheld(Instruction.Call call, LockMisuse m, Set<String> givenAway) {
    String lockClass = m.lockClass();
    if (isCallersChoice(lockClass, call) || isAcquiredElsewhere(lockClass, call)) {
      return Optional.empty();
    }
    boolean changed = isChangedElsewhere(lockClass, call);
    boolean acquires = acquiring.containsKey(lockClass);
    if (acquires && held.getOrDefault(call, Set.of()).contains(lockClass)) {
      return Optional.of(m).filter(x -> !changed && joins.isMerged(call));
    }
    LockMisuse.What what =
        !acquires
            ? LockMisuse.What.NEVER_HELD
            : givenAway.contains(lockClass)
                ? LockMisuse.What.NEVER_HELD_HERE
                : LockMisuse.What.RELEASED_FOR_A_WHILE;
    return Optional.of(m.as(what).sure(!changed)).filter(x -> named.contains(m.position()));
  }

  /**
   * What was seen, in no order.
   *
   * @param setAside classes of locks that the simulation lost track of
   * @param givenAway classes of locks that some way out leaves released
   * @param released classes of locks that the function, or a callee, releases for somebody else
   */
  List<LockMisuse> misuses(Set<String> setAside, Set<String> givenAway, Set<String> released) {
    List<LockMisuse> all = new ArrayList<>();
    found.values().forEach(m -> all.add(m.sure(joins.isForced(m.earlier(), m.position()))));
    doubtful.forEach(
        (key, m) -> {
          if (!found.containsKey(key)) {
            all.add(m.sure(false));
          }
        });
    unheld.forEach(
        (call, classes) ->
            classes.values().forEach(m -> unheld(call, m, givenAway).ifPresent(all::add)));
    asleep.forEach(
        (call, m) -> {
          if (!isAcquiredElsewhere(m.lockClass(), call)) {
            LockMisuse sure = m.sure(!isChangedElsewhere(m.lockClass(), call));
            if (!acquiring.containsKey(m.lockClass())) {
              all.add(sure);
            } else if (isNotHeldOnEntry(m, call, released)) {
              all.add(sure.as(LockMisuse.What.SLEEP_UNHELD_HERE));
            }
          }
        });
    asserted
        .values()
        .forEach(
            a -> {
              LockMisuse m = a.misuse();
              if (m.what() == LockMisuse.What.ASSERT_RELEASED) {
                all.add(m.sure(joins.isForced(m.earlier(), m.position())));
              } else if (!isAcquiredElsewhere(m.lockClass(), a.call())) {
                LockMisuse sure = m.sure(!isChangedElsewhere(m.lockClass(), a.call()));
                if (!acquiring.containsKey(m.lockClass())) {
                  all.add(sure);
                } else if (isNotHeldOnEntry(m, a.call(), released)) {
                  all.add(sure.as(LockMisuse.What.ASSERT_UNHELD_HERE));
                }
              }
            });
    all.removeIf(
        m ->
            setAside.contains(m.lockClass()) && !isWrongAnyway(m)
                || LockClass.isAnonymous(m.lockClass()));
    return all;
  }
}
