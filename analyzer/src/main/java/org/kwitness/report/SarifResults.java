package org.kwitness.report;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.kwitness.rule.Finding;
import org.kwitness.rule.RelatedPlace;
import org.kwitness.rule.TraceStep;

/** Writes the results of a SARIF run. */
final class SarifResults {
  private final JsonWriter json;
  private final SarifJson parts;
  private final SarifLimits limits;
  private final LineHashes lineHashes;

  SarifResults(JsonWriter json, SarifJson parts, SarifLimits limits, LineHashes lineHashes) {
    this.json = json;
    this.parts = parts;
    this.limits = limits;
    this.lineHashes = lineHashes;
  }

  /**
   * @param traced whether the trace is written
   */
  void write(Finding finding, int ruleIndex, String fingerprint, boolean traced)
      throws IOException {
    List<RelatedPlace> related =
        finding.related().subList(0, Math.min(finding.related().size(), limits.relatedLocations()));
    json.beginObject();
    json.name("ruleId").value(finding.ruleId());
    json.name("ruleIndex").value(ruleIndex);
    json.name("level").value(finding.level().label());
    parts.text("message", message(finding, related));
    json.name("locations").beginArray().beginObject();
    parts.primaryLocation(finding.position());
    function(finding.function());
    json.endObject().endArray();
    if (traced && !finding.trace().isEmpty()) {
      codeFlow(finding.trace());
    }
    if (!related.isEmpty()) {
      related(related);
    }
    json.name("partialFingerprints").beginObject();
    Optional<String> lineHash = lineHashes.at(finding.position());
    if (lineHash.isPresent()) {
      json.name(Fingerprints.GITHUB_KEY).value(lineHash.get());
    }
    json.name(Fingerprints.KEY).value(fingerprint);
    json.endObject();
    json.endObject();
  }

  /** The message, and a link to each related place: GitHub shows only those that are linked. */
  private static String message(Finding finding, List<RelatedPlace> related) {
    StringBuilder message = new StringBuilder(SarifText.sentence(finding.message()));
    for (int i = 0; i < related.size(); i++) {
      message.append(i == 0 ? " See " : "; ");
      message.append(SarifText.link(related.get(i).message(), i + 1));
    }
    int missing = finding.related().size() - related.size();
    if (missing > 0) {
      message.append("; and ").append(missing).append(" more places");
    }
    return related.isEmpty() ? message.toString() : message.append('.').toString();
  }

  private void related(List<RelatedPlace> places) throws IOException {
    json.name("relatedLocations").beginArray();
    int id = 1;
    for (RelatedPlace place : places) {
      json.beginObject();
      json.name("id").value(id++);
      parts.physicalLocation(place.position());
      parts.text("message", SarifText.sentence(place.message()));
      json.endObject();
    }
    json.endArray();
  }

  private void codeFlow(List<TraceStep> trace) throws IOException {
    json.name("codeFlows").beginArray().beginObject();
    json.name("threadFlows").beginArray().beginObject();
    json.name("locations").beginArray();
    int over = limits.stepsOver(trace.size());
    int headEnd = (trace.size() - over) / 2;
    for (int i = 0; i < headEnd; i++) {
      step(trace, i, "");
    }
    String left = over == 0 ? "" : "(" + over + " steps before this one are left out) ";
    for (int i = headEnd + over; i < trace.size(); i++) {
      step(trace, i, i == headEnd + over ? left : "");
    }
    json.endArray();
    json.endObject().endArray();
    json.endObject().endArray();
  }

  private void step(List<TraceStep> trace, int index, String prefix) throws IOException {
    TraceStep step = trace.get(index);
    // Only the message is shown by GitHub, so the state is repeated in it.
    String state = step.state().isEmpty() ? "" : " (" + step.state() + ")";
    json.beginObject();
    json.name("location").beginObject();
    parts.physicalLocation(step.position());
    function(step.function());
    parts.text("message", prefix + SarifText.plain(step.message()) + SarifText.plain(state));
    json.endObject();
    json.name("nestingLevel").value(step.nesting());
    json.name("executionOrder").value(index + 1);
    json.name("importance").value(importance(trace, index));
    if (!step.state().isEmpty()) {
      json.name("state").beginObject();
      parts.text("locks and level", SarifText.plain(step.state()));
      json.endObject();
    }
    json.endObject();
  }

  /**
   * A step down a call that leaves locks and level as they were is what a viewer may fold away; the
   * two ends of the story are what it must show.
   */
  private static String importance(List<TraceStep> trace, int index) {
    if (index == 0 || index == trace.size() - 1) {
      return "essential";
    }
    TraceStep step = trace.get(index);
    boolean changes = !step.state().equals(trace.get(index - 1).state());
    return changes || step.nesting() == 0 ? "important" : "unimportant";
  }

  private void function(String function) throws IOException {
    if (!function.isEmpty()) {
      json.name("logicalLocations").beginArray().beginObject();
      json.name("name").value(function);
      json.name("kind").value("function");
      json.endObject().endArray();
    }
  }
}
