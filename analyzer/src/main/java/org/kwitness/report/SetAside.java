package org.kwitness.report;

import java.util.List;
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
}
