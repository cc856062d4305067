package org.kwitness.analysis;

import java.util.List;
import java.util.Optional;
import org.kwitness.cfg.Function;
import org.kwitness.ir.Instruction;
import org.kwitness.ir.SourcePosition;

/**
 * What becomes of one possibly-NULL result.
 *
 * @param function where the call is
 * @param call the call
 * @param callee the function called, as the source names it
 * @param calleeKey what tells it from functions of the same name in other files
 * @param source why the result may be NULL; empty if at this call it cannot
 * @param checked some path tests it, before or after a use
 * @param variable what the source calls the result, or an empty string
 * @param fault the first use of the untested, or known to be NULL, result
 */
public record NullUse(
    Function function,
    Instruction.Call call,
    String callee,
    String calleeKey,
    Optional<Source> source,
    boolean checked,
    String variable,
    Optional<Fault> fault) {

  /**
   * Why the result may be NULL.
   *
   * @param origin the function that the NULL comes from in the end
   * @param expected {@code often} or {@code rarely}
   * @param modelled true if a row says so of this callee
   * @param dependsOnArguments the callee returns NULL only for some arguments
   * @param steps the way through the callees
   */
  public record Source(
      String origin,
      String expected,
      boolean modelled,
      boolean dependsOnArguments,
      List<Step> steps) {}

  /**
   * A use that fails on NULL.
   *
   * @param position where
   * @param text the expression dereferenced, or the argument
   * @param calleeUse if the use is inside a callee: where
   * @param knownNull the path has tested the pointer, and it is NULL on this path
   * @param path the branches between the call and the use
   */
  public record Fault(
      SourcePosition position,
      String text,
      Optional<Step> calleeUse,
      boolean knownNull,
      List<Step> path) {}

  /**
   * A place with what happens there.
   *
   * @param function the function that the place is in
   */
  public record Step(String function, SourcePosition position, String text) {}
}
