package org.kwitness.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A FreeBSD 9.3 tree with one file, and in it one fault, to which tests add files of their own. */
final class SmallTree {
  /** The only file at first, relative to the folder above the kernel. */
  static final String GOOD_FILE = "sys/kern/kern_good.c";

  /** The line of the fault in it. */
  static final int FAULT_LINE = 10;

  private final Path sys;
  private final List<String> listed = new ArrayList<>();

  SmallTree(Path folder) throws IOException {
    sys = folder.resolve("sys");
    file("sys/param.h", "#undef __FreeBSD_version", "#define __FreeBSD_version 903000");
    file("conf/newvers.sh", "TYPE=\"FreeBSD\"", "REVISION=\"9.3\"");
    file("conf/files.amd64", "# nothing");
    file("conf/files.i386", "# nothing");
    file("amd64/include/cpu.h", "#define CPU 64");
    source(
        "kern/kern_good.c",
        "#define M_NOWAIT 1",
        "struct malloc_type;",
        "extern struct malloc_type M_TEMP[1];",
        "void *malloc(unsigned long size, struct malloc_type *type, int flags);",
        "int",
        "good(void)",
        "{",
        "\tint *p = malloc(sizeof(*p), M_TEMP, M_NOWAIT);",
        "",
        "\treturn (*p);",
        "}");
  }

  /** The kernel folder. */
  Path sys() {
    return sys;
  }

  /** Writes a file that no list names. */
  Path file(String name, String... lines) throws IOException {
    Path file = sys.resolve(name);
    Files.createDirectories(file.resolve("..").normalize());
    return Files.writeString(file, String.join("\n", lines) + "\n");
  }

  /** Writes a file and lists it. */
  Path source(String name, String... lines) throws IOException {
    Path file = file(name, lines);
    list(name);
    return file;
  }

  /** Copies a file, byte for byte, and lists it if it is a C file. */
  Path copy(Path from, String name) throws IOException {
    Path file = file(name);
    Files.write(file, Files.readAllBytes(from));
    if (name.endsWith(".c")) {
      list(name);
    }
    return file;
  }

  /** Lists a file, whether it is there or not. */
  void list(String name) throws IOException {
    listed.add(name + "\tstandard");
    file("conf/files", listed.toArray(String[]::new));
  }
}
