package org.kwitness.analysis;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.kwitness.cfg.Function;
import org.kwitness.ir.Instruction;

/**
 * What the simulations found out about accesses to members.
 *
 * @param accesses of each function that has any, in the order of the program; functions that were
 *     not followed to the end are left out
 * @param calls the locks at calls, for functions that were simulated; a call that is missing there
 *     is never reached
 */
public record AccessResults(
    Map<Function, List<FieldAccess>> accesses,
    Map<Function, IdentityHashMap<Instruction.Call, LocalLocks>> calls) {

  /** What a caller has done to locks when it makes a call. */
  public LocalLocks at(Function caller, Instruction.Call call) {
    IdentityHashMap<Instruction.Call, LocalLocks> known = calls.get(caller);
    return known == null ? LocalLocks.NONE : known.getOrDefault(call, LocalLocks.NONE);
  }

  /** False if the simulation of the caller found no way to the call. */
  public boolean isReached(Function caller, Instruction.Call call) {
    IdentityHashMap<Instruction.Call, LocalLocks> known = calls.get(caller);
    return known == null || known.containsKey(call);
  }
}
