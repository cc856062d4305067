package org.kwitness.frontend.tree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

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
    return locate(request, ProfileLoader.builtIn());
  }

  /** The same with other profiles. */
  static SourcePlan locate(Request request, List<TreeProfile> profiles) throws TreeException {
    if (request.paths().isEmpty()) {
      throw new TreeException("no path given: name a kernel tree, a folder or a file of one");
    }
    List<Path> requested = new ArrayList<>();
    Optional<KernelTree> found = Optional.empty();
    for (Path path : request.paths()) {
      if (!Files.exists(path)) {
        throw new TreeException("no such file or folder: " + path);
      }
      Path absolute = real(path);
      if (Files.isRegularFile(absolute) && !absolute.toString().endsWith(".c")) {
        throw new TreeException(path + " is not a C source file; name a .c file or a folder");
      }
      KernelTree tree = treeAround(path, absolute, profiles);
      if (found.isPresent() && !found.get().root().equals(tree.root())) {
        throw new TreeException(
            "two different kernel trees: "
                + found.get().root()
                + " and "
                + tree.root()
                + "; check one at a time");
      }
      found = Optional.of(tree);
      // A folder above the kernel stands for the kernel and what lies beside it.
      requested.add(absolute);
    }
    KernelTree tree = found.orElseThrow();
    try {
      TreeFiles files = TreeFiles.of(tree.root());
      String architecture = tree.chooseArchitecture(request.architecture(), files);
      return new PlanBuilder(tree, files, architecture).build(requested, request.allSources());
    } catch (IOException e) {
      throw new TreeException("cannot read the tree " + tree.root() + ": " + e.getMessage());
    }
  }

  /** True if a path is in a kernel tree, or one is in it. */
  public static boolean isInTree(Path path) throws TreeException {
    return Files.exists(path) && KernelTree.around(real(path), ProfileLoader.builtIn()).isPresent();
  }

  /** The path without symbolic links, so that one tree has one name. */
  private static Path real(Path path) throws TreeException {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw new TreeException("cannot read " + path + ": " + e.getMessage());
    }
  }

  private static KernelTree treeAround(Path path, Path absolute, List<TreeProfile> profiles)
      throws TreeException {
    return KernelTree.around(absolute, profiles)
        .orElseThrow(
            () ->
                new TreeException(
                    path
                        + " is not in a kernel source tree: neither it nor a folder above it has"
                        + " the files of "
                        + kernels(profiles)
                        + ". Name the kernel's folder (usually src/sys) or a path in it"));
  }

  private static String kernels(List<TreeProfile> profiles) {
    return profiles.stream()
        .map(p -> p.name() + " (" + String.join(", ", p.requires()) + ")")
        .distinct()
        .collect(Collectors.joining("; "));
  }
}
