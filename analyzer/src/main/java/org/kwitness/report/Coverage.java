package org.kwitness.report;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which files a run has looked at, so that what it did not find can be told from what it did not
 * look for.
 *
 * @param files source files (relative to the source root) that were analysed from end to end
 * @param whole true if the user asked for the whole kernel, not for a part of it
 */
public record Coverage(SortedSet<String> files, boolean whole) {
  /** Nothing was looked at. */
  public static final Coverage NONE = new Coverage(Collections.emptySortedSet(), false);

  /** Copies the set. */
  public Coverage {
    files = Collections.unmodifiableSortedSet(new TreeSet<>(files));
  }
}
