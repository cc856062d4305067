package org.kwitness.report.html;

import org.kwitness.rule.Finding;

/**
 * A finding and its place on the page.
 *
 * @param finding the finding
 * @param number 1-based, in the order of the page
 * @param fingerprint see {@link org.kwitness.report.Fingerprints}
 */
record Entry(Finding finding, int number, String fingerprint) {
  /** The name of its element: the same in every run that has the finding, so links keep working. */
  String anchor() {
    return "f-" + fingerprint.replace(':', '-');
  }
}
