package org.kwitness.report;

/**
 * How much is written into a SARIF log of what may be very many. What is left out is said in the
 * log.
 *
 * @param results findings in a run; the most serious are kept
 * @param threadFlowLocations steps in a trace; the first and the last are kept
 * @param relatedLocations related places of a finding
 * @param notifications gaps written one by one; the rest is counted by kind
 * @param descriptionLength UTF-16 units in a rule's descriptions
 * @param tags tags of a rule
 * @param compressedBytes size of the whole log after gzip; see {@link SarifSelection} for what goes
 *     first where it does not fit
 */
public record SarifLimits(
    int results,
    int threadFlowLocations,
    int relatedLocations,
    int notifications,
    int descriptionLength,
    int tags,
    int compressedBytes) {

  /**
   * What GitHub code scanning accepts and shows (its documentation, "SARIF support for code
   * scanning"). It says 10 MB, which is taken in its smaller meaning; the numbers of related places
   * (it takes 1,000) and of notifications are ours.
   */
  public static final SarifLimits GITHUB =
      new SarifLimits(25_000, 1_000, 100, 20_000, 1_024, 20, 10_000_000);

  /**
   * Checks that a log can be written under these limits at all.
   *
   * @throws IllegalArgumentException if a number is negative, or a trace has no room for its ends
   */
  public SarifLimits {
    if (results < 0
        || relatedLocations < 0
        || notifications < 0
        || tags < 0
        || compressedBytes < 0) {
      throw new IllegalArgumentException("a limit cannot be negative");
    }
    if (threadFlowLocations < 2) {
      throw new IllegalArgumentException("a trace needs room for its first and its last step");
    }
    if (descriptionLength < 2) {
      throw new IllegalArgumentException("a description needs room for a word");
    }
  }

  /** How many steps of a trace of {@code steps} have no room. */
  int stepsOver(int steps) {
    return Math.max(0, steps - threadFlowLocations);
  }
}
