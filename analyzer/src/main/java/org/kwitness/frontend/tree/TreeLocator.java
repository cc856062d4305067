package org.kwitness.frontend.tree;

import java.nio.file.Path;
import java.util.List;

/** Finds the kernel around the paths that the user names, and works out what to parse and how. */
public final class TreeLocator {
  private TreeLocator() {}

  /**
   * What the user asked for.
   *
   * @param paths kernel trees, sub-folders or files of one kernel tree
   * @param architecture empty to choose the default (amd64, else i386, else the only one)
   * @param allSources true to take every {@code .c} file, listed or not
   */
  public record Request(List<Path> paths, String architecture, boolean allSources) {}

  /**
   * Works out the plan.
   *
   * @throws TreeException if a path does not exist, is in no kernel tree, or two paths are in
   *     different trees, or the architecture does not exist in this tree
   */
  public static SourcePlan locate(Request request) throws TreeException {
    throw new TreeException("not implemented: " + request);
  }
}
