package org.kwitness.report;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.kwitness.ir.SourcePosition;

/**
 * The lines of source files. Keeps the files used last: a trace goes to and fro between few, and a
 * whole kernel would not fit.
 */
final class SourceLines {
  private static final int KEPT_FILES = 64;
  private static final Pattern LINE_END = Pattern.compile("\r?\n");

  private final Function<String, String> sources;
  private final Map<String, List<String>> files = new LinkedHashMap<>(KEPT_FILES, 0.75f, true);

  /**
   * @param sources gives the text of a file, empty where it cannot be read
   */
  SourceLines(Function<String, String> sources) {
    this.sources = sources;
  }

  /** The line at a position, without its end; nothing if the file or the line is not there. */
  Optional<String> at(SourcePosition position) {
    if (position.line() < 1) {
      return Optional.empty();
    }
    List<String> lines = lines(position.file());
    return position.line() <= lines.size()
        ? Optional.of(lines.get(position.line() - 1))
        : Optional.empty();
  }

  private List<String> lines(String file) {
    List<String> known = files.get(file);
    if (known != null) {
      return known;
    }
    if (files.size() == KEPT_FILES) {
      Iterator<String> leastRecent = files.keySet().iterator();
      leastRecent.next();
      leastRecent.remove();
    }
    String text = sources.apply(file);
    List<String> lines = text.isEmpty() ? List.of() : List.of(LINE_END.split(text, -1));
    files.put(file, lines);
    return lines;
  }
}
