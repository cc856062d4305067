package org.kwitness.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kwitness.rule.SuppressedFinding;

/**
 * What a run found and does not report: the user has said so. It is counted, or a clean run would
 * look cleaner than it is.
 *
 * @param suppressed by comments of the source, sorted as findings are
 * @param inBaseline known from a baseline
 * @param unchanged not touched by the changes that the user asked about
 */
public record SetAside(List<SuppressedFinding> suppressed, int inBaseline, int unchanged) {
  /** Everything is reported. */
  public static final SetAside NOTHING = new SetAside(List.of(), 0, 0);

  /** Copies the list. */
  public SetAside {
    suppressed = List.copyOf(suppressed);
  }

  /** Only comments of the source have set findings aside. */
  public static SetAside ofSuppressed(List<SuppressedFinding> suppressed) {
    return new SetAside(suppressed, 0, 0);
  }

  SetAside withInBaseline(int count) {
    return new SetAside(suppressed, count, unchanged);
  }

  SetAside withUnchanged(int count) {
    return new SetAside(suppressed, inBaseline, count);
  }

  /** True if everything is reported. */
  public boolean isNothing() {
    return suppressed.isEmpty() && inBaseline == 0 && unchanged == 0;
  }

  /** The counts that are not zero, in words. */
  public String describe() {
    List<String> reasons = new ArrayList<>();
    count(reasons, suppressed.size(), "suppressed in the source");
    count(reasons, inBaseline, "in the baseline");
    count(reasons, unchanged, "not on changed lines");
    return String.join(", ", reasons);
  }

  private static void count(List<String> reasons, int count, String why) {
    if (count > 0) {
      reasons.add(String.format(Locale.ROOT, "%,d %s", count, why));
    }
  }
}
