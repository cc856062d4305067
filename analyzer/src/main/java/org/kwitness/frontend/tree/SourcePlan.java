package org.kwitness.frontend.tree;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.kwitness.rule.Gap;

/**
 * What to parse, and how.
 *
 * @param bsd the id of the kernel's profile, which is the name of its folder under {@code
 *     rules/models}
 * @param kernelName the name and version for people, e.g. {@code FreeBSD 9.3}
 * @param version the version number that the rows' version ranges compare with, in the kernel's own
 *     counting (FreeBSD {@code __FreeBSD_version}, NetBSD {@code __NetBSD_Version__}, OpenBSD the
 *     release as YYYYMM or its number, DragonFly {@code __DragonFly_version})
 * @param architecture e.g. {@code amd64}
 * @param sourceRoot the folder that names are relative to: the one that holds the kernel folder
 *     ({@code sys}) or the top of the repository around it
 * @param kernelRoot the kernel folder itself
 * @param units the files to analyse, sorted by name
 * @param links folder names that a build makes as symbolic links ({@code machine}), as prefixes of
 *     include names, each with the absolute folder that it stands for
 * @param generated makes the headers that a build would generate
 * @param gaps what the lists name and the tree lacks, files that no list names (one gap for each
 *     folder would do), and so on
 */
public record SourcePlan(
    String bsd,
    String kernelName,
    long version,
    String architecture,
    Path sourceRoot,
    Path kernelRoot,
    List<SourceUnit> units,
    List<Link> links,
    GeneratedHeaders generated,
    List<Gap> gaps) {

  /**
   * A folder that exists only in a build.
   *
   * @param name the first part of an include name, e.g. {@code machine}
   * @param folder the absolute folder that it stands for
   */
  public record Link(String name, Path folder) {}

  /** Headers that a build would generate. Thread-safe; the same name gives the same text. */
  @FunctionalInterface
  public interface GeneratedHeaders {
    /**
     * The text of a header that no folder of the include path holds.
     *
     * @param name the name as included, e.g. {@code opt_inet.h}
     * @return the text, or nothing if a build would not make such a header
     */
    Optional<String> header(String name);
  }
}
