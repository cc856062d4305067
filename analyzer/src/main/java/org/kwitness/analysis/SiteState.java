package org.kwitness.analysis;

import java.util.LinkedHashSet;
import java.util.Set;
import org.kwitness.ir.SourcePosition;

/**
 * What is so whenever control reaches a call, whichever way it comes.
 *
 * @param levels the priority levels, one for each group of ways
 * @param held the locks that are held on every way
 * @param givenUp true if on every way a lock is released that the caller of the function held
 */
public record SiteState(Set<Path> levels, Set<Held> held, boolean givenUp) {
  /** Ways that are kept apart; beyond it they become one that knows nothing. */
  private static final int MAX_PATHS = 8;

  /** The state in a function that leaves locks and levels alone. */
  public static final SiteState PLAIN =
      new SiteState(Set.of(new Path(Base.CALLER, true, Set.of())), Set.of(), false);

  /** The state in a function that was given up. */
  public static final SiteState UNKNOWN =
      new SiteState(Set.of(new Path(Base.UNKNOWN, false, Set.of())), Set.of(), false);

  /**
   * A level below all raises.
   *
   * @param name of the level; empty for that of the caller, {@code ?} if it is not known
   */
  public record Base(String name) {
    static final Base CALLER = new Base("");
    static final Base UNKNOWN = new Base("?");

    static Base of(String level) {
      return new Base(level);
    }

    /** True for the level that the function was called at. */
    public boolean isCallers() {
      return name.isEmpty();
    }

    /** False if it may be any level. */
    public boolean isKnown() {
      return !name.equals(UNKNOWN.name);
    }
  }

  /**
   * The priority level on some ways.
   *
   * @param base what the raises are on top of
   * @param known false if some raise is to a level that the source computes
   * @param raised the levels that it was raised to
   */
  public record Path(Base base, boolean known, Set<String> raised) {}

  /**
   * A lock.
   *
   * @param lockClass struct and field, or variable
   * @param kind the family
   * @param text the lock as the source writes it
   * @param at where it was acquired
   */
  public record Held(String lockClass, String kind, String text, SourcePosition at) {
    private boolean isSame(Held other) {
      return lockClass.equals(other.lockClass) && kind.equals(other.kind);
    }
  }

  /** What is so on the ways of either. */
  public SiteState meet(SiteState other) {
    if (equals(other)) {
      return this;
    }
    Set<Path> paths = new LinkedHashSet<>(levels);
    paths.addAll(other.levels);
    if (paths.size() > MAX_PATHS) {
      paths = UNKNOWN.levels;
    }
    Set<Held> both = new LinkedHashSet<>(held);
    both.removeIf(h -> other.held.stream().noneMatch(h::isSame));
    return new SiteState(paths, both, givenUp && other.givenUp);
  }
}
