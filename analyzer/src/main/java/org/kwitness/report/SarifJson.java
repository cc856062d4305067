package org.kwitness.report;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.Optional;
import org.kwitness.ir.SourcePosition;

/** Writes the small objects that occur all over a SARIF log: messages and places. */
final class SarifJson {
  static final String SOURCE_ROOT = "%SRCROOT%";

  /** A line longer than this is data, not code, and quoting it helps nobody. */
  private static final int LONGEST_QUOTED_LINE = 300;

  private final JsonWriter json;
  private final SarifOptions options;
  private final SourceLines lines;

  SarifJson(JsonWriter json, SarifOptions options, SourceLines lines) {
    this.json = json;
    this.options = options;
    this.lines = lines;
  }

  /** A member that is a message (or a multiformat message) of plain text. */
  void text(String name, String text) throws IOException {
    json.name(name).beginObject().name("text").value(text).endObject();
  }

  /** The physical location of a step or a related place. */
  void physicalLocation(SourcePosition position) throws IOException {
    physicalLocation(position, false);
  }

  /**
   * The physical location of a finding: with the line's text, and in line 1 where only the file is
   * known, because GitHub shows no result without a line.
   */
  void primaryLocation(SourcePosition position) throws IOException {
    SourcePosition shown =
        position.line() > 0 ? position : new SourcePosition(position.file(), 1, 1);
    physicalLocation(shown, true);
  }

  private void physicalLocation(SourcePosition position, boolean quoted) throws IOException {
    json.name("physicalLocation").beginObject();
    json.name("artifactLocation").beginObject();
    json.name("uri").value(SarifText.uri(options.address(position.file())));
    json.name("uriBaseId").value(SOURCE_ROOT);
    json.endObject();
    if (position.line() > 0) {
      Optional<String> line = lines.at(position);
      region(position, line.orElse(""));
      if (quoted && line.isPresent() && line.get().length() <= LONGEST_QUOTED_LINE) {
        json.name("contextRegion").beginObject();
        json.name("startLine").value(position.line());
        text("snippet", line.get());
        json.endObject();
      }
    }
    json.endObject();
  }

  private void region(SourcePosition position, String line) throws IOException {
    json.name("region").beginObject();
    json.name("startLine").value(position.line());
    if (position.column() > 0) {
      json.name("startColumn").value(position.column());
      json.name("endColumn").value(endOfWord(line, position.column()));
    }
    json.endObject();
  }

  /** The column after the identifier at {@code column}, or after the one character there. */
  private static int endOfWord(String line, int column) {
    int end = column - 1;
    while (end < line.length() && Character.isJavaIdentifierPart(line.charAt(end))) {
      end++;
    }
    return Math.max(end, column) + 1;
  }
}
