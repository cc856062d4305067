package org.kwitness.keys;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kwitness.model.Effect;
import org.kwitness.model.Knowledge;
import org.kwitness.model.Operand;

/** Binds a name or an expression in a legend to a lock that the tree declares. */
final class LockFinder {
  /** Stands for the structure that has the key, in rows. */
  private static final String SELF = "self";

  /** What tells a name from a word of English, which somewhere is the name of a member too. */
  private static final Pattern NAME_AND_NO_WORD = Pattern.compile("[_\\d]|[a-z][A-Z]|^[A-Z]{2}");

  private final TreeIndex index;
  private final MacroExpander macros;
  private final Knowledge knowledge;

  LockFinder(TreeIndex index, Knowledge knowledge) {
    this.index = index;
    this.macros = new MacroExpander(index, knowledge);
    this.knowledge = knowledge;
  }

  /** The lock that a row names, for a key of {@code struct}. */
  Optional<LockRef> named(String lock, String struct) {
    if (lock.equals(SELF)) {
      return onlyLock(struct).map(m -> inObject(struct, List.of(m.name())));
    }
    if (lock.contains("->")) {
      return path(split(lock), struct);
    }
    int colons = lock.indexOf("::");
    if (colons < 0) {
      return Optional.of(
          index.isVariable(lock)
              ? LockRef.global(lock)
              : expression(lock, struct).orElse(LockRef.global(lock)));
    }
    String owner = lock.substring(0, colons);
    String field = lock.substring(colons + 2);
    String real = owner.equals(SELF) ? struct : owner;
    if (index.member(real, field).isEmpty()) {
      // It may be a macro that stands for a member of a member.
      return macros
          .alias(field)
          .map(p -> inObject(real, split(p)))
          .map(l -> real.equals(struct) ? l : elsewhere(l));
    }
    return Optional.of(lockOf(real, field, struct));
  }

  private static LockRef elsewhere(LockRef lock) {
    return new LockRef(lock.text(), lock.lockClass(), LockRef.Reach.OTHER, List.of());
  }

  /** The lock of a structure that is called by its name: {@code the socket lock}. */
  Optional<LockRef> lockOfStructure(String name, String struct) {
    boolean near = name.equals(struct) || !index.linksTo(struct, name).isEmpty();
    return near ? onlyLock(name).map(m -> lockOf(name, m.name(), struct)) : Optional.empty();
  }

  private Optional<Member> onlyLock(String struct) {
    List<Member> locks = index.locksIn(struct);
    return locks.size() == 1 ? Optional.of(locks.get(0)) : Optional.empty();
  }

  /**
   * The lock that an expression is, or that a call of it takes.
   *
   * @param text a name, a path such as {@code a->b} or {@code a::b}, or a call
   */
  Optional<LockRef> expression(String text, String struct) {
    int open = text.indexOf('(');
    if (open > 0) {
      String name = text.substring(0, open).strip();
      return call(name, MacroExpander.arguments(text, open + 1), struct, text);
    }
    return path(split(text), struct);
  }

  private static List<String> split(String path) {
    return Arrays.stream(path.split("->|\\.|::")).filter(p -> !p.isEmpty()).toList();
  }

  private Optional<LockRef> call(String name, List<String> arguments, String struct, String text) {
    Optional<String> lock = macros.lockOf(name, arguments);
    if (lock.isEmpty()) {
      return Optional.empty();
    }
    Optional<LockRef> found =
        lock.get().matches("[\\w>-]+") ? path(split(lock.get()), struct) : Optional.empty();
    return found.isPresent()
        ? found
        : Optional.of(
            lock.get().matches("[A-Za-z_][\\w-]*") && arguments.isEmpty()
                ? LockRef.global(lock.get())
                : new LockRef(text, "", LockRef.Reach.OTHER, List.of()));
  }

  private Optional<LockRef> path(List<String> names, String struct) {
    if (names.isEmpty()) {
      return Optional.empty();
    }
    String last = names.get(names.size() - 1);
    if (names.size() == 1) {
      return single(last, struct);
    }
    if (index.ownersOf(last).isEmpty()) {
      return macros.alias(last).flatMap(p -> path(join(names, p), struct));
    }
    // The first name is a member, or stands for an object, maybe the one that has the key.
    for (int from = 0; from < names.size(); from++) {
      if (index.member(struct, names.get(from)).isPresent()) {
        return Optional.of(inObject(struct, names.subList(from, names.size())));
      }
    }
    String owner = names.get(names.size() - 2);
    List<String> owners = index.ownersOf(last);
    return Optional.of(lockOf(owners.contains(owner) ? owner : owners.get(0), last, struct));
  }

  private static List<String> join(List<String> names, String alias) {
    List<String> all = new ArrayList<>(names.subList(0, names.size() - 1));
    all.addAll(split(alias));
    return all;
  }

  private Optional<LockRef> single(String name, String struct) {
    Optional<Member> own = index.member(struct, name);
    if (own.filter(index::isLock).isPresent()) {
      return Optional.of(inObject(struct, List.of(name)));
    }
    if (index.isVariable(name) || isModelled(name)) {
      return Optional.of(LockRef.global(name));
    }
    if (!NAME_AND_NO_WORD.matcher(name).find()) {
      return Optional.empty();
    }
    List<String> owners = index.ownersOf(name);
    if (!owners.isEmpty()) {
      List<String> near = owners.stream().filter(o -> !index.linksTo(struct, o).isEmpty()).toList();
      if (near.size() == 1 || owners.size() == 1) {
        return Optional.of(lockOf(near.isEmpty() ? owners.get(0) : near.get(0), name, struct));
      }
      return Optional.empty();
    }
    Optional<String> alias = macros.alias(name);
    if (alias.isPresent()) {
      Optional<LockRef> found = path(split(alias.get()), struct);
      if (found.filter(l -> l.reach() == LockRef.Reach.OTHER).isPresent()) {
        // A macro without an object means the same lock for all.
        return found.map(l -> new LockRef(name, l.lockClass(), LockRef.Reach.GLOBAL, List.of()));
      }
      if (found.isPresent()) {
        return found;
      }
    }
    return macros
        .lockOf(name, index.macro(name).map(SourceFile.Macro::parameters).orElse(List.of()))
        .flatMap(
            p ->
                p.matches("[\\w>-]+") && !p.equals(name)
                    ? path(split(p), struct)
                    : Optional.empty());
  }

  /** True for a lock that no variable of the tree is, and that rows acquire. */
  private boolean isModelled(String name) {
    return knowledge.functions(name).stream()
        .flatMap(f -> f.effects(Effect.Acquire.class).stream())
        .anyMatch(a -> a.lock() instanceof Operand.Global);
  }

  /** A lock of structure {@code owner}, seen from a {@code struct}. */
  private LockRef lockOf(String owner, String lock, String struct) {
    String lockClass = owner + "." + lock;
    if (owner.equals(struct)) {
      return inObject(struct, List.of(lock));
    }
    List<Member> links = index.linksTo(struct, owner);
    if (links.size() == 1) {
      Member link = links.get(0);
      return new LockRef(
          link.name() + (link.isPointer() ? "->" : ".") + lock,
          lockClass,
          LockRef.Reach.OBJECT,
          List.of(link.name(), lock));
    }
    return new LockRef(lockClass, lockClass, LockRef.Reach.OTHER, List.of());
  }

  /** A lock at the end of a path that starts with a member of {@code struct}. */
  private LockRef inObject(String struct, List<String> path) {
    StringBuilder text = new StringBuilder(path.get(0));
    String owner = struct;
    for (int i = 1; i < path.size(); i++) {
      Optional<Member> before = index.member(owner, path.get(i - 1));
      text.append(before.filter(m -> !m.isPointer()).isPresent() ? "." : "->").append(path.get(i));
      owner = before.map(LockFinder::target).orElse("");
      if (index.member(owner, path.get(i)).isEmpty()) {
        List<String> owners = index.ownersOf(path.get(i));
        owner = owners.isEmpty() ? owner : owners.get(0);
      }
    }
    String lockClass = (owner.isEmpty() ? "" : owner + ".") + path.get(path.size() - 1);
    return new LockRef(text.toString(), lockClass, LockRef.Reach.OBJECT, path);
  }

  private static String target(Member m) {
    List<String> type = m.type();
    int at = type.indexOf("struct");
    return type.isEmpty() ? "" : type.get(Math.min(at + 1, type.size() - 1));
  }
}
