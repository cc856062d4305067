package org.kwitness.report;

/** What the tool calls itself in its reports. */
public final class Tool {
  public static final String NAME = "kwitness";

  /** Where people read about the tool; SARIF wants an absolute address. */
  public static final String INFORMATION_URI = "https://github.com/kwitness/kwitness";

  private Tool() {}

  /** The page of a rule: the same text as its help, for viewers that show only a link. */
  static String ruleUri(String ruleId) {
    return INFORMATION_URI + "/blob/main/rules/" + ruleId + "/rule.md";
  }
}
