package org.kwitness.rule;

/** How sure a finding is, in SARIF's words. */
public enum Level {
  /** The evidence is a fact of the source or of the knowledge base. */
  ERROR,
  /** A part of the evidence is inferred. */
  WARNING,
  /** A hint. */
  NOTE;

  /** The word used in SARIF and on the command line. */
  public String label() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** True if this is as serious as {@code threshold} or more. */
  public boolean isAtLeast(Level threshold) {
    return compareTo(threshold) <= 0;
  }
}
