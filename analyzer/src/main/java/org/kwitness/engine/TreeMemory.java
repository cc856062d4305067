package org.kwitness.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.kwitness.analysis.Belief;
import org.kwitness.analysis.FunctionMemory;
import org.kwitness.analysis.Recollection;
import org.kwitness.analysis.context.ObjectClass;
import org.kwitness.cfg.Function;
import org.kwitness.frontend.FileFacts;
import org.kwitness.frontend.cache.ContentHash;
import org.kwitness.frontend.cache.FactsCache;
import org.kwitness.frontend.cache.RecordTable;
import org.kwitness.interproc.CallGraph;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Instruction;

/**
 * What is kept of the last analysis of the whole kernel, for one of some of its files. Of functions
 * elsewhere there are the summaries; of those that lead from an entry point to one of the files, or
 * in which a callee sleeps, the bodies. A file that has changed since counts as unknown.
 */
final class TreeMemory implements Recollection, CallGraph.Elsewhere {
  /** More files than that would take longer than anybody waits. */
  private static final int MAX_FILES = 60;

  private final RecordTable<Remembered> table;
  private final Path root;
  private final Set<String> own = new HashSet<>();
  private final Set<Function> borrowed = new HashSet<>();
  private final Map<String, Boolean> fresh = new ConcurrentHashMap<>();
  private final Path kernel;
  private final Set<String> lost = new TreeSet<>();
  private int tooMany;

  private TreeMemory(RecordTable<Remembered> table, Path root, Path kernel, List<FileFacts> files) {
    this.table = table;
    this.root = root;
    this.kernel = kernel;
    files.forEach(f -> own.add(f.file()));
  }

  /** Gives the facts of an entry of the cache, if they still hold. */
  interface Facts {
    Optional<FileFacts> load(String entry);
  }

  /**
   * Opens it.
   *
   * @param root what the names of files are relative to
   * @param kernel the folder that was analysed
   * @param files what is analysed now
   */
  static Optional<TreeMemory> open(
      FactsCache cache, Path root, Path kernel, List<FileFacts> files) {
    return cache.openTree(Remembered.class).map(t -> new TreeMemory(t, root, kernel, files));
  }

  private <C extends Remembered.Content> Optional<C> get(Class<C> sort, String of) {
    return table.get(Remembered.name(sort, of)).map(r -> sort.cast(r.content()));
  }

  /** What was needed and is not known, and what to do about it. */
  List<String> outOfSight() {
    List<String> all = new ArrayList<>();
    List<String> changed =
        fresh.entrySet().stream()
            .filter(e -> !e.getValue())
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    if (!changed.isEmpty()) {
      all.add(
          "not taken into account, since they have changed after the last run over the whole"
              + " kernel: "
              + String.join(", ", changed));
    }
    if (!lost.isEmpty()) {
      all.add(
          "not taken into account in full, since a header of theirs has changed, or the cache has"
              + " lost them: "
              + String.join(", ", lost));
    }
    if (tooMany > 0) {
      all.add(
          "not taken into account in full, since that would take too long: "
              + tooMany
              + " files more than the "
              + MAX_FILES
              + " nearest; a run over the whole kernel does (kwitness check "
              + kernel
              + ")");
    }
    if (table.broken() > 0) {
      all.add(
          "what was kept of the whole kernel is broken in places, which are not used: analyse it"
              + " again (kwitness check "
              + kernel
              + ")");
    }
    return all;
  }

  private boolean isFresh(String unit) {
    return fresh.computeIfAbsent(
        unit,
        u -> {
          Optional<Remembered.OfUnit> known = get(Remembered.OfUnit.class, u);
          try {
            return known.isPresent()
                && known.get().hash() == ContentHash.of(Files.readAllBytes(root.resolve(u)));
          } catch (IOException e) {
            return false;
          }
        });
  }

  /** The parts of other files that have to do with these. */
  List<FileFacts> around(List<FileFacts> files, Facts facts) {
    Map<String, Set<String>> wanted = new LinkedHashMap<>();
    Set<String> names = new HashSet<>();
    files.forEach(file -> file.functions().forEach(f -> names.add(f.name())));
    for (FileFacts file : files) {
      for (Function f : file.functions()) {
        function(f.linkName()).ifPresent(m -> want(m.above(), wanted));
      }
    }
    for (FileFacts file : files) {
      for (Function f : file.functions()) {
        for (Instruction.Call call : f.body().calls()) {
          call.directCallee()
              .filter(n -> !names.contains(n))
              .flatMap(this::function)
              .ifPresent(m -> want(m.below(), wanted));
          for (Expression a : call.arguments()) {
            ObjectClass.of(a)
                .flatMap(o -> get(Remembered.OfObject.class, o))
                .ifPresent(o -> want(o.users(), wanted));
          }
        }
      }
    }
    List<FileFacts> found = new ArrayList<>();
    wanted.forEach(
        (unit, functions) -> {
          if (!isFresh(unit)) {
            return;
          }
          if (found.size() >= MAX_FILES) {
            tooMany++;
            return;
          }
          Optional<FileFacts> kept =
              get(Remembered.OfUnit.class, unit).flatMap(u -> facts.load(u.entry()));
          kept.ifPresentOrElse(f -> found.add(only(f, functions)), () -> lost.add(unit));
        });
    for (FileFacts f : found) {
      borrowed.addAll(f.functions());
      borrowed.addAll(f.inlines());
    }
    return found;
  }

  private void want(List<Remembered.Ref> refs, Map<String, Set<String>> wanted) {
    for (Remembered.Ref r : refs) {
      if (!own.contains(r.unit())) {
        wanted.computeIfAbsent(r.unit(), k -> new LinkedHashSet<>()).add(key(r.file(), r.name()));
      }
    }
  }

  private static String key(String file, String name) {
    return file + ":" + name;
  }

  /** Some functions of a file, with those of headers that they call. */
  private static FileFacts only(FileFacts all, Set<String> wanted) {
    Map<String, Function> inlines = new HashMap<>();
    all.inlines().forEach(f -> inlines.putIfAbsent(f.name(), f));
    Set<Function> kept = new LinkedHashSet<>();
    all.functions().stream()
        .filter(f -> wanted.contains(key(f.file(), f.name())))
        .forEach(kept::add);
    all.inlines().stream().filter(f -> wanted.contains(key(f.file(), f.name()))).forEach(kept::add);
    List<Function> open = new ArrayList<>(kept);
    while (!open.isEmpty()) {
      Function f = open.remove(open.size() - 1);
      for (Instruction.Call call : f.body().calls()) {
        call.directCallee().map(inlines::get).filter(kept::add).ifPresent(open::add);
      }
    }
    return new FileFacts(
        all.file(),
        all.lines(),
        all.functions().stream().filter(kept::contains).toList(),
        all.inlines().stream().filter(kept::contains).toList(),
        all.pointers(),
        all.flags(),
        all.functionDefinitions(),
        0,
        0,
        List.of(),
        List.of());
  }

  private Optional<Remembered.OfFunction> function(String linkName) {
    return get(Remembered.OfFunction.class, linkName);
  }

  @Override
  public Optional<FunctionMemory> callee(Function caller, String name) {
    return function(key(caller.file(), name))
        .or(() -> function(name))
        .filter(m -> !own.contains(m.at().unit()) && isFresh(m.at().unit()))
        .map(Remembered.OfFunction::memory);
  }

  @Override
  public Optional<FunctionMemory> of(Function f) {
    return function(f.linkName())
        .filter(m -> m.at().file().equals(f.file()))
        .map(m -> withoutOwn(m.memory()));
  }

  @Override
  public Optional<FunctionMemory> named(String linkName) {
    return function(linkName).map(Remembered.OfFunction::memory);
  }

  @Override
  public Optional<FunctionMemory> settled(Function f) {
    return borrowed.contains(f) ? of(f).filter(m -> m.sites().known()) : Optional.empty();
  }

  /** What the files themselves register is seen there. */
  private FunctionMemory withoutOwn(FunctionMemory m) {
    return new FunctionMemory(
        m.summary(),
        m.called(),
        m.registrations().stream().filter(r -> !own.contains(r.position().file())).toList(),
        m.consumed(),
        m.releasedByCallers(),
        m.sites());
  }

  @Override
  public Map<String, String> poolLevels() {
    return get(Remembered.OfTree.class, "").map(Remembered.OfTree::poolLevels).orElse(Map.of());
  }

  @Override
  public Optional<Set<String>> handedLocks() {
    return get(Remembered.OfTree.class, "").map(Remembered.OfTree::handedLocks);
  }

  @Override
  public Map<String, String> lockLevels() {
    return get(Remembered.OfTree.class, "").map(Remembered.OfTree::lockLevels).orElse(Map.of());
  }

  @Override
  public Optional<Belief.Count> habit(Belief.Of of, String function) {
    return table
        .get(Remembered.habit(of, function))
        .map(r -> ((Remembered.OfHabit) r.content()).count());
  }

  @Override
  public Optional<CallGraph.Slot> slot(String slot) {
    return get(Remembered.OfSlot.class, slot).map(Remembered.OfSlot::slot);
  }

  @Override
  public Set<String> implementing(String struct) {
    return get(Remembered.OfStruct.class, struct)
        .map(Remembered.OfStruct::implementing)
        .orElse(Set.of());
  }
}
