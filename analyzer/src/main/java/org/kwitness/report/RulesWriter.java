package org.kwitness.report;

import com.google.gson.FormattingStyle;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import org.kwitness.rule.Rule;

/** Lists rules, as a table for people or as JSON for scripts. */
public final class RulesWriter {
  private RulesWriter() {}

  /**
   * A table: id, level, precision, title.
   *
   * @throws IOException if {@code out} cannot be written to
   */
  public static void writeTable(List<Rule> rules, Writer out) throws IOException {
    int width = rules.stream().mapToInt(r -> r.id().length()).max().orElse(0);
    String pattern = "%-" + Math.max(4, width) + "s  %-7s  %-9s  %s%n";
    out.write(String.format(Locale.ROOT, pattern, "rule", "level", "precision", "what"));
    for (Rule r : rules) {
      out.write(
          String.format(Locale.ROOT, pattern, r.id(), r.level().label(), r.precision(), r.title()));
    }
    out.flush();
  }

  /**
   * A list of objects: {@code id}, {@code title}, {@code level}, {@code precision}, {@code tags}.
   *
   * @throws IOException if {@code out} cannot be written to
   */
  public static void writeJson(List<Rule> rules, Writer out) throws IOException {
    // Closing the JsonWriter would close what is the caller's.
    @SuppressWarnings("resource")
    JsonWriter json = new JsonWriter(out);
    json.setFormattingStyle(FormattingStyle.PRETTY);
    json.beginArray();
    for (Rule r : rules) {
      json.beginObject();
      json.name("id").value(r.id());
      json.name("title").value(r.title());
      json.name("level").value(r.level().label());
      json.name("precision").value(r.precision());
      json.name("tags").beginArray();
      for (String tag : r.tags()) {
        json.value(tag);
      }
      json.endArray();
      json.endObject();
    }
    json.endArray();
    json.flush();
    out.write('\n');
    out.flush();
  }
}
