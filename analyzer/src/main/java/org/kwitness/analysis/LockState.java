package org.kwitness.analysis;

import edu.umd.cs.findbugs.annotations.Nullable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kwitness.analysis.value.Value;
import org.kwitness.analysis.value.ValueState;
import org.kwitness.ir.SourcePosition;

/**
 * A path with the locks that it holds and the levels that it has raised.
 *
 * <p>Locks are known by value: {@code &sc->sc_mtx} of one {@code sc} is not that of another.
 */
final class LockState extends PathState<LockState> {
  final LinkedHashMap<Value, HeldLock> locks;
  final List<RaisedLevel> raised;

  /** Raises that ended because that of an outer one was undone. */
  final List<RaisedLevel> ended = new ArrayList<>();

  /** Where locks that are not held any more were released. */
  final Map<Value, SourcePosition> released = new LinkedHashMap<>();

  /** The same, for those that something called since may have acquired: not likely. */
  final Map<Value, SourcePosition> releasedBefore = new LinkedHashMap<>();

  /** Locks that their holder acquired again: callers are told nothing of them. */
  final Set<Value> ruined = new LinkedHashSet<>();

  /** Locks that the function says are held, without having acquired them. */
  final Map<Value, HeldLock> asserted = new LinkedHashMap<>();

  /** Locks that the caller must hold: something here or further down asserts or releases them. */
  final Map<Value, Requirement> required = new LinkedHashMap<>();

  /** Classes of locks that something called may have left held. */
  final Set<String> perhaps = new LinkedHashSet<>();

  /** Locks of the caller that the function has released and acquired again. */
  final Set<Value> givenBack = new LinkedHashSet<>();

  /** What the raises are on top of. */
  SiteState.Base base;

  LockState(
      ValueState values,
      @Nullable PathStep path,
      Map<Value, HeldLock> locks,
      List<RaisedLevel> raised,
      SiteState.Base base) {
    super(values, path);
    this.locks = new LinkedHashMap<>(locks);
    this.raised = new ArrayList<>(raised);
    this.base = base;
  }

  @Override
  LockState copy() {
    return with(values.copy(), path());
  }

  @Override
  LockState with(ValueState newValues, @Nullable PathStep newPath) {
    LockState s = new LockState(newValues, newPath, locks, raised, base);
    s.ended.addAll(ended);
    s.released.putAll(released);
    s.releasedBefore.putAll(releasedBefore);
    s.ruined.addAll(ruined);
    s.asserted.putAll(asserted);
    s.required.putAll(required);
    s.perhaps.addAll(perhaps);
    s.givenBack.addAll(givenBack);
    return s;
  }

  /** Something was called that may acquire any lock. */
  void doubtReleases() {
    if (!released.isEmpty()) {
      releasedBefore.putAll(released);
      released.clear();
    }
  }

  private record Key(Map<Value, Integer> locks, List<Value> raised, SiteState.Base base) {}

  @Override
  Object property() {
    Map<Value, Integer> counts = new HashMap<>();
    locks.forEach((lock, held) -> counts.put(lock, held.count()));
    return new Key(counts, raised.stream().map(RaisedLevel::cookie).toList(), base);
  }
}
