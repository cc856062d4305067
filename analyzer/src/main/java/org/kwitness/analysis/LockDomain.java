package org.kwitness.analysis;

import edu.umd.cs.findbugs.annotations.Nullable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.kwitness.analysis.value.Evaluator;
import org.kwitness.analysis.value.Place;
import org.kwitness.analysis.value.Truth;
import org.kwitness.analysis.value.Value;
import org.kwitness.analysis.value.ValueState;
import org.kwitness.cfg.Block;
import org.kwitness.cfg.Terminator;
import org.kwitness.ir.CType;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Instruction;
import org.kwitness.ir.SourcePosition;
import org.kwitness.ir.Variable;
import org.kwitness.model.Effect;
import org.kwitness.model.FunctionModel;
import org.kwitness.model.Operand;

/**
 * Simulates what a function does to locks and to the priority level, and collects its exits. The
 * property of a path is the set of locks with the number of times that each is held more or less
 * often than at the entry, and the raises that are not undone.
 *
 * <p>A lock class that some path loses track of is set aside for the whole function: its flag is
 * not known, or two locks of the class are held at once, as in a walk over an array. What was seen
 * of it until then does not count.
 */
final class LockDomain extends PathDomain<LockState> {
  /** Stands for all classes among those that a function may release. */
  static final Set<String> ANY_CLASS = Set.of(MisuseRecorder.ANY_CLASS);

  /** Locks of one class that a path releases for its caller. */
  private static final int MAX_RELEASED = 2;

  private static final int MAX_COUNT = 3;

  private final List<LockExit> exits = new ArrayList<>();
  private final Set<String> releasedClasses = new TreeSet<>();
  private final Set<SourcePosition> restoredRaises = new TreeSet<>();
  private boolean setsLevel;
  private final Set<Integer> restoredParameters = new TreeSet<>();
  private final Set<String> seenClasses = new TreeSet<>();
  private final Set<String> releasedInCallees = new TreeSet<>();
  private final Set<String> releasedUnheld = new TreeSet<>();
  private final Set<String> setAside = new TreeSet<>();
  private final Map<String, Set<String>> consumed = new LinkedHashMap<>();
  private final Map<List<Object>, LevelMismatch> mismatches = new LinkedHashMap<>();
  private final IdentityHashMap<Instruction.Call, SiteState> sites = new IdentityHashMap<>();
  private final MisuseRecorder misuses;
  private final WatchedAccesses watched;
  private final AccessRecorder accesses;
  private final Map<Value, Acquisition> acquisitions = new LinkedHashMap<>();

  /** Whether no test decides if a lock is acquired; null until somebody asks. */
  @Nullable private Boolean unconditional;

  /** The first place where the function itself acquires a lock that it does not hold. */
  record Acquisition(String lockClass, SourcePosition at, int block, int calls) {}

  LockDomain(FunctionContext context, AccessSites accessSites) {
    super(context);
    this.accesses = new AccessRecorder(accessSites, wording);
    this.misuses = new MisuseRecorder(function);
    this.watched = new WatchedAccesses(function, callees.knowledge());
  }

  /** Which locks are held where members are accessed. */
  AccessRecorder accesses() {
    return accesses;
  }

  /** Where the function itself acquires locks first. */
  Map<Value, Acquisition> acquisitions() {
    return acquisitions;
  }

  /** Locks that are acquired or released in the wrong state. */
  List<LockMisuse> misuses() {
    List<LockMisuse> all = misuses.misuses(setAside, givenAway(), releasedUnheld);
    for (LockMisuse m : new AdjacentAcquisitions(function, callees, wording).of(setAside)) {
      if (all.stream().noneMatch(m::isSame)) {
        all.add(m);
      }
    }
    all.sort(Comparator.comparing(LockMisuse::position));
    return all;
  }

  /** The exits in the order in which the simulation met them; an exit may be met several times. */
  List<LockExit> exits() {
    return exits;
  }

  /** Classes of locks that some way out leaves released which the function did not acquire. */
  private Set<String> givenAway() {
    return exits.stream()
        .flatMap(e -> e.locks().values().stream())
        .filter(h -> h.count() < 0)
        .map(HeldLock::lockClass)
        .collect(Collectors.toSet());
  }

  /** Classes of locks that some path acquires and releases again. */
  Set<String> releasedClasses() {
    return releasedClasses;
  }

  /** Classes of locks that the function or what it calls may release for somebody else. */
  Set<String> mayRelease() {
    Set<String> all = new TreeSet<>(releasedUnheld);
    all.addAll(releasedInCallees);
    all.addAll(setAside);
    return all;
  }

  /** Classes of locks that the function, or a callee, releases for somebody else. */
  Set<String> releasedUnheld() {
    return releasedUnheld;
  }

  /** Classes of all locks that the function was seen to change. */
  Set<String> seenClasses() {
    return seenClasses;
  }

  /** Classes that the simulation lost track of. */
  Set<String> setAside() {
    return setAside;
  }

  /** Of these, those that the function or a callee acquires, and so may hold at any place. */
  Set<String> perhapsHeld() {
    return misuses.acquired(setAside);
  }

  /** Places where the level is raised and some path restores it. */
  Set<SourcePosition> restoredRaises() {
    return restoredRaises;
  }

  /**
   * True if the function sets the level outright or restores that of its caller: a raise after that
   * may be the way back.
   */
  boolean changesCallersLevel() {
    return setsLevel || !restoredParameters.isEmpty();
  }

  /** Parameters that hold a cookie which the function restores. */
  Set<Integer> restoredParameters() {
    return restoredParameters;
  }

  /** By the link name of a callee: classes of the locks that it leaves held and this releases. */
  Map<String, Set<String>> consumed() {
    return consumed;
  }

  /** Cookies that are not what they should be, each once. */
  List<LevelMismatch> mismatches() {
    return List.copyOf(mismatches.values());
  }

  private void mismatch(
      LockState s, LevelMismatch.What what, String cookie, SourcePosition at, SourcePosition old) {
    List<NullUse.Step> steps =
        PathStep.list(s.lastStep()).stream()
            .map(p -> new NullUse.Step(function.name(), p.position(), p.text()))
            .toList();
    mismatches.putIfAbsent(
        List.of(what, at), new LevelMismatch(function, what, cookie, at, old, steps));
  }

  /** A raise puts its cookie where the only copy of that of an open raise is. */
  private void noteOverwriting(LockState s, Instruction.Assign a, Value value, Place target) {
    if (!target.isAutomatic() || s.raised.stream().noneMatch(r -> r.cookie() == value)) {
      return;
    }
    for (RaisedLevel r : s.raised) {
      if (r.cookie() == value) {
        continue;
      }
      List<Place> variables =
          s.values.holders(r.cookie()).stream().filter(p -> p instanceof Place.Named).toList();
      if (variables.size() == 1 && variables.get(0).equals(target)) {
        mismatch(s, LevelMismatch.What.OVERWRITTEN, wording.of(a.target()), a.position(), r.at());
      }
    }
  }

  /** What is so whenever control reaches a call, for the calls that it reaches. */
  IdentityHashMap<Instruction.Call, SiteState> sites() {
    return sites;
  }

  /** What is so at a call in one state. */
  private SiteState site(LockState s) {
    Set<String> raised = new TreeSet<>();
    boolean known = true;
    for (RaisedLevel r : s.raised) {
      r.level().ifPresent(raised::add);
      known &= r.level().isPresent();
    }
    Set<SiteState.Held> held = new LinkedHashSet<>();
    for (HeldLock h : s.locks.values()) {
      if (h.isCertain()) {
        held.add(new SiteState.Held(h.lockClass(), h.kind(), h.text(), h.at()));
      }
    }
    boolean givenUp = s.locks.values().stream().anyMatch(h -> h.count() < 0);
    return new SiteState(Set.of(new SiteState.Path(s.base, known, raised)), held, givenUp);
  }

  @Override
  public LockState initial() {
    return new LockState(new ValueState(table), null, Map.of(), List.of(), SiteState.Base.CALLER);
  }

  @Override
  public LockState join(Block block, LockState older, LockState newer) {
    LockState joined = super.join(block, older, newer);
    joined.released.keySet().retainAll(newer.released.keySet());
    joined.releasedBefore.keySet().retainAll(newer.releasedBefore.keySet());
    joined.ruined.addAll(newer.ruined);
    joined.asserted.keySet().retainAll(newer.asserted.keySet());
    joined.required.keySet().retainAll(newer.required.keySet());
    joined.perhaps.addAll(newer.perhaps);
    joined.givenBack.retainAll(newer.givenBack);
    return joined;
  }

  @Override
  public boolean covers(LockState older, LockState joined) {
    return super.covers(older, joined)
        && older.released.keySet().equals(joined.released.keySet())
        && older.releasedBefore.keySet().equals(joined.releasedBefore.keySet())
        && older.ruined.equals(joined.ruined)
        && older.asserted.keySet().equals(joined.asserted.keySet())
        && older.required.keySet().equals(joined.required.keySet())
        && older.perhaps.equals(joined.perhaps)
        && older.givenBack.equals(joined.givenBack);
  }

  @Override
  boolean keepsPath(LockState s) {
    return !s.locks.isEmpty() || !s.raised.isEmpty();
  }

  @Override
  Collection<Value> roots(LockState s) {
    List<Value> kept = new ArrayList<>(s.locks.keySet());
    kept.addAll(s.asserted.keySet());
    kept.addAll(s.required.keySet());
    s.raised.forEach(r -> kept.add(r.cookie()));
    return kept;
  }

  @Override
  void before(LockState s, Instruction instruction) {
    if (watched.contains(instruction)) {
      watched.note(instruction, site(s));
    }
    accesses.reached(s, instruction);
    if (!s.raised.isEmpty() && instruction instanceof Instruction.Assign a) {
      // A cookie that is kept where others see it is restored by others.
      Value value = Evaluator.value(a.value(), s.values);
      noteOverwriting(s, a, value, Evaluator.place(a.target(), s.values));
      if (s.raised.stream().anyMatch(r -> r.cookie() == value)
          && !Evaluator.place(a.target(), s.values).isAutomatic()) {
        s.raised.removeIf(r -> r.cookie() == value);
      }
    }
  }

  @Override
  void before(LockState s, Terminator terminator) {
    if (watched.contains(terminator)) {
      watched.note(terminator, site(s));
    }
    accesses.reached(s, terminator);
  }

  /** What is so where the members are touched that other rules ask for. */
  WatchedAccesses watched() {
    return watched;
  }

  @Override
  void killing(LockState s, Set<Value> symbols) {
    s.locks.keySet().removeIf(lock -> mentionsAny(lock, symbols));
    s.released.keySet().removeIf(lock -> mentionsAny(lock, symbols));
    s.releasedBefore.keySet().removeIf(lock -> mentionsAny(lock, symbols));
    s.asserted.keySet().removeIf(lock -> mentionsAny(lock, symbols));
    s.required.keySet().removeIf(lock -> mentionsAny(lock, symbols));
    s.ruined.removeIf(lock -> mentionsAny(lock, symbols));
    s.givenBack.removeIf(lock -> mentionsAny(lock, symbols));
    s.raised.removeIf(r -> mentionsAny(r.cookie(), symbols));
  }

  private boolean mentionsAny(Value v, Set<Value> symbols) {
    for (Value m : table.mentions(v)) {
      if (symbols.contains(m)) {
        return true;
      }
    }
    return false;
  }

  @Override
  List<LockState> call(LockState s, CallContext c) {
    sites.merge(c.call, site(s), SiteState::meet);
    noteAcquisitions(c);
    accesses.returned(c.result, c.call);
    if (c.call.directCallee().isEmpty()) {
      doubt(s, lockClass -> true);
      s.doubtReleases();
    }
    if (!c.effects(Effect.TestsHeld.class).isEmpty()) {
      return tested(s, c);
    }
    if (c.model.isPresent() && saysSomethingOfLocks(c.model.get()) && !isClearer(c)) {
      return modelled(s, c);
    }
    if (c.summary.isEmpty()) {
      if (c.model.isEmpty() && !callees.program().isWhole()) {
        doubtWhatIsPassed(s, c);
      }
      handOver(s, c);
      return List.of(s);
    }
    return summarised(s, c, c.summary.get());
  }

  /** True if the body of a function says with which lock it returns, and its row only that. */
  private static boolean isClearer(CallContext c) {
    boolean onlyReturns =
        !c.effects(Effect.ReturnsLocked.class).isEmpty()
            && c.model.orElseThrow().effects().stream()
                .allMatch(
                    e -> e instanceof Effect.ReturnsLocked || e instanceof Effect.MayReturnNull);
    if (!onlyReturns || c.summary.isEmpty()) {
      return false;
    }
    List<FunctionSummary.LockDelta> deltas =
        c.summary.get().locks().exits().stream().flatMap(e -> e.deltas().stream()).toList();
    return !deltas.isEmpty()
        && deltas.stream().allMatch(d -> d.count() > 0 && !d.suspect() && isNamed(d));
  }

  /** The answer to whether a lock is held tells the paths apart, unless it is certain. */
  private List<LockState> tested(LockState s, CallContext c) {
    List<LockState> out = new ArrayList<>();
    for (Effect.TestsHeld t : c.effects(Effect.TestsHeld.class)) {
      if (lockValue(c, t.lock()).filter(lock -> isCertainlyHeld(s, lock)).isPresent()) {
        s.values.assume(c.result, true);
      }
    }
    LockState not = s.copy();
    if (not.values.assume(c.result, false)) {
      out.add(not);
    }
    if (s.values.assume(c.result, true)) {
      for (Effect.TestsHeld t : c.effects(Effect.TestsHeld.class)) {
        assertHeld(s, c, t.lock(), "");
      }
      out.add(s);
    }
    return out;
  }

  private static boolean isCertainlyHeld(LockState s, Value lock) {
    HeldLock own = s.locks.get(lock);
    HeldLock callers = s.asserted.get(lock);
    return own != null
        ? own.isCertain()
        : callers != null && callers.isCertain() && !s.released.containsKey(lock);
  }

  private void assertHeld(LockState s, CallContext c, Operand operand, String kind) {
    Optional<Value> lock = lockValue(c, operand);
    if (lock.isPresent() && !s.locks.containsKey(lock.get())) {
      String lockClass = lockClass(lock.get(), operand, c, kind);
      require(s, lock.get(), new Requirement(lockClass, function.name(), c.call.position(), false));
      s.asserted.putIfAbsent(
          lock.get(),
          HeldLock.of(1, kind, lockClass, lockText(operand, c), c.call.position(), false));
    }
  }

  /** Callers must hold a lock, unless it may be one that the function has changed itself. */
  private void require(LockState s, Value lock, Requirement r) {
    if (!LockClass.isAnonymous(r.lockClass())
        && !s.released.containsKey(lock)
        && !mayHold(s, r.lockClass())) {
      // An assertion says more than that the lock is given away for a while.
      s.required.merge(lock, r, (old, n) -> old.released() && !n.released() ? n : old);
    }
  }

  /** True if the path holds a lock of the class, or may do so. */
  private static boolean mayHold(LockState s, String lockClass) {
    return heldOfClass(s, lockClass).isPresent()
        || !s.ruined.isEmpty()
        || s.perhaps.contains(lockClass)
        || s.asserted.values().stream().anyMatch(h -> h.lockClass().equals(lockClass));
  }

  /** What a call may leave behind, on whatever path. */
  private void noteAcquisitions(CallContext c) {
    if (c.call.directCallee().isEmpty()) {
      misuses.mayChange(MisuseRecorder.ANY_CLASS, c.call);
    }
    if (c.model.filter(LockDomain::saysSomethingOfLocks).isPresent()) {
      FunctionModel m = c.model.get();
      if (m.effects(Effect.Acquire.class).isEmpty() && m.effects(Effect.Release.class).isEmpty()) {
        m.effects(Effect.ReturnsLocked.class).forEach(r -> misuses.mayAcquire(r.lock(), c.call));
      }
      return;
    }
    c.summary.ifPresent(
        x -> {
          x.locks().mayRelease().forEach(k -> misuses.mayChange(k, c.call));
          x.locks().exits().stream()
              .flatMap(e -> e.deltas().stream())
              .filter(d -> d.count() > 0)
              .forEach(d -> mayAcquire(c, d.lockClass()));
        });
  }

  /** A callee acquires a lock; one that it knows as a pointer only is what it was given. */
  private void mayAcquire(CallContext c, String lockClass) {
    misuses.mayAcquire(lockClass, c.call);
    if (LockClass.isAnonymous(lockClass)) {
      for (Value v : c.arguments) {
        if (v instanceof Value.Address a) {
          misuses.mayAcquire(LockClass.of(a.place()), c.call);
        }
      }
    }
  }

  /** A function of a file that was not read may release global locks and those of its arguments. */
  private void doubtWhatIsPassed(LockState s, CallContext c) {
    Set<Value> passed = new HashSet<>(c.arguments);
    s.locks.replaceAll(
        (lock, h) -> {
          Set<Value> parts = table.mentions(lock);
          boolean reachable =
              parts.isEmpty() || passed.contains(lock) || parts.stream().anyMatch(passed::contains);
          return h.count() > 0 && reachable ? h.doubted() : h;
        });
    s.doubtReleases();
  }

  /** Something was called that may release these locks. */
  private static void doubt(LockState s, Predicate<String> lockClasses) {
    s.locks.replaceAll(
        (lock, h) -> h.count() > 0 && lockClasses.test(h.lockClass()) ? h.doubted() : h);
    s.asserted.replaceAll((lock, h) -> lockClasses.test(h.lockClass()) ? h.doubted() : h);
  }

  /** A cookie that goes to a function nobody knows may be restored there. */
  private void handOver(LockState s, CallContext c) {
    if (!s.raised.isEmpty()) {
      s.raised.removeIf(r -> c.arguments.contains(r.cookie()));
    }
  }

  private List<LockState> modelled(LockState s, CallContext c) {
    List<Effect> effects = new ArrayList<>();
    boolean splits = false;
    for (Effect e : c.model.orElseThrow().effects()) {
      if (isAboutLocks(e) && c.holds(e.when()) != Truth.FALSE) {
        effects.add(e);
        splits |= e.when().testsResult();
      }
    }
    if (effects.isEmpty()) {
      handOver(s, c);
      return asserted(s, c);
    }
    if (!splits) {
      apply(s, c, effects);
      return List.of(s);
    }
    List<LockState> out = new ArrayList<>();
    LockState zero = s.copy();
    boolean mayBeZero = zero.values.assume(c.result, false);
    boolean mayBeOther = s.values.assume(c.result, true);
    if (mayBeZero && mayBeOther && !isResultWanted(c.call)) {
      // Whoever does not look at the result knows that the lock is there.
      boolean whenZero = acquires(zero, c, effects);
      boolean otherwise = acquires(s, c, effects);
      mayBeZero = whenZero || !otherwise;
      mayBeOther = otherwise || !whenZero;
    }
    if (mayBeZero) {
      apply(zero, c, effects);
      out.add(zero);
    }
    if (mayBeOther) {
      apply(s, c, effects);
      out.add(s);
    }
    return out;
  }

  private static boolean acquires(LockState s, CallContext c, List<Effect> effects) {
    return effects.stream()
        .anyMatch(e -> e instanceof Effect.Acquire && c.holds(e.when(), s.values) != Truth.FALSE);
  }

  /** What the call says about locks that are held. */
  private List<LockState> asserted(LockState s, CallContext c) {
    for (Effect.DropAcrossSleep d : c.effects(Effect.DropAcrossSleep.class)) {
      if (c.holds(d.when(), s.values) == Truth.TRUE) {
        droppedAsleep(s, c, d);
        if (!assertsAny(s) && s.locks.values().stream().filter(h -> h.count() > 0).count() <= 1) {
          forgetShared(s);
        }
      }
    }
    for (Effect.ReturnsLocked r : c.effects(Effect.ReturnsLocked.class)) {
      returnsLocked(s, c, r.lock());
    }
    for (Effect.RequiresHeld a : c.effects(Effect.RequiresHeld.class)) {
      if (a.held() && c.holds(a.when(), s.values) == Truth.TRUE) {
        assertHeld(s, c, a.lock(), a.kind());
      }
    }
    return List.of(s);
  }

  /** A lock that a sleep releases is held: else the sleep takes it away from somebody. */
  private void droppedAsleep(LockState s, CallContext c, Effect.DropAcrossSleep d) {
    Optional<Value> lock = lockValue(c, d.lock());
    if (lock.isEmpty()) {
      return;
    }
    String lockClass = lockClass(lock.get(), d.lock(), c, d.kind());
    if (s.locks.containsKey(lock.get())
        || s.asserted.containsKey(lock.get())
        || mayHold(s, lockClass)) {
      misuses.asleepWith(c.call, lockClass);
    } else {
      HeldLock entry =
          HeldLock.of(-1, d.kind(), lockClass, lockText(d.lock(), c), c.call.position(), false);
      misuses.asleep(s, c.call, lock.get(), entry);
      require(s, lock.get(), new Requirement(lockClass, function.name(), c.call.position(), true));
    }
  }

  /** The lock of the object that a function returns, or some lock of the class. */
  private void returnsLocked(LockState s, CallContext c, String lockClass) {
    int dot = lockClass.indexOf('.');
    Optional<Expression> result = c.call.result();
    if (dot < 0
        || result.isEmpty()
        || !(result.get().type().target() instanceof CType.Struct object)
        || !object.tag().equals(lockClass.substring(0, dot))) {
      s.perhaps.add(lockClass);
      return;
    }
    Place lock = table.part(table.pointee(c.result), lockClass.substring(dot + 1), object.tag());
    s.asserted.putIfAbsent(
        table.address(lock),
        HeldLock.of(
            1,
            "",
            lockClass,
            callText(c) + "->" + lockClass.substring(dot + 1),
            c.call.position(),
            false));
  }

  /** A row that is silent about locks leaves them to the function's body. */
  static boolean saysSomethingOfLocks(FunctionModel model) {
    return model.effects().isEmpty()
        || model.effects().stream()
            .anyMatch(
                e ->
                    isAboutLocks(e)
                        || e instanceof Effect.DropAcrossSleep
                        || e instanceof Effect.RequiresHeld
                        || e instanceof Effect.ReturnsLocked
                        || e instanceof Effect.ReturnsRaised);
  }

  private static boolean isAboutLocks(Effect e) {
    return e instanceof Effect.Acquire
        || e instanceof Effect.Release
        || e instanceof Effect.Destroy
        || e instanceof Effect.RaiseIpl
        || e instanceof Effect.RestoreIpl
        || e instanceof Effect.SetIpl;
  }

  private void apply(LockState s, CallContext c, List<Effect> effects) {
    Set<Operand> released = new HashSet<>();
    for (Effect e : effects) {
      Truth t = c.holds(e.when(), s.values);
      if (t == Truth.FALSE || e instanceof Effect.Release r && !released.add(r.lock())) {
        // A row may name the same lock several times, for each kind that it may be of.
        continue;
      }
      if (e instanceof Effect.Acquire a) {
        lock(s, c, a.lock(), a.kind(), t == Truth.TRUE, 1, isExclusive(a));
      } else if (e instanceof Effect.Release r && r.lock() instanceof Operand.Held h) {
        giveUp(s, c, h.lockClass(), t == Truth.TRUE);
      } else if (e instanceof Effect.Release r) {
        lock(s, c, r.lock(), r.kind(), t == Truth.TRUE, -1, false);
      } else if (e instanceof Effect.Destroy d) {
        destroy(s, c, d.lock());
      } else if (e instanceof Effect.RaiseIpl r) {
        s.raised.add(
            new RaisedLevel(
                c.result, callText(c), c.call.position(), CallLevels.level(r.level(), c.call)));
        s.step(c.call.position(), callText(c) + " raises the level");
      } else if (e instanceof Effect.RestoreIpl r) {
        c.value(r.cookie()).ifPresent(v -> noteRestoring(s, c, r.cookie(), v));
        c.value(r.cookie()).ifPresent(v -> restore(s, v));
      } else if (e instanceof Effect.SetIpl set) {
        s.base =
            CallLevels.level(set.level(), c.call)
                .map(SiteState.Base::of)
                .orElse(SiteState.Base.UNKNOWN);
        s.raised.forEach(r -> restoredRaises.add(r.at()));
        s.raised.clear();
        setsLevel = true;
      }
    }
  }

  /** Releases the lock of a class that is held, if one is. */
  private void giveUp(LockState s, CallContext c, String lockClass, boolean certain) {
    Optional<Value> lock = heldOfClass(s, lockClass);
    if (!certain) {
      setAside(s, lockClass);
    } else if (lock.isPresent()) {
      HeldLock held = Objects.requireNonNull(s.locks.get(lock.get()));
      change(s, lock.get(), held.at(c.call.position()).withCount(-1), callText(c));
    } else {
      releasedUnheld.add(lockClass);
    }
  }

  /** What is destroyed while held, as its last holder may, is not left behind. */
  private void destroy(LockState s, CallContext c, Operand operand) {
    Optional<Value> lock = lockValue(c, operand);
    if (lock.isEmpty()) {
      return;
    }
    HeldLock held = s.locks.get(lock.get());
    if (held != null && held.count() > 0) {
      releasedClasses.add(held.lockClass());
      s.locks.remove(lock.get());
    }
  }

  private static String callText(CallContext c) {
    String name = c.call.directCallee().orElse("?");
    return (c.call.spelling().isEmpty() ? name : c.call.spelling()) + "()";
  }

  private void noteRestoring(LockState s, CallContext c, Operand operand, Value cookie) {
    String text =
        operand instanceof Operand.Argument a ? wording.of(c.call.arguments().get(a.index())) : "?";
    if (isUnset(cookie)) {
      mismatch(s, LevelMismatch.What.NEVER_SET, text, c.call.position(), c.call.position());
    }
    for (RaisedLevel r : s.ended) {
      if (r.cookie() == cookie) {
        mismatch(s, LevelMismatch.What.WRONG_ORDER, text, c.call.position(), r.at());
      }
    }
  }

  /** A local variable that has been declared, and has no value yet. */
  private boolean isUnset(Value v) {
    if (!(v instanceof Value.Symbol x)) {
      return false;
    }
    if (x.origin() instanceof Value.Origin.Initial i) {
      return i.place() instanceof Place.Named n && n.variable().storage() == Variable.Storage.LOCAL;
    }
    return x.origin() instanceof Value.Origin.At at
        && at.block() >= 0
        && function.body().blocks().get(at.block()).instructions().get(at.index())
            instanceof Instruction.Declare;
  }

  private void restore(LockState s, Value cookie) {
    for (int i = 0; i < s.raised.size(); i++) {
      if (s.raised.get(i).cookie() == cookie) {
        s.ended.addAll(s.raised.subList(i + 1, s.raised.size()));
        while (s.raised.size() > i) {
          restoredRaises.add(s.raised.remove(s.raised.size() - 1).at());
        }
        return;
      }
    }
    if (s.raised.isEmpty()) {
      parameter(cookie).ifPresent(restoredParameters::add);
      s.base = SiteState.Base.UNKNOWN;
      return;
    }
    // A cookie that was merged or came from memory: it may be any of them.
    s.raised.forEach(r -> restoredRaises.add(r.at()));
    s.raised.clear();
  }

  private static Optional<Integer> parameter(Value v) {
    return v instanceof Value.Symbol x
            && x.origin() instanceof Value.Origin.Initial i
            && i.place() instanceof Place.Named n
            && n.variable().storage() == Variable.Storage.PARAMETER
        ? Optional.of(n.variable().number())
        : Optional.empty();
  }

  private static boolean isExclusive(Effect.Acquire a) {
    return a.mode() == Effect.Mode.EXCLUSIVE && !a.recursive();
  }

  private void lock(
      LockState s,
      CallContext c,
      Operand operand,
      String kind,
      boolean certain,
      int count,
      boolean exclusive) {
    Optional<Value> lock = lockValue(c, operand);
    if (lock.isEmpty()
        || s.ruined.contains(lock.get()) && (count > 0 || !s.locks.containsKey(lock.get()))) {
      return;
    }
    String lockClass = lockClass(lock.get(), operand, c, kind);
    if (!certain) {
      setAside(s, lockClass);
      return;
    }
    if (count > 0 && !assertsAny(s) && !holdsAny(s)) {
      forgetShared(s);
    }
    assumeExists(s, lock.get());
    HeldLock entry =
        HeldLock.of(count, kind, lockClass, lockText(operand, c), c.call.position(), exclusive);
    if (count > 0) {
      misuses.acquired(lockClass, c.block);
    }
    if (isMisuse(s, c.call, lock.get(), entry)) {
      return;
    }
    if (exclusive && !s.locks.containsKey(lock.get())) {
      acquisitions.putIfAbsent(
          lock.get(), new Acquisition(lockClass, c.call.position(), c.block, 0));
    } else if (!exclusive && count > 0) {
      acquisitions.remove(lock.get());
    }
    change(s, lock.get(), entry, callText(c));
  }

  /** True if an assertion says that the caller has a lock. */
  private static boolean assertsAny(LockState s) {
    return !s.givenBack.containsAll(s.asserted.keySet());
  }

  private static boolean holdsAny(LockState s) {
    return s.locks.values().stream().anyMatch(h -> h.count() > 0);
  }

  /** Others had their turn: what was tested before may not be so any more. */
  private void forgetShared(LockState s) {
    if (unconditional == null) {
      unconditional = LockBalance.isUnconditional(function, callees);
    }
    if (unconditional) {
      s.values.forgetShared();
    }
  }

  /** A lock that is operated on exists, and so do the objects on the way to it. */
  private static void assumeExists(LockState s, Value lock) {
    if (lock instanceof Value.Symbol) {
      s.values.assume(lock, true);
    }
    Optional<Place> place = AccessRecorder.placeOf(lock);
    while (place.isPresent() && place.get().root() instanceof Place.Pointee p) {
      s.values.assume(p.pointer(), true);
      place = AccessRecorder.placeOf(p.pointer());
    }
  }

  private Optional<Value> lockValue(CallContext c, Operand operand) {
    if (operand instanceof Operand.Global g) {
      return Optional.of(
          table.address(
              table.variable(new Variable(g.name(), Variable.Storage.GLOBAL, 0, CType.UNKNOWN))));
    }
    return c.value(operand);
  }

  private String lockText(Operand operand, CallContext c) {
    if (operand instanceof Operand.Argument a) {
      return wording.ofTarget(c.call.arguments().get(a.index()));
    }
    if (operand instanceof Operand.Member m) {
      return wording.of(c.call.arguments().get(m.index())) + "->" + m.field();
    }
    return operand instanceof Operand.Global g ? g.name() : "the result of " + callText(c);
  }

  private static String lockClass(Value lock, Operand operand, CallContext c, String kind) {
    if (lock instanceof Value.Address a) {
      return LockClass.of(a.place());
    }
    if (lock instanceof Value.Symbol x
        && x.origin() instanceof Value.Origin.Initial i
        && !i.place().isAutomatic()) {
      return LockClass.of(i.place());
    }
    if (operand instanceof Operand.Argument a
        && c.call.arguments().get(a.index()).type().target() instanceof CType.Struct s) {
      return LockClass.anonymous(s.tag() + " (" + kind + ")");
    }
    return LockClass.anonymous(kind);
  }

  private void setAside(LockState s, String lockClass) {
    setAside.add(lockClass);
    s.locks.values().removeIf(h -> h.lockClass().equals(lockClass));
  }

  @Override
  public void arrive(Block block, LockState s) {
    if (!setAside.isEmpty()) {
      s.locks.values().removeIf(h -> setAside.contains(h.lockClass()));
    }
    super.arrive(block, s);
  }

  /** True if the function acquires a lock that its caller holds: nothing comes after that. */
  private boolean isMisuse(LockState s, Instruction.Call call, Value lock, HeldLock entry) {
    if (setAside.contains(entry.lockClass())) {
      return false;
    }
    HeldLock old = s.locks.get(lock);
    if (entry.count() > 0) {
      if (old == null && entry.exclusive() && isCertainlyHeld(s, lock)) {
        HeldLock callers = Objects.requireNonNull(s.asserted.get(lock));
        misuses.acquiredAgain(s, callers, entry.text(), entry.at());
        s.ruined.add(lock);
        return true;
      }
      s.released.remove(lock);
      s.releasedBefore.remove(lock);
      if (old != null && old.isCertain() && entry.exclusive() && old.exclusive()) {
        misuses.acquiredAgain(s, old, entry.text(), entry.at());
        // Most locks stop here. One that may be held twice is followed: it is to be released twice.
        s.ruined.add(lock);
      } else if (old != null
          && old.count() > 0
          && !old.suspect()
          && entry.exclusive()
          && old.exclusive()) {
        misuses.perhapsAcquiredAgain(s, old, entry.text(), entry.at());
      }
    } else if (old == null) {
      boolean asserted = s.asserted.containsKey(lock) && !s.released.containsKey(lock);
      if (asserted) {
        s.released.put(lock, entry.at());
      } else if (heldOfClass(s, entry.lockClass()).isEmpty()) {
        misuses.released(s, call, lock, entry, false);
        require(
            s, lock, new Requirement(entry.lockClass(), function.name(), call.position(), true));
      }
    } else if (old.count() < 0 && s.released.containsKey(lock)) {
      misuses.released(s, call, lock, entry, false);
    } else if (old.count() > 0) {
      misuses.released(s, call, lock, entry, true);
      if (old.count() == 1) {
        s.released.put(lock, entry.at());
      }
    }
    return false;
  }

  /** Changes how often a lock is held. */
  private void change(LockState s, Value lock, HeldLock entry, String by) {
    seenClasses.add(entry.lockClass());
    if (setAside.contains(entry.lockClass())) {
      return;
    }
    HeldLock old = s.locks.get(lock);
    if (entry.count() < 0 && (old == null || old.count() <= 0)) {
      Optional<Value> alias = heldOfClass(s, entry.lockClass());
      if (alias.isPresent()) {
        // Another name for a lock of the same class that is held: most likely that one.
        change(s, alias.get(), entry, by);
        return;
      }
    }
    if (entry.count() < 0 && (old == null || old.count() <= 0)) {
      releasedUnheld.add(entry.lockClass());
      if (old == null && releasedOfClass(s, entry.lockClass()) > MAX_RELEASED) {
        // A loop that releases one of each object: how many makes no difference.
        return;
      }
    }
    if (entry.count() > 0 && old == null && heldOfClass(s, entry.lockClass()).isPresent()) {
      setAside(s, entry.lockClass());
      return;
    }
    if (entry.count() < 0 && old != null && old.count() > 0) {
      releasedClasses.add(entry.lockClass());
      old.via()
          .ifPresent(
              f ->
                  consumed
                      .computeIfAbsent(f.linkName(), k -> new LinkedHashSet<>())
                      .add(old.lockClass()));
    }
    int count = entry.count() + (old == null ? 0 : old.count());
    if (entry.count() > 0 && entry.exclusive()) {
      count = Math.max(count, 0); // However often it was released, it is held now.
    }
    if (count < -MAX_COUNT) {
      // A loop that releases for its caller: how often makes no difference.
      return;
    }
    if (count > MAX_COUNT) {
      setAside(s, entry.lockClass());
      return;
    }
    s.step(entry.at(), by + (entry.count() > 0 ? " acquires " : " releases ") + entry.text());
    if (count == 0) {
      s.locks.remove(lock);
      if (entry.count() > 0) {
        s.givenBack.add(lock);
        if (entry.exclusive()) {
          s.asserted.put(lock, entry); // The caller had it, and has it again.
        }
      }
    } else if (count > 0 && entry.count() < 0) {
      s.locks.put(lock, Objects.requireNonNull(old).releasedOnce());
    } else {
      HeldLock now = (entry.count() > 0 || old == null ? entry : old).withCount(count);
      s.locks.put(lock, count > 0 && s.givenBack.contains(lock) ? now.unevenly() : now);
    }
  }

  /** How many locks of a class the path has released without having acquired them. */
  private static long releasedOfClass(LockState s, String lockClass) {
    return s.locks.values().stream()
        .filter(h -> h.count() < 0 && h.lockClass().equals(lockClass))
        .count();
  }

  private static Optional<Value> heldOfClass(LockState s, String lockClass) {
    return s.locks.entrySet().stream()
        .filter(e -> e.getValue().count() > 0 && e.getValue().lockClass().equals(lockClass))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private List<LockState> summarised(LockState s, CallContext c, FunctionSummary summary) {
    for (int p : summary.levels().restored()) {
      if (p < c.arguments.size()) {
        restore(s, c.arguments.get(p));
      }
    }
    handOver(s, c);
    Set<String> mayRelease = summary.locks().mayRelease();
    for (FunctionSummary.Acquired a : summary.locks().acquired()) {
      if (!mayRelease.contains(a.lockClass())) {
        SummaryValue.at(a.lock(), c.arguments, c.result, s.values)
            .ifPresent(lock -> checkCallee(s, c, lock, a));
      }
    }
    summary.locks().required().forEach(r -> checkRequired(s, c, r));
    if (mayRelease.equals(ANY_CLASS)) {
      doubt(s, lockClass -> true);
    } else {
      doubt(s, mayRelease::contains);
      releasedInCallees.addAll(mayRelease);
    }
    summary
        .levels()
        .returnsCookie()
        .ifPresent(
            text ->
                s.raised.add(
                    new RaisedLevel(
                        c.result, callText(c), c.call.position(), summary.levels().raisedTo())));
    List<FunctionSummary.LockExit> ways = summary.locks().exits();
    if (ways.isEmpty()) {
      return List.of(s);
    }
    List<LockState> out = new ArrayList<>();
    for (FunctionSummary.LockExit way : ways) {
      LockState taken = s.copy();
      boolean possible =
          switch (way.result()) {
            case ANY -> true;
            case ZERO -> taken.values.assume(c.result, false);
            case NON_ZERO -> taken.values.assume(c.result, true);
          };
      if (possible) {
        way.deltas().forEach(d -> delta(taken, c, d));
        out.add(taken);
      }
    }
    return out;
  }

  /** The callee acquires a lock on every path. */
  private void checkCallee(LockState s, CallContext c, Value lock, FunctionSummary.Acquired a) {
    HeldLock old = s.locks.get(lock);
    if (old == null) {
      if (a.isNear()) {
        acquisitions.putIfAbsent(
            lock, new Acquisition(a.lockClass(), a.at(), c.block, a.calls() + 1));
      }
      return;
    }
    if (old.isCertain() && old.exclusive()) {
      misuses.acquiredAgain(s, old, c.call.position(), callees.name(function, c.call), a.at());
    }
  }

  /** True for a lock that has a place of its own, or that a global variable points to. */
  private static boolean hasOneName(Value lock) {
    return lock instanceof Value.Address
        || lock instanceof Value.Symbol x
            && x.origin() instanceof Value.Origin.Initial i
            && i.place() instanceof Place.Named n
            && !n.variable().isAutomatic();
  }

  /** The callee asserts that its caller has a lock. */
  private void checkRequired(LockState s, CallContext c, FunctionSummary.Required r) {
    Optional<Value> lock = SummaryValue.at(r.lock(), c.arguments, c.result, s.values);
    if (lock.isEmpty() || s.asserted.containsKey(lock.get()) || mayHold(s, r.what().lockClass())) {
      misuses.satisfied(c.call, r.what());
      return;
    }
    HeldLock own = s.locks.get(lock.get());
    boolean pointer = !(lock.get() instanceof Value.Address);
    if (pointer
        ? s.locks.values().stream().anyMatch(h -> h.count() > 0)
        : own != null && own.count() > 0) {
      // What a member points to is most likely a lock that somebody calls by its own name.
      misuses.satisfied(c.call, r.what());
      return;
    }
    SourcePosition released = own == null ? s.released.get(lock.get()) : own.at();
    if (released != null || hasOneName(lock.get())) {
      misuses.asserted(s, c.call, released, callees.name(function, c.call), r.what());
    }
    require(s, lock.get(), r.what());
  }

  private void delta(LockState s, CallContext c, FunctionSummary.LockDelta d) {
    if (c.model.isPresent() && (d.suspect() || !isNamed(d))) {
      // A function that the rows know: had it a habit of this kind, they would say so.
      return;
    }
    if (d.suspect() && d.count() <= 0) {
      if (d.count() < 0) {
        releasedUnheld.add(d.lockClass());
      }
      setAside(s, d.lockClass());
      return;
    }
    Optional<Value> lock =
        d.lock().flatMap(l -> SummaryValue.at(l, c.arguments, c.result, s.values));
    if (lock.isEmpty()) {
      if (d.count() < 0) {
        setAside(s, d.lockClass());
      }
      return;
    }
    CalleeName callee = callees.name(function, c.call);
    HeldLock entry =
        HeldLock.of(
                d.count() > 0 ? 1 : -1,
                d.kind(),
                d.lockClass(),
                LockClass.shortName(d.lockClass()),
                c.call.position(),
                false)
            .through(callee, d.suspect());
    s.released.remove(lock.get());
    s.releasedBefore.remove(lock.get());
    for (int i = 0; i < Math.abs(d.count()); i++) {
      change(s, lock.get(), entry, callText(c));
    }
  }

  private static boolean isNamed(FunctionSummary.LockDelta d) {
    return d.lock().isPresent() && !LockClass.isAnonymous(d.lockClass());
  }

  @Override
  void exit(LockState s, @Nullable Value value, @Nullable Expression text, SourcePosition at) {
    Truth truth = value == null ? Truth.UNKNOWN : s.values.truth(value);
    FunctionSummary.ResultClass result =
        switch (truth) {
          case TRUE -> FunctionSummary.ResultClass.NON_ZERO;
          case FALSE -> FunctionSummary.ResultClass.ZERO;
          case UNKNOWN -> FunctionSummary.ResultClass.ANY;
        };
    Optional<RaisedLevel> returned = s.raised.stream().filter(r -> r.cookie() == value).findFirst();
    List<RaisedLevel> open =
        s.raised.stream().filter(r -> r.cookie() != value && !escapes(s, r.cookie())).toList();
    exits.add(
        new LockExit(
            at,
            result,
            Optional.ofNullable(value),
            new LinkedHashMap<>(s.locks),
            Set.copyOf(s.ruined),
            open,
            returned,
            new LinkedHashMap<>(s.required),
            PathStep.list(s.lastStep())));
  }

  /** True if the cookie is kept where others can restore it. */
  private static boolean escapes(LockState s, Value cookie) {
    for (Place p : s.values.holders(cookie)) {
      if (!p.isAutomatic()) {
        return true;
      }
    }
    return false;
  }
}
