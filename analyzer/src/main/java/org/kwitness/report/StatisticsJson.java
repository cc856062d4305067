package org.kwitness.report;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.Map;
import org.kwitness.rule.Gap;
import org.kwitness.rule.Level;

/**
 * The members that all JSON reports share: the counts of a run. They are the same for the same
 * input; time and memory, which are not, are only in {@link StatsWriter}.
 */
final class StatisticsJson {
  private StatisticsJson() {}

  /** Writes the counts as members of the object that is open. */
  static void writeCounts(JsonWriter json, RunStatistics statistics) throws IOException {
    json.name("files").value(statistics.files());
    json.name("filesSkipped").value(statistics.filesSkipped());
    json.name("lines").value(statistics.lines());
    json.name("functionDefinitions").value(statistics.functionDefinitions());
    json.name("functions").value(statistics.functions());
    json.name("inlineFunctions").value(statistics.inlineFunctions());
    json.name("problemDeclarations").value(statistics.problemDeclarations());
    json.name("headerProblemDeclarations").value(statistics.headerProblemDeclarations());
    json.name("missingHeaders").value(statistics.missingHeaders());
    json.name("calls").value(statistics.calls());
    json.name("callsUnresolved").value(statistics.callsUnresolved());
    json.name("boundsHit").value(statistics.boundsHit());
  }

  /**
   * Writes the members {@code findings} (per rule and level), {@code setAside} (findings that are
   * not reported, per reason) and {@code gaps} (per kind).
   */
  static void writeTally(JsonWriter json, Run run) throws IOException {
    Tally tally = Tally.of(run);
    json.name("findings").beginObject();
    for (Map.Entry<String, Map<Level, Integer>> rule : tally.findings().entrySet()) {
      json.name(rule.getKey()).beginObject();
      for (Map.Entry<Level, Integer> level : rule.getValue().entrySet()) {
        json.name(level.getKey().label()).value(level.getValue());
      }
      json.endObject();
    }
    json.endObject();
    SetAside aside = run.setAside();
    json.name("setAside").beginObject();
    json.name("suppressed").value(aside.suppressed().size());
    json.name("inBaseline").value(aside.inBaseline());
    json.name("unchanged").value(aside.unchanged());
    json.endObject();
    json.name("gaps").beginObject();
    for (Map.Entry<Gap.Kind, Integer> kind : tally.gaps().entrySet()) {
      json.name(kind.getKey().id()).value(kind.getValue());
    }
    json.endObject();
  }
}
