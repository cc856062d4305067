package org.kwitness.report;

import com.google.gson.FormattingStyle;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.kwitness.rule.Finding;

/**
 * Writes a run as SARIF 2.1.0, in the shape that GitHub code scanning reads and within its limits.
 *
 * <p>The log is the same bytes for the same input: it holds no time, no memory, no thread count and
 * (unless asked for) no path of the machine. It is streamed, so a run with many findings needs no
 * memory for its log.
 */
public final class SarifWriter {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  /** One space: logs are deep, and GitHub's limit is on the compressed size. */
  private static final FormattingStyle STYLE = FormattingStyle.PRETTY.withIndent(" ");

  private final SarifOptions options;

  /** A writer with {@link SarifOptions#DEFAULT}. */
  public SarifWriter() {
    this(SarifOptions.DEFAULT);
  }

  public SarifWriter(SarifOptions options) {
    this.options = options;
  }

  /**
   * Writes the log; does not close {@code out}.
   *
   * @param out takes UTF-8
   * @throws IOException if {@code out} cannot be written to
   * @throws IllegalArgumentException if a finding's rule is not among the rules of the run
   */
  public void write(Run run, Writer out) throws IOException {
    Map<String, Integer> ruleIndex = new HashMap<>();
    for (int i = 0; i < run.rules().size(); i++) {
      ruleIndex.put(run.rules().get(i).id(), i);
    }
    List<String> fingerprints = run.fingerprints();
    List<Integer> kept = mostSerious(run.findings());

    // Closing the JsonWriter would close what is the caller's.
    @SuppressWarnings("resource")
    JsonWriter json = new JsonWriter(out);
    json.setFormattingStyle(STYLE);
    SarifJson parts = new SarifJson(json, options.uriPrefix(), new SourceLines(run.sources()));
    SarifResults results =
        new SarifResults(json, parts, options.limits(), new LineHashes(run.sources()));

    json.beginObject();
    json.name("$schema").value(SCHEMA);
    json.name("version").value("2.1.0");
    json.name("runs").beginArray().beginObject();
    new SarifDriver(json, parts, options.limits()).write(run);
    automation(json, run);
    roots(json, parts, run);
    json.name("columnKind").value("utf16CodeUnits");
    json.name("defaultSourceLanguage").value("c");
    new SarifInvocation(json, parts, options.limits()).write(run.gaps(), leftOut(run, kept));
    json.name("results").beginArray();
    for (int i : kept) {
      Finding finding = run.findings().get(i);
      results.write(finding, indexOf(finding, ruleIndex), fingerprints.get(i));
    }
    json.endArray();
    properties(json, run);
    json.endObject().endArray();
    json.endObject();
    json.flush();
    out.write('\n');
    out.flush();
  }

  private static int indexOf(Finding finding, Map<String, Integer> ruleIndex) {
    return Optional.ofNullable(ruleIndex.get(finding.ruleId()))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    finding.position()
                        + ": the rule of this finding did not run: "
                        + finding.ruleId()));
  }

  /** The indices of the findings that fit, the most serious, in the order of the findings. */
  private List<Integer> mostSerious(List<Finding> findings) {
    return IntStream.range(0, findings.size())
        .boxed()
        .sorted(Comparator.comparing((Integer i) -> findings.get(i).level()))
        .limit(options.limits().results())
        .sorted()
        .toList();
  }

  private static List<Finding> leftOut(Run run, List<Integer> kept) {
    List<Finding> rest = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < run.findings().size(); i++) {
      if (next < kept.size() && kept.get(next) == i) {
        next++;
      } else {
        rest.add(run.findings().get(i));
      }
    }
    return rest;
  }

  /** GitHub's category is what stands before the last slash: one for each kernel and machine. */
  private static void automation(JsonWriter json, Run run) throws IOException {
    String id =
        String.join(
            "/",
            Tool.NAME,
            SarifText.idPart(run.kernel()),
            SarifText.idPart(run.architecture()),
            "");
    json.name("automationDetails").beginObject().name("id").value(id).endObject();
  }

  private void roots(JsonWriter json, SarifJson parts, Run run) throws IOException {
    json.name("originalUriBaseIds").beginObject();
    json.name(SarifJson.SOURCE_ROOT).beginObject();
    if (options.machinePaths()) {
      json.name("uri").value("file://" + SarifText.uri(repositoryRoot(run.sourceRoot())));
    }
    parts.text("description", "The top of the repository that holds the kernel sources.");
    json.endObject();
    json.endObject();
  }

  /** The folder that the prefix is relative to, ending in a slash. */
  private String repositoryRoot(String sourceRoot) {
    long up = options.uriPrefix().chars().filter(c -> c == '/').count();
    String root = sourceRoot.endsWith("/") ? sourceRoot : sourceRoot + "/";
    for (long i = 0; i < up && root.length() > 1; i++) {
      root = root.substring(0, root.lastIndexOf('/', root.length() - 2) + 1);
    }
    return root;
  }

  private static void properties(JsonWriter json, Run run) throws IOException {
    json.name("properties").beginObject();
    json.name("kernel").value(run.kernel());
    json.name("architecture").value(run.architecture());
    json.name("statistics").beginObject();
    StatisticsJson.writeCounts(json, run.statistics());
    StatisticsJson.writeTally(json, run);
    json.endObject();
    json.endObject();
  }
}
