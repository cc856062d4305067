package org.kwitness.analysis.privatedata;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kwitness.cfg.Function;

/**
 * A function that, itself or through what it calls, ends private data.
 *
 * @param function the function
 * @param slot the member of the table that holds it; empty for one that is entered otherwise
 * @param field the member that it clears or whose object it frees
 * @param endings what it does, in the order of its blocks; not empty
 * @param acquired the locks that it acquires somewhere, by class, with the name of the call
 */
public record Closer(
    Function function,
    Optional<String> slot,
    String field,
    List<Ending> endings,
    Map<String, String> acquired) {

  /** The closers that a story makes of a function: one for each member. */
  static List<Closer> of(Function f, Optional<String> slot, Story story) {
    Set<String> fields = new LinkedHashSet<>();
    story.endings().forEach(e -> fields.add(e.field()));
    List<Closer> closers = new ArrayList<>();
    for (String field : fields) {
      closers.add(
          new Closer(
              f,
              slot,
              field,
              story.endings().stream().filter(e -> e.field().equals(field)).toList(),
              story.acquired()));
    }
    return closers;
  }

  /** What it does in the end: the object may stay, and only the pointer to it go. */
  public boolean frees() {
    return endings.stream().anyMatch(e -> e.what() == Ending.What.FREES);
  }

  /** The endings that matter most: those that free whatever a count says, else all that free. */
  private List<Ending> decisive() {
    List<Ending> frees = endings.stream().filter(e -> e.what() == Ending.What.FREES).toList();
    List<Ending> plain = frees.stream().filter(e -> !e.counted()).toList();
    return plain.isEmpty() ? frees.isEmpty() ? endings : frees : plain;
  }

  /** The place to show. */
  public Ending main() {
    return decisive().get(0);
  }

  /**
   * Locks that keep it away: those held at the clearing if that comes first, since who comes later
   * finds no object; else those held everywhere.
   */
  public Set<String> held() {
    Set<String> locks = new TreeSet<>(endings.get(0).held());
    if (endings.get(0).what() == Ending.What.FREES) {
      endings.forEach(e -> locks.retainAll(e.held()));
    }
    return locks;
  }

  /** True if it waits for something before, for example for the last user. */
  public boolean waits() {
    return decisive().stream().allMatch(Ending::waited);
  }

  /** True if it counts users down before. */
  public boolean counts() {
    return decisive().stream().allMatch(Ending::counted);
  }
}
