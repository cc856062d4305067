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
  private final Map<String, Function> globals = new HashMap<>();
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
        if (f.isStatic()) {
          visible.put(f.name(), f);
        } else {
          globals.putIfAbsent(f.name(), f);
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
    return Optional.ofNullable(local != null ? local : globals.get(name));
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
    return Optional.ofNullable(local != null ? local : globals.get(name));
  }
}
