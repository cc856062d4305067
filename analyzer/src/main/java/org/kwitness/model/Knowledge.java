package org.kwitness.model;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.kwitness.ir.Instruction;

/**
 * All rows that hold for one kernel of one version.
 *
 * @see KnowledgeLoader
 */
public final class Knowledge {
  private final Map<String, List<FunctionModel>> byName;
  private final Set<String> constants;
  private final Set<String> opaque;
  private final Levels levels;
  private final Map<String, ContextModel> contexts;
  private final List<SlotModel> slots;
  private final List<ContextFlagModel> contextFlags;
  private final List<LegendModel> legends;
  private final List<PrivateDataModel> privateData;

  /**
   * Rows for a kernel without levels, contexts and slots.
   *
   * @param functions the rows
   * @param constants the named constants: all flags and values that a guard of a row names
   */
  public Knowledge(Collection<FunctionModel> functions, Collection<String> constants) {
    this(functions, constants, Levels.NONE, List.of(), List.of(), List.of(), List.of(), List.of());
  }

  /**
   * @param functions the rows
   * @param constants the named constants: all flags and values that a guard of a row names, and the
   *     levels
   * @param contexts each with its own name
   */
  Knowledge(
      Collection<FunctionModel> functions,
      Collection<String> constants,
      Levels levels,
      Collection<ContextModel> contexts,
      Collection<SlotModel> slots,
      Collection<ContextFlagModel> contextFlags,
      Collection<LegendModel> legends,
      Collection<PrivateDataModel> privateData) {
    Map<String, List<FunctionModel>> map = new HashMap<>();
    Set<String> hidden = new TreeSet<>(constants);
    for (FunctionModel f : functions) {
      map.merge(
          f.name(),
          List.of(f),
          (a, b) -> java.util.stream.Stream.concat(a.stream(), b.stream()).toList());
      if (f.opaque()) {
        hidden.add(f.name());
      }
    }
    // Most names that it is asked for have no row, which a hash map tells sooner than Map.copyOf().
    this.byName = map;
    this.constants = Set.copyOf(new LinkedHashSet<>(constants));
    this.opaque = Set.copyOf(hidden);
    this.levels = levels;
    this.contexts = new LinkedHashMap<>();
    contexts.forEach(c -> this.contexts.put(c.name(), c));
    this.slots = List.copyOf(slots);
    this.contextFlags = List.copyOf(contextFlags);
    this.legends = List.copyOf(legends);
    this.privateData = List.copyOf(privateData);
  }

  /** The priority levels; none for a kernel without. */
  public Levels levels() {
    return levels;
  }

  /** The kind of context of this name. */
  public Optional<ContextModel> context(String name) {
    return Optional.ofNullable(contexts.get(name));
  }

  /** All kinds of context, in the order of the rows. */
  public List<ContextModel> contexts() {
    return List.copyOf(contexts.values());
  }

  /** The members that hold functions which are entered by what the analysis does not see. */
  public List<SlotModel> slots() {
    return slots;
  }

  /** What tells in which context the code runs. */
  public List<ContextFlagModel> contextFlags() {
    return contextFlags;
  }

  /** What the words of legends mean, in the order of the rows; a project's own come first. */
  public List<LegendModel> legends() {
    return legends;
  }

  /** What drivers hang on objects of the kernel. */
  public List<PrivateDataModel> privateData() {
    return privateData;
  }

  /** The row for a call by name, if there is one. */
  public Optional<FunctionModel> function(Instruction.Call call) {
    return call.directCallee().flatMap(n -> function(n, call.arguments().size()));
  }

  /** The row for a call of {@code name} with {@code arity} arguments, if there is one. */
  public Optional<FunctionModel> function(String name, int arity) {
    List<FunctionModel> rows = byName.get(name);
    if (rows == null) {
      return Optional.empty();
    }
    for (FunctionModel row : rows) {
      if (row.arity().isPresent() && row.arity().getAsInt() == arity) {
        return Optional.of(row);
      }
    }
    for (FunctionModel row : rows) {
      if (row.arity().isEmpty()) {
        return Optional.of(row);
      }
    }
    return Optional.empty();
  }

  /** The rows for a name, whatever the arity. */
  public List<FunctionModel> functions(String name) {
    return byName.getOrDefault(name, List.of());
  }

  /** True for a flag or value that is kept by name. */
  public boolean isNamedConstant(String name) {
    return constants.contains(name);
  }

  /**
   * True if the preprocessor must not see a macro's definition: a call of it must stay one. A
   * definition with a number of parameters that no row has is another macro of the same name.
   *
   * @param parameters of the definition; empty for one without a parameter list, or with any number
   */
  public boolean isOpaqueMacro(String name, OptionalInt parameters) {
    if (!opaque.contains(name)) {
      return false;
    }
    return parameters.isEmpty()
        || constants.contains(name)
        || functions(name).stream()
            .anyMatch(f -> f.opaque() && (f.arity().isEmpty() || f.arity().equals(parameters)));
  }

  /** The macros of which some definitions are hidden from the preprocessor. */
  public Set<String> opaqueMacros() {
    return opaque;
  }
}
