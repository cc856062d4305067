package org.kwitness.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kwitness.report.BriefWriter;
import org.kwitness.report.GccWriter;
import org.kwitness.report.JsonReport;
import org.kwitness.report.Run;
import org.kwitness.report.SarifOptions;
import org.kwitness.report.SarifWriter;
import org.kwitness.report.TextWriter;
import org.kwitness.report.html.HtmlReport;

/** The formats of reports. A new one is a constant and a case of {@link #write}. */
enum OutputFormat {
  TEXT(".txt"),
  BRIEF(".brief"),
  GCC(".gcc"),
  JSON(".json"),
  SARIF(".sarif"),
  HTML(".html");

  private final String suffix;

  OutputFormat(String suffix) {
    this.suffix = suffix;
  }

  /** The word for it on the command line. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The format of a label, in any case. */
  static Optional<OutputFormat> ofLabel(String label) {
    return Arrays.stream(values()).filter(f -> f.label().equalsIgnoreCase(label)).findFirst();
  }

  /** The format that a file's name asks for. */
  static Optional<OutputFormat> ofFileName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".sarif.json")) {
      return Optional.of(SARIF);
    }
    if (lower.endsWith(".htm")) {
      return Optional.of(HTML);
    }
    return Arrays.stream(values()).filter(f -> lower.endsWith(f.suffix)).findFirst();
  }

  /** All labels, for messages. */
  static String labels() {
    return Arrays.stream(values()).map(OutputFormat::label).collect(Collectors.joining(", "));
  }

  /**
   * Writes a report.
   *
   * @param sarif how, if it is SARIF
   * @return what had to be left out, in one line; nothing if all is there
   * @throws IOException if {@code out} cannot be written to
   */
  Optional<String> write(Run run, Writer out, boolean colours, SarifOptions sarif)
      throws IOException {
    switch (this) {
      case TEXT -> new TextWriter(colours).write(run, out);
      case BRIEF -> new BriefWriter(workingFolder()).write(run, out);
      case GCC -> new GccWriter(workingFolder()).write(run, out);
      case JSON -> new JsonReport().write(run, out);
      case SARIF -> {
        return new SarifWriter(sarif).write(run, out);
      }
      case HTML -> new HtmlReport().write(run, out);
    }
    return Optional.empty();
  }

  private static Optional<Path> workingFolder() {
    try {
      return Optional.of(Path.of("").toRealPath());
    } catch (IOException e) {
      return Optional.empty(); // Removed meanwhile: then nothing is relative to it.
    }
  }
}
