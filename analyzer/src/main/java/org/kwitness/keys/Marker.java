package org.kwitness.keys;

import java.util.List;

/**
 * What stands at a member to say which keys it has.
 *
 * @param text as written, with what sets it off
 * @param keys the keys, in their order
 * @param line where it stands
 * @param eachItsOwn true if the keys are written without anything between: one for each of several
 *     objects that have such a member
 * @param known true if the legend has all of them
 */
record Marker(String text, List<String> keys, int line, boolean eachItsOwn, boolean known) {
  Marker {
    keys = List.copyOf(keys);
  }
}
