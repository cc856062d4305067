package org.kwitness.report;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kwitness.rule.Finding;
import org.kwitness.rule.Gap;
import org.kwitness.rule.Level;

/**
 * Writes the {@code invocations} of a SARIF run: each gap is a notification. Beyond the limit the
 * gaps that lose least are counted by kind instead, so none goes unsaid.
 */
final class SarifInvocation {
  /** The notification for findings that did not fit into the log. */
  static final String RESULTS_LEFT_OUT = "results-left-out";

  private final JsonWriter json;
  private final SarifJson parts;
  private final SarifOptions.Limits limits;

  SarifInvocation(JsonWriter json, SarifJson parts, SarifOptions.Limits limits) {
    this.json = json;
    this.parts = parts;
    this.limits = limits;
  }

  /**
   * @param gaps sorted by {@link Gap#ORDER}, which puts those that lose most first
   * @param leftOut findings that are not in the results
   */
  void write(List<Gap> gaps, List<Finding> leftOut) throws IOException {
    json.name("invocations").beginArray();
    json.beginObject();
    json.name("executionSuccessful").value(true);
    json.name("toolExecutionNotifications").beginArray();
    leftOut(leftOut);
    int listed = Math.min(gaps.size(), limits.notifications());
    for (Gap gap : gaps.subList(0, listed)) {
      gap(gap);
    }
    counted(gaps.subList(listed, gaps.size()));
    json.endArray();
    json.endObject();
    json.endArray();
  }

  private void leftOut(List<Finding> findings) throws IOException {
    for (Map.Entry<String, Map<Level, Integer>> rule :
        Tally.ofFindings(findings).findings().entrySet()) {
      for (Map.Entry<Level, Integer> level : rule.getValue().entrySet()) {
        if (level.getValue() > 0) {
          String text =
              String.format(
                  Locale.ROOT,
                  "%d findings of %s with level %s are left out: a log holds %d.",
                  level.getValue(),
                  rule.getKey(),
                  level.getKey().label(),
                  limits.results());
          json.beginObject();
          head(RESULTS_LEFT_OUT, Level.WARNING, text);
          json.endObject();
        }
      }
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

  private void counted(List<Gap> gaps) throws IOException {
    Map<Gap.Kind, Integer> counts = new EnumMap<>(Gap.Kind.class);
    for (Gap gap : gaps) {
      counts.merge(gap.kind(), 1, Integer::sum);
    }
    for (Map.Entry<Gap.Kind, Integer> count : counts.entrySet()) {
      String text =
          String.format(
              Locale.ROOT,
              "%d more of this kind are not listed one by one: a log lists %d notifications.",
              count.getValue(),
              limits.notifications());
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
