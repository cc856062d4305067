package org.kwitness.keys;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.kwitness.frontend.tree.SourcePlan;
import org.kwitness.frontend.tree.SourceUnit;

/**
 * The files whose comments count: all headers of a kernel but those of other architectures, and the
 * sources that are analysed.
 */
final class HeaderFiles {
  private static final String INCLUDE = "include";
  private static final String CONFIGURATION = "conf";

  private HeaderFiles() {}

  /**
   * The files relative to the source root, headers first, then by name.
   *
   * @throws IOException if the kernel's folder cannot be read
   */
  static List<String> of(SourcePlan plan) throws IOException {
    Set<String> headers = new TreeSet<>();
    Files.walkFileTree(
        plan.kernelRoot(),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return isOtherArchitecture(folder, plan)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".h") && attributes.isRegularFile()) {
              headers.add(relative(file));
            }
            return FileVisitResult.CONTINUE;
          }

          private String relative(Path file) {
            return plan.sourceRoot().relativize(file).toString().replace('\\', '/');
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (file.equals(plan.kernelRoot())) {
              throw e;
            }
            headers.add(relative(file)); // Whoever reads it says what is wrong.
            return FileVisitResult.CONTINUE;
          }
        });
    Set<String> all = new LinkedHashSet<>(headers);
    plan.units().stream().map(SourceUnit::name).sorted().forEach(all::add);
    return List.copyOf(all);
  }

  /**
   * The sources and the headers in their folders.
   *
   * @throws IOException if a folder cannot be read
   */
  static List<String> near(SourcePlan plan) throws IOException {
    Set<Path> folders = new TreeSet<>();
    for (SourceUnit unit : plan.units()) {
      Optional.ofNullable(plan.sourceRoot().resolve(unit.name()).getParent())
          .ifPresent(folders::add);
    }
    Set<String> all = new TreeSet<>();
    for (Path folder : folders) {
      try (Stream<Path> files = Files.list(folder)) {
        files
            .filter(f -> f.toString().endsWith(".h") && Files.isRegularFile(f))
            .map(f -> plan.sourceRoot().relativize(f).toString().replace('\\', '/'))
            .forEach(all::add);
      }
    }
    Set<String> files = new LinkedHashSet<>(all);
    plan.units().stream().map(SourceUnit::name).sorted().forEach(files::add);
    return List.copyOf(files);
  }

  /** An architecture has headers and a configuration; the one that is analysed is linked to. */
  private static boolean isOtherArchitecture(Path folder, SourcePlan plan) {
    return Files.isDirectory(folder.resolve(INCLUDE))
        && Files.isDirectory(folder.resolve(CONFIGURATION))
        && plan.links().stream().noneMatch(l -> l.folder().startsWith(folder));
  }
}
