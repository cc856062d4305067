package org.kwitness.report;

/**
 * How a SARIF log is written.
 *
 * @param uriPrefix put before every file's path, so that addresses are relative to the top of the
 *     repository where the source root is a folder in it; empty, or ending in {@code /}
 * @param machinePaths also write the absolute path of the source root. The log is then no longer
 *     the same bytes wherever the tree lies
 * @param limits how much is written
 */
public record SarifOptions(String uriPrefix, boolean machinePaths, Limits limits) {

  /** No prefix, no machine paths, GitHub's limits. */
  public static final SarifOptions DEFAULT = new SarifOptions("", false, Limits.GITHUB);

  /**
   * How much is written of what may be very many. What is left out is said in the log.
   *
   * @param results findings in a run; the most serious are kept
   * @param threadFlowLocations steps in a trace; the first and the last are kept
   * @param relatedLocations related places of a finding
   * @param notifications gaps written one by one; the rest is counted by kind
   * @param descriptionLength UTF-16 units in a rule's descriptions
   * @param tags tags of a rule
   */
  public record Limits(
      int results,
      int threadFlowLocations,
      int relatedLocations,
      int notifications,
      int descriptionLength,
      int tags) {

    /**
     * What GitHub code scanning accepts and shows (its documentation, "SARIF support for code
     * scanning"); the number of notifications is ours.
     */
    public static final Limits GITHUB = new Limits(25_000, 1_000, 100, 20_000, 1_024, 20);
  }

  /**
   * Checks the prefix.
   *
   * @throws IllegalArgumentException if the prefix is absolute or does not end in a slash
   */
  public SarifOptions {
    if (!uriPrefix.isEmpty() && (!uriPrefix.endsWith("/") || uriPrefix.startsWith("/"))) {
      throw new IllegalArgumentException(
          "the prefix of addresses must be relative and end in '/': " + uriPrefix);
    }
  }
}
