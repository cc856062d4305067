package org.kwitness.analysis;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.kwitness.cfg.Function;
import org.kwitness.ir.Instruction;

/**
 * What the simulations found out, in the order of the program's functions.
 *
 * @param nullUses every use of a possibly-NULL result, checked or not
 * @param leaks every path that leaves something behind
 * @param mismatches every cookie of a level that is not what it should be
 * @param misuses every lock that is acquired or released in the wrong state
 * @param consumed by the link name of a function: classes of the locks that it leaves held and a
 *     caller releases
 * @param releasedForOthers for functions that release locks which they do not hold: the classes of
 *     these locks
 * @param mayRelease for functions: the classes of locks that they, or what they call, may release
 *     for somebody else, as far as the simulations could tell; those that they lost track of are
 *     among them
 * @param sites what is so at the calls of functions that change locks or levels; a call that is
 *     missing there is never reached
 * @param accesses what is so where the members are touched that rows about private data name, by
 *     instruction or terminator
 * @param bounded functions for which a bound was hit
 * @param members accesses to members of structures, with the locks that are held
 * @param summaries of all functions
 */
public record AnalysisResults(
    List<NullUse> nullUses,
    List<Leak> leaks,
    List<LevelMismatch> mismatches,
    List<LockMisuse> misuses,
    Map<String, Set<String>> consumed,
    Map<Function, Set<String>> releasedForOthers,
    Map<Function, Set<String>> mayRelease,
    Map<Function, IdentityHashMap<Instruction.Call, SiteState>> sites,
    Map<Function, IdentityHashMap<Object, SiteState>> accesses,
    Set<Function> bounded,
    AccessResults members,
    Summaries summaries) {

  /** Classes of the locks that a function leaves held and a caller releases. */
  public Set<String> consumed(String linkName) {
    return Collections.unmodifiableSet(consumed.getOrDefault(linkName, Set.of()));
  }

  /** False if the simulation of the caller found no way to the call. */
  public boolean isReached(Function caller, Instruction.Call call) {
    IdentityHashMap<Instruction.Call, SiteState> known = sites.get(caller);
    return known == null || bounded.contains(caller) || known.containsKey(call);
  }

  /** False if the simulation of a function hit a bound, and knows nothing of it. */
  public boolean isFollowed(Function f) {
    return !bounded.contains(f);
  }

  /**
   * What is so at an instruction or a terminator that touches a member which a row about private
   * data names.
   */
  public SiteState access(Function f, Object instruction) {
    if (bounded.contains(f)) {
      return SiteState.UNKNOWN;
    }
    IdentityHashMap<Object, SiteState> known = accesses.get(f);
    return known == null ? SiteState.PLAIN : known.getOrDefault(instruction, SiteState.PLAIN);
  }

  /** What is so at a call. */
  public SiteState site(Function caller, Instruction.Call call) {
    if (bounded.contains(caller)) {
      return SiteState.UNKNOWN;
    }
    IdentityHashMap<Instruction.Call, SiteState> known = sites.get(caller);
    return known == null ? SiteState.PLAIN : known.getOrDefault(call, SiteState.PLAIN);
  }

  /** True if a function may leave with a lock of a class that it has acquired. */
  public boolean mayLeave(Function f, String lockClass) {
    return bounded.contains(f) || leaves(f, lockClass);
  }

  /** True if a function leaves with a lock of a class on some way, as far as it was followed. */
  public boolean leaves(Function f, String lockClass) {
    return left(f, lockClass).findAny().isPresent();
  }

  /**
   * True if a function may leave with a lock of a class that its callers do not know of.
   *
   * @param byPointer true if it may be called through a pointer, where callers know nothing
   */
  public boolean isLeftUnclear(Function f, String lockClass, boolean byPointer) {
    return left(f, lockClass).anyMatch(d -> byPointer || d.suspect() || d.lock().isEmpty());
  }

  /** The locks of a class with which a function may leave, as its summary says. */
  private Stream<FunctionSummary.LockDelta> left(Function f, String lockClass) {
    return summaries.of(f).locks().exits().stream()
        .flatMap(e -> e.deltas().stream())
        .filter(d -> d.count() > 0 && d.lockClass().equals(lockClass));
  }
}
