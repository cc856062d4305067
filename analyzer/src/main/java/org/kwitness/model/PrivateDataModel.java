package org.kwitness.model;

import java.util.Optional;
import java.util.Set;

/**
 * How drivers hang data of their own on an object that the kernel hands to the functions of a
 * table, such as {@code si_drv1} of a device node.
 *
 * @param name of the row
 * @param struct the tag of the object that has the members
 * @param fields the members that drivers may use as they like
 * @param table the tag of the table of functions
 * @param opens the members of the table that come before the data is there
 * @param methods the members of the table that may run at the same time as one another
 * @param closes those of {@code methods} that are called when the object is not used any more, as
 *     far as the kernel knows
 * @param lock a lock that the kernel holds around all methods of a table, by class; empty if there
 *     is none. A sleep releases it
 * @param flag the flag in the table that decides whether the kernel holds {@code lock}; empty if it
 *     always does
 * @param heldWithFlag true if it is held when the flag is there, false if when it is not
 * @param drains functions after which no method is running any more
 * @param waits functions that sleep until something happens, for as long as it takes; others that
 *     may sleep come back soon
 * @param byUnit how methods find the data by the number of the unit; empty if {@code fields} point
 *     to it
 * @param source the manual page or file that says so
 * @param definedAt file and line, for messages
 */
public record PrivateDataModel(
    String name,
    String struct,
    Set<String> fields,
    String table,
    Set<String> opens,
    Set<String> methods,
    Set<String> closes,
    String lock,
    String flag,
    boolean heldWithFlag,
    Set<String> drains,
    Set<String> waits,
    Optional<ByUnit> byUnit,
    String source,
    String definedAt) {

  /** True if the kernel holds {@code lock} around the methods of a table with these flags. */
  public boolean isLocked(Set<String> flags) {
    return !lock.isEmpty() && (flag.isEmpty() || flags.contains(flag) == heldWithFlag);
  }

  /**
   * Data that is kept for each unit of a driver, and that goes when the unit is detached.
   *
   * @param lookups functions that give it, or NULL, for a driver and a unit; an element of {@code
   *     fields} is the same
   * @param privates functions that give it for the device, in the function that detaches
   * @param table the tag of the table with the functions that detach
   * @param detaches the members of that
   * @param revokes functions that close the nodes which are still open
   * @param refuses what a function that detaches returns when it will not, as long as a node is
   *     open: error numbers
   */
  public record ByUnit(
      Set<String> lookups,
      Set<String> privates,
      String table,
      Set<String> detaches,
      Set<String> revokes,
      Set<Long> refuses) {}
}
