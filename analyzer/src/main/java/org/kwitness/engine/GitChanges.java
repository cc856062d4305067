package org.kwitness.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.kwitness.report.ChangedLines;

/**
 * Asks the {@code git} program which lines differ from a revision: those of the working tree,
 * staged or not, and of files that git does not know yet. The revision that counts is where the
 * branch left it, so that what others have added to it since is not taken for a change.
 */
public final class GitChanges {
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
    Path folder = Files.isDirectory(path) ? path : path.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new GitException("no such file or folder: " + path);
    }
    Output top = git(folder, "rev-parse", "--show-toplevel");
    if (top.exitCode() != 0) {
      throw new GitException(
          path
              + " is not in the working tree of a git repository, which --changed-since needs: "
              + top.firstError());
    }
    Path repository = Path.of(top.text().strip());
    // What starts with a dash would be an option.
    Output commit =
        revision.startsWith("-")
            ? new Output(1, "", "")
            : git(repository, "rev-parse", "--verify", "--quiet", revision + "^{commit}");
    if (commit.exitCode() != 0) {
      throw new GitException(
          "--changed-since: the repository "
              + repository
              + " has no revision '"
              + revision
              + "'; fetch it, or correct the name");
    }
    String id = commit.text().strip();
    Output base = git(repository, "merge-base", id, "HEAD");
    // Without a common ancestor (in a shallow clone) the revision itself is the best there is.
    String from = base.exitCode() == 0 ? base.text().strip() : id;
    Output diff =
        required(
            git(
                repository,
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
                "--dst-prefix=b/",
                from,
                "--"));
    Output others = required(git(repository, "ls-files", "--others", "--exclude-standard", "-z"));
    List<String> newFiles =
        Arrays.stream(others.text().split("\0")).filter(name -> !name.isEmpty()).toList();
    return new GitChanges(repository, UnifiedDiff.parse(diff.text()), newFiles);
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
      throw new GitException("--changed-since: git failed: " + output.firstError());
    }
    return output;
  }

  private static Output git(Path folder, String... arguments) throws GitException {
    List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    // A hook of git runs with these, and they mean its repository whatever -C says.
    List.of("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
        .forEach(builder.environment()::remove);
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
      throw new GitException(
          "--changed-since needs the program git, which cannot be run: " + e.getMessage());
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
