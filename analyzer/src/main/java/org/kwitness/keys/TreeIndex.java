package org.kwitness.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The locks of a tree: members, variables and the macros around them. */
final class TreeIndex {
  private final Predicate<String> isLockType;
  private final Map<String, List<Member>> members = new TreeMap<>();
  private final Map<String, TreeSet<String>> ownersOfLocks = new TreeMap<>();
  private final TreeSet<String> variables = new TreeSet<>();
  private final Map<String, SourceFile.Macro> macros = new TreeMap<>();

  /**
   * @param files those that count most first: of several structures of one name, the first counts
   */
  TreeIndex(List<SourceFile> files, Predicate<String> isLockType) {
    this.isLockType = isLockType;
    for (SourceFile file : files) {
      for (Structure s : file.structures()) {
        Map<String, List<Member>> own = new TreeMap<>();
        s.members().forEach(m -> own.computeIfAbsent(m.struct(), k -> new ArrayList<>()).add(m));
        own.forEach(members::putIfAbsent);
        for (Member m : s.members()) {
          if (isLock(m)) {
            ownersOfLocks.computeIfAbsent(m.name(), k -> new TreeSet<>()).add(m.struct());
          }
        }
      }
      variables.addAll(file.locks());
      file.macros().forEach(macros::putIfAbsent);
    }
  }

  /** True for a lock and for a pointer to one. */
  boolean isLock(Member m) {
    return m.type().stream().anyMatch(isLockType);
  }

  List<Member> members(String struct) {
    return members.getOrDefault(struct, List.of());
  }

  Optional<Member> member(String struct, String name) {
    return members(struct).stream().filter(m -> m.name().equals(name)).findFirst();
  }

  /** The locks that lie in the structure itself. */
  List<Member> locksIn(String struct) {
    return members(struct).stream().filter(m -> isLock(m) && !m.isPointer()).toList();
  }

  /** The structures that have a lock of this name, sorted. */
  List<String> ownersOf(String lock) {
    return List.copyOf(ownersOfLocks.getOrDefault(lock, new TreeSet<>()));
  }

  boolean isVariable(String name) {
    return variables.contains(name);
  }

  Optional<SourceFile.Macro> macro(String name) {
    return Optional.ofNullable(macros.get(name));
  }

  /** The members of {@code struct} that are, or point to, a structure {@code other}. */
  List<Member> linksTo(String struct, String other) {
    return members(struct).stream()
        .filter(m -> m.type().size() > 1 && m.type().get(0).equals("struct"))
        .filter(m -> m.type().get(1).equals(other))
        .toList();
  }
}
