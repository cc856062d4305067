package org.kwitness.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kwitness.report.Figures;
import org.kwitness.report.Tool;
import org.kwitness.upload.CodeScanning;
import org.kwitness.upload.GitDefaults;
import org.kwitness.upload.LogCheck;
import org.kwitness.upload.Token;
import org.kwitness.upload.UploadException;
import org.kwitness.upload.UploadLog;
import org.kwitness.upload.UploadTarget;
import org.kwitness.upload.Waiting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kwitness upload}: a log to GitHub code scanning, for those who do not use Actions. */
@Command(
    name = "upload",
    description = {
      "Sends a SARIF log to GitHub code scanning and waits until it has been processed.",
      "The token comes from the environment: GITHUB_TOKEN, or else GH_TOKEN."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:processed (with --dry-run: could be sent)", "2:not processed"})
final class UploadCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "LOG",
      description = "The log, as kwitness check -o LOG.sarif writes it.")
  private Path file;

  @Option(
      names = "--repo",
      paramLabel = "OWNER/NAME",
      description =
          "The repository. (Default: GITHUB_REPOSITORY, or else the one that the remotes of git "
              + "name.)")
  private Optional<String> repository = Optional.empty();

  @Option(
      names = "--ref",
      paramLabel = "REF",
      description =
          "What was analysed: refs/heads/BRANCH, refs/tags/TAG or refs/pull/NUMBER/merge. "
              + "(Default: GITHUB_REF, or else the branch that is checked out.)")
  private Optional<String> ref = Optional.empty();

  @Option(
      names = "--commit",
      paramLabel = "SHA",
      description =
          "The commit that was analysed, in full. (Default: GITHUB_SHA, or else the one that is "
              + "checked out.)")
  private Optional<String> commit = Optional.empty();

  @Option(
      names = "--checkout-uri",
      paramLabel = "URI",
      description =
          "The folder that addresses in the log begin with, as file:///..., if they are absolute. "
              + "(Those of kwitness are not.)")
  private Optional<String> checkoutUri = Optional.empty();

  @Option(
      names = "--api-url",
      paramLabel = "URL",
      description =
          "The API of your GitHub, such as https://HOST/api/v3. (Default: GITHUB_API_URL, or else "
              + UploadTarget.GITHUB_API
              + ".)")
  private Optional<String> api = Optional.empty();

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "How long to try and to wait (default: ${DEFAULT-VALUE}).")
  private long timeout = 600;

  @Option(names = "--dry-run", description = "Check everything, and send nothing.")
  private boolean dryRun;

  private final Map<String, String> environment;
  private final Path folder;
  private final Waiting waiting;

  /** The command as the program has it. */
  UploadCommand() {
    this(System.getenv(), Path.of(""), Waiting.REAL);
  }

  /** The command in a world of a test's own. */
  UploadCommand(Map<String, String> environment, Path folder, Waiting waiting) {
    this.environment = Map.copyOf(environment);
    this.folder = folder;
    this.waiting = waiting;
  }

  @Override
  public Integer call() throws UploadException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    if (timeout < 1) {
      throw new UsageException("--timeout is a number of seconds, at least 1");
    }
    UploadTarget target = target();
    Optional<Token> token = Token.of(environment);
    if (token.isEmpty() && !dryRun) {
      throw new UploadException(
          "there is no token; set GITHUB_TOKEN (or GH_TOKEN) to one that may write security events");
    }
    UploadLog log = UploadLog.read(file, checkoutUri.isPresent());
    if (dryRun) {
      out.println("would send " + describe(log) + " to " + describe(target));
      out.println(
          token.isPresent()
              ? "a token is there"
              : "no token is there: set GITHUB_TOKEN to send it");
      out.flush();
      return ExitCode.CLEAN;
    }
    err.println("kwitness: sending " + describe(log) + " to " + describe(target));
    err.flush();
    String analyses =
        new CodeScanning(
                target,
                token.orElseThrow(),
                Tool.NAME + "/" + Version.number(),
                waiting,
                Duration.ofSeconds(timeout),
                line -> {
                  err.println("kwitness: " + line);
                  err.flush();
                })
            .upload(log);
    out.println("processed: " + describe(log));
    if (!analyses.isEmpty()) {
      out.println(analyses);
    }
    out.flush();
    return ExitCode.CLEAN;
  }

  private String describe(UploadLog log) {
    StringBuilder text = new StringBuilder(file.toString());
    text.append(
        String.format(
            Locale.ROOT, " (%,d bytes, %,d after gzip)", log.size(), log.compressedSize()));
    String before = ": ";
    for (LogCheck.RunFigures run : log.runs()) {
      text.append(before).append(Figures.counted(run.results(), "result"));
      text.append(" of ").append(run.tool());
      if (!run.category().isEmpty()) {
        text.append(" in ").append(run.category());
      }
      before = ", ";
    }
    return text.toString();
  }

  private static String describe(UploadTarget target) {
    return target.repository() + ", " + target.ref() + " at " + target.commit();
  }

  private UploadTarget target() throws UploadException {
    GitDefaults git = new GitDefaults(folder);
    String url = api.or(() -> variable("GITHUB_API_URL")).orElse(UploadTarget.GITHUB_API);
    Optional<String> name = repository.or(() -> variable("GITHUB_REPOSITORY"));
    if (name.isEmpty()) {
      name = git.repository(url);
    }
    Revision revision = revision(git);
    return UploadTarget.of(
        url,
        name.orElseThrow(() -> new UploadException("which repository? Give --repo OWNER/NAME")),
        revision.ref(),
        revision.commit(),
        checkoutUri);
  }

  private record Revision(String ref, String commit) {}

  /** A ref and a commit of two places would be a guess: both are given, or both are found. */
  private Revision revision(GitDefaults git) throws UploadException {
    if (ref.isPresent() && commit.isPresent()) {
      return new Revision(ref.get(), commit.get().toLowerCase(Locale.ROOT));
    }
    Optional<String> foundRef = variable("GITHUB_REF");
    Optional<String> foundCommit = variable("GITHUB_SHA");
    if (foundRef.isEmpty() || foundCommit.isEmpty()) {
      foundRef = git.branch();
      foundCommit = git.commit();
    }
    if (foundRef.isEmpty() || foundCommit.isEmpty()) {
      throw new UploadException(
          "which commit was analysed? No branch of git is checked out here; give --ref and --commit");
    }
    boolean same =
        ref.equals(foundRef) || commit.map(c -> c.toLowerCase(Locale.ROOT)).equals(foundCommit);
    if ((ref.isPresent() || commit.isPresent()) && !same) {
      throw new UploadException(
          ref.isPresent()
              ? "--ref " + ref.get() + " is not " + foundRef.get() + "; give --commit, too"
              : "--commit " + commit.get() + " is not " + foundCommit.get() + "; give --ref, too");
    }
    return new Revision(foundRef.get(), foundCommit.get());
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(v -> !v.isBlank());
  }
}
