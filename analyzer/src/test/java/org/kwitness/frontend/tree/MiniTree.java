package org.kwitness.frontend.tree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Builds miniature kernel trees for tests. */
final class MiniTree {
  private final Path root;

  /** A tree whose kernel folder is {@code root}. */
  MiniTree(Path root) {
    this.root = root;
  }

  Path root() {
    return root;
  }

  /** Writes a file of the given lines and returns its path. */
  Path file(String name, String... lines) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, String.join("\n", lines) + "\n");
    return file;
  }

  /** A FreeBSD 9.3 tree with one listed file. */
  static MiniTree freebsd(Path root) throws IOException {
    MiniTree tree = new MiniTree(root);
    tree.file("sys/param.h", "#undef __FreeBSD_version", "#define __FreeBSD_version 903000");
    tree.file("conf/newvers.sh", "TYPE=\"FreeBSD\"", "REVISION=\"9.3\"");
    tree.file("conf/files", "kern/kern_one.c\tstandard");
    tree.file("conf/files.amd64", "# nothing");
    tree.file("conf/files.i386", "# nothing");
    tree.file("amd64/include/cpu.h", "#define CPU 64");
    tree.file("kern/kern_one.c", "int one;");
    return tree;
  }

  /** A NetBSD 6 tree with one listed file. */
  static MiniTree netbsd(Path root) throws IOException {
    MiniTree tree = new MiniTree(root);
    tree.file("sys/param.h", "#define\t__NetBSD_Version__\t699001600\t/* NetBSD 6.99.16 */");
    tree.file("conf/files", "file\tkern/kern_one.c");
    tree.file("arch/amd64/conf/files.amd64", "# nothing");
    tree.file("kern/kern_one.c", "int one;");
    return tree;
  }

  /** The plan for some paths with the default architecture. */
  static SourcePlan plan(Path... paths) throws TreeException {
    return TreeLocator.locate(new TreeLocator.Request(Arrays.asList(paths), "", false));
  }

  /** The plan of this tree. */
  SourcePlan plan() throws TreeException {
    return plan(root);
  }

  static List<String> names(SourcePlan plan) {
    return plan.units().stream().map(SourceUnit::name).toList();
  }
}
