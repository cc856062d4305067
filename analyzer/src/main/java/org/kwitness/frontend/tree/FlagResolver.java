package org.kwitness.frontend.tree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Works out how each file is compiled, from makefiles, source lists and the profile. */
final class FlagResolver {
  private final KernelTree tree;
  private final String architecture;
  private final Map<String, String> variables;
  private final Makefile makefile;
  private final List<String> common;
  private final Map<String, CompilerFlags> parsed = new HashMap<>();

  /**
   * @param options options that are compiler flags, with their values
   * @throws IOException if a makefile of the tree cannot be read
   */
  FlagResolver(
      KernelTree tree,
      String architecture,
      Map<String, String> variables,
      SourceLists lists,
      Map<String, String> options)
      throws IOException {
    this.tree = tree;
    this.architecture = architecture;
    this.variables = variables;
    TreeProfile profile = tree.profile();
    Map<String, String> initial = new TreeMap<>(variables);
    // The object folder does not exist; "." keeps flags such as -I${.OBJDIR} whole.
    initial.put(".OBJDIR", ".");
    initial.put(".CURDIR", ".");
    profile
        .make()
        .variables()
        .forEach((name, value) -> initial.put(name, Variables.expand(value, variables)));
    this.makefile = new Makefile(initial);
    for (SourceLists.MakeOption option : lists.makeOptions()) {
      if (option.append()) {
        makefile.variables().append(option.name(), option.value());
      } else {
        makefile.variables().set(option.name(), option.value());
      }
    }
    for (String name : profile.make().files()) {
      Path file = tree.root().resolve(Variables.expand(name, variables));
      if (Files.isRegularFile(file)) {
        makefile.read(file);
      }
    }
    List<String> flags = new ArrayList<>(profile.flags());
    flags.addAll(tree.architecture(architecture).flags());
    options.forEach((name, value) -> flags.add("-D" + name + "='" + value + "'"));
    this.common = List.copyOf(flags);
  }

  /** The makefile variables that hold for every file. */
  Makefile makefile() {
    return makefile;
  }

  /**
   * The flags of a file.
   *
   * @param path relative to the kernel folder, or absolute
   * @param command the command that a list gives, unexpanded
   */
  CompilerFlags flags(String path, Optional<String> command) {
    TreeProfile profile = tree.profile();
    MakeVariables make = makefile.variables();
    make.set("<", path);
    make.set(".IMPSRC", path);
    return expanded(path, make.expand(command.orElse(profile.make().compile())));
  }

  /** The flags of a file from its whole command, already expanded. */
  CompilerFlags expanded(String path, String command) {
    TreeProfile profile = tree.profile();
    MakeVariables make = makefile.variables();
    StringBuilder line = new StringBuilder(command);
    for (String flag : common) {
      line.append(' ').append(make.expand(Variables.expand(flag, variables)));
    }
    for (TreeProfile.FolderFlags folder : profile.folderFlags()) {
      if (path.startsWith(folder.folder())) {
        for (String flag : folder.flags()) {
          line.append(' ').append(make.expand(Variables.expand(flag, variables)));
        }
      }
    }
    return parsed.computeIfAbsent(
        line.toString().replace(path, ""),
        text ->
            complete(withinTree(CompilerFlags.parse(CompilerFlags.words(text), Optional.empty()))));
  }

  /** Drops folders of the machine we run on: a kernel's headers come with the kernel. */
  private CompilerFlags withinTree(CompilerFlags flags) {
    Path parent = tree.root().getParent();
    Path limit = parent == null ? tree.root() : parent;
    return new CompilerFlags(
        flags.includePath().stream()
            .filter(folder -> folder.startsWith(limit) && Files.isDirectory(folder))
            .toList(),
        flags.defines(),
        flags.undefines(),
        flags.forcedIncludes());
  }

  /** Adds the macros that the compiler defines by itself. */
  CompilerFlags complete(CompilerFlags flags) {
    Map<String, String> defines = new TreeMap<>();
    List<String> sets = new ArrayList<>(tree.profile().compiler());
    sets.addAll(tree.architecture(architecture).compiler());
    for (String set : sets) {
      // The profile's loader has checked that there is a set of this name.
      Objects.requireNonNull(tree.profile().macroSets().get(set))
          .forEach((name, body) -> defines.put(name, Variables.expand(body, variables)));
    }
    defines.keySet().removeAll(flags.undefines());
    defines.putAll(flags.defines());
    return new CompilerFlags(
        flags.includePath(),
        Collections.unmodifiableMap(defines),
        flags.undefines(),
        flags.forcedIncludes());
  }
}
