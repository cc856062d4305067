package org.kwitness.report;

import com.google.gson.FormattingStyle;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.kwitness.json.JsonException;
import org.kwitness.json.JsonFields;
import org.kwitness.json.JsonNode;
import org.kwitness.json.StrictJson;

/**
 * A baseline as a file that people commit, read and merge:
 *
 * <pre>{@code
 * { "format": 1,
 *   "tool": "kwitness",
 *   "kernel": "FreeBSD 9.3",
 *   "architecture": "amd64",
 *   "findings": [
 *     { "fingerprint": "0123456789abcdef0123456789abcdef:1",
 *       "rule": "lock-leak",
 *       "file": "sys/dev/foo/foo.c",
 *       "function": "foo_attach",
 *       "message": "…" } ] }
 * }</pre>
 *
 * No line numbers are keys, and the order does not depend on them.
 */
public final class BaselineFile {
  private static final int FORMAT = 1;
  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{32}:[1-9][0-9]*");

  private BaselineFile() {}

  /**
   * Reads a baseline.
   *
   * @throws ReportException if it is not there or not right; the message has file and line
   */
  public static Baseline read(Path file) throws ReportException {
    try {
      return parse(file.toString(), Files.readString(file));
    } catch (NoSuchFileException e) {
      throw new ReportException(
          "there is no baseline " + file + "; --write-baseline makes it, or correct the name", e);
    } catch (CharacterCodingException e) {
      throw new ReportException(file + ":1: not UTF-8; write the baseline anew", e);
    } catch (IOException e) {
      throw new ReportException("the baseline " + file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Reads the text of a baseline.
   *
   * @param file its name, for messages
   * @throws ReportException if it is not right; the message has file and line
   */
  static Baseline parse(String file, String text) throws ReportException {
    try {
      JsonFields fields = JsonFields.of(file, StrictJson.parse(file, text), "the baseline");
      int format = fields.optionalCount("format").orElse(0);
      if (format != FORMAT) {
        throw fields.error(
            "format",
            "this is no baseline of format "
                + FORMAT
                + "; write it anew, or use the kwitness that wrote it");
      }
      fields.text("tool");
      List<Baseline.Entry> entries = new ArrayList<>();
      Set<String> seen = new HashSet<>();
      String kernel = fields.text("kernel");
      String architecture = fields.text("architecture");
      for (JsonNode item : fields.items("findings")) {
        JsonFields entry = JsonFields.of(file, item, "a finding");
        String fingerprint = entry.text("fingerprint");
        if (!FINGERPRINT.matcher(fingerprint).matches()) {
          throw entry.error(
              "fingerprint", "\"" + fingerprint + "\" is no fingerprint; write the baseline anew");
        }
        if (!seen.add(fingerprint)) {
          throw entry.error("fingerprint", "this finding is listed twice; remove one of the two");
        }
        entries.add(
            new Baseline.Entry(
                fingerprint,
                entry.text("rule"),
                entry.text("file"),
                entry.optionalText("function").orElse(""),
                entry.text("message")));
        entry.finish();
      }
      fields.finish();
      return new Baseline(kernel, architecture, entries);
    } catch (JsonException e) {
      throw new ReportException(e.text(), e);
    }
  }

  /**
   * Writes a baseline; does not close {@code out}.
   *
   * @throws IOException if {@code out} cannot be written to
   */
  public static void write(Baseline baseline, Writer out) throws IOException {
    // Closing the JsonWriter would close what is the caller's.
    @SuppressWarnings("resource")
    JsonWriter json = new JsonWriter(out);
    json.setFormattingStyle(FormattingStyle.PRETTY);
    json.beginObject();
    json.name("format").value(FORMAT);
    json.name("tool").value(Tool.NAME);
    json.name("kernel").value(baseline.kernel());
    json.name("architecture").value(baseline.architecture());
    json.name("findings").beginArray();
    for (Baseline.Entry entry : baseline.entries()) {
      json.beginObject();
      json.name("fingerprint").value(entry.fingerprint());
      json.name("rule").value(entry.rule());
      json.name("file").value(entry.file());
      if (!entry.function().isBlank()) {
        json.name("function").value(entry.function());
      }
      json.name("message").value(entry.message());
      json.endObject();
    }
    json.endArray();
    json.endObject();
    json.flush();
    out.write('\n');
    out.flush();
  }
}
