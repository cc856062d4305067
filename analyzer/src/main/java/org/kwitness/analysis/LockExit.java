package org.kwitness.analysis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kwitness.analysis.value.Value;
import org.kwitness.ir.SourcePosition;

/**
 * A way out of a function, as the simulation met it.
 *
 * @param at the return
 * @param result which results it gives
 * @param value the value returned
 * @param locks the locks held more or less often than at the entry
 * @param ruined the locks that their holder acquired again on the way
 * @param raised the levels still raised, without those whose cookie is known elsewhere
 * @param returnsCookie the raise whose cookie is returned
 * @param required the locks that the caller must have held
 * @param path the branches on the way
 */
record LockExit(
    SourcePosition at,
    FunctionSummary.ResultClass result,
    Optional<Value> value,
    Map<Value, HeldLock> locks,
    Set<Value> ruined,
    List<RaisedLevel> raised,
    Optional<RaisedLevel> returnsCookie,
    Map<Value, Requirement> required,
    List<PathStep> path) {}
