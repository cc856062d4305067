package org.kwitness.ir;

/**
 * A place in a file that the user edits. For code that a macro produced it is the place where the
 * macro is used.
 *
 * @param file path relative to the source root, with {@code /} as separator
 * @param line 1-based; 0 where only the file is known
 * @param column 1-based, in UTF-16 units; 0 where only the line is known
 */
public record SourcePosition(String file, int line, int column)
    implements Comparable<SourcePosition> {

  /** A position that stands for a whole file. */
  public static SourcePosition ofFile(String file) {
    return new SourcePosition(file, 0, 0);
  }

  @Override
  public int compareTo(SourcePosition other) {
    int byFile = file.compareTo(other.file);
    if (byFile != 0) {
      return byFile;
    }
    int byLine = Integer.compare(line, other.line);
    return byLine != 0 ? byLine : Integer.compare(column, other.column);
  }

  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
