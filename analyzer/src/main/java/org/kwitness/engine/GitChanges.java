package org.kwitness.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.kwitness.report.ChangedLines;

/**
 * Asks the {@code git} program which lines a change has touched: those of the working tree since a
 * revision, staged or not, with files that git does not know yet; those that are staged; or those
 * of some commits. The revision that counts is where the branch left it, so that what others have
 * added to it since is not taken for a change.
 */
public final class GitChanges {
  private static final String WHO = "--changed-since, --staged and --hook";

  private final Path repository;
  private final UnifiedDiff diff;
  private final List<String> newFiles;

  /** The changes cannot be had; the message tells the user what to do. */
  public static final class GitException extends Exception {
    private static final long serialVersionUID = 1L;

    GitException(String message) {
      super(message);
    }
  }

  private GitChanges(Path repository, UnifiedDiff diff, List<String> newFiles) {
    this.repository = repository;
    this.diff = diff;
    this.newFiles = newFiles;
  }

  /**
   * The changes since a revision.
   *
   * @param path a file or folder in the working tree; the whole repository around it is meant
   * @param revision anything that git takes for a commit
   * @throws GitException if there is no git, no repository around the path, or no such revision
   */
  public static GitChanges since(Path path, String revision) throws GitException {
    Path repository = repository(path);
    String from = base(repository, commit(repository, revision), "HEAD");
    UnifiedDiff diff = diff(repository, Map.of(), from);
    Output others = required(git(repository, "ls-files", "--others", "--exclude-standard", "-z"));
    return new GitChanges(repository, diff, names(others));
  }

  /**
   * What is staged for the next commit. The lines are those of the index; they are the right ones
   * where the working tree is like it, as a hook of pre-commit finds it.
   *
   * @param path a file or folder in the working tree; the whole repository around it is meant
   * @throws GitException if there is no git, or no repository around the path
   */
  public static GitChanges staged(Path path) throws GitException {
    Path repository = repository(path);
    Map<String, String> index = index(repository);
    return new GitChanges(repository, diff(repository, index, "--cached"), List.of());
  }

  /**
   * What commits have changed.
   *
   * @param path a file or folder in the working tree; the whole repository around it is meant
   * @param from the commit before them, or one from which they branched off
   * @param to the last of them, which the working tree should be like
   * @throws GitException if there is no git, no repository around the path, or no such revision
   */
  public static GitChanges between(Path path, String from, String to) throws GitException {
    Path repository = repository(path);
    String last = commit(repository, to);
    String first = base(repository, commit(repository, from), last);
    return new GitChanges(repository, diff(repository, Map.of(), first, last), List.of());
  }

  /** True if no line and no file has changed. */
  public boolean isEmpty() {
    return diff.hunks().isEmpty() && newFiles.isEmpty();
  }

  /** The files that have changes which are not staged, relative to the repository. */
  public List<String> unstaged() throws GitException {
    return names(
        required(git(repository, index(repository), "diff", "--name-only", "--no-relative", "-z")));
  }

  private static Path repository(Path path) throws GitException {
    Path folder = Files.isDirectory(path) ? path : path.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new GitException("no such file or folder: " + path);
    }
    Output top = git(folder, "rev-parse", "--show-toplevel");
    if (top.exitCode() != 0) {
      throw new GitException(
          path
              + " is not in the working tree of a git repository, which "
              + WHO
              + " need: "
              + top.firstError());
    }
    return Path.of(top.text().strip());
  }

  private static String commit(Path repository, String revision) throws GitException {
    // What starts with a dash would be an option.
    Output commit =
        revision.startsWith("-")
            ? new Output(1, "", "")
            : git(repository, "rev-parse", "--verify", "--quiet", revision + "^{commit}");
    if (commit.exitCode() != 0) {
      throw new GitException(
          "the repository "
              + repository
              + " has no revision '"
              + revision
              + "'; fetch it, or correct the name");
    }
    return commit.text().strip();
  }

  /** Without a common ancestor (in a shallow clone) the revision itself is the best there is. */
  private static String base(Path repository, String id, String head) throws GitException {
    Output base = git(repository, "merge-base", id, head);
    return base.exitCode() == 0 ? base.text().strip() : id;
  }

  private static UnifiedDiff diff(Path repository, Map<String, String> variables, String... what)
      throws GitException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "-c",
                "core.quotePath=true",
                "diff",
                "--unified=0",
                "--no-color",
                "--no-ext-diff",
                "--no-textconv",
                "--no-relative",
                "--ignore-submodules",
                "--text",
                "--src-prefix=a/",
                "--dst-prefix=b/"));
    command.addAll(List.of(what));
    command.add("--");
    return UnifiedDiff.parse(
        required(git(repository, variables, command.toArray(String[]::new))).text());
  }

  private static List<String> names(Output output) {
    return Arrays.stream(output.text().split("\0")).filter(name -> !name.isEmpty()).toList();
  }

  /**
   * The index of the commit that is being made. While {@code git commit -a} or {@code git commit
   * FILE} runs its hooks, that is another file than the repository's own index.
   */
  private static Map<String, String> index(Path repository) throws GitException {
    Optional<Path> given =
        Optional.ofNullable(System.getenv("GIT_INDEX_FILE")).map(f -> Path.of(f).toAbsolutePath());
    if (given.isEmpty()) {
      return Map.of();
    }
    Path own = Path.of(required(git(repository, "rev-parse", "--absolute-git-dir")).text().strip());
    // The hook of another repository may have started us; its index is nothing to us.
    boolean ours;
    try {
      ours = Files.isSameFile(given.get().resolve("..").normalize(), own);
    } catch (IOException e) {
      ours = false;
    }
    return ours ? Map.of("GIT_INDEX_FILE", given.get().toString()) : Map.of();
  }

  /**
   * The changed lines, with files named as a run names them.
   *
   * @param sourceRoot the source root of the run, absolute and without symbolic links
   */
  public ChangedLines under(Path sourceRoot) {
    ChangedLines lines = new ChangedLines();
    for (UnifiedDiff.Hunk hunk : diff.hunks()) {
      Optional<String> file = relative(sourceRoot, hunk.file());
      if (file.isPresent() && hunk.lines() > 0) {
        lines.add(file.get(), hunk.first(), hunk.first() + hunk.lines() - 1);
      } else if (file.isPresent()) {
        lines.addRemoval(file.get(), hunk.first());
      }
    }
    newFiles.forEach(file -> relative(sourceRoot, file).ifPresent(lines::addFile));
    return lines;
  }

  /** Works on strings: a name need not be one that this locale can make a path of. */
  private Optional<String> relative(Path sourceRoot, String file) {
    String root = slashed(sourceRoot);
    String absolute = slashed(repository) + file;
    return absolute.startsWith(root)
        ? Optional.of(absolute.substring(root.length()))
        : Optional.empty();
  }

  private static String slashed(Path folder) {
    String name = folder.toString().replace('\\', '/');
    return name.endsWith("/") ? name : name + "/";
  }

  private record Output(int exitCode, String text, String errors) {
    String firstError() {
      return errors.lines().findFirst().orElse("git said nothing");
    }
  }

  private static Output required(Output output) throws GitException {
    if (output.exitCode() != 0) {
      throw new GitException("git failed: " + output.firstError());
    }
    return output;
  }

  private static Output git(Path folder, String... arguments) throws GitException {
    return git(folder, Map.of(), arguments);
  }

  private static Output git(Path folder, Map<String, String> variables, String... arguments)
      throws GitException {
    List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    // A hook of git runs with these, and they mean its repository whatever -C says.
    List.of("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
        .forEach(builder.environment()::remove);
    builder.environment().putAll(variables);
    builder.environment().put("LC_ALL", "C");
    builder.environment().put("GIT_OPTIONAL_LOCKS", "0");
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      CompletableFuture<String> errors =
          CompletableFuture.supplyAsync(() -> read(process.getErrorStream()));
      String text = read(process.getInputStream());
      return new Output(process.waitFor(), text, errors.join());
    } catch (IOException | UncheckedIOException | CompletionException e) {
      throw new GitException(WHO + " need the program git, which cannot be run: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GitException("interrupted while git was running");
    }
  }

  /** Names are in the file system's encoding, text in any: this keeps both from getting lost. */
  private static String read(java.io.InputStream in) {
    try (in) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
