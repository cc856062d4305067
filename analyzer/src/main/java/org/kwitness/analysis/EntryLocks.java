package org.kwitness.analysis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.kwitness.cfg.Function;
import org.kwitness.interproc.CallGraph;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Instruction;

/**
 * The locks that all callers of a function hold whenever they call it. A greatest fixpoint over the
 * call graph: as long as nothing is known of a function, it is taken to hold all locks, and calls
 * only take away. Calls in functions that set objects up, and calls with an object that the caller
 * has to itself, do not count.
 */
public final class EntryLocks {
  private final CallGraph graph;
  private final AnalysisResults results;
  private final Lifetimes lifetimes;
  private final Predicate<Function> setup;
  private final Predicate<Function> others;

  /** By the number of the function, as what follows. */
  private final Entry[] entries;

  private final List<List<Site>> counting = new ArrayList<>();
  private final Map<Function, StablePaths> paths = new HashMap<>();

  /**
   * A call that counts.
   *
   * @param caller its number
   * @param local what the caller itself does to locks before
   */
  private record Site(Function function, Instruction.Call call, int caller, LocalLocks local) {}

  /**
   * A lock that is held on entry.
   *
   * @param path see {@link ObjectPath}; empty if the function cannot name the lock
   * @param certain false if only some calls hold it, or hold it only perhaps
   */
  public record Ref(String lockClass, String path, boolean certain) {}

  /**
   * What is held on entry.
   *
   * @param any true if nothing is known that calls the function and counts
   * @param locks what is held otherwise
   * @param doubtful true if there may be callers that are not known
   */
  public record Entry(boolean any, Set<Ref> locks, boolean doubtful) {
    static final Entry ANY = new Entry(true, Set.of(), false);

    /** True if a lock of the class is held. */
    public boolean holds(String lockClass) {
      return any || locks.stream().anyMatch(r -> r.lockClass().equals(lockClass));
    }

    private boolean isCertain(String lockClass) {
      return locks.stream().anyMatch(r -> r.lockClass().equals(lockClass) && r.certain());
    }

    private Entry meet(Entry other) {
      if (any) {
        return other;
      }
      if (other.any) {
        return this;
      }
      Set<Ref> both = new HashSet<>();
      for (Ref r : locks) {
        if (other.locks.contains(r)) {
          both.add(r);
        } else if (other.holds(r.lockClass())) {
          both.add(new Ref(r.lockClass(), "", r.certain() && other.isCertain(r.lockClass())));
        }
      }
      return new Entry(false, both, doubtful || other.doubtful);
    }
  }

  /**
   * Computes the fixpoint.
   *
   * @param setup true for functions that set up or take down objects that nobody else uses
   * @param others true for functions that may have callers which are not in the program
   */
  public EntryLocks(
      CallGraph graph,
      AnalysisResults results,
      Lifetimes lifetimes,
      Predicate<Function> setup,
      Predicate<Function> others) {
    this.others = others;
    this.graph = graph;
    this.results = results;
    this.lifetimes = lifetimes;
    this.setup = setup;
    this.entries = new Entry[graph.program().functions().size()];
    Arrays.fill(entries, Entry.ANY);
    run();
  }

  /** What is held when a function is entered. */
  public Entry of(Function f) {
    return entries[graph.program().number(f)];
  }

  /** A call of the function that counts, without a lock of the class. */
  public Optional<CallGraph.CallSite> without(Function f, String lockClass) {
    return graph.callers(f).stream()
        .filter(
            c ->
                counts(c) && !of(c.caller()).any() && !at(site(c), of(c.caller())).holds(lockClass))
        .findFirst();
  }

  private void run() {
    List<Function> functions = graph.program().functions();
    List<List<Integer>> callees = new ArrayList<>();
    for (int i = 0; i < functions.size(); i++) {
      callees.add(new ArrayList<>());
      counting.add(new ArrayList<>());
    }
    for (int i = 0; i < functions.size(); i++) {
      collect(functions.get(i), i, callees.get(i));
    }
    Deque<Integer> work = new ArrayDeque<>();
    BitSet queued = new BitSet();
    for (int i = 0; i < functions.size(); i++) {
      work.add(i);
      callees.get(i).sort(null);
    }
    queued.set(0, functions.size());
    while (!work.isEmpty()) {
      int i = work.remove();
      queued.clear(i);
      Entry now = entry(functions.get(i), i);
      if (!now.equals(entries[i])) {
        entries[i] = now;
        for (int callee : callees.get(i)) {
          if (!queued.get(callee)) {
            queued.set(callee);
            work.add(callee);
          }
        }
      }
    }
  }

  /** The calls of one function. */
  private void collect(Function f, int number, List<Integer> callees) {
    List<Instruction.Call> calls = graph.callsOf(f);
    List<List<Function>> targets = graph.targetsOf(f);
    boolean counts = counts(f);
    for (int i = 0; i < calls.size(); i++) {
      if (targets.get(i).isEmpty()) {
        continue;
      }
      Instruction.Call call = calls.get(i);
      boolean here = counts && counts(f, call);
      LocalLocks local = here ? results.members().at(f, call) : LocalLocks.NONE;
      for (Function target : targets.get(i)) {
        int callee = graph.program().number(target);
        callees.add(callee);
        if (here) {
          counting.get(callee).add(new Site(f, call, number, local));
        }
      }
    }
  }

  private Entry entry(Function f, int number) {
    Entry met = Entry.ANY;
    for (Site s : counting.get(number)) {
      if (!entries[s.caller()].any()) {
        met = met.meet(at(s, entries[s.caller()]));
      }
    }
    List<CallGraph.CallSite> callers = graph.callers(f);
    boolean unknown =
        callers.isEmpty()
            || graph.isAddressTaken(f) && callers.stream().allMatch(CallGraph.CallSite::direct)
            || others.test(f);
    return unknown ? met.meet(new Entry(false, Set.of(), true)) : met;
  }

  private boolean counts(CallGraph.CallSite c) {
    return counts(c.caller()) && counts(c.caller(), c.call());
  }

  private boolean counts(Function caller) {
    return results.isFollowed(caller) && !setup.test(caller);
  }

  private boolean counts(Function caller, Instruction.Call call) {
    return results.members().isReached(caller, call) && !lifetimes.passesOwn(caller, call);
  }

  private Site site(CallGraph.CallSite c) {
    int caller = graph.program().number(c.caller());
    return new Site(c.caller(), c.call(), caller, results.members().at(c.caller(), c.call()));
  }

  /** What is held at a call, in the terms of the callee. */
  private Entry at(Site s, Entry caller) {
    Set<Ref> refs = new HashSet<>();
    if (s.local().held().isEmpty() && caller.locks().isEmpty()) {
      return new Entry(false, refs, caller.doubtful());
    }
    boolean named =
        s.local().held().stream().anyMatch(h -> isRelative(h.path()))
            || caller.locks().stream().anyMatch(r -> isRelative(r.path()));
    Map<Integer, String> arguments = named ? arguments(s) : Map.of();
    for (HeldRef h : s.local().held()) {
      refs.add(
          new Ref(
              h.lockClass(),
              translate(h.path(), arguments),
              h.relation() != HeldRef.Relation.UNSURE));
    }
    for (Ref r : caller.locks()) {
      if (!s.local().dropped().contains(r.lockClass())) {
        refs.add(new Ref(r.lockClass(), translate(r.path(), arguments), r.certain()));
      }
    }
    return new Entry(false, refs, caller.doubtful());
  }

  /** True if what the path means depends on the function. */
  private static boolean isRelative(String path) {
    return !path.isEmpty() && !ObjectPath.isGlobal(path);
  }

  private Map<Integer, String> arguments(Site s) {
    StablePaths stable = paths.computeIfAbsent(s.function(), StablePaths::new);
    Map<Integer, String> found = new LinkedHashMap<>();
    List<Expression> all = s.call().arguments();
    for (int i = 0; i < all.size(); i++) {
      String path = stable.of(all.get(i));
      if (!path.isEmpty()) {
        found.put(i, path);
      }
    }
    return found;
  }

  private static String translate(String path, Map<Integer, String> arguments) {
    if (!isRelative(path)) {
      return path;
    }
    for (Map.Entry<Integer, String> a : arguments.entrySet()) {
      Optional<String> there = ObjectPath.throughArgument(path, a.getValue(), a.getKey());
      if (there.isPresent()) {
        return there.get();
      }
    }
    return "";
  }
}
