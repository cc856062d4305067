package org.kwitness.analysis;

import java.util.ArrayDeque;
import java.util.ArrayList;
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
  private final Map<Function, Entry> entries = new HashMap<>();
  private final Map<Function, StablePaths> paths = new HashMap<>();
  private final Map<Function, List<CallGraph.CallSite>> counting = new HashMap<>();

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
    run();
  }

  /** What is held when a function is entered. */
  public Entry of(Function f) {
    return entries.getOrDefault(f, Entry.ANY);
  }

  /** A call of the function that counts, without a lock of the class. */
  public Optional<CallGraph.CallSite> without(Function f, String lockClass) {
    return graph.callers(f).stream()
        .filter(c -> counts(c) && !of(c.caller()).any() && !at(c).holds(lockClass))
        .findFirst();
  }

  private void run() {
    Map<Function, List<Function>> callees = new HashMap<>();
    Deque<Function> work = new ArrayDeque<>();
    Set<Function> queued = new HashSet<>();
    for (Function f : graph.program().functions()) {
      for (CallGraph.CallSite c : graph.callers(f)) {
        callees.computeIfAbsent(c.caller(), k -> new ArrayList<>()).add(f);
      }
      work.add(f);
      queued.add(f);
    }
    while (!work.isEmpty()) {
      Function f = work.remove();
      queued.remove(f);
      Entry now = entry(f);
      if (!now.equals(of(f))) {
        entries.put(f, now);
        for (Function callee : callees.getOrDefault(f, List.of())) {
          if (queued.add(callee)) {
            work.add(callee);
          }
        }
      }
    }
  }

  private Entry entry(Function f) {
    Entry met = Entry.ANY;
    boolean indirect = false;
    for (CallGraph.CallSite c : graph.callers(f)) {
      indirect |= !c.direct();
    }
    for (CallGraph.CallSite c : counting.computeIfAbsent(f, this::counting)) {
      if (!of(c.caller()).any()) {
        met = met.meet(at(c));
      }
    }
    boolean unknown =
        graph.callers(f).isEmpty() || graph.isAddressTaken(f) && !indirect || others.test(f);
    return unknown ? met.meet(new Entry(false, Set.of(), true)) : met;
  }

  private List<CallGraph.CallSite> counting(Function f) {
    return graph.callers(f).stream().filter(this::counts).toList();
  }

  private boolean counts(CallGraph.CallSite c) {
    return results.isFollowed(c.caller())
        && results.members().isReached(c.caller(), c.call())
        && !setup.test(c.caller())
        && !lifetimes.passesOwn(c.caller(), c.call());
  }

  /** What is held at a call, in the terms of the callee. */
  private Entry at(CallGraph.CallSite c) {
    LocalLocks local = results.members().at(c.caller(), c.call());
    Entry caller = of(c.caller());
    Set<Ref> refs = new HashSet<>();
    if (local.held().isEmpty() && caller.locks().isEmpty()) {
      return new Entry(false, refs, caller.doubtful());
    }
    Map<Integer, String> arguments = arguments(c);
    for (HeldRef h : local.held()) {
      refs.add(
          new Ref(
              h.lockClass(),
              translate(h.path(), arguments),
              h.relation() != HeldRef.Relation.UNSURE));
    }
    for (Ref r : caller.locks()) {
      if (!local.dropped().contains(r.lockClass())) {
        refs.add(new Ref(r.lockClass(), translate(r.path(), arguments), r.certain()));
      }
    }
    return new Entry(false, refs, caller.doubtful());
  }

  private Map<Integer, String> arguments(CallGraph.CallSite c) {
    StablePaths stable = paths.computeIfAbsent(c.caller(), StablePaths::new);
    Map<Integer, String> found = new LinkedHashMap<>();
    List<Expression> all = c.call().arguments();
    for (int i = 0; i < all.size(); i++) {
      String path = stable.of(all.get(i));
      if (!path.isEmpty()) {
        found.put(i, path);
      }
    }
    return found;
  }

  private static String translate(String path, Map<Integer, String> arguments) {
    if (path.isEmpty() || ObjectPath.isGlobal(path)) {
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
