package org.kwitness.keys;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kwitness.keys.FieldGuard.Kind;
import org.kwitness.keys.FieldGuard.Need;
import org.kwitness.model.LegendModel;
import org.kwitness.model.LegendModel.Meaning;

/**
 * Says what the text of a legend's entry means. What the rows know of it counts, and every name and
 * expression in it that the tree declares as a lock. The first lock that the text names is the one,
 * with those that it joins to it by {@code or}, {@code and} and the like; a name in parentheses
 * behind a description is the better name for the same.
 */
final class LegendResolver {
  private static final Pattern REFERENCE =
      Pattern.compile(
          "[A-Za-z_]\\w*(?:(?:->|\\.|::)[A-Za-z_]\\w*)*(?:\\((?:[^()]|\\([^()]*\\))*\\))?");
  private static final Pattern OF_STRUCTURE =
      Pattern.compile("\\b([A-Za-z_]\\w*)(?:'s|s')?\\s+(?:[a-z]+\\s)?(?:lock|mutex|mtx|rwlock)\\b");
  private static final Pattern JOINED =
      Pattern.compile(
          "^[\\s'`,)]*(?:\\b(or|and|and/or)\\b|[+&/|])[\\s'`(]*(?:\\b(?:the|a)\\b\\s*)?$");
  private static final Pattern OR = Pattern.compile("\\bor\\b");
  private static final Pattern SAME = Pattern.compile("^\\s*\\([\\s'`]*$");
  private static final Pattern LOOKS_LIKE_A_NAME = Pattern.compile("\\w*_\\w+|[A-Z]{3,}\\w*");

  private static final Map<Meaning, Kind> STATES =
      Map.of(
          Meaning.CONSTANT, Kind.CONSTANT,
          Meaning.UNLOCKED, Kind.UNLOCKED,
          Meaning.OWNER, Kind.OWNER,
          Meaning.UNNAMED, Kind.UNRESOLVED);

  private final Vocabulary words;
  private final LockFinder finder;

  /**
   * A lock in a text.
   *
   * @param rank what to believe where two overlap, the lowest first
   */
  private record Mention(int start, int end, int rank, List<LockRef> locks) {}

  LegendResolver(Vocabulary words, LockFinder finder) {
    this.words = words;
    this.finder = finder;
  }

  /** What an entry's text means for a member of {@code struct}. */
  FieldGuard resolve(String text, String struct) {
    List<Mention> mentions = mentions(text, struct);
    int firstLock = mentions.isEmpty() ? text.length() : mentions.get(0).start();
    Optional<LegendModel> state = state(text, struct, firstLock);
    if (state.isPresent()) {
      Kind kind = STATES.getOrDefault(state.get().means(), Kind.UNRESOLVED);
      return kind == Kind.UNRESOLVED
          ? FieldGuard.unresolved("the legend does not say which lock")
          : FieldGuard.without(kind);
    }
    return mentions.isEmpty() ? FieldGuard.unresolved(reason(text)) : locks(text, struct, mentions);
  }

  /** The row that says what the text means without a lock, if its words come first. */
  private Optional<LegendModel> state(String text, String struct, int firstLock) {
    Map<Integer, LegendModel> found = new TreeMap<>();
    for (Meaning meaning : Meaning.values()) {
      if (STATES.containsKey(meaning)) {
        for (LegendModel row : words.rows(meaning, struct)) {
          int start = Vocabulary.start(row, text);
          if (start >= 0 && !row.structs().isEmpty()) {
            return Optional.of(row); // Written for this very structure.
          }
          if (start >= 0 && start < firstLock) {
            found.putIfAbsent(start, row);
          }
        }
      }
    }
    // "Unlocked, only the thread itself uses it": why it is so says more than that it is so.
    return found.values().stream()
        .filter(r -> r.means() != Meaning.UNLOCKED)
        .findFirst()
        .or(() -> found.values().stream().findFirst());
  }

  private List<Mention> mentions(String text, String struct) {
    List<Mention> all = new ArrayList<>();
    for (LegendModel row : words.rows(Meaning.LOCK, struct)) {
      Matcher m = row.says().matcher(text);
      while (m.find()) {
        List<LockRef> locks = new ArrayList<>();
        row.locks().forEach(l -> finder.named(l, struct).ifPresent(locks::add));
        if (locks.size() == row.locks().size()) {
          all.add(new Mention(m.start(), m.end(), row.structs().isEmpty() ? 2 : 0, locks));
        }
      }
    }
    Matcher name = REFERENCE.matcher(text);
    int from = 0;
    while (name.find(from)) {
      // A call may be one lock, and else its name or its argument is.
      Optional<LockRef> lock =
          words.isMereWord(name.group())
              ? Optional.empty()
              : finder.expression(name.group(), struct);
      int end = name.end();
      if (lock.isEmpty() && name.group().contains("(")) {
        end = name.start() + name.group().indexOf('(');
        lock = finder.expression(text.substring(name.start(), end), struct);
      }
      if (lock.isPresent()) {
        all.add(new Mention(name.start(), end, 1, List.of(lock.get())));
      }
      from = end;
    }
    Matcher phrase = OF_STRUCTURE.matcher(text);
    while (phrase.find()) {
      finder
          .lockOfStructure(phrase.group(1), struct)
          .ifPresent(l -> all.add(new Mention(phrase.start(), phrase.end(), 3, List.of(l))));
    }
    return withoutOverlaps(all);
  }

  private static List<Mention> withoutOverlaps(List<Mention> all) {
    List<Mention> kept = new ArrayList<>();
    all.stream()
        .sorted(Comparator.comparingInt(Mention::rank).thenComparingInt(Mention::start))
        .forEach(
            m -> {
              if (kept.stream().noneMatch(k -> m.start() < k.end() && k.start() < m.end())) {
                kept.add(m);
              }
            });
    kept.sort(Comparator.comparingInt(Mention::start));
    return kept;
  }

  private FieldGuard locks(String text, String struct, List<Mention> mentions) {
    List<LockRef> locks = new ArrayList<>(mentions.get(0).locks());
    Mention head = mentions.get(0);
    boolean either =
        head.locks().size() > 1 && OR.matcher(text.substring(head.start(), head.end())).find();
    for (int i = 1; i < mentions.size(); i++) {
      Mention before = mentions.get(i - 1);
      String between = text.substring(before.end(), mentions.get(i).start());
      Matcher joined = JOINED.matcher(between);
      if (joined.find()) {
        either |= OR.matcher(between).find();
        mentions.get(i).locks().stream().filter(l -> !locks.contains(l)).forEach(locks::add);
      } else if (SAME.matcher(between).find() && before.rank() > 1) {
        locks.removeAll(before.locks());
        locks.addAll(mentions.get(i).locks());
      } else {
        break;
      }
    }
    boolean free = words.says(Meaning.WRITES_ONLY, struct, text);
    boolean all = words.says(Meaning.ALL_TO_WRITE, struct, text);
    return FieldGuard.locks(
        locks, free && !all ? Need.NONE : Need.ANY, either && !all ? Need.ANY : Need.ALL);
  }

  private static String reason(String text) {
    Matcher m = LOOKS_LIKE_A_NAME.matcher(text);
    return m.find()
        ? m.group() + " is no lock that this tree declares"
        : "no row knows what lock this is";
  }
}
