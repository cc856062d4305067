package org.kwitness.analysis;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the callers of a function believe about its result (Engler et al., "Bugs as deviant
 * behavior", SOSP 2001): of those that use it, how many test it for NULL first.
 */
public final class Belief {
  private final Map<String, Count> byCallee = new HashMap<>();
  private final Map<String, Count> byOrigin = new HashMap<>();
  private final Recollection elsewhere;

  /**
   * Uses of a result.
   *
   * @param checked uses that test it first
   * @param unchecked uses that do not
   */
  public record Count(int checked, int unchecked) {
    /** No uses. */
    public static final Count NONE = new Count(0, 0);

    Count plus(boolean isChecked) {
      return isChecked ? new Count(checked + 1, unchecked) : new Count(checked, unchecked + 1);
    }

    /** All uses. */
    public int total() {
      return checked + unchecked;
    }

    /** The part of the uses that tests the result; 0 if there are none. */
    public double share() {
      return total() == 0 ? 0 : (double) checked / total();
    }

    /** For messages. */
    public String words() {
      return String.format(Locale.ROOT, "%d of %d uses test it", checked, total());
    }
  }

  /**
   * Counts.
   *
   * @param elsewhere what is known of uses in files that are not there
   */
  public Belief(Iterable<NullUse> uses, Recollection elsewhere) {
    this.elsewhere = elsewhere;
    for (NullUse use : uses) {
      boolean faulty = use.fault().map(f -> !f.knownNull()).orElse(false);
      if (faulty || use.checked()) {
        byCallee.merge(use.calleeKey(), Count.NONE.plus(!faulty), (a, b) -> a.plus(!faulty));
        use.source()
            .ifPresent(
                s ->
                    byOrigin.merge(
                        s.origin(), Count.NONE.plus(!faulty), (a, b) -> a.plus(!faulty)));
      }
    }
  }

  /**
   * The count that says most about a use: that of the callee, or, for a callee with few uses, that
   * of the function which its NULL comes from.
   */
  public Count about(NullUse use) {
    Count own = most(byCallee, Of.RESULT, use.calleeKey());
    if (own.total() >= 5) {
      return own;
    }
    Optional<Count> origin = use.source().map(s -> most(byOrigin, Of.ORIGIN, s.origin()));
    return origin.filter(o -> o.total() > own.total()).orElse(own);
  }

  /** What counts are about. */
  public enum Of {
    /** The results of a function. */
    RESULT,
    /** The NULLs that come from a function, perhaps through others. */
    ORIGIN
  }

  /** All counts of a sort, by function. */
  public Map<String, Count> counts(Of of) {
    return new TreeMap<>(of == Of.RESULT ? byCallee : byOrigin);
  }

  private Count most(Map<String, Count> counts, Of of, String function) {
    Count here = counts.getOrDefault(function, Count.NONE);
    return elsewhere.habit(of, function).filter(c -> c.total() > here.total()).orElse(here);
  }
}
