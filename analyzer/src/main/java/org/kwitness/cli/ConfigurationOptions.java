package org.kwitness.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kwitness.rule.RuleException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Options that say which configuration file counts. */
final class ConfigurationOptions {
  /** The name that is looked for. */
  static final String FILE_NAME = ".kwitness.json";

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "Take the settings from this file (default: " + FILE_NAME + " in PATH or above it).")
  private Optional<Path> file = Optional.empty();

  @Option(names = "--no-config", description = "Take no settings from any file.")
  private boolean none;

  @Option(
      names = "--dump-config",
      description = "Print the settings, and where each comes from, and do nothing else.")
  private boolean dumped;

  boolean isDumped() {
    return dumped;
  }

  /**
   * Finds and reads the file, and sets the options that the command line does not give.
   *
   * @throws UsageException if the file is not there or wrong; the message has file and line
   * @throws RuleException if the rules of this build are broken
   */
  Configuration apply(CommandSpec spec, List<Path> paths) throws RuleException {
    if (none && file.isPresent()) {
      throw new UsageException("--config and --no-config contradict each other; leave one out");
    }
    Optional<Path> found = none ? Optional.empty() : file.or(() -> find(paths));
    Configuration configuration =
        found.isPresent() ? Configuration.read(found.get()) : Configuration.NONE;
    configuration.apply(spec);
    return configuration;
  }

  /** The one file that counts for all paths. */
  private static Optional<Path> find(List<Path> paths) {
    Set<Optional<Path>> found = new LinkedHashSet<>();
    paths.forEach(path -> found.add(above(path)));
    if (found.size() > 1) {
      throw new UsageException(
          "not all paths have the same configuration file: "
              + found.stream().map(f -> f.map(Path::toString).orElse("none")).toList()
              + "; choose with --config or --no-config");
    }
    return found.iterator().next();
  }

  private static Optional<Path> above(Path path) {
    Path start;
    try {
      start = path.toRealPath();
    } catch (IOException e) {
      return Optional.empty(); // What is wrong with the path is said when the tree is looked for.
    }
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      Path candidate = folder.resolve(FILE_NAME);
      if (Files.isDirectory(folder) && Files.exists(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }
}
