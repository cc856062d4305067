package org.kwitness.report;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kwitness.rule.Gap;
import org.kwitness.rule.Level;

/**
 * Writes the {@code invocations} of a SARIF run: each gap is a notification. Beyond the limit the
 * gaps that lose least are counted by kind instead, so none goes unsaid.
 */
final class SarifInvocation {
  /** The notification for findings that did not fit into the log. */
  static final String RESULTS_LEFT_OUT = "results-left-out";

  /** The notification for what is missing of findings and rules that are in the log. */
  static final String DETAILS_LEFT_OUT = "details-left-out";

  private final JsonWriter json;
  private final SarifJson parts;

  SarifInvocation(JsonWriter json, SarifJson parts) {
    this.json = json;
    this.parts = parts;
  }

  /**
   * @param gaps sorted by {@link Gap#ORDER}, which puts those that lose most first
   * @param listed how many of them are written one by one
   * @param omissions what is not in the log
   */
  void write(List<Gap> gaps, int listed, SarifOmissions omissions) throws IOException {
    json.name("invocations").beginArray();
    json.beginObject();
    json.name("executionSuccessful").value(true);
    json.name("toolExecutionNotifications").beginArray();
    leftOut(RESULTS_LEFT_OUT, Level.WARNING, omissions.findings());
    leftOut(DETAILS_LEFT_OUT, Level.NOTE, omissions.details());
    int end = Math.min(gaps.size(), listed);
    for (Gap gap : gaps.subList(0, end)) {
      gap(gap);
    }
    counted(gaps.subList(end, gaps.size()), listed);
    json.endArray();
    json.endObject();
    json.endArray();
  }

  private void leftOut(String id, Level level, List<String> sentences) throws IOException {
    for (String sentence : sentences) {
      json.beginObject();
      head(id, level, sentence);
      json.endObject();
    }
  }

  private void gap(Gap gap) throws IOException {
    json.beginObject();
    head(gap.kind().id(), GapKinds.level(gap.kind()), gap.message());
    if (!gap.position().file().isEmpty()) {
      json.name("locations").beginArray().beginObject();
      parts.physicalLocation(gap.position());
      json.endObject().endArray();
    }
    json.endObject();
  }

  private void counted(List<Gap> gaps, int listed) throws IOException {
    Map<Gap.Kind, Integer> counts = new EnumMap<>(Gap.Kind.class);
    for (Gap gap : gaps) {
      counts.merge(gap.kind(), 1, Integer::sum);
    }
    for (Map.Entry<Gap.Kind, Integer> count : counts.entrySet()) {
      String text =
          String.format(
              Locale.ROOT,
              "%d more of this kind are not listed one by one: this log lists %d notifications.",
              count.getValue(),
              listed);
      json.beginObject();
      head(count.getKey().id(), GapKinds.level(count.getKey()), text);
      json.name("properties").beginObject();
      json.name("count").value(count.getValue());
      json.endObject();
      json.endObject();
    }
  }

  private void head(String id, Level level, String text) throws IOException {
    json.name("descriptor").beginObject().name("id").value(id).endObject();
    json.name("level").value(level.label());
    parts.text("message", SarifText.sentence(text));
  }
}
