package org.kwitness.report;

import java.util.List;
import org.kwitness.rule.Level;

/**
 * What a comparison needs to know of a SARIF log.
 *
 * @param title the kernel and architecture, or the tool where the log does not say
 * @param complete false if the log says that it does not hold all findings
 * @param results in the order of the log
 */
public record SarifLog(String title, boolean complete, List<Result> results) {

  /**
   * One result.
   *
   * @param fingerprint our own fingerprint; empty if the log is another tool's
   * @param rule the rule's id
   * @param level how sure
   * @param file as written in the log
   * @param line 1-based; 0 where only the file is known
   * @param column 1-based; 0 where only the line is known
   * @param function the function that it is in; empty if not known
   * @param message without the links to related places
   */
  public record Result(
      String fingerprint,
      String rule,
      Level level,
      String file,
      int line,
      int column,
      String function,
      String message) {}
}
