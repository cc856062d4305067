package org.kwitness.frontend.tree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.kwitness.frontend.tree.TreeProfile.ListFile;

/**
 * The sources of a makefile and of those in its {@code SUBDIR}s: {@code SRCS}, looked for in the
 * folders of {@code .PATH}. Makefiles of programs, which run on the machine that builds, are left
 * out.
 */
final class MakefileSources {
  /** Variables that every makefile starts anew. */
  private static final List<String> FRESH = List.of("SRCS", "CFLAGS", "CPPFLAGS", "SUBDIR");

  /** Deeper than any kernel nests its modules. */
  private static final int MAX_DEPTH = 8;

  private final Path root;
  private final Map<String, String> variables;
  private final ListFile list;
  private final String compile;

  MakefileSources(Path root, Map<String, String> variables, ListFile list, String compile) {
    this.root = root;
    this.variables = variables;
    this.list = list;
    this.compile = compile;
  }

  /**
   * The C files of a makefile with their flags.
   *
   * @param name the makefile, relative to the kernel folder
   * @throws IOException if it cannot be read
   */
  Map<Path, CompilerFlags> read(String name, FlagResolver resolver) throws IOException {
    Map<Path, CompilerFlags> sources = new LinkedHashMap<>();
    read(root.resolve(name), resolver, sources, 0);
    return sources;
  }

  private void read(Path file, FlagResolver resolver, Map<Path, CompilerFlags> sources, int depth)
      throws IOException {
    Path folder = Objects.requireNonNullElse(file.getParent(), root);
    Makefile makefile = resolver.makefile().copy();
    String base = resolver.makefile().variables().expand(compile);
    for (String fresh : FRESH) {
      makefile.variables().remove(fresh);
    }
    makefile.variables().set(".CURDIR", folder.toString());
    list.variables().forEach((k, v) -> makefile.variables().set(k, Variables.expand(v, variables)));
    makefile.read(file);
    List<Path> searched = new ArrayList<>(List.of(folder));
    for (String path : makefile.searchPath()) {
      searched.add(folder.resolve(makefile.variables().expand(path)).normalize());
    }
    for (String child : makefile.variables().expand("${SUBDIR}").trim().split("\\s+")) {
      Path below = folder.resolve(child).resolve("Makefile").normalize();
      if (!child.isEmpty() && depth < MAX_DEPTH && Files.isRegularFile(below)) {
        read(below, resolver, sources, depth + 1);
      }
    }
    if (makefile.variables().defined("PROG")) {
      return;
    }
    // A module's own folders come before the kernel's, as the module makefiles of the BSDs do it.
    String flags = makefile.variables().expand("${CFLAGS} ${CPPFLAGS} ") + base;
    for (String source : makefile.variables().expand("${SRCS}").trim().split("\\s+")) {
      if (source.endsWith(".c")) {
        find(source, searched)
            .ifPresent(path -> sources.putIfAbsent(path, resolver.expanded(nameOf(path), flags)));
      }
    }
  }

  private String nameOf(Path path) {
    return path.startsWith(root) ? TreeFiles.slashed(root.relativize(path)) : path.toString();
  }

  private static Optional<Path> find(String source, List<Path> folders) {
    for (Path folder : folders) {
      Path path = folder.resolve(source).normalize();
      if (Files.isRegularFile(path)) {
        return Optional.of(path);
      }
    }
    return Optional.empty();
  }
}
