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

/** The sources of a makefile: {@code SRCS}, looked for in the folders of {@code .PATH}. */
final class MakefileSources {
  /** Variables that every makefile starts anew. */
  private static final List<String> FRESH = List.of("SRCS", "CFLAGS", "CPPFLAGS");

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
    Path file = root.resolve(name);
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
    Map<Path, CompilerFlags> sources = new LinkedHashMap<>();
    // A module's own folders come before the kernel's, as the module makefiles of the BSDs do it.
    String flags = makefile.variables().expand("${CFLAGS} ${CPPFLAGS} ") + base;
    for (String source : makefile.variables().expand("${SRCS}").trim().split("\\s+")) {
      if (source.endsWith(".c")) {
        find(source, searched)
            .ifPresent(
                path -> sources.put(path, resolver.expanded(nameOf(path), flags)));
      }
    }
    return sources;
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
