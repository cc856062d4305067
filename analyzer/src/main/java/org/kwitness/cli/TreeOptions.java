package org.kwitness.cli;

import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kwitness.engine.RunOptions;
import org.kwitness.frontend.tree.TreeLocator;
import picocli.CommandLine.Option;

/** Options that say which sources are meant and how they are read; shared by the commands. */
final class TreeOptions {
  @Option(
      names = "--arch",
      paramLabel = "ARCH",
      description = "Architecture to analyse (default: amd64, else i386, else the only one).")
  private String arch = "";

  @Option(
      names = "--all-sources",
      description = "Every .c file, not only those that the kernel's source lists name.")
  private boolean allSources;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads to use (default: all cores).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--no-cache",
      description =
          "Parse every file anew, and keep nothing for later runs in "
              + "~/.cache/kwitness (or where XDG_CACHE_HOME says).")
  private boolean noCache;

  @Option(
      names = "--models",
      paramLabel = "DIR",
      description = "Folder with rows of knowledge of your own; may be given several times.")
  private List<Path> models = new ArrayList<>();

  @Option(
      names = "--seconds-per-file",
      paramLabel = "S",
      description = "Give up a file after this many seconds (default: ${DEFAULT-VALUE}).")
  private long secondsPerFile = 120;

  /**
   * The run that is asked for.
   *
   * @throws UsageException if a value makes no sense
   */
  RunOptions runOptions(List<Path> paths, Set<String> only, Set<String> disabled) {
    if (threads < 1) {
      throw new UsageException("--threads must be at least 1, not " + threads);
    }
    if (secondsPerFile < 1) {
      throw new UsageException("--seconds-per-file must be at least 1, not " + secondsPerFile);
    }
    return new RunOptions(
        new TreeLocator.Request(paths, arch, allSources),
        List.copyOf(models),
        threads,
        secondsPerFile,
        new TreeSet<>(only),
        new TreeSet<>(disabled),
        noCache ? Optional.empty() : cacheFolder(),
        false);
  }

  /** Nothing if the user has no place for such things. */
  @SuppressFBWarnings(
      value = "ENV_USE_PROPERTY_INSTEAD_OF_ENV",
      justification = "XDG names HOME, the launcher uses it, and user.home can be another folder")
  private static Optional<Path> cacheFolder() {
    String home = System.getenv("HOME");
    Optional<Path> base =
        Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
            .filter(name -> name.startsWith("/")) // The XDG specification ignores others.
            .or(() -> Optional.ofNullable(home).map(folder -> folder + "/.cache"))
            .map(Path::of);
    return base.map(folder -> folder.resolve("kwitness").resolve("facts"));
  }
}
