package org.kwitness.analysis;

import java.util.Map;
import java.util.Optional;
import org.kwitness.cfg.Function;

/** What an earlier analysis of the whole kernel knows, for one of a few of its files. */
public interface Recollection {
  /** Nothing: for a whole kernel, and for files by themselves. */
  Recollection NOTHING =
      new Recollection() {
        @Override
        public Optional<FunctionMemory> callee(Function caller, String name) {
          return Optional.empty();
        }

        @Override
        public Optional<FunctionMemory> of(Function f) {
          return Optional.empty();
        }

        @Override
        public Optional<FunctionMemory> named(String linkName) {
          return Optional.empty();
        }

        @Override
        public Optional<FunctionMemory> settled(Function f) {
          return Optional.empty();
        }

        @Override
        public Map<String, String> poolLevels() {
          return Map.of();
        }

        @Override
        public Map<String, String> lockLevels() {
          return Map.of();
        }

        @Override
        public Optional<Belief.Count> habit(Belief.Of of, String function) {
          return Optional.empty();
        }
      };

  /** A function that is not in the program, by the name that a function of it uses. */
  Optional<FunctionMemory> callee(Function caller, String name);

  /** A function of the program, as it was in the whole kernel. */
  Optional<FunctionMemory> of(Function f);

  /** A function, by its link name. */
  Optional<FunctionMemory> named(String linkName);

  /** A function of the program that need not be simulated again: it is known what is so in it. */
  Optional<FunctionMemory> settled(Function f);

  /** The levels that pools are declared for, by the pool's class. */
  Map<String, String> poolLevels();

  /** The levels that locks are declared for, by the lock's class. */
  Map<String, String> lockLevels();

  /** What all callers of a function do about NULL. */
  Optional<Belief.Count> habit(Belief.Of of, String function);
}
