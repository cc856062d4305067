package org.kwitness.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kwitness.analysis.Belief;
import org.kwitness.analysis.FunctionMemory;
import org.kwitness.interproc.CallGraph;

/**
 * A piece of what is kept of a whole kernel.
 *
 * @param content the piece
 */
record Remembered(Content content) {

  /** See {@link Remembered}; the name of each piece is made by {@link #name}. */
  sealed interface Content {}

  /**
   * Where the body of a function is.
   *
   * @param unit the source file whose facts have it
   * @param file the file that defines it: the same, or a header
   * @param name its name
   */
  record Ref(String unit, String file, String name) {}

  /**
   * A function, under the name that the whole kernel knows it by.
   *
   * @param at where its body is
   * @param above the functions on the ways on which it is entered
   * @param below the functions in which it sleeps, itself included; empty if it does not
   */
  record OfFunction(Ref at, FunctionMemory memory, List<Ref> above, List<Ref> below)
      implements Content {}

  /** A field that holds function pointers. */
  record OfSlot(CallGraph.Slot slot) implements Content {}

  /** The files that store functions in some field of a struct. */
  record OfStruct(Set<String> implementing) implements Content {}

  /** The functions on the ways on which interrupts come to use an object. */
  record OfObject(List<Ref> users) implements Content {}

  /** What callers do about NULL. */
  record OfHabit(Belief.Count count) implements Content {}

  /**
   * A source file.
   *
   * @param entry the name of its facts in the cache
   * @param hash of its content
   */
  record OfUnit(String entry, long hash) implements Content {}

  /**
   * The tree.
   *
   * @param poolLevels the levels that pools are declared for, by their classes
   * @param lockLevels the same, for locks
   * @param handedLocks classes of locks that somebody may release who has not acquired them
   */
  record OfTree(
      Map<String, String> poolLevels, Map<String, String> lockLevels, Set<String> handedLocks)
      implements Content {}

  /** The name of a piece: pieces of different sorts do not get into one another's way. */
  static String name(Class<? extends Content> sort, String of) {
    return sort.getSimpleName() + " " + of;
  }

  /** The name of a count. */
  static String habit(Belief.Of of, String function) {
    return name(OfHabit.class, of + " " + function);
  }
}
