package org.kwitness.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kwitness.frontend.tree.TreeLocator;

/**
 * What the user asked for.
 *
 * @param request which sources
 * @param modelDirs folders with rows of the project's own
 * @param threads how many threads to use, at least 1
 * @param secondsPerFile after how long a file is given up
 * @param only ids of the rules to run; all if empty
 * @param disabled ids of rules not to run
 * @param cache the folder that facts are kept in from run to run; none are if it is left out
 * @param recalling true to take into account what the last run over the whole kernel found out, if
 *     it is in the cache and this one is about some files
 */
public record RunOptions(
    TreeLocator.Request request,
    List<Path> modelDirs,
    int threads,
    long secondsPerFile,
    Set<String> only,
    Set<String> disabled,
    Optional<Path> cache,
    boolean recalling) {

  /** Without a cache. */
  public RunOptions(
      TreeLocator.Request request,
      List<Path> modelDirs,
      int threads,
      long secondsPerFile,
      Set<String> only,
      Set<String> disabled) {
    this(request, modelDirs, threads, secondsPerFile, only, disabled, Optional.empty(), false);
  }

  /** The same, with what the last run over the whole kernel found out. */
  public RunOptions recall() {
    return new RunOptions(request, modelDirs, threads, secondsPerFile, only, disabled, cache, true);
  }
}
