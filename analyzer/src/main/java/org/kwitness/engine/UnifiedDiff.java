package org.kwitness.engine;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What git's unified diff without context says about the new side.
 *
 * @param hunks in the order of the diff; none of files that are gone
 */
record UnifiedDiff(List<Hunk> hunks) {
  private static final Pattern HUNK =
      Pattern.compile("@@ -\\d+(?:,(\\d+))? \\+(\\d+)(?:,(\\d+))? @@.*");

  /**
   * A place that was changed.
   *
   * @param file relative to the top of the repository
   * @param first the first new line, 1-based; where lines were only removed, the line before them
   * @param lines how many new lines
   */
  record Hunk(String file, int first, int lines) {}

  static UnifiedDiff parse(String text) {
    List<Hunk> hunks = new ArrayList<>();
    String file = "";
    int body = 0;
    for (String line : text.split("\n")) {
      if (body > 0 && (line.startsWith("-") || line.startsWith("+"))) {
        // Content can look like a header: "--- a" is a removed line "-- a".
        body--;
      } else if (line.startsWith("+++ ")) {
        file = name(line.substring(4));
      } else {
        Matcher hunk = HUNK.matcher(line);
        if (hunk.matches()) {
          int removed = count(hunk.group(1));
          int added = count(hunk.group(3));
          body = removed + added;
          if (!file.isEmpty()) {
            hunks.add(new Hunk(file, Integer.parseInt(hunk.group(2)), added));
          }
        }
      }
    }
    return new UnifiedDiff(List.copyOf(hunks));
  }

  private static int count(@edu.umd.cs.findbugs.annotations.Nullable String digits) {
    return digits == null ? 1 : Integer.parseInt(digits);
  }

  /**
   * The name after {@code b/}; empty for {@code /dev/null}. Git ends names with blanks in a tab.
   */
  private static String name(String written) {
    String name = written.endsWith("\t") ? written.substring(0, written.length() - 1) : written;
    if (name.startsWith("\"") && name.endsWith("\"") && name.length() > 1) {
      name = unquote(name.substring(1, name.length() - 1));
    }
    return name.startsWith("b/") ? name.substring(2) : "";
  }

  /** Undoes git's quoting: C escapes, and octal for each byte that is not ASCII. */
  private static String unquote(String quoted) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < quoted.length(); i++) {
      char c = quoted.charAt(i);
      if (c != '\\' || i + 1 == quoted.length()) {
        bytes.write(c);
        continue;
      }
      char escaped = quoted.charAt(++i);
      if (escaped >= '0' && escaped <= '3' && i + 2 < quoted.length()) {
        bytes.write(Integer.parseInt(quoted.substring(i, i + 3), 8));
        i += 2;
      } else {
        int letter = "abtnvfr".indexOf(escaped);
        bytes.write(letter >= 0 ? 7 + letter : escaped);
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
