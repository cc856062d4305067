package org.kwitness.analysis;

import edu.umd.cs.findbugs.annotations.Nullable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kwitness.analysis.value.Value;
import org.kwitness.analysis.value.ValueState;

/**
 * A path with the locks that it holds and the levels that it has raised.
 *
 * <p>Locks are known by value: {@code &sc->sc_mtx} of one {@code sc} is not that of another.
 */
final class LockState extends PathState<LockState> {
  final LinkedHashMap<Value, HeldLock> locks;
  final List<RaisedLevel> raised;

  LockState(
      ValueState values,
      @Nullable PathStep path,
      Map<Value, HeldLock> locks,
      List<RaisedLevel> raised) {
    super(values, path);
    this.locks = new LinkedHashMap<>(locks);
    this.raised = new ArrayList<>(raised);
  }

  @Override
  LockState copy() {
    return new LockState(values.copy(), path(), locks, raised);
  }

  @Override
  LockState with(ValueState newValues, @Nullable PathStep newPath) {
    return new LockState(newValues, newPath, locks, raised);
  }

  private record Key(Map<Value, Integer> locks, List<Value> raised) {}

  @Override
  Object property() {
    Map<Value, Integer> counts = new HashMap<>();
    locks.forEach((lock, held) -> counts.put(lock, held.count()));
    return new Key(counts, raised.stream().map(RaisedLevel::cookie).toList());
  }
}
