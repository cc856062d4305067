package org.kwitness.frontend;

import edu.umd.cs.findbugs.annotations.Nullable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.cdt.core.dom.ast.IASTFileLocation;
import org.eclipse.cdt.core.dom.ast.IASTNode;
import org.kwitness.ir.SourcePosition;

/**
 * Turns places of syntax nodes into positions in the file that the user edits. A node that comes
 * out of a macro has the place where the macro is used. One object for each translation unit.
 */
final class Positions {
  private final String mainPath;
  private final Path root;
  private final HeaderCache headers;
  private final Map<String, Lines> files = new HashMap<>();

  Positions(String mainPath, String mainName, char[] mainText, Path root, HeaderCache headers) {
    this.mainPath = mainPath;
    this.root = root;
    this.headers = headers;
    files.put(mainPath, new Lines(mainName, mainText));
  }

  /** The name and the line starts of a file. */
  private static final class Lines {
    private final String name;
    private final char[] text;
    private final int[] starts;

    Lines(String name, char[] text) {
      this.name = name;
      this.text = text;
      int[] found = new int[text.length / 24 + 16];
      int count = 1;
      for (int i = 0; i < text.length; i++) {
        if (text[i] == '\n') {
          if (count == found.length) {
            found = Arrays.copyOf(found, count * 2);
          }
          found[count++] = i + 1;
        }
      }
      this.starts = Arrays.copyOf(found, count);
    }

    SourcePosition at(int offset) {
      int at = Arrays.binarySearch(starts, offset);
      int line = at >= 0 ? at : -at - 2;
      return new SourcePosition(name, line + 1, offset - starts[line] + 1);
    }
  }

  /** True if the node stands in (or expands from) the source file itself, not a header. */
  boolean isInMainFile(IASTNode node) {
    IASTFileLocation location = node.getFileLocation();
    return location != null && location.getFileName().equals(mainPath);
  }

  /** Where the node begins. */
  SourcePosition of(IASTNode node) {
    return begin(node.getFileLocation());
  }

  /** Where the location begins; the file alone for something that has no place. */
  SourcePosition begin(@Nullable IASTFileLocation location) {
    if (location == null) {
      return SourcePosition.ofFile(lines(mainPath).name);
    }
    return lines(location.getFileName()).at(location.getNodeOffset());
  }

  /** An offset in a file. */
  SourcePosition at(String path, int offset) {
    return lines(path).at(offset);
  }

  /** Where the last character of the node stands. */
  SourcePosition endOf(IASTNode node) {
    IASTFileLocation location = node.getFileLocation();
    if (location == null) {
      return begin(null);
    }
    int last = location.getNodeOffset() + Math.max(location.getNodeLength() - 1, 0);
    return lines(location.getFileName()).at(last);
  }

  /** The text at the node's place, as the user wrote it. */
  String textOf(IASTNode node) {
    IASTFileLocation location = node.getFileLocation();
    if (location == null) {
      return "";
    }
    char[] text = lines(location.getFileName()).text;
    int from = location.getNodeOffset();
    int to = from + location.getNodeLength();
    return from < 0 || to > text.length ? "" : new String(text, from, to - from);
  }

  private Lines lines(String path) {
    return files.computeIfAbsent(
        path, p -> new Lines(name(p), headers.text(p).orElseGet(() -> new char[0])));
  }

  /** The name of a file in messages. */
  String name(String path) {
    if (path.startsWith(CdtParser.GENERATED)) {
      return "<generated>/" + path.substring(CdtParser.GENERATED.length());
    }
    Path file = Path.of(path).normalize();
    return file.startsWith(root)
        ? root.relativize(file).toString().replace('\\', '/')
        : file.toString();
  }
}
