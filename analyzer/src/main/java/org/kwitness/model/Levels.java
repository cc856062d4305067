package org.kwitness.model;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The priority levels of one kernel, ordered by what they block. The order is partial: in the older
 * kernels those of disks, networks and terminals do not include one another.
 */
public final class Levels {
  private final List<String> names = new ArrayList<>();
  private final List<BitSet> blocked = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();

  /**
   * @param rows each level after those that it is above
   */
  Levels(List<LevelRow> rows) {
    for (LevelRow row : rows) {
      int number = names.size();
      names.add(row.name());
      numbers.put(row.name(), number);
      row.aliases().forEach(a -> numbers.put(a, number));
      BitSet set = new BitSet();
      set.set(number);
      row.above().forEach(a -> number(a).ifPresent(n -> set.or(blocked.get(n))));
      blocked.add(set);
    }
  }

  /** The number of a level, by its name or another name of it. */
  public OptionalInt number(String name) {
    Integer n = numbers.get(name);
    return n == null ? OptionalInt.empty() : OptionalInt.of(n);
  }

  /** The name of a level. */
  public String name(int level) {
    return names.get(level);
  }

  /** The levels whose interrupts cannot come at this level; itself is one. */
  public BitSet blocks(int level) {
    return (BitSet) blocked.get(level).clone();
  }

  /** How many there are. */
  public int size() {
    return names.size();
  }
}
