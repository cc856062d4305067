package org.kwitness.keys;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.kwitness.model.Knowledge;
import org.kwitness.model.LegendModel;
import org.kwitness.model.LegendModel.Meaning;

/** What the rows say about the words of legends. */
final class Vocabulary {
  private final List<LegendModel> rows;
  private final List<LegendModel> ofLocking;
  private final List<WordSearch> wordsOfLocking;
  private final List<LegendModel> lockTypes;

  Vocabulary(Knowledge knowledge) {
    this.rows = knowledge.legends();
    this.ofLocking = means(Meaning.VOCABULARY).toList();
    this.wordsOfLocking = ofLocking.stream().map(r -> new WordSearch(r.says())).toList();
    this.lockTypes = means(Meaning.LOCK_TYPE).toList();
  }

  boolean speaksOfLocking(String text) {
    for (WordSearch words : wordsOfLocking) {
      if (words.isIn(text)) {
        return true;
      }
    }
    return false;
  }

  /** True for a word such as "mutex" that names no lock of its own. */
  boolean isMereWord(String name) {
    return isLockType(name) || ofLocking.stream().anyMatch(r -> r.says().matcher(name).matches());
  }

  boolean isLockType(String name) {
    return lockTypes.stream().anyMatch(r -> r.says().matcher(name).matches());
  }

  /** True if a row of this meaning finds its words in a text of a legend of {@code struct}. */
  boolean says(Meaning meaning, String struct, String text) {
    return means(meaning)
        .filter(r -> holdsFor(r, struct))
        .anyMatch(r -> r.says().matcher(text).find());
  }

  /** The rows of this meaning that hold for the legends of {@code struct}. */
  List<LegendModel> rows(Meaning meaning, String struct) {
    return means(meaning).filter(r -> holdsFor(r, struct)).toList();
  }

  /** The file whose legends hold in {@code file}, which is relative to the kernel folder. */
  Optional<String> legendsOf(String file) {
    return means(Meaning.SAME_LEGEND)
        .filter(r -> r.says().matcher(file).matches())
        .map(LegendModel::from)
        .findFirst();
  }

  /** Where a row finds its words first; -1 if nowhere. */
  static int start(LegendModel row, String text) {
    Matcher m = row.says().matcher(text);
    return m.find() ? m.start() : -1;
  }

  private Stream<LegendModel> means(Meaning meaning) {
    return rows.stream().filter(r -> r.means() == meaning);
  }

  private static boolean holdsFor(LegendModel row, String struct) {
    return row.structs().isEmpty() || row.structs().contains(struct);
  }
}
