package org.kwitness.analysis;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kwitness.cfg.Function;

/** What an earlier analysis of the whole kernel knows, for one of a few of its files. */
public interface Recollection {
  /** Nothing: for a whole kernel, and for files by themselves. */
  Recollection NOTHING = new Recollection() {};

  /** A function that is not in the program, by the name that a function of it uses. */
  default Optional<FunctionMemory> callee(Function caller, String name) {
    return Optional.empty();
  }

  /** A function of the program, as it was in the whole kernel. */
  default Optional<FunctionMemory> of(Function f) {
    return Optional.empty();
  }

  /** A function, by its link name. */
  default Optional<FunctionMemory> named(String linkName) {
    return Optional.empty();
  }

  /** A function of the program that need not be simulated again: it is known what is so in it. */
  default Optional<FunctionMemory> settled(Function f) {
    return Optional.empty();
  }

  /** The levels that pools are declared for, by the pool's class. */
  default Map<String, String> poolLevels() {
    return Map.of();
  }

  /** The levels that locks are declared for, by the lock's class. */
  default Map<String, String> lockLevels() {
    return Map.of();
  }

  /** Classes of locks that somebody may release who has not acquired them, if that is known. */
  default Optional<Set<String>> handedLocks() {
    return Optional.empty();
  }

  /** What all callers of a function do about NULL. */
  default Optional<Belief.Count> habit(Belief.Of of, String function) {
    return Optional.empty();
  }
}
