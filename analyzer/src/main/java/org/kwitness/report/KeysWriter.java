package org.kwitness.report;

import com.google.gson.FormattingStyle;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.kwitness.ir.SourcePosition;
import org.kwitness.keys.FieldGuard;
import org.kwitness.keys.FieldGuard.Kind;
import org.kwitness.keys.FieldKey;
import org.kwitness.keys.KeyTotals;
import org.kwitness.keys.LockRef;
import org.kwitness.keys.LockingKeys;
import org.kwitness.keys.Problem;

/** Lists locking keys, as a table for people or as JSON for scripts. */
public final class KeysWriter {
  private KeysWriter() {}

  /**
   * A table of the members, then what could not be resolved, then the totals.
   *
   * @throws IOException if {@code out} cannot be written to
   */
  public static void writeText(LockingKeys keys, Writer out) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("struct", "field", "key", "lock", "place"));
    for (FieldKey k : keys.all()) {
      rows.add(List.of(k.struct(), k.field(), k.marker(), lock(k.guard()), place(k.at())));
    }
    table(rows, out);
    if (!keys.problems().isEmpty()) {
      out.write("\nnot resolved:\n");
      for (Problem p : keys.problems()) {
        out.write(place(p.at()) + ": " + what(p) + ": " + p.text() + " (" + p.reason() + ")\n");
      }
    }
    out.write('\n');
    totals(keys.totals(), out);
    out.flush();
  }

  private static String what(Problem p) {
    return switch (p.what()) {
      case LEGEND -> "legend, " + p.fields() + (p.fields() == 1 ? " field" : " fields");
      case MARKER -> "marker";
      case FILE -> "file";
    };
  }

  private static void totals(List<KeyTotals> totals, Writer out) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("folder", "structs", "fields"));
    for (Kind kind : Kind.values()) {
      head.add(kind.label());
    }
    head.add("lock or constant");
    head.add("resolved");
    rows.add(head);
    for (KeyTotals t : totals) {
      List<String> row =
          new ArrayList<>(
              List.of(t.area(), Integer.toString(t.structs()), Integer.toString(t.fields())));
      for (Kind kind : Kind.values()) {
        row.add(Integer.toString(t.count(kind)));
      }
      row.add(percent(t, t.guarded()));
      row.add(percent(t, t.resolved()));
      rows.add(row);
    }
    table(rows, out);
  }

  private static String percent(KeyTotals totals, int part) {
    return String.format(Locale.ROOT, "%.1f %%", totals.percent(part));
  }

  private static void table(List<List<String>> rows, Writer out) throws IOException {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
      }
      out.write(line.toString().stripTrailing() + "\n");
    }
  }

  private static String place(SourcePosition at) {
    return at.line() == 0 ? at.file() : at.file() + ":" + at.line();
  }

  /** The guard in one cell. */
  private static String lock(FieldGuard guard) {
    String locks = guard.locks().stream().map(LockRef::text).collect(Collectors.joining(", "));
    return switch (guard.kind()) {
      case LOCK -> locks + (guard.toRead() == FieldGuard.Need.NONE ? " to write" : "");
      case LOCKS ->
          locks + " (read: " + guard.toRead().label() + ", write: " + guard.toWrite().label() + ")";
      default -> guard.kind().label();
    };
  }

  /**
   * One object:
   *
   * <ul>
   *   <li>{@code fields}: {@code struct}, {@code field}, {@code key} (the marker as written),
   *       {@code kind}, {@code locks} ({@code text}, {@code class}, {@code reach}), {@code read}
   *       and {@code write} (how many of the locks are needed: none, any, all), {@code reason} for
   *       what is not resolved, a place
   *   <li>{@code unresolved}: {@code what} (legend or marker), {@code text}, {@code reason}, {@code
   *       fields} (how many it concerns), a place
   *   <li>{@code totals}: {@code folder}, {@code structs}, {@code fields}, one count for each kind,
   *       {@code guarded} (a lock, several or a constant), {@code resolved}
   * </ul>
   *
   * @throws IOException if {@code out} cannot be written to
   */
  public static void writeJson(LockingKeys keys, Writer out) throws IOException {
    // Closing the JsonWriter would close what is the caller's.
    @SuppressWarnings("resource")
    JsonWriter json = new JsonWriter(out);
    json.setFormattingStyle(FormattingStyle.PRETTY);
    json.beginObject();
    json.name("fields").beginArray();
    for (FieldKey k : keys.all()) {
      field(json, k);
    }
    json.endArray();
    json.name("unresolved").beginArray();
    for (Problem p : keys.problems()) {
      json.beginObject();
      json.name("what").value(p.what().name().toLowerCase(Locale.ROOT));
      json.name("text").value(p.text());
      json.name("reason").value(p.reason());
      json.name("fields").value(p.fields());
      place(json, p.at());
      json.endObject();
    }
    json.endArray();
    json.name("totals").beginArray();
    for (KeyTotals t : keys.totals()) {
      json.beginObject();
      json.name("folder").value(t.area());
      json.name("structs").value(t.structs());
      json.name("fields").value(t.fields());
      for (Kind kind : Kind.values()) {
        json.name(kind.label()).value(t.count(kind));
      }
      json.name("guarded").value(t.guarded());
      json.name("resolved").value(t.resolved());
      json.endObject();
    }
    json.endArray();
    json.endObject();
    json.flush();
    out.write('\n');
    out.flush();
  }

  private static void field(JsonWriter json, FieldKey k) throws IOException {
    json.beginObject();
    json.name("struct").value(k.struct());
    json.name("field").value(k.field());
    json.name("key").value(k.marker());
    json.name("kind").value(k.guard().kind().label());
    json.name("locks").beginArray();
    for (LockRef lock : k.guard().locks()) {
      json.beginObject();
      json.name("text").value(lock.text());
      json.name("class").value(lock.lockClass());
      json.name("reach").value(lock.reach().name().toLowerCase(Locale.ROOT));
      json.endObject();
    }
    json.endArray();
    json.name("read").value(k.guard().toRead().label());
    json.name("write").value(k.guard().toWrite().label());
    if (!k.guard().reason().isEmpty()) {
      json.name("reason").value(k.guard().reason());
    }
    place(json, k.at());
    json.endObject();
  }

  private static void place(JsonWriter json, SourcePosition at) throws IOException {
    json.name("file").value(at.file());
    json.name("line").value(at.line());
  }
}
