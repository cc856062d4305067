package org.kwitness.frontend.tree;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The names of all files of a tree, found once. */
final class TreeFiles {
  private static final Set<String> ADMINISTRATIVE = Set.of("CVS", ".git", ".svn", ".hg");

  private final NavigableSet<String> names = new TreeSet<>();
  private final TreeMap<String, List<String>> byBaseName = new TreeMap<>();

  private TreeFiles() {}

  /**
   * Walks the tree; folders that cannot be read are left out.
   *
   * @throws IOException if the root cannot be read
   */
  static TreeFiles of(Path root) throws IOException {
    TreeFiles files = new TreeFiles();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            Path name = folder.getFileName();
            return name != null && ADMINISTRATIVE.contains(name.toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files.add(slashed(root.relativize(file)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (file.equals(root)) {
              throw e;
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }

  private void add(String name) {
    names.add(name);
    byBaseName
        .computeIfAbsent(name.substring(name.lastIndexOf('/') + 1), n -> new ArrayList<>())
        .add(name);
  }

  /** A path's text with {@code /} between its parts. */
  static String slashed(Path path) {
    return path.toString().replace('\\', '/');
  }

  /** All names relative to the root, sorted. */
  NavigableSet<String> names() {
    return names;
  }

  boolean contains(String name) {
    return names.contains(name);
  }

  /** The files of that name, sorted. */
  List<String> named(String baseName) {
    return byBaseName.getOrDefault(baseName, List.of()).stream().sorted().toList();
  }

  /** The names of C files, sorted. */
  List<String> cFiles() {
    return names.stream().filter(n -> n.endsWith(".c")).toList();
  }
}
