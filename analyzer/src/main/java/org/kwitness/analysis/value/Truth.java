package org.kwitness.analysis.value;

/** What is known of a condition. */
public enum Truth {
  TRUE,
  FALSE,
  UNKNOWN;

  /** True or false. */
  public static Truth of(boolean b) {
    return b ? TRUE : FALSE;
  }

  /** The opposite. */
  public Truth not() {
    return switch (this) {
      case TRUE -> FALSE;
      case FALSE -> TRUE;
      case UNKNOWN -> UNKNOWN;
    };
  }
}
