package org.kwitness.report;

import com.google.gson.FormattingStyle;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import org.kwitness.report.SarifLog.Result;

/** Writes what two logs have in common and what not, for people or for scripts. */
public final class DiffWriter {
  private static final int FORMAT = 1;

  private DiffWriter() {}

  /**
   * A line for each result, with {@code +} for new and {@code -} for gone, and the counts.
   *
   * @param colours emphasise with ANSI sequences
   * @throws IOException if {@code out} cannot be written to
   */
  public static void writeText(SarifDiff diff, boolean colours, Writer out) throws IOException {
    for (Result r : diff.added()) {
      out.write(Style.ERROR.apply("+ " + line(r), colours) + "\n");
    }
    for (Result r : diff.gone()) {
      out.write(Style.CARET.apply("- " + line(r), colours) + "\n");
    }
    out.write(
        String.format(
            Locale.ROOT,
            "%,d new, %,d gone, %,d the same%n",
            diff.added().size(),
            diff.gone().size(),
            diff.same().size()));
    out.flush();
  }

  private static String line(Result r) {
    StringBuilder line = new StringBuilder(SourceExcerpt.clean(r.file()));
    if (r.line() > 0) {
      line.append(':').append(r.line());
      if (r.column() > 0) {
        line.append(':').append(r.column());
      }
    }
    line.append(": ").append(r.level().label()).append(": ");
    return line.append(SourceExcerpt.clean(r.message()))
        .append(" [")
        .append(SourceExcerpt.clean(r.rule()))
        .append(']')
        .toString();
  }

  /**
   * One object: {@code format} (1), {@code before} and {@code after} (what was compared), {@code
   * new}, {@code gone} and {@code same} (lists of {@code rule}, {@code level}, {@code file}, {@code
   * line}, {@code column}, {@code function}, {@code message}, {@code fingerprint}; what is not
   * known is left out).
   *
   * @throws IOException if {@code out} cannot be written to
   */
  public static void writeJson(SarifLog before, SarifLog after, SarifDiff diff, Writer out)
      throws IOException {
    // Closing the JsonWriter would close what is the caller's.
    @SuppressWarnings("resource")
    JsonWriter json = new JsonWriter(out);
    json.setFormattingStyle(FormattingStyle.PRETTY);
    json.beginObject();
    json.name("format").value(FORMAT);
    json.name("before").value(before.title());
    json.name("after").value(after.title());
    results(json, "new", diff.added());
    results(json, "gone", diff.gone());
    results(json, "same", diff.same());
    json.endObject();
    json.flush();
    out.write('\n');
    out.flush();
  }

  private static void results(JsonWriter json, String name, List<Result> results)
      throws IOException {
    json.name(name).beginArray();
    for (Result r : results) {
      json.beginObject();
      json.name("rule").value(r.rule());
      json.name("level").value(r.level().label());
      json.name("file").value(r.file());
      if (r.line() > 0) {
        json.name("line").value(r.line());
      }
      if (r.column() > 0) {
        json.name("column").value(r.column());
      }
      if (!r.function().isEmpty()) {
        json.name("function").value(r.function());
      }
      json.name("message").value(r.message());
      if (!r.fingerprint().isEmpty()) {
        json.name("fingerprint").value(r.fingerprint());
      }
      json.endObject();
    }
    json.endArray();
  }
}
