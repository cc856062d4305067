package org.kwitness.analysis;

import java.util.List;
import java.util.Optional;
import org.kwitness.analysis.value.Truth;
import org.kwitness.model.Effect;
import org.kwitness.model.FunctionModel;
import org.kwitness.model.Operand;

/**
 * Why the result of a call (or what a macro assigns) may be NULL.
 *
 * @param operand what may be NULL: the result, or an argument that a macro assigns
 * @param origin the function that the NULL comes from in the end
 * @param expected {@code often} or {@code rarely}, see {@link Effect.MayReturnNull}
 * @param modelled true if a row says so of this very callee, false if its body does
 * @param dependsOnArguments the callee returns NULL only for some arguments
 * @param steps the way through the callee's body
 */
record NullSource(
    Operand operand,
    String origin,
    String expected,
    boolean modelled,
    boolean dependsOnArguments,
    List<FunctionSummary.NullStep> steps) {

  /** Whether a call to this callee can be a source at all; the guard needs the arguments. */
  static boolean isPossible(CalleeTable.Callee callee) {
    if (callee.model().isPresent()) {
      FunctionModel m = callee.model().get();
      return !m.effects(Effect.MayReturnNull.class).isEmpty()
          || !m.effects(Effect.MaySetNull.class).isEmpty()
          || !decidesNull(m) && hasNullResult(callee);
    }
    return hasNullResult(callee);
  }

  private static boolean hasNullResult(CalleeTable.Callee callee) {
    return callee.summary().flatMap(FunctionSummary::nullResult).isPresent();
  }

  private static boolean decidesNull(FunctionModel m) {
    return !m.effects(Effect.NeverReturnsNull.class).isEmpty()
        || !m.effects(Effect.MayReturnNull.class).isEmpty()
        || !m.effects(Effect.ReturnsArgument.class).isEmpty();
  }

  /** The source at a call with these arguments. */
  static Optional<NullSource> of(CallContext call) {
    if (call.model.isPresent()) {
      FunctionModel m = call.model.get();
      for (Effect.NeverReturnsNull e : m.effects(Effect.NeverReturnsNull.class)) {
        if (call.holds(e.when()) == Truth.TRUE) {
          return Optional.empty();
        }
      }
      for (Effect.MayReturnNull e : m.effects(Effect.MayReturnNull.class)) {
        if (call.holds(e.when()) == Truth.TRUE) {
          return Optional.of(
              new NullSource(new Operand.Result(), m.name(), e.expected(), true, false, List.of()));
        }
      }
      for (Effect.MaySetNull e : m.effects(Effect.MaySetNull.class)) {
        if (call.holds(e.when()) == Truth.TRUE) {
          return Optional.of(new NullSource(e.target(), m.name(), "often", true, false, List.of()));
        }
      }
      if (decidesNull(m)) {
        return Optional.empty();
      }
    }
    return call.summary
        .flatMap(FunctionSummary::nullResult)
        .map(
            r ->
                new NullSource(
                    new Operand.Result(),
                    r.origin(),
                    r.expected(),
                    false,
                    r.dependsOnArguments(),
                    r.steps()));
  }
}
