package org.kwitness.analysis;

import edu.umd.cs.findbugs.annotations.Nullable;
import java.util.ArrayList;
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

  private final Set<String> acquiredElsewhere = new HashSet<>();
  private final Set<String> changedElsewhere = new HashSet<>();
  private final Map<String, Set<Integer>> acquiring = new HashMap<>();
  private final IdentityHashMap<Instruction.Call, LockMisuse> unheld = new IdentityHashMap<>();
  private final IdentityHashMap<Instruction.Call, LockMisuse> asleep = new IdentityHashMap<>();
  private final Map<List<Object>, Asserted> asserted = new LinkedHashMap<>();

  /** Calls that some path makes with the lock that the callee asserts. */
  private final Set<List<Object>> satisfied = new HashSet<>();

  private final IdentityHashMap<Instruction.Call, Boolean> held = new IdentityHashMap<>();

  /** A call that asserts a lock which some path does not hold. */
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
  void mayAcquire(String lockClass) {
    acquiredElsewhere.add(lockClass);
  }

  /** Of some classes of locks, those that the function or a callee may acquire. */
  Set<String> acquired(Set<String> lockClasses) {
    Set<String> some = new TreeSet<>(lockClasses);
    some.removeIf(c -> !acquiring.containsKey(c) && !acquiredElsewhere.contains(c));
    return some;
  }

  /** Something is called that may release a lock of a class, or any, and acquire it again. */
  void mayChange(String lockClass) {
    changedElsewhere.add(lockClass);
  }

  private boolean isChangedElsewhere(String lockClass) {
    return changedElsewhere.contains(lockClass) || changedElsewhere.contains(ANY_CLASS);
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
        Optional.of(new LockMisuse.Via(via.name(), via.name(), in)));
  }

  /** A lock is released. */
  void released(LockState s, Instruction.Call call, Value lock, HeldLock entry, boolean isHeld) {
    SourcePosition surely = s.released.get(lock);
    SourcePosition before = surely == null ? s.releasedBefore.get(lock) : surely;
    if (isHeld) {
      held.put(call, true);
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
      unheld.putIfAbsent(
          call,
          misuse(
              s, LockMisuse.What.NOT_HELD, entry, entry.text(), call.position(), call.position()));
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

  /**
   * A callee asserts a lock that is not held.
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
            Optional.of(new LockMisuse.Via(callee.name(), r.function(), r.at())),
            steps(s),
            true);
    asserted.putIfAbsent(key(call, r), new Asserted(call, misuse));
  }

  /** A callee asserts a lock that is held, or may be. */
  void satisfied(Instruction.Call call, Requirement r) {
    satisfied.add(key(call, r));
  }

  private static List<Object> key(Instruction.Call call, Requirement r) {
    return List.of(call.position(), r.lockClass());
  }

  /**
   * True if no path brings the lock to a call that asserts it, and the function, which acquires it
   * elsewhere, is not entered with it: it never releases it for its caller, and no branch on a
   * number that it is given tells where it acquires it.
   */
  private boolean isNotHeldOnEntry(List<Object> key, Asserted a, Set<String> released) {
    String lockClass = a.misuse().lockClass();
    return !satisfied.contains(key)
        && !released.contains(lockClass)
        && !isCallersChoice(lockClass, a.call());
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
        (call, m) -> {
          if (isCallersChoice(m.lockClass(), call) || acquiredElsewhere.contains(m.lockClass())) {
            return;
          }
          boolean changed = isChangedElsewhere(m.lockClass());
          if (!acquiring.containsKey(m.lockClass())) {
            if (named.contains(m.position())) {
              all.add(m.as(LockMisuse.What.NEVER_HELD).sure(!changed));
            }
          } else if (!held.containsKey(call)) {
            if (named.contains(m.position())) {
              all.add(
                  m.as(
                          givenAway.contains(m.lockClass())
                              ? LockMisuse.What.NEVER_HELD_HERE
                              : LockMisuse.What.RELEASED_FOR_A_WHILE)
                      .sure(!changed));
            }
          } else if (!changed && joins.isMerged(call)) {
            all.add(m);
          }
        });
    asleep.forEach(
        (call, m) -> {
          if (!acquiring.containsKey(m.lockClass()) && !acquiredElsewhere.contains(m.lockClass())) {
            all.add(m.sure(!isChangedElsewhere(m.lockClass())));
          }
        });
    asserted.forEach(
        (key, a) -> {
          LockMisuse m = a.misuse();
          if (m.what() == LockMisuse.What.ASSERT_RELEASED) {
            all.add(m.sure(joins.isForced(m.earlier(), m.position())));
          } else if (!acquiredElsewhere.contains(m.lockClass())) {
            LockMisuse sure = m.sure(!isChangedElsewhere(m.lockClass()));
            if (!acquiring.containsKey(m.lockClass())) {
              all.add(sure);
            } else if (isNotHeldOnEntry(key, a, released)) {
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
