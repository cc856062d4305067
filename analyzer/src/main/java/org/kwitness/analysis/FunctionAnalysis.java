package org.kwitness.analysis;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kwitness.cfg.Block;
import org.kwitness.cfg.Function;
import org.kwitness.cfg.Terminator;
import org.kwitness.dataflow.PropertySimulation;
import org.kwitness.dataflow.SimulationDomain;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Instruction;
import org.kwitness.model.Effect;

/** Everything that is computed for one function, once its callees are known. */
final class FunctionAnalysis {
  private static final int PROPERTIES_PER_BLOCK = 64;
  private static final int VISITS_PER_BLOCK = 60;
  private static final int MAX_PURE_BLOCKS = 12;
  private static final int MAX_WRAPPER_BLOCKS = 24;

  private final Function function;
  private final CalleeTable callees;
  private final List<NullUse> nullUses = new ArrayList<>();
  private List<Leak> leaks = List.of();
  private Map<String, Set<String>> consumed = Map.of();
  private Set<String> releasedForOthers = Set.of();
  private Set<String> mayRelease = Set.of();
  private IdentityHashMap<Instruction.Call, SiteState> sites = new IdentityHashMap<>();
  private IdentityHashMap<Object, SiteState> accesses = new IdentityHashMap<>();
  private List<LevelMismatch> mismatches = List.of();
  private List<LockMisuse> misuses = List.of();
  private Optional<FunctionContext> context = Optional.empty();
  private boolean bounded;
  private List<FieldAccess> members = List.of();
  private IdentityHashMap<Instruction.Call, LocalLocks> callLocks = new IdentityHashMap<>();
  private final Set<String> structs;

  /**
   * @param structs the structures whose members' accesses are recorded
   */
  FunctionAnalysis(Function function, CalleeTable callees, Set<String> structs) {
    this.function = function;
    this.callees = callees;
    this.structs = structs;
  }

  /** The accesses to members of the structures that matter; none if a bound was hit. */
  List<FieldAccess> members() {
    return members;
  }

  /** The locks at the calls that are reached, where there is anything to say. */
  IdentityHashMap<Instruction.Call, LocalLocks> callLocks() {
    return callLocks;
  }

  List<NullUse> nullUses() {
    return nullUses;
  }

  List<Leak> leaks() {
    return leaks;
  }

  Map<String, Set<String>> consumed() {
    return consumed;
  }

  Set<String> mayRelease() {
    return mayRelease;
  }

  Set<String> releasedForOthers() {
    return releasedForOthers;
  }

  /** Empty if no call of the function matters to locks and levels. */
  IdentityHashMap<Instruction.Call, SiteState> sites() {
    return sites;
  }

  /** What is so where watched members are touched; empty like {@link #sites}. */
  IdentityHashMap<Object, SiteState> accesses() {
    return accesses;
  }

  List<LevelMismatch> mismatches() {
    return mismatches;
  }

  List<LockMisuse> misuses() {
    return misuses;
  }

  boolean isBounded() {
    return bounded;
  }

  /** Made on first use: most functions are never simulated. */
  private FunctionContext context() {
    if (context.isEmpty()) {
      context = Optional.of(FunctionContext.of(function, callees));
    }
    return context.get();
  }

  private <S> boolean simulate(SimulationDomain<S> domain) {
    boolean complete =
        new PropertySimulation<>(domain, PROPERTIES_PER_BLOCK, VISITS_PER_BLOCK)
            .run(function.body());
    bounded |= !complete;
    return complete;
  }

  /** The summary for callers, from the body and the summaries of callees. */
  FunctionSummary summarise() {
    ParameterUse parameters = new ParameterUse(function, callees);
    parameters.run();
    Optional<FunctionSummary.NullResult> nullResult = Optional.empty();
    if (ReturnDomain.isWorthwhile(function, callees)) {
      ReturnDomain domain = new ReturnDomain(context());
      if (simulate(domain)) {
        nullResult = domain.result();
      }
    }
    FunctionSummary.LockSummary locks = FunctionSummary.LockSummary.NONE;
    FunctionSummary.LevelSummary levels = FunctionSummary.LevelSummary.NONE;
    boolean touches = touchesLocks();
    AccessSites accessSites = new AccessSites(function, callees, structs);
    if (touches || assertsLocks()) {
      LockDomain domain = new LockDomain(context(), accessSites);
      LockResults results = new LockResults(function, domain);
      if (simulate(domain)) {
        locks = results.locks();
        levels = results.levels();
        leaks = results.leaks();
        consumed = domain.consumed();
        sites = touches ? domain.sites() : sites;
        accesses = domain.watched().states();
        members = domain.accesses().accesses(function, domain.setAside());
        callLocks = domain.accesses().calls(domain.perhapsHeld());
        mismatches = domain.mismatches();
        misuses = domain.misuses();
      } else {
        locks = results.givenUp();
      }
      releasedForOthers = domain.releasedUnheld();
      mayRelease = domain.mayRelease();
    } else if (!accessSites.isEmpty()) {
      members = AccessRecorder.plain(function, accessSites, new Wording(function));
    }
    if (isPointerWrapper()) {
      locks =
          new FunctionSummary.LockSummary(locks.exits(), LockDomain.ANY_CLASS)
              .with(List.of(), locks.required());
    }
    return new FunctionSummary(
        function.name(),
        neverReturns(),
        isPure(),
        parameters.dereferenced(),
        parameters.tested(),
        nullResult,
        locks,
        levels);
  }

  /**
   * A small function around a call through a pointer, or around another such function: the
   * operation behind it may do anything.
   */
  private boolean isPointerWrapper() {
    return function.body().blocks().size() <= MAX_WRAPPER_BLOCKS
        && function.body().blocks().stream()
            .flatMap(b -> b.instructions().stream())
            .anyMatch(i -> i instanceof Instruction.Call c && mayReleaseAny(c));
  }

  private boolean mayReleaseAny(Instruction.Call c) {
    return c.directCallee().isEmpty()
        || callees
            .callee(function, c)
            .summary()
            .filter(s -> s.locks().mayRelease().equals(LockDomain.ANY_CLASS))
            .isPresent();
  }

  /** A small function that only reads, such as a predicate of an object. */
  private boolean isPure() {
    if (function.body().blocks().size() > MAX_PURE_BLOCKS || function.parameters().isEmpty()) {
      return false;
    }
    for (Block b : function.body().blocks()) {
      for (Instruction i : b.instructions()) {
        if (i instanceof Instruction.Assembler
            || i instanceof Instruction.Assign a && !isAutomatic(a.target())
            || i instanceof Instruction.Call c && !isPure(c)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean isAutomatic(Expression target) {
    return target instanceof Expression.Temporary
        || target instanceof Expression.VariableUse v && v.variable().isAutomatic();
  }

  private boolean isPure(Instruction.Call c) {
    CalleeTable.Callee callee = callees.callee(function, c);
    return callee.model().isEmpty() && callee.summary().map(FunctionSummary::pure).orElse(false);
  }

  private boolean neverReturns() {
    for (Block b : function.body().blocks()) {
      if (b.terminator() instanceof Terminator.Exit && !endsBefore(b)) {
        return false;
      }
    }
    // An endless loop is a thread's main loop more often than a way to stop.
    return function.body().blocks().stream()
        .anyMatch(b -> b.terminator() instanceof Terminator.Stop);
  }

  private boolean endsBefore(Block b) {
    for (Instruction i : b.instructions()) {
      if (i instanceof Instruction.Call c
          && callees.callee(function, c).summary().map(FunctionSummary::noReturn).orElse(false)) {
        return true;
      }
    }
    return false;
  }

  private boolean assertsLocks() {
    return function.body().blocks().stream()
        .flatMap(b -> b.instructions().stream())
        .anyMatch(
            i -> i instanceof Instruction.Call c && assertsLocks(callees.callee(function, c)));
  }

  private static boolean assertsLocks(CalleeTable.Callee callee) {
    return callee
            .model()
            .filter(
                m ->
                    !m.effects(Effect.RequiresHeld.class).isEmpty()
                        || !m.effects(Effect.TestsHeld.class).isEmpty())
            .isPresent()
        || callee.summary().filter(s -> !s.locks().required().isEmpty()).isPresent();
  }

  private boolean touchesLocks() {
    for (Block b : function.body().blocks()) {
      for (Instruction i : b.instructions()) {
        if (i instanceof Instruction.Call c && touchesLocks(callees.callee(function, c))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean touchesLocks(CalleeTable.Callee callee) {
    if (callee.model().isPresent() && LockDomain.saysSomethingOfLocks(callee.model().get())) {
      for (Effect e : callee.model().get().effects()) {
        if (e instanceof Effect.Acquire
            || e instanceof Effect.Release
            || e instanceof Effect.DropAcrossSleep
            || e instanceof Effect.RaiseIpl
            || e instanceof Effect.RestoreIpl) {
          return true;
        }
      }
      return false;
    }
    return callee
        .summary()
        .map(
            s ->
                !s.locks().exits().isEmpty()
                    || !s.locks().mayRelease().isEmpty()
                    || s.locks().acquired().stream().anyMatch(FunctionSummary.Acquired::isNear)
                    || s.levels().returnsCookie().isPresent()
                    || !s.levels().restored().isEmpty())
        .orElse(false);
  }

  /** Follows every possibly-NULL result in the function. */
  void followNulls() {
    for (Block b : function.body().blocks()) {
      for (Instruction i : b.instructions()) {
        if (i instanceof Instruction.Call c && NullSource.isPossible(callees.callee(function, c))) {
          NullDomain domain = new NullDomain(context(), c);
          boolean complete = simulate(domain);
          NullUse use = domain.result();
          if (use.source().isPresent() && (complete || use.fault().isPresent())) {
            nullUses.add(use);
          }
        }
      }
    }
    context = Optional.empty();
  }
}
