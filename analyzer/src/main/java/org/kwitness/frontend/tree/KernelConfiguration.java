package org.kwitness.frontend.tree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kwitness.frontend.SourceText;

/**
 * The options of a kernel configuration file: lines {@code options NAME[=value]…}, {@code cpu NAME}
 * and {@code include "file"}. Devices do not matter here: every source of an architecture is taken.
 */
final class KernelConfiguration {
  private static final Pattern LINE =
      Pattern.compile("^\\s*(no\\s+)?(options?|cpu|include)\\s+(.*)$");
  private static final Pattern OPTION =
      Pattern.compile(
          "\"?([A-Za-z_]\\w*)(?:\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s,\"]+)))?\"?");

  private final Path root;
  private final Map<String, String> options = new TreeMap<>();
  private final Set<Path> seen = new HashSet<>();

  /** A configuration without options; {@link #read} adds to it. */
  KernelConfiguration(Path root) {
    this.root = root;
  }

  /** The options read so far, with their values. */
  Map<String, String> options() {
    return options;
  }

  /**
   * Reads a configuration file and what it includes.
   *
   * @throws IOException if it cannot be read
   */
  void read(Path file) throws IOException {
    if (!seen.add(file)) {
      return;
    }
    for (String line : new String(SourceText.read(file)).split("\n")) {
      int comment = line.indexOf('#');
      Matcher m = LINE.matcher(comment < 0 ? line : line.substring(0, comment));
      if (!m.matches()) {
        continue;
      }
      if (m.group(2).equals("include")) {
        include(file, m.group(3).strip().replace("\"", ""));
      } else {
        options(m.group(3), m.group(1) != null);
      }
    }
  }

  private void include(Path from, String name) throws IOException {
    for (Path base : new Path[] {root, from.getParent()}) {
      Path file = base.resolve(name).normalize();
      if (Files.isRegularFile(file) && !Files.isSameFile(file, from)) {
        read(file);
        return;
      }
    }
  }

  private void options(String text, boolean remove) {
    Matcher m = OPTION.matcher(text);
    int at = 0;
    while (m.find(at)) {
      if (remove) {
        options.remove(m.group(1));
      } else if (m.group(2) != null) {
        options.put(m.group(1), m.group(2).replace("\\\"", "\""));
      } else {
        options.put(m.group(1), m.group(3) != null ? m.group(3) : "1");
      }
      int comma = text.indexOf(',', m.end());
      if (comma < 0) {
        return;
      }
      at = comma + 1;
    }
  }
}
