package org.kwitness.report;

import com.google.gson.FormattingStyle;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;

/**
 * Writes the figures of a run as one JSON object, for scripts and benchmarks: {@code tool}, {@code
 * version}, {@code kernel}, {@code architecture}, the counts under the names of {@link
 * RunStatistics}, {@code findings} (rule, then level, to count), {@code setAside} (why, to count),
 * {@code gaps} (kind to count), {@code seconds} (phase to wall time) and {@code peakHeapBytes}.
 * Unlike the other reports it holds time and memory, so it differs from run to run.
 */
public final class StatsWriter {
  /**
   * Writes the figures; does not close {@code out}.
   *
   * @throws IOException if {@code out} cannot be written to
   */
  public void write(Run run, Writer out) throws IOException {
    RunStatistics statistics = run.statistics();
    // Closing the JsonWriter would close what is the caller's.
    @SuppressWarnings("resource")
    JsonWriter json = new JsonWriter(out);
    json.setFormattingStyle(FormattingStyle.PRETTY);
    json.beginObject();
    json.name("tool").value(Tool.NAME);
    json.name("version").value(run.toolVersion());
    json.name("kernel").value(run.kernel());
    json.name("architecture").value(run.architecture());
    StatisticsJson.writeCounts(json, statistics);
    StatisticsJson.writeTally(json, run);
    json.name("seconds").beginObject();
    for (Map.Entry<String, Double> phase : statistics.seconds().entrySet()) {
      json.name(phase.getKey()).value(Math.round(phase.getValue() * 1000) / 1000.0);
    }
    json.endObject();
    json.name("peakHeapBytes").value(statistics.peakHeapBytes());
    json.endObject();
    json.flush();
    out.write('\n');
    out.flush();
  }
}
