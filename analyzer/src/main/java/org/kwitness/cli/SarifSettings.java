package org.kwitness.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.kwitness.report.Run;
import org.kwitness.report.SarifLimits;
import org.kwitness.report.SarifOptions;
import picocli.CommandLine.Option;

/** Options that say how SARIF is written, for the place where it will be shown. */
final class SarifSettings {
  @Option(
      names = "--category",
      paramLabel = "NAME",
      description =
          "Under which GitHub keeps the SARIF log, beside other logs of kwitness for the same "
              + "repository. (Default: kwitness/KERNEL/ARCH.)")
  private Optional<String> category = Optional.empty();

  @Option(
      names = "--repository-root",
      paramLabel = "DIR",
      description =
          "The folder that addresses in SARIF are relative to. (Default: the top of the git "
              + "repository that holds the tree; without one, the folder that holds the tree.)")
  private Optional<Path> repositoryRoot = Optional.empty();

  /**
   * What is known before the run.
   *
   * @param category as given
   * @param repositoryRoot without symbolic links; nothing if it is the folder that holds the tree
   */
  record Plan(Optional<String> category, Optional<Path> repositoryRoot) {

    /** The options for a run. */
    SarifOptions of(Run run) {
      Path source = real(Path.of(run.sourceRoot()));
      Path top = repositoryRoot.orElse(source);
      String prefix = source.startsWith(top) ? slashed(top.relativize(source)) : "";
      String stripped = top.startsWith(source) ? slashed(source.relativize(top)) : "";
      return new SarifOptions(prefix, stripped, false, SarifLimits.GITHUB, category);
    }

    private static String slashed(Path path) {
      String text = path.toString().replace('\\', '/');
      return text.isEmpty() ? "" : text + "/";
    }
  }

  /**
   * Checks the options, before a long run.
   *
   * @param paths what is analysed
   * @throws UsageException if one makes no sense
   */
  Plan plan(List<Path> paths) {
    if (category.isPresent() && !SarifOptions.isCategory(category.get())) {
      throw new UsageException(
          "--category takes letters, digits, - and /, with no spaces; not '"
              + category.get()
              + "'");
    }
    if (repositoryRoot.isEmpty()) {
      return new Plan(category, repositoryAround(real(paths.get(0))));
    }
    if (!Files.isDirectory(repositoryRoot.get())) {
      throw new UsageException("--repository-root: there is no folder " + repositoryRoot.get());
    }
    Path top = real(repositoryRoot.get());
    for (Path path : paths) {
      if (!real(path).startsWith(top)) {
        throw new UsageException("--repository-root: " + path + " is not in " + top);
      }
    }
    return new Plan(category, Optional.of(top));
  }

  /** A repository has a folder .git at its top; a work tree or a submodule has a file. */
  private static Optional<Path> repositoryAround(Path start) {
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve(".git"))) {
        return Optional.of(folder);
      }
    }
    return Optional.empty();
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath().normalize();
    }
  }
}
