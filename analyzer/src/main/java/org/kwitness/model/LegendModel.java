package org.kwitness.model;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What some words mean in a legend of locking keys: the comment of a header that says which letter
 * stands for which lock.
 *
 * @param name what the row is called; unique
 * @param means what the words say
 * @param says the words, looked for in the text of an entry, in any case; for {@link
 *     Meaning#LOCK_TYPE} the name of a type, for {@link Meaning#SAME_LEGEND} the name of a file
 *     relative to the kernel folder
 * @param locks the locks that are meant, for {@link Meaning#LOCK} alone: {@code STRUCT::FIELD} for
 *     that member of whatever object, {@code self::FIELD} for a member of the structure whose
 *     member has the key, {@code FIELD->FIELD} for a path from that structure, and else the name of
 *     a variable or of a lock that rows acquire
 * @param structs the tags of the structures in whose legends this holds; everywhere if empty
 * @param from the file whose legends hold, for {@link Meaning#SAME_LEGEND}; else empty
 * @param source the manual page or file that says so
 * @param definedAt file and line, for messages
 */
public record LegendModel(
    String name,
    Meaning means,
    Pattern says,
    List<String> locks,
    List<String> structs,
    String from,
    String source,
    String definedAt) {

  /** What the words of a legend's entry may mean. */
  public enum Meaning {
    /** The member does not change once its object is known to others. */
    CONSTANT("constant"),
    /** No lock is needed, or none is used: atomic operations, or a value that may be wrong. */
    UNLOCKED("unlocked"),
    /** Only one thread or processor uses the member. */
    OWNER("owner"),
    /** A lock, or several. */
    LOCK("lock"),
    /** There is a lock or a rule, and the text does not say which. */
    UNNAMED("unnamed"),
    /** Who only reads needs no lock. */
    WRITES_ONLY("writes-only"),
    /** Who writes needs all the locks that are named, who reads any of them. */
    ALL_TO_WRITE("all-to-write"),
    /** Tells a legend from another list: a word that speaks of locking. */
    VOCABULARY("vocabulary"),
    /** The name of a type whose objects are locks. */
    LOCK_TYPE("lock-type"),
    /** The files of that name use the legend of another file. */
    SAME_LEGEND("same-legend");

    private final String word;

    Meaning(String word) {
      this.word = word;
    }

    /** The word for it in a row. */
    public String word() {
      return word;
    }
  }
}
