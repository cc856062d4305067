package org.kwitness.report;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.kwitness.ir.SourcePosition;

/** The line hashes of one file at a time: findings come sorted by file. */
final class LineHashes {
  private final Function<String, String> sources;
  private String file = "";
  private List<String> hashes = List.of();

  /**
   * @param sources gives the text of a file, empty where it cannot be read
   */
  LineHashes(Function<String, String> sources) {
    this.sources = sources;
  }

  /**
   * The hash of the line at a position, or of line 1 where only the file is known.
   *
   * @return nothing where the file cannot be read or has no such line
   */
  Optional<String> at(SourcePosition position) {
    if (!position.file().equals(file)) {
      file = position.file();
      String text = sources.apply(file);
      hashes = text.isEmpty() ? List.of() : RollingHash.ofLines(text);
    }
    int line = Math.max(1, position.line());
    return line <= hashes.size() ? Optional.of(hashes.get(line - 1)) : Optional.empty();
  }
}
