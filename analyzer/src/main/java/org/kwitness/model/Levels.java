package org.kwitness.model;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The priority levels of one kernel, ordered by what each blocks. The order is partial: where
 * neither of two levels blocks the other, a section at one may be interrupted by the other.
 *
 * <p>Levels are numbered from 0 in the order of the rows; a number means nothing more.
 */
public final class Levels {
  /** How a level is written that is a constant in C, rather than a name of our own. */
  private static final Pattern CONSTANT = Pattern.compile("[A-Z_][A-Z0-9_]*");

  /** Those of a kernel without levels. */
  static final Levels NONE = new Levels();

  private final List<LevelModel> levels;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<BitSet> closures = new ArrayList<>();

  private Levels() {
    this.levels = List.of();
  }

  /**
   * Orders the levels.
   *
   * @throws KnowledgeException if a name is used twice, if one names a level that does not exist,
   *     or if a level is above itself
   */
  Levels(List<LevelModel> levels) throws KnowledgeException {
    this.levels = List.copyOf(levels);
    for (int i = 0; i < levels.size(); i++) {
      add(levels.get(i).name(), i);
      for (String alias : levels.get(i).aliases()) {
        add(alias, i);
      }
      closures.add(new BitSet());
    }
    for (int i = 0; i < levels.size(); i++) {
      close(i, new BitSet());
    }
  }

  /** The number of a level, by its name or an alias; empty if there is no such level. */
  public OptionalInt number(String nameOrAlias) {
    Integer number = numbers.get(nameOrAlias);
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  /**
   * The name of a level.
   *
   * @param level its number, below {@link #size}
   */
  public String name(int level) {
    return levels.get(level).name();
  }

  /**
   * The levels that a level blocks, itself included, as a new set of numbers.
   *
   * @param level its number, below {@link #size}
   */
  public BitSet blocks(int level) {
    return (BitSet) closures.get(level).clone();
  }

  /** How many levels there are; 0 for a kernel without levels. */
  public int size() {
    return levels.size();
  }

  /** All names and aliases, sorted. */
  public Set<String> names() {
    return new TreeSet<>(numbers.keySet());
  }

  /** The names and aliases that are constants in C, to be kept by name. */
  Set<String> constants() {
    Set<String> constants = names();
    constants.removeIf(name -> !CONSTANT.matcher(name).matches());
    return constants;
  }

  /**
   * Refuses a name that is no level.
   *
   * @param definedAt the file and line that use it
   */
  void check(String name, String definedAt) throws KnowledgeException {
    require(name, definedAt);
  }

  private int require(String name, String definedAt) throws KnowledgeException {
    Integer number = numbers.get(name);
    if (number == null) {
      throw new KnowledgeException(
          definedAt
              + ": there is no level \""
              + name
              + "\" in this version of the kernel; "
              + (size() == 0
                  ? "add it to \"levels\""
                  : "known levels are " + String.join(", ", names())));
    }
    return number;
  }

  private void add(String name, int number) throws KnowledgeException {
    Integer before = numbers.putIfAbsent(name, number);
    if (before != null) {
      throw new KnowledgeException(
          levels.get(number).definedAt()
              + ": the level \""
              + name
              + "\" exists already at "
              + levels.get(before).definedAt()
              + "; remove one");
    }
  }

  private BitSet close(int level, BitSet path) throws KnowledgeException {
    BitSet closure = closures.get(level);
    if (!closure.isEmpty()) {
      return closure;
    }
    LevelModel model = levels.get(level);
    if (path.get(level)) {
      throw new KnowledgeException(
          model.definedAt()
              + ": the level \""
              + model.name()
              + "\" is above itself; make equal levels aliases of one, or correct \"above\"");
    }
    path.set(level);
    BitSet found = new BitSet();
    found.set(level);
    for (String below : model.above()) {
      found.or(close(require(below, model.definedAt()), path));
    }
    path.clear(level);
    closure.or(found);
    return closure;
  }
}
