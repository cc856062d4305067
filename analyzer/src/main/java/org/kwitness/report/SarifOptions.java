package org.kwitness.report;

import java.util.Optional;

/**
 * How a SARIF log is written.
 *
 * @param uriPrefix put before every file's path, so that addresses are relative to the top of the
 *     repository where the source root is a folder in it; empty, or ending in {@code /}
 * @param uriStripped taken away from the start of every file's path that has it, where the top of
 *     the repository is a folder in the source root; such paths get no prefix; empty, or ending in
 *     {@code /}
 * @param machinePaths also write the absolute path of the source root. The log is then no longer
 *     the same bytes wherever the tree lies
 * @param limits how much is written
 * @param category under which GitHub keeps the log apart from others of the same tool; without one,
 *     it is made of the kernel and the architecture
 */
public record SarifOptions(
    String uriPrefix,
    String uriStripped,
    boolean machinePaths,
    SarifLimits limits,
    Optional<String> category) {

  /** No prefix, no machine paths, GitHub's limits. */
  public static final SarifOptions DEFAULT = new SarifOptions("", false, SarifLimits.GITHUB);

  /**
   * Checks the prefix and the category.
   *
   * @throws IllegalArgumentException if the prefix is absolute or does not end in a slash, or the
   *     category has no visible characters or others than those
   */
  public SarifOptions {
    requireFolder(uriPrefix);
    requireFolder(uriStripped);
    if (category.isPresent() && !isCategory(category.get())) {
      throw new IllegalArgumentException("this is no category: " + category.get());
    }
  }

  /** Options with the category of the kernel and the architecture. */
  public SarifOptions(String uriPrefix, boolean machinePaths, SarifLimits limits) {
    this(uriPrefix, "", machinePaths, limits, Optional.empty());
  }

  private static void requireFolder(String path) {
    if (!path.isEmpty() && (!path.endsWith("/") || path.startsWith("/"))) {
      throw new IllegalArgumentException(
          "the prefix of addresses must be relative and end in '/': " + path);
    }
  }

  /** The address of a file, as a path from the top of the repository. */
  String address(String file) {
    return !uriStripped.isEmpty() && file.startsWith(uriStripped)
        ? file.substring(uriStripped.length())
        : uriPrefix + file;
  }

  /** True if a text can be a category: visible ASCII, and not slashes alone. */
  public static boolean isCategory(String text) {
    return text.chars().allMatch(c -> c > ' ' && c < 0x7f) && text.chars().anyMatch(c -> c != '/');
  }
}
