package org.kwitness.keys;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.kwitness.keys.FieldGuard.Kind;

/**
 * How many members have a key, and what becomes of them.
 *
 * @param area the folder under the kernel's that is meant
 * @param structs how many structures have a member with a key
 * @param fields how many members have a key
 * @param kinds how many of each kind; every kind is there
 */
public record KeyTotals(String area, int structs, int fields, Map<Kind, Integer> kinds) {
  /** The name of the area that is everything. */
  public static final String ALL = "all";

  /** The name of the area that is the folders that every kernel has. */
  public static final String CORE = "kern, sys, net*";

  private static final String NET = "net";
  private static final Set<String> CORE_FOLDERS = Set.of("kern", "sys", NET + "*");

  /** Copies the map. */
  public KeyTotals {
    kinds = Collections.unmodifiableMap(new EnumMap<>(kinds));
  }

  /**
   * The totals of each folder under the kernel's, sorted, where all that begin with {@code net} are
   * one; then of the folders that every kernel has, and of all.
   *
   * @param kernel the kernel's folder relative to the source root, with a slash; may be empty
   */
  static List<KeyTotals> of(List<FieldKey> keys, String kernel) {
    Map<String, List<FieldKey>> byArea = new TreeMap<>();
    List<FieldKey> core = new ArrayList<>();
    for (FieldKey k : keys) {
      String area = area(k.at().file(), kernel);
      byArea.computeIfAbsent(area, a -> new ArrayList<>()).add(k);
      if (CORE_FOLDERS.contains(area)) {
        core.add(k);
      }
    }
    List<KeyTotals> totals = new ArrayList<>();
    byArea.forEach((area, of) -> totals.add(count(area, of)));
    totals.add(count(CORE, core));
    totals.add(count(ALL, keys));
    return List.copyOf(totals);
  }

  private static String area(String file, String kernel) {
    String path = file.startsWith(kernel) ? file.substring(kernel.length()) : file;
    String folder = path.substring(0, Math.max(0, path.indexOf('/')));
    return folder.startsWith(NET) ? NET + "*" : folder;
  }

  private static KeyTotals count(String area, List<FieldKey> keys) {
    Map<Kind, Integer> kinds = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      kinds.put(kind, 0);
    }
    Set<String> structs = new TreeSet<>();
    for (FieldKey k : keys) {
      kinds.merge(k.guard().kind(), 1, Integer::sum);
      structs.add(k.at().file() + " " + k.struct());
    }
    return new KeyTotals(area, structs.size(), keys.size(), kinds);
  }

  /** How many members are of this kind. */
  public int count(Kind kind) {
    return kinds.getOrDefault(kind, 0);
  }

  /** How many resolve to a lock, several locks or a constant. */
  public int guarded() {
    return count(Kind.LOCK) + count(Kind.LOCKS) + count(Kind.CONSTANT);
  }

  /** How many resolve to anything: also those that need no lock. */
  public int resolved() {
    return fields - count(Kind.UNRESOLVED);
  }

  /** A share of the members with a key, in percent; 100 if there are none. */
  public double percent(int part) {
    return fields == 0 ? 100 : 100.0 * part / fields;
  }
}
