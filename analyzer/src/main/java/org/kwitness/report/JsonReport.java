package org.kwitness.report;

import com.google.gson.FormattingStyle;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.kwitness.ir.SourcePosition;
import org.kwitness.rule.Finding;
import org.kwitness.rule.Gap;
import org.kwitness.rule.RelatedPlace;
import org.kwitness.rule.TraceStep;

/**
 * Writes a run as JSON for scripts that find SARIF too much. One object:
 *
 * <ul>
 *   <li>{@code format} (1; rises when a member changes its meaning), {@code tool}, {@code version},
 *       {@code kernel}, {@code architecture}
 *   <li>{@code findings}: {@code rule}, {@code level}, a place, {@code function}, {@code message},
 *       {@code fingerprint} (see {@link Fingerprints}), {@code trace} (a place, {@code function},
 *       {@code message}, {@code nesting}, {@code state}), {@code related} (a place, {@code
 *       message})
 *   <li>{@code gaps}: {@code kind}, a place, {@code message}
 *   <li>{@code statistics}: the counts under the names of {@link RunStatistics}, findings per rule
 *       and level, gaps per kind
 * </ul>
 *
 * A place is {@code file} (relative to the source root), {@code line} and {@code column} (1-based;
 * left out where not known). Like the SARIF log, it is the same bytes for the same input.
 */
public final class JsonReport {
  private static final int FORMAT = 1;

  /**
   * Writes the report; does not close {@code out}.
   *
   * @throws IOException if {@code out} cannot be written to
   */
  public void write(Run run, Writer out) throws IOException {
    // Closing the JsonWriter would close what is the caller's.
    @SuppressWarnings("resource")
    JsonWriter json = new JsonWriter(out);
    json.setFormattingStyle(FormattingStyle.PRETTY);
    json.beginObject();
    json.name("format").value(FORMAT);
    json.name("tool").value(Tool.NAME);
    json.name("version").value(run.toolVersion());
    json.name("kernel").value(run.kernel());
    json.name("architecture").value(run.architecture());
    findings(json, run.findings(), run.fingerprints());
    gaps(json, run.gaps());
    json.name("statistics").beginObject();
    StatisticsJson.writeCounts(json, run.statistics());
    StatisticsJson.writeTally(json, run);
    json.endObject();
    json.endObject();
    json.flush();
    out.write('\n');
    out.flush();
  }

  private static void findings(JsonWriter json, List<Finding> findings, List<String> fingerprints)
      throws IOException {
    json.name("findings").beginArray();
    for (int i = 0; i < findings.size(); i++) {
      Finding finding = findings.get(i);
      json.beginObject();
      json.name("rule").value(finding.ruleId());
      json.name("level").value(finding.level().label());
      place(json, finding.position());
      json.name("function").value(finding.function());
      json.name("message").value(finding.message());
      json.name("fingerprint").value(fingerprints.get(i));
      trace(json, finding.trace());
      related(json, finding.related());
      json.endObject();
    }
    json.endArray();
  }

  private static void trace(JsonWriter json, List<TraceStep> trace) throws IOException {
    json.name("trace").beginArray();
    for (TraceStep step : trace) {
      json.beginObject();
      place(json, step.position());
      json.name("function").value(step.function());
      json.name("message").value(step.message());
      json.name("nesting").value(step.nesting());
      json.name("state").value(step.state());
      json.endObject();
    }
    json.endArray();
  }

  private static void related(JsonWriter json, List<RelatedPlace> places) throws IOException {
    json.name("related").beginArray();
    for (RelatedPlace place : places) {
      json.beginObject();
      place(json, place.position());
      json.name("message").value(place.message());
      json.endObject();
    }
    json.endArray();
  }

  private static void gaps(JsonWriter json, List<Gap> gaps) throws IOException {
    json.name("gaps").beginArray();
    for (Gap gap : gaps) {
      json.beginObject();
      json.name("kind").value(gap.kind().id());
      place(json, gap.position());
      json.name("message").value(gap.message());
      json.endObject();
    }
    json.endArray();
  }

  private static void place(JsonWriter json, SourcePosition position) throws IOException {
    json.name("file").value(position.file());
    if (position.line() > 0) {
      json.name("line").value(position.line());
      if (position.column() > 0) {
        json.name("column").value(position.column());
      }
    }
  }
}
