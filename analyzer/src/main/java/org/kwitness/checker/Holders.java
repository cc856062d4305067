package org.kwitness.checker;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kwitness.analysis.MaybeHeld;
import org.kwitness.analysis.context.ObjectClass;
import org.kwitness.cfg.Block;
import org.kwitness.cfg.Function;
import org.kwitness.interproc.CallGraph;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Instruction;
import org.kwitness.model.Effect;
import org.kwitness.model.FunctionModel;

/** Whether a function can have a caller that holds a lock of some class. */
final class Holders {
  /** Fewer functions than this do not make a rule. */
  private static final int MIN_BALANCED = 2;

  private static final int MAX_OTHERS = 2;

  /** How often a rule with exceptions holds for each of them. */
  private static final int TIMES_OTHERS = 5;

  private final Evidence evidence;
  private final Map<Function, Set<String>> acquired = new HashMap<>();

  /** Classes that are held where something unknown is called, or handed to somebody. */
  private final Set<String> shared = new HashSet<>();

  /** Classes of locks that something may know as a pointer. */
  private final Set<String> aliased = new HashSet<>();

  /** Functions that acquire locks of a class and do not release any. */
  private final Map<String, Set<Function>> left = new HashMap<>();

  /** Functions that release locks of a class. */
  private final Map<String, Set<Function>> releasing = new HashMap<>();

  private final MaybeHeld maybe;
  private final MaybeHeld surely;

  Holders(Evidence evidence) {
    this.evidence = evidence;
    this.maybe = new MaybeHeld(evidence.graph(), evidence.results(), false, true);
    this.surely = new MaybeHeld(evidence.graph(), evidence.results(), true, false);
    evidence.graph().program().functions().forEach(this::collect);
  }

  private void collect(Function f) {
    Set<String> released = new HashSet<>();
    for (Block b : f.body().blocks()) {
      b.instructions().forEach(this::alias);
    }
    boolean callsUnknown = false;
    for (Instruction.Call call : f.body().calls()) {
      if (call.directCallee().isEmpty() || handsFunctionOn(f, call)) {
        evidence.results().site(f, call).held().forEach(h -> shared.add(h.lockClass()));
        evidence.results().members().at(f, call).held().forEach(h -> shared.add(h.lockClass()));
        callsUnknown = true;
      }
      Optional<FunctionModel> model = evidence.knowledge().function(call);
      if (model.isPresent() && isOperation(model.get())) {
        for (Effect.Acquire a : model.get().effects(Effect.Acquire.class)) {
          ObjectClass.of(call, a.lock())
              .ifPresent(c -> acquired.computeIfAbsent(f, k -> new HashSet<>()).add(c));
        }
        boolean sleeps = !model.get().effects(Effect.DropAcrossSleep.class).isEmpty();
        for (Effect.Release r : model.get().effects(Effect.Release.class)) {
          if (sleeps) {
            // It is taken again, unless a flag says otherwise.
            continue;
          }
          ObjectClass.of(call, r.lock()).ifPresent(released::add);
        }
      } else {
        call.arguments().forEach(this::share);
      }
      model.ifPresent(
          m -> m.effects(Effect.ReturnsLocked.class).forEach(r -> shared.add(r.lock())));
    }
    if (callsUnknown) {
      shared.addAll(maybe.classes(f));
    }
    // What only acquires has its counterpart in another function.
    acquired.getOrDefault(f, Set.of()).stream()
        .filter(c -> !released.contains(c))
        .forEach(c -> left.computeIfAbsent(c, k -> new HashSet<>()).add(f));
    released.forEach(c -> releasing.computeIfAbsent(c, k -> new HashSet<>()).add(f));
  }

  /** True if what is called is given a function, which it may call at once. */
  private boolean handsFunctionOn(Function f, Instruction.Call call) {
    return call.arguments().stream()
        .anyMatch(a -> !evidence.graph().functionsNamed(f, a).isEmpty());
  }

  private static boolean isOperation(FunctionModel m) {
    return !m.effects(Effect.DropAcrossSleep.class).isEmpty()
        || !m.effects(Effect.DeclareRecursive.class).isEmpty()
        || !m.effects(Effect.Acquire.class).isEmpty()
        || !m.effects(Effect.Release.class).isEmpty()
        || !m.effects(Effect.RequiresHeld.class).isEmpty()
        || !m.effects(Effect.TestsHeld.class).isEmpty()
        || !m.effects(Effect.Destroy.class).isEmpty()
        || !m.effects(Effect.DeclareLevel.class).isEmpty();
  }

  /** The address of a lock as an argument: another may acquire it. */
  private void share(Expression argument) {
    classes(argument, shared);
    classes(argument, aliased);
  }

  /** The address of a lock is stored or returned. */
  private void alias(Instruction i) {
    if (i instanceof Instruction.Assign a) {
      classes(a.value(), aliased);
    } else if (i instanceof Instruction.Return r) {
      r.value().ifPresent(v -> classes(v, aliased));
    }
  }

  /** What an address leads to, and what that is a part of. */
  private static void classes(Expression value, Set<String> found) {
    Expression e = value;
    while (e instanceof Expression.Cast c) {
      e = c.operand();
    }
    if (e instanceof Expression.AddressOf a) {
      Expression part = a.object();
      ObjectClass.of(part).ifPresent(found::add);
      while (part instanceof Expression.Member m) {
        part =
            m.object() instanceof Expression.Dereference d
                    && d.pointer() instanceof Expression.AddressOf x
                ? x.object()
                : m.object();
        ObjectClass.of(part).ifPresent(found::add);
      }
    }
  }

  /** What is known of the callers of a function that releases what it does not hold. */
  enum Verdict {
    /** Some caller holds the lock. */
    HELD,
    /** Nobody is known who does, but there may be callers that are not known. */
    UNKNOWN,
    /** All callers are known, and none holds it. */
    NOBODY
  }

  /** What is known of whether callers of the function hold a lock of the class. */
  Verdict callers(Function f, String lockClass) {
    CallGraph graph = evidence.graph();
    if (surely.mayHold(f, lockClass)) {
      return Verdict.HELD;
    }
    boolean known =
        !maybe.mayHold(f, lockClass)
            && !(maybe.mayHoldUnknown(f) && aliased.contains(lockClass))
            && !left.containsKey(lockClass)
            && !isCalledBack(f, lockClass)
            && (graph.isAddressTaken(f) || !graph.callers(f).isEmpty());
    return known ? Verdict.NOBODY : Verdict.UNKNOWN;
  }

  /** True if a function, or one that calls it, may be called by somebody who was given the lock. */
  private boolean isCalledBack(Function f, String lockClass) {
    if (!shared.contains(lockClass) && !aliased.contains(lockClass)) {
      return false;
    }
    CallGraph graph = evidence.graph();
    Deque<Function> work = new ArrayDeque<>(List.of(f));
    Set<Function> seen = new HashSet<>(work);
    while (!work.isEmpty()) {
      Function g = work.remove();
      if (graph.isAddressTaken(g)) {
        return true;
      }
      for (CallGraph.CallSite c : graph.callers(g)) {
        if (c.direct() && seen.add(c.caller())) {
          work.add(c.caller());
        }
      }
    }
    return false;
  }

  /**
   * How functions that release locks of a class come by them.
   *
   * @param balanced functions that acquire them too
   * @param others functions that do not, and functions that acquire locks and leave them
   */
  record Habit(int balanced, int others) {
    /** True if a function that does not acquire the lock is an exception. */
    boolean isRule(boolean callersKnown) {
      return others == 0
          ? balanced >= MIN_BALANCED
          : callersKnown && others <= MAX_OTHERS && balanced >= TIMES_OTHERS * others;
    }
  }

  /** What all functions but one do about locks of a class. */
  Habit habit(Function but, String lockClass) {
    int balanced = 0;
    int others = left.getOrDefault(lockClass, Set.of()).size();
    for (Function g : releasing.getOrDefault(lockClass, Set.of())) {
      if (acquired.getOrDefault(g, Set.of()).contains(lockClass)) {
        balanced++;
      } else if (!g.equals(but)) {
        others++;
      }
    }
    return new Habit(balanced, others);
  }

  /** True if other files, that are not read, are the only ones that may call the function. */
  boolean isForOthers(Function f) {
    CallGraph graph = evidence.graph();
    return !graph.program().isWhole() && !isCalled(f) && !graph.isAddressTaken(f);
  }

  /** True if somebody is known who calls the function. */
  boolean isCalled(Function f) {
    return !evidence.graph().callers(f).isEmpty();
  }
}
