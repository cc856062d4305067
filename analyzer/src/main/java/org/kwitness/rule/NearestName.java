package org.kwitness.rule;

import java.util.Collection;
import java.util.Optional;

/** Finds the name that a user probably meant. */
public final class NearestName {
  private NearestName() {}

  /**
   * The known name that differs least from the given one (Levenshtein's distance), if it differs in
   * at most a third of its length, or is what the given one begins with or the other way round.
   *
   * @param known in an order that decides between equals
   */
  public static Optional<String> of(String name, Collection<String> known) {
    Optional<String> best = Optional.empty();
    int least = Integer.MAX_VALUE;
    for (String candidate : known) {
      int distance = distance(name, candidate);
      boolean begins =
          name.length() > 2 && (candidate.startsWith(name) || name.startsWith(candidate));
      if (distance < least && (begins || 3 * distance <= candidate.length())) {
        best = Optional.of(candidate);
        least = distance;
      }
    }
    return best;
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
