package org.kwitness.report;

import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.kwitness.ir.SourcePosition;

/**
 * The lines of source files. Keeps the files used last: traces go to and fro between them, and a
 * whole kernel would not fit.
 */
public final class SourceLines {
  /** In UTF-16 units: about a fifth of a kernel. */
  private static final int KEPT_TEXT = 24 << 20;

  private final Function<String, String> sources;
  private final Map<String, Lines> files = new LinkedHashMap<>(16, 0.75f, true);
  private int kept;

  /**
   * @param sources gives the text of a file, empty where it cannot be read
   */
  public SourceLines(Function<String, String> sources) {
    this.sources = sources;
  }

  /** The line at a position, without its end; nothing if the file or the line is not there. */
  public Optional<String> at(SourcePosition position) {
    return position.line() < 1 ? Optional.empty() : lines(position.file()).line(position.line());
  }

  private Lines lines(String file) {
    Lines known = files.get(file);
    if (known != null) {
      return known;
    }
    Lines lines = new Lines(sources.apply(file));
    files.put(file, lines);
    kept += lines.text.length();
    Iterator<Lines> leastRecent = files.values().iterator();
    while (kept > KEPT_TEXT && files.size() > 1) {
      kept -= leastRecent.next().text.length();
      leastRecent.remove();
    }
    return lines;
  }

  /** A text and where its lines start; lines end in LF or CRLF, as the front end counts them. */
  private static final class Lines {
    private final String text;
    private final int[] starts;

    Lines(String text) {
      this.text = text;
      int[] found = new int[64];
      int count = 1;
      for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
        if (count == found.length) {
          found = Arrays.copyOf(found, 2 * count);
        }
        found[count++] = i + 1;
      }
      starts = Arrays.copyOf(found, text.isEmpty() ? 0 : count);
    }

    Optional<String> line(int number) {
      if (number > starts.length) {
        return Optional.empty();
      }
      int end = number < starts.length ? starts[number] - 1 : text.length();
      if (end > starts[number - 1] && text.charAt(end - 1) == '\r') {
        end--;
      }
      return Optional.of(text.substring(starts[number - 1], end));
    }
  }
}
