package org.kwitness.keys;

import java.util.List;

/**
 * A structure or union, as defined.
 *
 * @param name its tag, or the name that a {@code typedef} gives to one without
 * @param line the line of its opening brace
 * @param lastLine the line of its closing brace
 * @param members in their order, with those of the structures defined inside
 */
record Structure(String name, int line, int lastLine, List<Member> members) {
  Structure {
    members = List.copyOf(members);
  }
}
