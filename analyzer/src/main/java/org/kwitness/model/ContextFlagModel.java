package org.kwitness.model;

import java.util.Optional;
import java.util.Set;

/**
 * A member or a variable that tells in which context the code runs: it is not 0, or has a flag, in
 * some contexts, and is 0, or lacks the flag, in all others.
 *
 * @param struct the tag of the structure, without {@code struct}; empty for a variable
 * @param name the member, or the variable that outlives functions
 * @param flag the bit; empty if the whole value tells
 * @param contexts the names of the contexts in which it is set; none for what is set only while
 *     nothing of the kind runs yet
 * @param source the manual page or file that says so
 * @param definedAt file and line, for messages
 */
public record ContextFlagModel(
    Optional<String> struct,
    String name,
    Optional<String> flag,
    Set<String> contexts,
    String source,
    String definedAt) {

  /** The member with its struct, or the variable; with the flag, if there is one. */
  String key() {
    return struct.map(s -> s + ".").orElse("") + name + flag.map(f -> " " + f).orElse("");
  }
}
