package org.kwitness.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.kwitness.engine.GitChanges;
import org.kwitness.report.Baseline;
import org.kwitness.report.BaselineFile;
import org.kwitness.report.Figures;
import org.kwitness.report.ReportException;
import org.kwitness.report.Run;
import picocli.CommandLine.Option;

/** Options that say which findings of a run are news. */
final class TriageOptions {
  /** More than this many lines about entries that can go help nobody. */
  private static final int STALE_SHOWN = 20;

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description = "Report only findings that are not in this file; see --write-baseline.")
  private Optional<Path> baseline = Optional.empty();

  @Option(
      names = "--write-baseline",
      description = "Write the findings into the file of --baseline instead of reporting them.")
  private boolean writeBaseline;

  @Option(
      names = "--changed-since",
      paramLabel = "REV",
      description =
          "Report only findings that the changes of the working tree since this revision of git "
              + "may have caused. The whole of PATH is analysed all the same.")
  private Optional<String> changedSince = Optional.empty();

  @Option(
      names = "--staged",
      description =
          "Report only findings that the changes staged for the next commit of git may have "
              + "caused.")
  private boolean staged;

  /**
   * What is known before the run.
   *
   * @param before the baseline as it is
   */
  record Plan(Optional<Baseline> before, Optional<GitChanges> changes) {}

  /**
   * Reads the baseline and asks git, before a long run.
   *
   * @param hook true to ask about the commit that is checked, unless the user names another change
   * @throws UsageException if the options make no sense together
   * @throws ReportException if the baseline is not there or wrong
   * @throws GitChanges.GitException if git does not know
   */
  Plan plan(List<Path> paths, boolean hook, PrintWriter err)
      throws ReportException, GitChanges.GitException {
    if (writeBaseline && baseline.isEmpty()) {
      throw new UsageException("--write-baseline needs --baseline FILE, the file to write");
    }
    if (staged && changedSince.isPresent()) {
      throw new UsageException(
          "--staged and --changed-since are two answers to one question; leave one out");
    }
    if (writeBaseline && (changedSince.isPresent() || staged || hook)) {
      throw new UsageException(
          "--write-baseline with --changed-since, --staged or --hook would lose what has not"
              + " changed; leave one out");
    }
    if (writeBaseline) {
      OutputTarget.requireWritable(baseline.get());
    }
    boolean read = baseline.isPresent() && !(writeBaseline && Files.notExists(baseline.get()));
    Optional<Baseline> before =
        read ? Optional.of(BaselineFile.read(baseline.get())) : Optional.empty();
    return new Plan(before, changes(paths.get(0), hook, err));
  }

  private Optional<GitChanges> changes(Path path, boolean hook, PrintWriter err)
      throws GitChanges.GitException {
    if (changedSince.isPresent()) {
      return Optional.of(GitChanges.since(path, changedSince.get()));
    }
    Optional<String> from = Optional.ofNullable(System.getenv("PRE_COMMIT_FROM_REF"));
    Optional<String> to = Optional.ofNullable(System.getenv("PRE_COMMIT_TO_REF"));
    if (hook && !staged && from.isPresent() && to.isPresent()) {
      return Optional.of(GitChanges.between(path, from.get(), to.get()));
    }
    if (!hook && !staged) {
      return Optional.empty();
    }
    GitChanges changes = GitChanges.staged(path);
    if (hook && !staged && changes.isEmpty()) {
      return Optional.empty(); // Somebody asks about files, not about a commit.
    }
    int unstaged = changes.unstaged().size();
    if (unstaged > 0) {
      err.println(
          "kwitness: "
              + unstaged
              + (unstaged == 1 ? " file has" : " files have")
              + " changes that are not staged; the working tree is what is analysed");
    }
    return Optional.of(changes);
  }

  /**
   * Takes out of a run what is no news, and writes the baseline if that was asked for.
   *
   * @return the run to report
   * @throws UsageException if the baseline is of another architecture
   * @throws IOException if the baseline cannot be written
   */
  Run apply(Run run, Plan plan, PrintWriter err) throws IOException {
    Run result = run;
    if (plan.before().isPresent()) {
      requireSameArchitecture(run, plan.before().get());
    }
    if (writeBaseline) {
      Path file = baseline.orElseThrow();
      List<Baseline.Entry> old = plan.before().map(Baseline::entries).orElse(List.of());
      Baseline written = Baseline.of(run, old);
      StringWriter text = new StringWriter();
      BaselineFile.write(written, text);
      Files.writeString(file, text.toString());
      err.println(
          "kwitness: "
              + file
              + ": "
              + written.entries().size()
              + " findings written, "
              + added(written.entries(), old)
              + " of them new; "
              + added(old, written.entries())
              + " of before are gone");
      result = written.compare(run).run();
    } else if (plan.before().isPresent()) {
      Baseline.Comparison comparison = plan.before().get().compare(run);
      stale(comparison.stale(), err);
      result = comparison.run();
    }
    if (plan.changes().isPresent()) {
      result = plan.changes().get().under(Path.of(run.sourceRoot())).filter(result);
    }
    err.flush();
    return result;
  }

  private void requireSameArchitecture(Run run, Baseline before) {
    if (!before.architecture().equals(run.architecture())) {
      throw new UsageException(
          baseline.orElseThrow()
              + " is the baseline of "
              + before.architecture()
              + ", and this run is of "
              + run.architecture()
              + "; keep a file for each architecture");
    }
  }

  private static long added(List<Baseline.Entry> now, List<Baseline.Entry> before) {
    List<String> known = before.stream().map(Baseline.Entry::fingerprint).sorted().toList();
    return now.stream()
        .filter(e -> java.util.Collections.binarySearch(known, e.fingerprint()) < 0)
        .count();
  }

  private void stale(List<Baseline.Entry> stale, PrintWriter err) {
    for (Baseline.Entry e : stale.subList(0, Math.min(STALE_SHOWN, stale.size()))) {
      err.println(
          "kwitness: stale in the baseline: "
              + e.file()
              + ": "
              + e.message()
              + " ["
              + e.rule()
              + "]");
    }
    if (stale.size() > STALE_SHOWN) {
      err.println("kwitness: and " + (stale.size() - STALE_SHOWN) + " more stale entries");
    }
    if (!stale.isEmpty()) {
      err.println(
          "kwitness: "
              + Figures.counted(stale.size(), "finding")
              + " of the baseline not found any more; --write-baseline removes them");
    }
  }
}
