package org.kwitness.cli;

import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import org.kwitness.report.JsonReport;
import org.kwitness.report.Run;
import org.kwitness.report.SarifWriter;
import org.kwitness.report.TextWriter;
import org.kwitness.report.html.HtmlReport;

/** The formats of {@code --format}. */
enum OutputFormat {
  TEXT,
  JSON,
  SARIF,
  HTML;

  /** The format that a file's name asks for; text where it asks for none. */
  static OutputFormat ofFileName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".sarif") || lower.endsWith(".sarif.json")) {
      return SARIF;
    }
    if (lower.endsWith(".html") || lower.endsWith(".htm")) {
      return HTML;
    }
    return lower.endsWith(".json") ? JSON : TEXT;
  }

  void write(Run run, Writer out, boolean colours) throws IOException {
    switch (this) {
      case TEXT -> new TextWriter(colours).write(run, out);
      case JSON -> new JsonReport().write(run, out);
      case SARIF -> new SarifWriter().write(run, out);
      case HTML -> new HtmlReport().write(run, out);
    }
  }
}
