package org.kwitness.analysis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.kwitness.cfg.Function;
import org.kwitness.interproc.CallGraph;
import org.kwitness.interproc.Program;
import org.kwitness.ir.Instruction;

/**
 * The classes of locks that some caller of a function holds when it calls it, itself or because a
 * caller of its own does. A least fixpoint over the call graph, the opposite of {@link EntryLocks}:
 * calls only add. How the lock comes to the function tells how likely it is: at a call through a
 * pointer many functions are possible of which few are meant, and after two of them hardly any.
 */
public final class MaybeHeld {
  /** How a lock comes to a function from where it is acquired; each includes those before it. */
  public enum Way {
    /** Held without doubt, and by direct calls only. */
    SURE,
    /** By direct calls only. */
    DIRECT,
    /** Through one pointer at most. */
    ONE_POINTER,
    /** Through any number of pointers. */
    ANY
  }

  /** A lock of a class that nobody knows: among them, locks known only as pointers. */
  private static final String UNKNOWN = MisuseRecorder.ANY_CLASS;

  /** Functions that call a function which leaves with a lock are followed so far. */
  private static final int MAX_LEAVERS = 3;

  private final CallGraph graph;
  private final Program program;
  private final AnalysisResults results;
  private final Map<String, Integer> numbers = new HashMap<>();

  private final Calls calls;

  /** By function and way. */
  private final List<EnumMap<Way, BitSet>> entries = new ArrayList<>();

  /** By function: the functions that it calls, where what its own callers hold counts. */
  private final int[][] direct;

  private final int[][] indirect;

  /** Functions that acquire, behind a pointer, a lock of which nobody knows the class. */
  private final BitSet obscure = new BitSet();

  /** What rows, and the text of the functions, say of calls. */
  public interface Calls {
    /** The functions that a call may reach, besides those that the graph knows. */
    Set<Function> alsoReached(Function caller, Instruction.Call call);

    /**
     * False for a call at which what the callers hold plays no part: it never returns, or nobody
     * who holds locks gets there.
     */
    boolean passes(Instruction.Call call);

    /** Classes of locks that a function leaves behind, and its callers do not know. */
    Set<String> leaves(Function f);

    /** True for a function that acquires locks, and releases none. */
    boolean acquires(Function f);

    /** True for a function that releases locks, and acquires none. */
    boolean releases(Function f);
  }

  /** Computes the fixpoint. */
  public MaybeHeld(CallGraph graph, AnalysisResults results, Calls calls) {
    this.calls = calls;
    this.graph = graph;
    this.program = graph.program();
    this.results = results;
    int functions = program.functions().size();
    this.direct = new int[functions][];
    this.indirect = new int[functions][];
    for (int f = 0; f < functions; f++) {
      EnumMap<Way, BitSet> entry = new EnumMap<>(Way.class);
      EnumSet.allOf(Way.class).forEach(w -> entry.put(w, new BitSet()));
      entries.add(entry);
    }
    findObscure();
    program.functions().forEach(this::collect);
    run();
  }

  /** True if a caller holds a lock of the class. */
  public boolean mayHold(Function f, String lockClass, Way way) {
    Integer number = numbers.get(lockClass);
    return number != null && entry(program.number(f), way).get(number);
  }

  /** Classes of the locks that some caller holds. */
  public Set<String> classes(Function f, Way way) {
    BitSet held = entry(program.number(f), way);
    if (held.isEmpty()) {
      return Set.of();
    }
    Set<String> found = new HashSet<>();
    numbers.forEach(
        (lockClass, number) -> {
          if (held.get(number)) {
            found.add(lockClass);
          }
        });
    return found;
  }

  /** True if a caller holds a lock of which nobody knows the class. */
  public boolean mayHoldUnknown(Function f, Way way) {
    return mayHold(f, UNKNOWN, way);
  }

  private BitSet entry(int function, Way way) {
    return Objects.requireNonNull(entries.get(function).get(way));
  }

  private int number(String lockClass) {
    String c = LockClass.isAnonymous(lockClass) ? UNKNOWN : lockClass;
    return numbers.computeIfAbsent(c, k -> numbers.size());
  }

  /**
   * A method that acquires what it is given leaves with a lock, and who calls it through a pointer
   * does not see which. So does a function around such a call, if none of its calls gives it back.
   */
  private void findObscure() {
    BitSet left = new BitSet();
    for (Function f : program.functions()) {
      boolean acquires = false;
      boolean releases = false;
      List<Instruction.Call> all = graph.callsOf(f);
      for (int i = 0; i < all.size(); i++) {
        if (all.get(i).directCallee().isEmpty()) {
          for (Function t : graph.targetsOf(f).get(i)) {
            acquires |= calls.acquires(t);
            releases |= calls.releases(t);
          }
        }
      }
      obscure.set(program.number(f), acquires);
      left.set(program.number(f), acquires && !releases);
    }
    BitSet last = left;
    for (int round = 0; round < MAX_LEAVERS && !last.isEmpty(); round++) {
      BitSet next = new BitSet();
      for (int callee = last.nextSetBit(0); callee >= 0; callee = last.nextSetBit(callee + 1)) {
        for (CallGraph.CallSite c : graph.callers(program.functions().get(callee))) {
          if (c.direct() && !obscure.get(program.number(c.caller()))) {
            next.set(program.number(c.caller()));
          }
        }
      }
      obscure.or(next);
      last = next;
    }
  }

  /** Notes what the caller itself may hold at its calls. */
  private void collect(Function caller) {
    List<Instruction.Call> all = graph.callsOf(caller);
    List<List<Function>> targets = graph.targetsOf(caller);
    BitSet byName = new BitSet();
    BitSet byPointer = new BitSet();
    BitSet left = new BitSet();
    BitSet leftByPointer = new BitSet();
    for (int i = 0; i < all.size(); i++) {
      BitSet by = all.get(i).directCallee().isPresent() ? left : leftByPointer;
      targets.get(i).forEach(t -> calls.leaves(t).forEach(c -> by.set(number(c))));
    }
    for (int i = 0; i < all.size(); i++) {
      Instruction.Call call = all.get(i);
      boolean named = call.directCallee().isPresent();
      Collection<Function> behind = calls.alsoReached(caller, call);
      if (targets.get(i).isEmpty() && behind.isEmpty()
          || !results.members().isReached(caller, call)) {
        continue;
      }
      At at = at(caller, call);
      at.held().or(left);
      at.lost().or(leftByPointer);
      boolean passes = calls.passes(call);
      for (Function target : targets.get(i)) {
        int callee = program.number(target);
        add(callee, at.lost(), Way.ONE_POINTER);
        add(callee, at.held(), named ? Way.DIRECT : Way.ONE_POINTER);
        if (named) {
          add(callee, at.sure(), Way.SURE);
        }
        if (passes) {
          (named ? byName : byPointer).set(callee);
        }
      }
      for (Function target : behind) {
        add(program.number(target), at.lost(), Way.ONE_POINTER);
        add(program.number(target), at.held(), Way.ONE_POINTER);
        byPointer.set(program.number(target));
      }
    }
    direct[program.number(caller)] = byName.stream().toArray();
    indirect[program.number(caller)] = byPointer.stream().toArray();
  }

  /** What a caller holds at a call: without doubt, perhaps, or for all that is known. */
  private record At(BitSet sure, BitSet held, BitSet lost) {}

  private At at(Function caller, Instruction.Call call) {
    At at = new At(new BitSet(), new BitSet(), new BitSet());
    if (!results.isFollowed(caller) || obscure.get(program.number(caller))) {
      at.held().set(number(UNKNOWN));
    }
    for (HeldRef h : results.members().at(caller, call).held()) {
      int number = number(h.lockClass());
      (h.isLostAt(call.position()) ? at.lost() : at.held()).set(number);
      if (h.relation() != HeldRef.Relation.UNSURE) {
        at.sure().set(number);
      }
    }
    return at;
  }

  private void add(int callee, BitSet held, Way from) {
    if (!held.isEmpty()) {
      EnumSet.range(from, Way.ANY).forEach(w -> entry(callee, w).or(held));
    }
  }

  private void run() {
    Deque<Integer> work = new ArrayDeque<>();
    BitSet queued = new BitSet();
    for (int f = 0; f < entries.size(); f++) {
      if (!entry(f, Way.ANY).isEmpty()) {
        work.add(f);
        queued.set(f);
      }
    }
    while (!work.isEmpty()) {
      int f = work.remove();
      queued.clear(f);
      for (int callee : direct[f]) {
        boolean added = false;
        for (Way w : Way.values()) {
          added |= join(entry(callee, w), entry(f, w));
        }
        if (added && !queued.get(callee)) {
          queued.set(callee);
          work.add(callee);
        }
      }
      for (int callee : indirect[f]) {
        boolean added = join(entry(callee, Way.ANY), entry(f, Way.ANY));
        added |= join(entry(callee, Way.ONE_POINTER), entry(f, Way.DIRECT));
        if (added && !queued.get(callee)) {
          queued.set(callee);
          work.add(callee);
        }
      }
    }
  }

  private static boolean join(BitSet into, BitSet more) {
    if (more.isEmpty()) {
      return false;
    }
    int before = into.cardinality();
    into.or(more);
    return into.cardinality() != before;
  }
}
