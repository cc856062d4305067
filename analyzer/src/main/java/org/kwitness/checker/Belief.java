package org.kwitness.checker;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.kwitness.analysis.NullUse;

/**
 * What the callers of a function believe about its result (Engler et al., "Bugs as deviant
 * behavior", SOSP 2001): of those that use it, how many test it for NULL first.
 */
final class Belief {
  private final Map<String, Count> byCallee = new HashMap<>();
  private final Map<String, Count> byOrigin = new HashMap<>();

  /**
   * Uses of a result.
   *
   * @param checked uses that test it first
   * @param unchecked uses that do not
   */
  record Count(int checked, int unchecked) {
    static final Count NONE = new Count(0, 0);

    Count plus(boolean isChecked) {
      return isChecked ? new Count(checked + 1, unchecked) : new Count(checked, unchecked + 1);
    }

    int total() {
      return checked + unchecked;
    }

    double share() {
      return total() == 0 ? 0 : (double) checked / total();
    }

    String words() {
      return String.format(Locale.ROOT, "%d of %d uses test it", checked, total());
    }
  }

  Belief(Iterable<NullUse> uses) {
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
  Count about(NullUse use) {
    Count own = byCallee.getOrDefault(use.calleeKey(), Count.NONE);
    if (own.total() >= 5) {
      return own;
    }
    Optional<Count> origin = use.source().map(s -> byOrigin.getOrDefault(s.origin(), Count.NONE));
    return origin.filter(o -> o.total() > own.total()).orElse(own);
  }
}
