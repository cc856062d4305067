package org.kwitness.interproc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.kwitness.cfg.Block;
import org.kwitness.cfg.Function;
import org.kwitness.frontend.FileFacts;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Instruction;
import org.kwitness.ir.Variable;

/**
 * Who calls whom. Direct calls are by name; a call through a field may reach every function that an
 * initialiser or an assignment puts into that field of that struct, anywhere in the kernel.
 */
public final class CallGraph {
  /** Functions that pass a pointer on until one stores it are followed so far. */
  private static final int MAX_SETTERS = 3;

  private final Program program;
  private final Elsewhere elsewhere;
  private final List<List<CallSite>> callers = new ArrayList<>();
  private final List<List<Integer>> callees = new ArrayList<>();
  private final List<List<Instruction.Call>> instructions = new ArrayList<>();

  /** For each function, those that its calls may reach, in the order of the calls. */
  private final List<List<List<Function>>> reached = new ArrayList<>();

  private final Map<String, List<Function>> bySlot = new HashMap<>();
  private final Map<String, TreeSet<Integer>> stored = new HashMap<>();
  private final Map<String, TreeSet<Integer>> direct = new HashMap<>();
  private final Map<String, Set<String>> storing = new HashMap<>();
  private final Map<String, Set<String>> implementing = new HashMap<>();
  private final Set<Integer> addressTaken = new HashSet<>();
  private Map<Function, Set<Setter>> setters = new HashMap<>();
  private long calls;
  private long unresolved;

  /**
   * A call.
   *
   * @param caller the function that calls
   * @param call the instruction
   * @param direct false for a call through a pointer
   */
  public record CallSite(Function caller, Instruction.Call call, boolean direct) {}

  /**
   * A field that holds function pointers.
   *
   * @param targets how many functions are stored there
   * @param passedOnly true if none is stored by name, only what was passed to somebody
   * @param storing the files that do it
   */
  public record Slot(int targets, boolean passedOnly, Set<String> storing) {
    static final Slot NONE = new Slot(0, true, Set.of());
  }

  /** What is known of files that are not in the program. */
  public interface Elsewhere {
    /** Nothing. */
    Elsewhere NOTHING = new Elsewhere() {};

    /** What is stored in a slot (struct.field). */
    default Optional<Slot> slot(String slot) {
      return Optional.empty();
    }

    /** The files that store functions in some field of a struct. */
    default Set<String> implementing(String struct) {
      return Set.of();
    }
  }

  /** A parameter that a function of the tree stores in a field. */
  private record Setter(int parameter, String slot) {}

  /** Builds the graph of all that there is. */
  public CallGraph(Program program) {
    this(program, Elsewhere.NOTHING);
  }

  /** Builds the graph of a part of a kernel. */
  public CallGraph(Program program, Elsewhere elsewhere) {
    this.program = program;
    this.elsewhere = elsewhere;
    for (int i = 0; i < program.functions().size(); i++) {
      callers.add(new ArrayList<>());
      callees.add(List.of());
    }
    for (FileFacts.PointerBinding b : program.pointers()) {
      program
          .resolveInFile(b.position().file(), b.function())
          .ifPresent(f -> store(b.struct() + "." + b.field(), f, b.position().file()));
    }
    program.functions().forEach(this::collectStores);
    for (int round = 0; round < MAX_SETTERS && !setters.isEmpty(); round++) {
      Map<Function, Set<Setter>> now = setters;
      setters = new HashMap<>();
      Set<String> names = new HashSet<>();
      now.keySet().forEach(f -> names.add(f.name()));
      program.functions().forEach(f -> collectSettings(f, now, names));
    }
    stored.forEach((slot, numbers) -> bySlot.put(slot, functions(numbers)));
    List<List<Function>> alone = new ArrayList<>();
    program.functions().forEach(f -> alone.add(List.of(f)));
    program.functions().forEach(f -> collectCalls(f, alone));
  }

  private void store(String slot, Function f, String file) {
    direct.computeIfAbsent(slot, k -> new TreeSet<>()).add(program.number(f));
    pass(slot, f, file);
  }

  private void pass(String slot, Function f, String file) {
    addressTaken.add(program.number(f));
    storing.computeIfAbsent(slot, k -> new HashSet<>()).add(file);
    implementing
        .computeIfAbsent(slot.substring(0, slot.lastIndexOf('.')), k -> new HashSet<>())
        .add(file);
    stored.computeIfAbsent(slot, k -> new TreeSet<>()).add(program.number(f));
  }

  private void collectStores(Function f) {
    for (Block b : f.body().blocks()) {
      for (Instruction i : b.instructions()) {
        if (i instanceof Instruction.Assign a
            && functionName(a.value()).isPresent()
            && slot(a.target()).isPresent()) {
          program
              .resolve(f, functionName(a.value()).get())
              .ifPresent(target -> store(slot(a.target()).get(), target, f.position().file()));
        } else if (i instanceof Instruction.Assign a
            && parameter(a.value()).isPresent()
            && a.target() instanceof Expression.Member
            && slot(a.target()).isPresent()) {
          setters
              .computeIfAbsent(f, k -> new LinkedHashSet<>())
              .add(new Setter(parameter(a.value()).getAsInt(), slot(a.target()).get()));
        }
      }
    }
  }

  /** What is passed to functions that store their parameters. */
  private void collectSettings(Function f, Map<Function, Set<Setter>> now, Set<String> names) {
    for (Block b : f.body().blocks()) {
      for (Instruction i : b.instructions()) {
        if (i instanceof Instruction.Call call
            && call.directCallee().filter(names::contains).isPresent()) {
          program
              .resolve(f, call.directCallee().get())
              .ifPresent(
                  target ->
                      now.getOrDefault(target, Set.of()).forEach(s -> collectSetting(f, call, s)));
        }
      }
    }
  }

  private void collectSetting(Function f, Instruction.Call call, Setter s) {
    if (s.parameter() >= call.arguments().size()) {
      return;
    }
    Expression e = call.arguments().get(s.parameter());
    functionName(e instanceof Expression.AddressOf a ? a.object() : e)
        .flatMap(n -> program.resolve(f, n))
        .ifPresent(target -> pass(s.slot(), target, f.position().file()));
    parameter(e)
        .ifPresent(
            p ->
                setters
                    .computeIfAbsent(f, k -> new LinkedHashSet<>())
                    .add(new Setter(p, s.slot())));
  }

  private static OptionalInt parameter(Expression e) {
    Expression x = e.withoutCasts();
    return x instanceof Expression.VariableUse v
            && v.variable().storage() == Variable.Storage.PARAMETER
        ? OptionalInt.of(v.variable().number())
        : OptionalInt.empty();
  }

  private static Optional<String> functionName(Expression e) {
    Expression x = e.withoutCasts();
    return x instanceof Expression.FunctionName n ? Optional.of(n.name()) : Optional.empty();
  }

  /** The struct and field, or the variable, that holds a function pointer. */
  private static Optional<String> slot(Expression e) {
    Expression x = e;
    while (x instanceof Expression.Element || x instanceof Expression.Cast) {
      x = x instanceof Expression.Element el ? el.array() : ((Expression.Cast) x).operand();
    }
    if (x instanceof Expression.Member m) {
      return Optional.of(m.struct() + "." + m.field());
    }
    if (x instanceof Expression.VariableUse v && !v.variable().isAutomatic()) {
      return Optional.of("." + v.variable().displayName());
    }
    return Optional.empty();
  }

  private void collectCalls(Function f, List<List<Function>> alone) {
    TreeSet<Integer> targets = new TreeSet<>();
    List<Instruction.Call> own = List.copyOf(f.body().calls());
    List<List<Function>> all = new ArrayList<>(own.size());
    for (Instruction.Call call : own) {
      calls++;
      boolean direct = call.directCallee().isPresent();
      List<Function> found = targets(f, call);
      // One list for all calls of a function by name.
      all.add(direct && !found.isEmpty() ? alone.get(program.number(found.get(0))) : found);
      if (!direct && found.isEmpty()) {
        unresolved++;
      }
      for (Expression a : call.arguments()) {
        functionName(a instanceof Expression.AddressOf x ? x.object() : a)
            .flatMap(n -> program.resolve(f, n))
            .ifPresent(target -> addressTaken.add(program.number(target)));
      }
      for (Function target : found) {
        callers.get(program.number(target)).add(new CallSite(f, call, direct));
        if (direct) {
          targets.add(program.number(target));
        }
      }
    }
    callees.set(program.number(f), List.copyOf(targets));
    instructions.add(own);
    reached.add(all);
  }

  /** The functions that a call may reach, in the order of the program. */
  public List<Function> targets(Function caller, Instruction.Call call) {
    if (call.directCallee().isPresent()) {
      return program.resolve(caller, call.directCallee().get()).stream().toList();
    }
    return slotOf(call).map(this::inSlot).orElse(List.of());
  }

  /**
   * Where a call through a pointer takes it from: {@code struct.field}, or {@code .variable}; empty
   * for a call by name, or a pointer of another kind.
   */
  public Optional<String> slotOf(Instruction.Call call) {
    if (call.directCallee().isPresent()) {
      return Optional.empty();
    }
    Expression callee = call.callee();
    return slot(callee instanceof Expression.Dereference d ? d.pointer() : callee);
  }

  /**
   * The functions that some code stores in a field by name, in the order of the program; not those
   * that are passed to a function which does, since that may do it in more than one way.
   */
  public List<Function> stored(String struct, String field) {
    return functions(direct.getOrDefault(struct + "." + field, new TreeSet<>()));
  }

  /** True if no function is stored in a field by name, only what was passed to somebody. */
  public boolean isPassedOnly(String slot) {
    return !direct.containsKey(slot) && elsewhere.slot(slot).map(Slot::passedOnly).orElse(true);
  }

  /** True if code or an initialiser of a file stores a function in a field (struct.field). */
  public boolean isStoredIn(String slot, String file) {
    return storing.getOrDefault(slot, Set.of()).contains(file)
        || elsewhere.slot(slot).orElse(Slot.NONE).storing().contains(file);
  }

  /** True if code or an initialiser of a file stores a function in some field of a struct. */
  public boolean isImplementedIn(String struct, String file) {
    return !struct.isEmpty()
        && (implementing.getOrDefault(struct, Set.of()).contains(file)
            || elsewhere.implementing(struct).contains(file));
  }

  /** How many functions are stored in a slot, those of files that are not there included. */
  public int width(String slot) {
    return Math.max(
        stored.getOrDefault(slot, new TreeSet<>()).size(),
        elsewhere.slot(slot).orElse(Slot.NONE).targets());
  }

  /** All slots of the program, by their names. */
  public Map<String, Slot> slots() {
    Map<String, Slot> all = new TreeMap<>();
    stored.forEach(
        (name, functions) ->
            all.put(
                name,
                new Slot(
                    functions.size(),
                    !direct.containsKey(name),
                    new TreeSet<>(storing.getOrDefault(name, Set.of())))));
    return all;
  }

  /** The files that store functions in fields of structs, by the struct's tag. */
  public Map<String, Set<String>> implementing() {
    Map<String, Set<String>> all = new TreeMap<>();
    implementing.forEach((struct, files) -> all.put(struct, new TreeSet<>(files)));
    return all;
  }

  private List<Function> inSlot(String slot) {
    return bySlot.getOrDefault(slot, List.of());
  }

  private List<Function> functions(TreeSet<Integer> numbers) {
    return numbers.stream().map(n -> program.functions().get(n)).toList();
  }

  /**
   * The functions that an expression may stand for: the one that it names, or those that are stored
   * in the field or variable that it is.
   */
  public List<Function> functionsNamed(Function user, Expression e) {
    Expression x = e;
    while (x instanceof Expression.AddressOf a) {
      x = a.object();
    }
    Optional<String> name = functionName(x);
    return name.isPresent()
        ? program.resolve(user, name.get()).stream().toList()
        : slot(x).map(this::inSlot).orElse(List.of());
  }

  /** True if the function's address is stored or passed somewhere: any code may call it. */
  public boolean isAddressTaken(Function f) {
    return addressTaken.contains(program.number(f));
  }

  /** The calls that may reach a function. */
  public List<CallSite> callers(Function f) {
    return callers.get(program.number(f));
  }

  /** The functions that a function calls by name, as numbers in the program. */
  public List<Integer> directCallees(int function) {
    return callees.get(function);
  }

  /** The calls of a function, in the order of the source. */
  public List<Instruction.Call> callsOf(Function f) {
    return instructions.get(program.number(f));
  }

  /** For each of {@link #callsOf}, the {@link #targets}; for those who look at all calls. */
  public List<List<Function>> targetsOf(Function f) {
    return reached.get(program.number(f));
  }

  /** Calls in all functions. */
  public long calls() {
    return calls;
  }

  /** Calls through pointers for which no callee is known. */
  public long unresolved() {
    return unresolved;
  }

  /** The program. */
  public Program program() {
    return program;
  }
}
