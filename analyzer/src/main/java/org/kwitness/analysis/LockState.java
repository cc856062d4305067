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

/**
 * A path with the locks that it holds and the levels that it has raised.
 *
 * <p>Locks are known by value: {@code &sc->sc_mtx} of one {@code sc} is not that of another. A lock
 * class that a path has lost track of (a flag decided about it that is not known here) is set aside
 * and plays no part any more.
 */
final class LockState extends PathState<LockState> {
  final LinkedHashMap<Value, HeldLock> locks;
  final List<RaisedLevel> raised;
  final Set<String> setAside;

  LockState(
      ValueState values,
      @Nullable PathStep path,
      Map<Value, HeldLock> locks,
      List<RaisedLevel> raised,
      Set<String> setAside) {
    super(values, path);
    this.locks = new LinkedHashMap<>(locks);
    this.raised = new ArrayList<>(raised);
    this.setAside = new LinkedHashSet<>(setAside);
  }

  @Override
  LockState copy() {
    return new LockState(values.copy(), path(), locks, raised, setAside);
  }

  @Override
  LockState with(ValueState newValues, @Nullable PathStep newPath) {
    return new LockState(newValues, newPath, locks, raised, setAside);
  }

  private record Key(Map<Value, Integer> locks, List<Value> raised, Set<String> setAside) {}

  @Override
  Object property() {
    Map<Value, Integer> counts = new HashMap<>();
    locks.forEach((lock, held) -> counts.put(lock, held.count()));
    return new Key(counts, raised.stream().map(RaisedLevel::cookie).toList(), Set.copyOf(setAside));
  }

  /** Forgets a lock class and everything held of it. */
  void setAside(String lockClass) {
    setAside.add(lockClass);
    locks.values().removeIf(h -> h.lockClass().equals(lockClass));
  }
}
