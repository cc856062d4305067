package org.kwitness.frontend.tree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kwitness.frontend.SourceText;
import org.kwitness.frontend.tree.TreeProfile.Grammar;
import org.kwitness.frontend.tree.TreeProfile.ListFile;
import org.kwitness.ir.SourcePosition;
import org.kwitness.rule.Gap;

/** Makes the plan for one tree and architecture. */
final class PlanBuilder {
  private final KernelTree tree;
  private final TreeFiles files;
  private final String architecture;
  private final Map<String, String> variables;
  private final Path sourceRoot;
  private final List<Gap> gaps = new ArrayList<>();
  private final SourceLists lists = new SourceLists();

  /** Folders that the lists and includes name, with the folders in which their files now lie. */
  private final Set<SourcePlan.Link> movedFolders = new LinkedHashSet<>();

  PlanBuilder(KernelTree tree, TreeFiles files, String architecture) {
    this.tree = tree;
    this.files = files;
    this.architecture = architecture;
    this.variables = tree.variables(architecture);
    Path parent = tree.root().getParent();
    this.sourceRoot = parent == null ? tree.root() : parent;
  }

  /** A file to compile, before it is known whether the user wants it. */
  private record Listed(Path path, CompilerFlags flags) {}

  /**
   * Builds the plan.
   *
   * @param requested absolute, normalised paths
   * @throws TreeException if a list or a compile_commands.json cannot be used
   * @throws IOException if a file of the tree cannot be read
   */
  SourcePlan build(List<Path> requested, boolean allSources) throws TreeException, IOException {
    readLists();
    Map<String, String> options = options();
    boolean asFlags = tree.profile().options().header().isEmpty();
    FlagResolver resolver =
        new FlagResolver(tree, architecture, variables, lists, asFlags ? options : Map.of());
    Map<Path, Listed> listed = listedFiles(resolver);
    readMakefileLists(resolver, listed);
    Map<Path, CompilerFlags> folders = folderFlags(listed);
    Map<Path, Listed> wanted = new TreeMap<>();
    for (Listed file : listed.values()) {
      // Some kernels share sources with the folder beside them; they belong to the whole kernel.
      if (requested.contains(tree.root()) || isRequested(file.path(), requested)) {
        wanted.put(file.path(), file);
      }
    }
    addUnlisted(requested, allSources, resolver, listed, folders, wanted);
    CompileCommands commands = CompileCommands.near(tree.root());
    List<SourceUnit> units = new ArrayList<>();
    for (Listed file : wanted.values()) {
      CompilerFlags flags =
          commands.flags(file.path()).map(resolver::complete).orElse(file.flags());
      units.add(
          new SourceUnit(
              file.path(),
              TreeFiles.slashed(sourceRoot.relativize(file.path())),
              flags.includePath(),
              flags.defines(),
              flags.forcedIncludes()));
    }
    units.sort(java.util.Comparator.comparing(SourceUnit::name));
    gaps.sort(Gap.ORDER);
    return new SourcePlan(
        tree.profile().id(),
        tree.displayName(),
        tree.version(),
        architecture,
        sourceRoot,
        tree.root(),
        List.copyOf(units),
        links(),
        new GeneratedHeaderSet(
            tree.profile(), tree.root(), files, lists, variables, asFlags ? Map.of() : options),
        List.copyOf(gaps));
  }

  private void readLists() throws TreeException, IOException {
    FilesListParser filesParser = new FilesListParser(variables, lists);
    ConfigListParser configParser = new ConfigListParser(tree.root(), variables, lists);
    for (ListFile list : tree.profile().lists()) {
      String name = Variables.expand(list.file(), variables);
      if (list.grammar() == Grammar.MAKEFILE) {
        continue;
      }
      if (!files.contains(name)) {
        if (!list.optional()) {
          throw new TreeException(
              tree.root() + " looks like " + tree.displayName() + ", but has no " + name);
        }
      } else if (list.grammar() == Grammar.FILES) {
        filesParser.readFiles(name, text(name));
      } else {
        configParser.read(name);
      }
    }
    for (String list : tree.profile().options().lists()) {
      String name = Variables.expand(list, variables);
      if (files.contains(name)) {
        filesParser.readOptions(text(name));
      }
    }
    for (SourceLists.Mistake mistake : lists.mistakes()) {
      gap(Gap.Kind.SOURCE_LIST, mistake.list(), mistake.line(), mistake.message());
    }
  }

  /** The options that are on: those of the tree's own configurations, and the profile's. */
  private Map<String, String> options() throws IOException {
    TreeProfile.Options rules = tree.profile().options();
    KernelConfiguration configuration = new KernelConfiguration(tree.root());
    for (String name : rules.configurations()) {
      Path file = tree.root().resolve(Variables.expand(name, variables));
      if (Files.isRegularFile(file)) {
        configuration.read(file);
      }
    }
    Map<String, String> options = new TreeMap<>(configuration.options());
    options.keySet().removeAll(Set.copyOf(rules.off()));
    options.putAll(rules.values());
    return options;
  }

  private String text(String name) throws IOException {
    return new String(SourceText.read(tree.root().resolve(name)));
  }

  private Map<Path, Listed> listedFiles(FlagResolver resolver) {
    Map<Path, Listed> listed = new LinkedHashMap<>();
    List<SourceLists.Entry> absent = new ArrayList<>();
    for (SourceLists.Entry entry : lists.entries()) {
      String name = resolver.makefile().variables().expand(entry.path());
      Path path = tree.root().resolve(name).normalize();
      if (!name.endsWith(".c") || listed.containsKey(path)) {
        continue;
      }
      if (Files.isRegularFile(path)) {
        listed.put(path, new Listed(path, resolver.flags(name, entry.command())));
      } else if (!entry.generated()) {
        absent.add(entry);
      }
    }
    Set<String> seen = new HashSet<>();
    for (SourceLists.Entry entry : absent) {
      if (!seen.add(entry.path())) {
        continue;
      }
      Optional<String> moved = moved(entry, listed);
      if (moved.isPresent()) {
        Path path = tree.root().resolve(moved.get());
        listed.put(path, new Listed(path, resolver.flags(moved.get(), entry.command())));
        movedFolders.add(
            new SourcePlan.Link(folder(entry.path()), tree.root().resolve(folder(moved.get()))));
      } else {
        gap(
            Gap.Kind.SOURCE_LIST,
            entry.list(),
            entry.line(),
            "names " + entry.path() + ", which the tree does not have");
      }
    }
    return listed;
  }

  /** The one file of that name that no list names, where the profile allows such moves. */
  private Optional<String> moved(SourceLists.Entry entry, Map<Path, Listed> listed) {
    if (!tree.profile().movedFiles()) {
      return Optional.empty();
    }
    String base = entry.path().substring(entry.path().lastIndexOf('/') + 1);
    List<String> candidates =
        files.named(base).stream()
            .filter(name -> tree.profile().outside().stream().noneMatch(name::startsWith))
            .filter(name -> !listed.containsKey(tree.root().resolve(name)))
            .toList();
    int best = 0;
    Optional<String> found = Optional.empty();
    Set<String> wanted = new HashSet<>(Arrays.asList(folder(entry.path()).split("/")));
    for (String candidate : candidates) {
      int common = 1;
      for (String part : candidate.split("/")) {
        common += wanted.contains(part) ? 1 : 0;
      }
      if (common > best) {
        best = common;
        found = Optional.of(candidate);
      } else if (common == best) {
        found = Optional.empty();
      }
    }
    return found;
  }

  private static String folder(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('/')));
  }

  private void readMakefileLists(FlagResolver resolver, Map<Path, Listed> listed)
      throws IOException {
    for (ListFile list : tree.profile().lists()) {
      if (list.grammar() == Grammar.MAKEFILE) {
        for (String name : glob(Variables.expand(list.file(), variables))) {
          new MakefileSources(tree.root(), variables, list, tree.profile().make().compile())
              .read(name, resolver)
              .forEach((path, flags) -> listed.putIfAbsent(path, new Listed(path, flags)));
        }
      }
    }
  }

  private List<String> glob(String pattern) {
    int star = pattern.indexOf('*');
    if (star < 0) {
      return files.contains(pattern) ? List.of(pattern) : List.of();
    }
    String before = pattern.substring(0, star);
    Pattern regex =
        Pattern.compile(
            Arrays.stream(pattern.split("\\*", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining("[^/]*")));
    return files.names().tailSet(before).stream()
        .takeWhile(n -> n.startsWith(before))
        .filter(n -> regex.matcher(n).matches())
        .toList();
  }

  /** For each folder the flags of the first file in it: the best guess for its other files. */
  private static Map<Path, CompilerFlags> folderFlags(Map<Path, Listed> listed) {
    Map<Path, CompilerFlags> folders = new LinkedHashMap<>();
    for (Listed file : listed.values()) {
      folders.putIfAbsent(file.path().getParent(), file.flags());
    }
    return folders;
  }

  private void addUnlisted(
      List<Path> requested,
      boolean allSources,
      FlagResolver resolver,
      Map<Path, Listed> listed,
      Map<Path, CompilerFlags> folders,
      Map<Path, Listed> wanted) {
    Map<String, Integer> notListed = new TreeMap<>();
    Set<Path> candidates = new TreeSet<>();
    for (String name : files.cFiles()) {
      candidates.add(tree.root().resolve(name));
    }
    for (Path path : requested) {
      if (Files.isRegularFile(path)) {
        candidates.add(path);
      }
    }
    for (Path path : candidates) {
      if (listed.containsKey(path) || !isRequested(path, requested)) {
        continue;
      }
      String name = TreeFiles.slashed(sourceRoot.relativize(path));
      String inTree = TreeFiles.slashed(tree.root().relativize(path));
      if (requested.contains(path) || allSources) {
        CompilerFlags flags =
            Optional.ofNullable(folders.get(path.getParent()))
                .orElseGet(() -> resolver.flags(inTree, Optional.empty()));
        wanted.put(path, new Listed(path, flags));
      } else if (tree.profile().outside().stream().noneMatch(inTree::startsWith)) {
        notListed.merge(name.substring(0, Math.max(0, name.lastIndexOf('/'))), 1, Integer::sum);
      }
    }
    notListed.forEach(
        (folder, count) ->
            gaps.add(
                new Gap(
                    Gap.Kind.FILE_NOT_LISTED,
                    SourcePosition.ofFile(folder),
                    count
                        + " C file"
                        + (count == 1 ? "" : "s")
                        + " of this folder "
                        + (count == 1 ? "is" : "are")
                        + " in no source list of "
                        + architecture
                        + "; --all-sources takes every file")));
  }

  private static boolean isRequested(Path path, List<Path> requested) {
    return requested.stream().anyMatch(path::startsWith);
  }

  private List<SourcePlan.Link> links() {
    List<SourcePlan.Link> links = new ArrayList<>();
    for (SourcePlan.Link link : tree.profile().links()) {
      String name = Variables.expand(link.name(), variables);
      Path folder =
          tree.root().resolve(Variables.expand(link.folder().toString(), variables)).normalize();
      if (Files.isDirectory(folder)) {
        links.add(new SourcePlan.Link(name, folder));
      }
    }
    links.addAll(movedFolders);
    return List.copyOf(links);
  }

  private void gap(Gap.Kind kind, String file, int line, String message) {
    String name = TreeFiles.slashed(sourceRoot.relativize(tree.root().resolve(file)));
    gaps.add(new Gap(kind, new SourcePosition(name, line, 0), message));
  }
}
