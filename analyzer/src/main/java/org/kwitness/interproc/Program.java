package org.kwitness.interproc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.kwitness.cfg.Function;
import org.kwitness.frontend.FileFacts;

/**
 * All functions of a run, and what a name means in each. A function of a header is kept once,
 * however many files include it: that of the first file in order.
 */
public final class Program {
  private final List<Function> functions = new ArrayList<>();

  /** Functions that other files can call; modules may have one of the same name each. */
  private final Map<String, List<Function>> globals = new HashMap<>();

  private final Map<String, Function> byLinkName = new TreeMap<>();
  private final List<Map<String, Function>> units = new ArrayList<>();
  private final List<String> unitFiles = new ArrayList<>();
  private final IdentityHashMap<Function, Integer> home = new IdentityHashMap<>();
  private final IdentityHashMap<Function, Integer> numbers = new IdentityHashMap<>();
  private final List<FileFacts.PointerBinding> pointers = new ArrayList<>();
  private final List<FileFacts.FlagBinding> flags = new ArrayList<>();
  private final boolean whole;
  private int inlineFunctions;

  /** False if functions that are not there may be in files that were not read. */
  public boolean isWhole() {
    return whole;
  }

  /**
   * A whole kernel.
   *
   * @param files in the order of their names, so that the result does not depend on threads
   */
  public Program(List<FileFacts> files) {
    this(files, true);
  }

  /**
   * A kernel, or some of its files.
   *
   * @param files in the order of their names, so that the result does not depend on threads
   * @param whole false if functions that are not there may be in other files
   */
  public Program(List<FileFacts> files, boolean whole) {
    this.whole = whole;
    for (FileFacts file : files) {
      int unit = units.size();
      Map<String, Function> visible = new HashMap<>();
      units.add(visible);
      unitFiles.add(file.file());
      for (Function f : file.functions()) {
        add(f, unit);
        visible.put(f.name(), f);
        if (!f.isStatic()) {
          globals.computeIfAbsent(f.name(), k -> new ArrayList<>(1)).add(f);
        }
      }
      for (Function f : file.inlines()) {
        Function kept = byLinkName.get(key(f));
        if (kept == null) {
          add(f, unit);
          inlineFunctions++;
          kept = f;
        }
        visible.putIfAbsent(f.name(), kept);
      }
      pointers.addAll(file.pointers());
      flags.addAll(file.flags());
    }
  }

  /** Functions of headers are known by their header even if they are not static. */
  private static String key(Function f) {
    return f.file() + ":" + f.name();
  }

  private void add(Function f, int unit) {
    numbers.put(f, functions.size());
    functions.add(f);
    byLinkName.putIfAbsent(key(f), f);
    home.put(f, unit);
  }

  /** All functions; the order is the same in every run. */
  public List<Function> functions() {
    return functions;
  }

  /** The place of a function in {@link #functions}. */
  public int number(Function f) {
    return Objects.requireNonNull(numbers.get(f), f::linkName);
  }

  /** How many of the functions come from headers. */
  public int inlineFunctions() {
    return inlineFunctions;
  }

  /** The source file whose facts have the function: for one of a header, the first in order. */
  public String unit(Function f) {
    return unitFiles.get(Objects.requireNonNull(home.get(f), f::linkName));
  }

  /** What a name means as a callee in the body of a function. */
  public Optional<Function> resolve(Function caller, String name) {
    int unit = Objects.requireNonNull(home.get(caller), caller::linkName);
    Function local = units.get(unit).get(name);
    return local != null ? Optional.of(local) : global(unitFiles.get(unit), name);
  }

  /**
   * The function of a name that lies nearest to a file: modules that are linked apart share names.
   */
  private Optional<Function> global(String file, String name) {
    List<Function> all = globals.getOrDefault(name, List.of());
    if (all.isEmpty()) {
      return Optional.empty();
    }
    Function nearest = all.get(0);
    if (all.size() == 1) {
      return Optional.of(nearest);
    }
    int most = commonFolders(file, nearest.file());
    for (Function f : all) {
      int common = commonFolders(file, f.file());
      if (common > most) {
        nearest = f;
        most = common;
      }
    }
    return Optional.of(nearest);
  }

  /** How many folders two paths begin with alike. */
  private static int commonFolders(String one, String two) {
    int common = 0;
    for (int i = 0;
        i < Math.min(one.length(), two.length()) && one.charAt(i) == two.charAt(i);
        i++) {
      common += one.charAt(i) == '/' ? 1 : 0;
    }
    return common;
  }

  /** True if another module has a function of this name, too, that other files may call. */
  public boolean isAmbiguous(Function f) {
    return !f.isStatic() && globals.getOrDefault(f.name(), List.of()).size() > 1;
  }

  /** Functions with a name, static ones of all files included. */
  public List<Function> named(String name) {
    return functions.stream().filter(f -> f.name().equals(name)).toList();
  }

  /** Functions stored by initialisers. */
  public List<FileFacts.PointerBinding> pointers() {
    return pointers;
  }

  /** Constants stored by initialisers. */
  public List<FileFacts.FlagBinding> flags() {
    return flags;
  }

  /** The function that a name means in the file of a binding, for function tables. */
  public Optional<Function> resolveInFile(String file, String name) {
    Function local = byLinkName.get(file + ":" + name);
    return local != null ? Optional.of(local) : global(file, name);
  }
}
