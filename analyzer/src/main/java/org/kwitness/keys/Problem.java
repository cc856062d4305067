package org.kwitness.keys;

import java.util.Comparator;
import org.kwitness.ir.SourcePosition;

/**
 * A legend's entry or a marker that could not be resolved, or a file that could not be read.
 *
 * @param what which of these
 * @param at where it stands
 * @param text the key with its meaning, the member with its marker, or the file
 * @param reason why it could not be resolved
 * @param fields how many members it concerns
 */
public record Problem(What what, SourcePosition at, String text, String reason, int fields) {

  /** What could not be resolved. */
  public enum What {
    /** A file that cannot be read: what it says of locks is not known. */
    FILE,
    /** An entry of a legend whose text names no lock that is known. */
    LEGEND,
    /** A marker with a key that no legend in force has. */
    MARKER
  }

  static final Comparator<Problem> ORDER =
      Comparator.comparing(Problem::what)
          .thenComparing(Problem::at)
          .thenComparing(Problem::text)
          .thenComparing(Problem::reason);
}
