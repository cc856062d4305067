package org.kwitness.analysis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kwitness.ir.SourcePosition;

/**
 * What callers need to know of a function.
 *
 * @param name the function
 * @param noReturn control never comes back
 * @param pure it changes nothing, and answers the same while nothing changes
 * @param dereferenced parameters that every path to an exit dereferences without testing them
 *     first, with the place
 * @param tested parameters that are compared with NULL somewhere
 * @param nullResult how the result can be NULL, if it can
 * @param locks what it does to locks
 * @param levels what it does to the priority level
 */
record FunctionSummary(
    String name,
    boolean noReturn,
    boolean pure,
    Map<Integer, DereferencePlace> dereferenced,
    Set<Integer> tested,
    Optional<NullResult> nullResult,
    LockSummary locks,
    LevelSummary levels) {

  /** Nothing is known: for functions without a body, and while a recursion is being solved. */
  static FunctionSummary unknown(String name) {
    return new FunctionSummary(
        name,
        false,
        false,
        Map.of(),
        Set.of(),
        Optional.empty(),
        LockSummary.NONE,
        LevelSummary.NONE);
  }

  /**
   * Where a parameter is dereferenced.
   *
   * @param position in the function, or further down
   * @param text the expression
   * @param function the function that contains it
   */
  record DereferencePlace(SourcePosition position, String text, String function) {}

  /**
   * How a function comes to return NULL.
   *
   * @param steps from this function's return down to the origin
   * @param dependsOnArguments the way there is taken only for some arguments
   * @param origin the function whose result it is in the end: this one, or a modelled one
   * @param expected {@code often} if a row says that an unchecked result of the origin is a fault
   */
  record NullResult(
      List<NullStep> steps, boolean dependsOnArguments, String origin, String expected) {}

  /**
   * One step of {@link NullResult}.
   *
   * @param function the function
   * @param position where it returns
   * @param text what it returns
   */
  record NullStep(String function, SourcePosition position, String text) {}

  /**
   * The ways in which a function leaves with locks other than it came with.
   *
   * @param exits one for each combination; empty if it always leaves all locks as they were
   * @param mayRelease classes of locks that it, or what it calls, releases on some path without
   *     having acquired them
   * @param acquired locks that are acquired on every path
   * @param required locks that every path asserts, or gives away for a while, without having
   *     acquired them
   */
  record LockSummary(
      List<LockExit> exits,
      Set<String> mayRelease,
      List<Acquired> acquired,
      List<Required> required) {
    static final LockSummary NONE = new LockSummary(List.of(), Set.of());

    LockSummary(List<LockExit> exits, Set<String> mayRelease) {
      this(exits, mayRelease, List.of(), List.of());
    }

    LockSummary with(List<Acquired> locks, List<Required> asserted) {
      return new LockSummary(exits, mayRelease, locks, asserted);
    }
  }

  /**
   * A lock that callers of a function must hold.
   *
   * @param lock the lock
   * @param what its class, and who wants it: this function, or one further down
   */
  record Required(SummaryValue lock, Requirement what) {}

  /**
   * A lock that a function acquires on every path, and that its caller therefore must not hold.
   *
   * @param lock the lock
   * @param lockClass struct and field, or the variable
   * @param at where
   * @param calls the number of calls from the function to that place
   */
  record Acquired(SummaryValue lock, String lockClass, SourcePosition at, int calls) {
    private static final int MAX_CALLS = 3;

    /** True if callers of the function are told as well. */
    boolean isNear() {
      return calls < MAX_CALLS;
    }
  }

  /** Which results belong to an exit. */
  enum ResultClass {
    ANY,
    ZERO,
    NON_ZERO
  }

  /**
   * One way to leave.
   *
   * @param result the results that belong to it
   * @param deltas the locks that are held more or less often than at the entry
   */
  record LockExit(ResultClass result, List<LockDelta> deltas) {}

  /**
   * A lock that an exit holds more ({@code count > 0}) or less often than the entry; a suspect one
   * with {@code count == 0} is only lost track of.
   *
   * @param lock the lock; empty if callers cannot name it
   * @param lockClass struct and field, or the variable
   * @param suspect true if only some exits with this result hold it: a design or a leak, which the
   *     callers tell
   */
  record LockDelta(
      Optional<SummaryValue> lock, String lockClass, String kind, int count, boolean suspect) {}

  /**
   * What a function does to the priority level.
   *
   * @param returnsCookie it raises the level and returns what is needed to restore it
   * @param raisedTo the levels that it raises to then; empty if not known
   * @param restored parameters that hold a cookie which it restores
   */
  record LevelSummary(
      Optional<String> returnsCookie, Optional<String> raisedTo, Set<Integer> restored) {
    static final LevelSummary NONE = new LevelSummary(Optional.empty(), Optional.empty(), Set.of());
  }
}
