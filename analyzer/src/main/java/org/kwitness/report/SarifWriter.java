package org.kwitness.report;

import com.google.gson.FormattingStyle;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.kwitness.rule.Finding;

/**
 * Writes a run as SARIF 2.1.0, in the shape that GitHub code scanning reads and within its limits.
 *
 * <p>The log is the same bytes for the same input: it holds no time, no memory, no thread count and
 * (unless asked for) no path of the machine. It is made in compressed form first, which tells
 * whether it fits; see {@link SarifSelection} for what is given up where it does not.
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
   * @return what had to be left out, in one line; nothing if all is in the log
   * @throws IOException if {@code out} cannot be written to
   * @throws IllegalArgumentException if a finding's rule is not among the rules of the run, or it
   *     has no file
   */
  public Optional<String> write(Run run, Writer out) throws IOException {
    SarifSelection selection = SarifSelection.of(run.findings(), options.limits());
    while (true) {
      SarifSelection tried = selection;
      SarifOmissions omissions = SarifOmissions.of(run, tried, options.limits());
      PackedLog.Source source = packed -> write(run, tried, omissions, packed);
      Optional<SarifSelection> smaller = tried.smaller(run.findings());
      // The last one goes out whatever its size: there is nothing left to leave out.
      int room = smaller.isPresent() ? options.limits().compressedBytes() : Integer.MAX_VALUE;
      Optional<PackedLog> log = PackedLog.of(source, room);
      if (log.isPresent()) {
        log.get().unpackTo(out);
        out.flush();
        return omissions.summary();
      }
      selection = smaller.orElseThrow();
    }
  }

  private void write(Run run, SarifSelection selection, SarifOmissions omissions, Writer out)
      throws IOException {
    Map<String, Integer> ruleIndex = new HashMap<>();
    for (int i = 0; i < run.rules().size(); i++) {
      ruleIndex.put(run.rules().get(i).id(), i);
    }
    List<String> fingerprints = run.fingerprints();

    // Closing the JsonWriter would close what is the caller's.
    @SuppressWarnings("resource")
    JsonWriter json = new JsonWriter(out);
    json.setFormattingStyle(STYLE);
    SarifJson parts = new SarifJson(json, options, new SourceLines(run.sources()::text));
    SarifResults results =
        new SarifResults(
            json, parts, options.limits(), new LineHashes(run.sources()::uploadedText));

    json.beginObject();
    json.name("$schema").value(SCHEMA);
    json.name("version").value("2.1.0");
    json.name("runs").beginArray().beginObject();
    new SarifDriver(json, parts, options.limits()).write(run);
    automation(json, run);
    roots(json, parts, run);
    json.name("columnKind").value("utf16CodeUnits");
    json.name("defaultSourceLanguage").value("c");
    new SarifInvocation(json, parts).write(run.gaps(), selection.gaps(), omissions);
    json.name("results").beginArray();
    for (int i : selection.kept()) {
      Finding finding = run.findings().get(i);
      requireFile(finding);
      boolean traced = selection.isTraced(finding.level());
      results.write(finding, indexOf(finding, ruleIndex), fingerprints.get(i), traced);
    }
    json.endArray();
    properties(json, run);
    json.endObject().endArray();
    json.endObject();
    json.flush();
    out.write('\n');
    out.flush();
  }

  /** GitHub refuses the whole log for one result without a place. */
  private static void requireFile(Finding finding) {
    if (finding.position().file().isEmpty()) {
      throw new IllegalArgumentException("a finding of " + finding.ruleId() + " has no file");
    }
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

  /**
   * GitHub's category is what stands before the last slash. The kernel's version is no part of it:
   * alerts of a category that no log has any more would stay open for ever.
   */
  private void automation(JsonWriter json, Run run) throws IOException {
    String category =
        options
            .category()
            .map(c -> c.endsWith("/") ? c : c + "/")
            .orElseGet(
                () ->
                    String.join(
                        "/",
                        Tool.NAME,
                        SarifText.idPart(kind(run.kernel())),
                        SarifText.idPart(run.architecture()),
                        ""));
    json.name("automationDetails").beginObject().name("id").value(category).endObject();
  }

  /** The kernel without its version: {@code FreeBSD 9.3} is freebsd. */
  private static String kind(String kernel) {
    return kernel.strip().split("\\s", 2)[0].toLowerCase(Locale.ROOT);
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

  /** The folder that addresses are relative to, ending in a slash. */
  private String repositoryRoot(String sourceRoot) {
    long up = options.uriPrefix().chars().filter(c -> c == '/').count();
    String root = sourceRoot.endsWith("/") ? sourceRoot : sourceRoot + "/";
    for (long i = 0; i < up && root.length() > 1; i++) {
      root = root.substring(0, root.lastIndexOf('/', root.length() - 2) + 1);
    }
    return root + options.uriStripped();
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
