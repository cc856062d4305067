package org.kwitness.rule;

import java.util.Comparator;
import java.util.List;
import org.kwitness.ir.SourcePosition;

/**
 * Something that a maintainer should look at.
 *
 * @param ruleId the rule
 * @param level how sure
 * @param position where it goes wrong
 * @param function the function that {@code position} is in
 * @param message one sentence in the words of the code
 * @param trace how one gets there, in the order of execution; the last step is {@code position}
 * @param related other places
 * @param identity what makes it this finding and no other, independent of line numbers: e.g. the
 *     function, the callee and the variable. Two findings of a rule in a function with the same
 *     identity are told apart by their order.
 */
public record Finding(
    String ruleId,
    Level level,
    SourcePosition position,
    String function,
    String message,
    List<TraceStep> trace,
    List<RelatedPlace> related,
    String identity) {

  /** The order in which findings are written: by place, then rule, then text. */
  public static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::position)
          .thenComparing(Finding::ruleId)
          .thenComparing(Finding::message)
          .thenComparing(Finding::identity);
}
