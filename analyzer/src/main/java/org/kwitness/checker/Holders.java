package org.kwitness.checker;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kwitness.analysis.LockClass;
import org.kwitness.analysis.MaybeHeld;
import org.kwitness.analysis.context.Contexts;
import org.kwitness.analysis.context.ObjectClass;
import org.kwitness.cfg.Block;
import org.kwitness.cfg.Function;
import org.kwitness.interproc.CallGraph;
import org.kwitness.ir.CType;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Instruction;
import org.kwitness.ir.Variable;
import org.kwitness.model.ContextModel;
import org.kwitness.model.Effect;
import org.kwitness.model.FunctionModel;
import org.kwitness.model.Operand;
import org.kwitness.model.SlotModel;

/** Whether a function can have a caller that holds a lock of some class. */
final class Holders {
  private final Evidence evidence;
  private final LockHabits habits;

  /** Classes that are held where something unknown is called, with the shapes of such calls. */
  private final Map<String, Set<List<String>>> shared = new HashMap<>();

  /** Classes of locks with which some function returns, as a row says. */
  private final Set<String> returned = new HashSet<>();

  /** Classes of locks that something may know as a pointer. */
  private final Set<String> aliased = new HashSet<>();

  /** Of these, those that are handed to a function that is not there to be read. */
  private final Set<String> foreign = new HashSet<>();

  /** Classes of locks that somebody acquires as a pointer: what it points to is another's lock. */
  private final Set<String> pointers = new HashSet<>();

  /** Classes of locks that somebody releases as a pointer. */
  private final Set<String> freed = new HashSet<>();

  /** By class of lock: contexts that may be entered with it. */
  private final Map<String, Set<String>> lent = new HashMap<>();

  /**
   * By function: the contexts, of those with a thread of control of their own, that it is
   * registered for, or that enter it through a member. Whoever enters it then holds no lock but
   * those that were lent, or that somebody was given.
   */
  private final Map<Function, Set<String>> registered = new HashMap<>();

  /** Members whose functions are called somewhere. */
  private final Set<String> called = new HashSet<>();

  /** Members whose functions are entered without locks. */
  private final Set<String> free = new HashSet<>();

  private final MaybeHeld held;

  Holders(Evidence evidence) {
    this.evidence = evidence;
    this.habits = new LockHabits(evidence.graph(), evidence.results());
    evidence.graph().program().functions().forEach(this::operations);
    habits.done();
    evidence.knowledge().slots().forEach(this::slot);
    this.held = new MaybeHeld(evidence.graph(), evidence.results(), new Reached());
    evidence.graph().program().functions().forEach(this::collect);
  }

  /**
   * Functions that are stored in a member, and entered through it without locks but those of the
   * function with the call. If there is no such call, they are called through another member, where
   * any lock may be held.
   */
  private void slot(SlotModel s) {
    String slot = s.struct() + "." + s.field();
    if (!mayHoldLocks(s.context()) && called.contains(slot)) {
      free.add(slot);
      for (Function f : evidence.graph().stored(s.struct(), s.field())) {
        registered.computeIfAbsent(f, k -> new HashSet<>()).add(s.context());
      }
    }
  }

  private boolean mayHoldLocks(String context) {
    return evidence.knowledge().context(context).map(ContextModel::mayHoldLocks).orElse(true);
  }

  private void operations(Function f) {
    for (Instruction.Call call : f.body().calls()) {
      evidence.graph().slotOf(call).ifPresent(called::add);
      evidence
          .knowledge()
          .function(call)
          .filter(LockHabits::isOperation)
          .ifPresent(m -> habits.operation(f, call, m));
    }
    habits.done(f);
  }

  private void collect(Function f) {
    for (Block b : f.body().blocks()) {
      b.instructions().forEach(this::alias);
    }
    for (Instruction.Call call : f.body().calls()) {
      if (call.directCallee().isEmpty()
          && evidence.graph().targets(f, call).isEmpty()
          && targets(f, call).isEmpty()) {
        List<String> arguments = shape(call.arguments().stream().map(Expression::type).toList());
        evidence.results().site(f, call).held().forEach(h -> share(h.lockClass(), arguments));
        evidence
            .results()
            .members()
            .at(f, call)
            .held()
            .forEach(h -> share(h.lockClass(), arguments));
        held.classes(f, MaybeHeld.Way.ONE_POINTER).forEach(c -> share(c, arguments));
      }
      Optional<FunctionModel> model = evidence.knowledge().function(call);
      if (model.isPresent() && LockHabits.isOperation(model.get())) {
        model.get().effects(Effect.Acquire.class).forEach(a -> pointer(call, a.lock(), pointers));
        model.get().effects(Effect.Release.class).forEach(r -> pointer(call, r.lock(), freed));
      } else if (model.isEmpty() || model.get().effects(Effect.LendsLock.class).isEmpty()) {
        call.arguments().forEach(a -> classes(a, aliased));
        if (model.isEmpty()
            && call.directCallee().isPresent()
            && evidence.graph().targets(f, call).isEmpty()) {
          call.arguments().forEach(a -> classes(a, foreign));
        }
      }
      model.ifPresent(m -> modelled(f, call, m));
    }
  }

  private void share(String lockClass, List<String> arguments) {
    shared.computeIfAbsent(lockClass, k -> new HashSet<>()).add(arguments);
  }

  /** For each argument the struct that it points to; empty if it may be any. */
  private static List<String> shape(List<CType> types) {
    return types.stream().map(t -> t.target() instanceof CType.Struct s ? s.tag() : "").toList();
  }

  private static boolean fits(List<String> call, List<String> function) {
    if (call.size() != function.size()) {
      return false;
    }
    for (int i = 0; i < call.size(); i++) {
      boolean any = call.get(i).isEmpty() || function.get(i).isEmpty();
      if (!any && !call.get(i).equals(function.get(i))) {
        return false;
      }
    }
    return true;
  }

  private void modelled(Function f, Instruction.Call call, FunctionModel m) {
    m.effects(Effect.ReturnsLocked.class).forEach(r -> returned.add(r.lock()));
    for (Effect.LendsLock l : m.effects(Effect.LendsLock.class)) {
      ObjectClass.of(call, l.lock())
          .ifPresent(c -> lent.computeIfAbsent(c, k -> new HashSet<>()).add(l.context()));
    }
    for (Effect.RegisterCallback r : m.effects(Effect.RegisterCallback.class)) {
      if (!mayHoldLocks(r.context())
          && r.function() instanceof Operand.Argument a
          && a.index() < call.arguments().size()) {
        for (Function g : evidence.graph().functionsNamed(f, call.arguments().get(a.index()))) {
          registered.computeIfAbsent(g, k -> new HashSet<>()).add(r.context());
        }
      }
    }
  }

  private static void pointer(Instruction.Call call, Operand lock, Set<String> found) {
    if (lock instanceof Operand.Argument a
        && a.index() < call.arguments().size()
        && !(call.arguments().get(a.index()).withoutCasts() instanceof Expression.AddressOf)) {
      ObjectClass.of(call, lock).ifPresent(found::add);
    }
  }

  /**
   * The functions that a call may reach, besides those that the graph knows: what a variable was
   * loaded with, or what is given to somebody who may call it at once.
   */
  private Set<Function> targets(Function f, Instruction.Call call) {
    CallGraph graph = evidence.graph();
    if (call.directCallee().isEmpty()) {
      return graph.targets(f, call).isEmpty() ? throughVariable(f, call) : Set.of();
    }
    boolean registers =
        evidence
            .knowledge()
            .function(call)
            .filter(m -> !m.effects(Effect.RegisterCallback.class).isEmpty())
            .isPresent();
    Set<Function> given = new LinkedHashSet<>();
    if (!registers) {
      call.arguments().forEach(a -> given.addAll(graph.functionsNamed(f, a)));
    }
    return given;
  }

  /** What a local variable that is called was loaded with; nothing if not all of it is known. */
  private Set<Function> throughVariable(Function f, Instruction.Call call) {
    Expression callee = call.callee();
    if (callee instanceof Expression.Dereference d) {
      callee = d.pointer();
    }
    Set<Function> found = new LinkedHashSet<>();
    if (callee instanceof Expression.VariableUse v
        && v.variable().storage() == Variable.Storage.LOCAL) {
      for (Block b : f.body().blocks()) {
        for (Instruction i : b.instructions()) {
          if (i instanceof Instruction.Assign a
              && a.target().equals(v)
              && !Contexts.isNull(a.value())) {
            List<Function> more = evidence.graph().functionsNamed(f, a.value().withoutCasts());
            if (more.isEmpty()) {
              return Set.of();
            }
            found.addAll(more);
          }
        }
      }
    }
    return found;
  }

  /** What is known of calls. */
  private final class Reached implements MaybeHeld.Calls {
    @Override
    public Set<Function> alsoReached(Function caller, Instruction.Call call) {
      return targets(caller, call);
    }

    @Override
    public boolean passes(Instruction.Call call) {
      return !isFree(call)
          && evidence
              .knowledge()
              .function(call)
              .map(m -> m.effects(Effect.NoReturn.class).isEmpty())
              .orElse(true);
    }

    @Override
    public Set<String> leaves(Function f) {
      return habits.leaves(f);
    }

    @Override
    public boolean acquires(Function f) {
      return habits.acquires(f) && !habits.releases(f);
    }

    @Override
    public boolean releases(Function f) {
      return habits.releases(f) && !habits.acquires(f);
    }
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
    if (value.withoutCasts() instanceof Expression.AddressOf a) {
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
    /** Whoever holds it would have to come through more than one pointer. */
    UNLIKELY,
    /** All callers are known, and none holds it. */
    NOBODY
  }

  /** What is known of whether callers of the function hold a lock of the class. */
  Verdict callers(Function f, String lockClass) {
    if (held.mayHold(f, lockClass, MaybeHeld.Way.DIRECT)) {
      return Verdict.HELD;
    }
    CallGraph graph = evidence.graph();
    boolean known =
        !held.mayHold(f, lockClass, MaybeHeld.Way.ONE_POINTER)
            && !mayHoldAlias(f, lockClass)
            && (!habits.isLeft(lockClass) || isOnlyRegistered(f))
            && !graph.program().isAmbiguous(f)
            && !isCalledBack(f, lockClass)
            && (graph.isAddressTaken(f) || !graph.callers(f).isEmpty());
    if (!known) {
      return Verdict.UNKNOWN;
    }
    return mayBeHeld(f, lockClass) ? Verdict.UNLIKELY : Verdict.NOBODY;
  }

  /** True if some way of calls is known on which a caller may hold a lock of the class. */
  boolean mayBeHeld(Function f, String lockClass) {
    return held.mayHold(f, lockClass, MaybeHeld.Way.ANY);
  }

  /** True if nothing enters the function but a thread of control of its own. */
  private boolean isOnlyRegistered(Function f) {
    return registered.containsKey(f)
        && evidence.graph().callers(f).stream().allMatch(c -> isFree(c.call()));
  }

  /** True for a call that enters a function which nobody enters with locks of his callers. */
  private boolean isFree(Instruction.Call call) {
    return evidence.graph().slotOf(call).filter(free::contains).isPresent();
  }

  /** True if a caller may hold a lock of the class under another name. */
  private boolean mayHoldAlias(Function f, String lockClass) {
    return aliased.contains(lockClass) && mayHoldPointer(f)
        || (pointers.contains(lockClass) || LockClass.isPointee(lockClass))
            && !LockClass.isVariable(lockClass)
            && !Collections.disjoint(aliased, held.classes(f, MaybeHeld.Way.ANY));
  }

  /** True if a caller may hold a lock that somebody else knows as a pointer. */
  private boolean mayHoldPointer(Function f) {
    return held.mayHoldUnknown(f, MaybeHeld.Way.ANY)
        || held.classes(f, MaybeHeld.Way.ANY).stream().anyMatch(pointers::contains);
  }

  /**
   * True if a function, or one that calls it, may be called by somebody who has the lock, and of
   * whom nothing is known.
   */
  private boolean isCalledBack(Function f, String lockClass) {
    Set<List<String>> calls = shared.getOrDefault(lockClass, Set.of());
    boolean known = aliased.contains(lockClass) || returned.contains(lockClass);
    Set<String> contexts = lent.getOrDefault(lockClass, Set.of());
    if (calls.isEmpty() && !known && contexts.isEmpty()) {
      return false;
    }
    CallGraph graph = evidence.graph();
    Deque<Function> work = new ArrayDeque<>(List.of(f));
    Set<Function> seen = new HashSet<>(work);
    while (!work.isEmpty()) {
      Function g = work.remove();
      Set<String> own = registered.getOrDefault(g, Set.of());
      if (!Collections.disjoint(contexts, own)
          || graph.isAddressTaken(g) && foreign.contains(lockClass)
          || graph.isAddressTaken(g)
              && isCalledUnknown(g, own.isEmpty() ? calls : Set.of(), known)) {
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
   * True if a function may be called at a place where the graph does not know what is called. Of
   * one that the graph knows to be called elsewhere, only if the arguments tell.
   */
  private boolean isCalledUnknown(Function g, Set<List<String>> calls, boolean anywhere) {
    boolean known = evidence.graph().callers(g).stream().anyMatch(c -> !c.direct());
    List<String> parameters = shape(g.parameters().stream().map(Variable::type).toList());
    return anywhere && !known
        || calls.stream().anyMatch(c -> fits(c, parameters) && (!known || tells(c, parameters)));
  }

  private static boolean tells(List<String> call, List<String> function) {
    return call.stream().anyMatch(tag -> !tag.isEmpty() && function.contains(tag));
  }

  /** True if somebody releases locks of the class by the name that the class has. */
  boolean isReleased(String lockClass) {
    return habits.isReleased(lockClass);
  }

  /** False if nobody acquires locks of the class, under any name, or returns with one. */
  boolean isAcquired(String lockClass) {
    return habits.isAcquired(lockClass) || hasOtherNames(lockClass);
  }

  /** True if something that the function calls acquires a lock of the class, and may keep it. */
  boolean isLostByCallee(Function f, String lockClass) {
    return habits.isLostByCallee(f, lockClass);
  }

  /** False if whoever releases locks of the class, by whatever name, has acquired them himself. */
  boolean isReleasedForOthers(String lockClass) {
    return evidence.results().releasedForOthers().values().stream()
            .anyMatch(s -> s.contains(lockClass))
        || hasOtherNames(lockClass);
  }

  /** Classes of locks that others may release, but for those that are known as pointers only. */
  Set<String> handed() {
    Set<String> released = new TreeSet<>();
    evidence.results().releasedForOthers().values().forEach(released::addAll);
    List.of(pointers, freed, aliased, returned).forEach(released::addAll);
    return released;
  }

  /** True if locks of the class may be operated on by code that does not name it. */
  private boolean hasOtherNames(String lockClass) {
    return pointers.contains(lockClass)
        || freed.contains(lockClass)
        || LockClass.isPointee(lockClass)
        || aliased.contains(lockClass)
        || returned.contains(lockClass)
        || !evidence.graph().program().isWhole() && !LockClass.isStatic(lockClass);
  }

  /** False if nothing that is called through a pointer can return with a lock of the class. */
  boolean isLeftThroughPointer(String lockClass) {
    return habits.isLeftThroughPointer(lockClass) || hasOtherNames(lockClass);
  }

  /** What all functions but one do about locks of a class. */
  LockHabits.Habit habit(Function but, String lockClass) {
    return habits.of(but, lockClass);
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
