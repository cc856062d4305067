package org.kwitness.analysis.context;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.kwitness.analysis.AnalysisResults;
import org.kwitness.analysis.CallLevels;
import org.kwitness.analysis.FunctionMemory;
import org.kwitness.analysis.Recollection;
import org.kwitness.cfg.Function;
import org.kwitness.interproc.CallGraph;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Instruction;
import org.kwitness.ir.Variable;
import org.kwitness.model.ContextModel;
import org.kwitness.model.Effect;
import org.kwitness.model.FunctionModel;
import org.kwitness.model.Guard;
import org.kwitness.model.Knowledge;
import org.kwitness.model.Operand;

/**
 * Which contexts every function may run in. Goes down from the entry points breadth first, so that
 * the first chain found for a context is a shortest one. A context that a weaker one covers (the
 * same kind of entry, at a level that blocks less) is not followed again.
 */
public final class Contexts {
  private static final int MAX_PER_FUNCTION = 40;

  /** Calls through which an argument is handed on to the one that tests it. */
  private static final int MAX_HANDED_ON = 2;

  private static final int FEW_TARGETS = 4;
  private static final int SOME_TARGETS = 16;

  /** Chains with more calls through pointers than this prove nothing to anybody. */
  private static final int MAX_HOPS = 3;

  /** The name of the context that functions without any known caller are taken to run in. */
  private static final String PROCESS = "process";

  private final AnalysisResults results;
  private final CallGraph graph;
  private final Recollection elsewhere;
  private final Knowledge knowledge;
  private final ArgumentCache arguments = new ArgumentCache();
  private final LevelSets levels;
  private final Map<String, String> objectLevels;
  private final Map<String, String> lockLevels;
  private final Sleeping sleeping;
  private final Map<Function, ConstantPaths> paths = new HashMap<>();
  private final Plausibility plausibility;
  private final ContextAnswers answers;
  private final Map<Function, List<Context>> known = new HashMap<>();
  private final Map<Function, List<Edge>> edges = new HashMap<>();
  private final Set<String> ownEntries = new HashSet<>();
  private final List<Deque<Context>> queues = new ArrayList<>();
  private final List<EntryPoint> entries;
  private final Set<Function> uncalled = new HashSet<>();
  private final Map<Function, Set<Integer>> telling = new HashMap<>();

  /** Computes all contexts. */
  public Contexts(AnalysisResults results, CallGraph graph, Knowledge knowledge) {
    this(results, graph, knowledge, Recollection.NOTHING);
  }

  /**
   * Computes the contexts of a part of a kernel.
   *
   * @param elsewhere what is known of the rest
   */
  public Contexts(
      AnalysisResults results, CallGraph graph, Knowledge knowledge, Recollection elsewhere) {
    this.results = results;
    this.elsewhere = elsewhere;
    this.graph = graph;
    this.knowledge = knowledge;
    this.objectLevels = declared("pool");
    elsewhere.poolLevels().forEach(objectLevels::putIfAbsent);
    this.lockLevels = declared("lock");
    elsewhere.lockLevels().forEach(lockLevels::putIfAbsent);
    this.levels = new LevelSets(knowledge, lockLevels);
    this.sleeping = new Sleeping(graph, knowledge, arguments);
    this.answers = new ContextAnswers(knowledge);
    this.plausibility = new Plausibility(graph, arguments);
    knowledge.slots().forEach(x -> ownEntries.add(x.struct() + "." + x.field()));
    for (int i = 0; i <= MAX_HOPS; i++) {
      queues.add(new ArrayDeque<>());
    }
    findTellingParameters();
    handOn();
    entries = new EntryPoints(graph, knowledge, arguments, elsewhere).find();
    entries.forEach(e -> visit(new Context(e, levels.entry(e))));
    run();
    List<EntryPoint> processes = processes();
    processes.forEach(
        e -> {
          uncalled.add(e.function());
          visit(new Context(e, levels.entry(e)));
        });
    run();
  }

  /** The contexts of a function, those with the shortest chains first. */
  public List<Context> of(Function f) {
    return known.getOrDefault(f, List.of());
  }

  /** All that enters functions otherwise than by calls of them. */
  public List<EntryPoint> entries() {
    return entries;
  }

  /** False for a function that nothing calls, and that nobody can call through a pointer. */
  public boolean isCalled(Function f) {
    return !uncalled.contains(f);
  }

  /** Levels. */
  public LevelSets levels() {
    return levels;
  }

  /** The levels that pools are declared for, by the pool's class. */
  public Map<String, String> poolLevels() {
    return objectLevels;
  }

  /** The levels that locks are declared for, by the lock's class. */
  public Map<String, String> lockLevels() {
    return lockLevels;
  }

  /** Which functions sleep when. */
  public Sleeping sleeping() {
    return sleeping;
  }

  /** What functions acquire, of locks of some kinds. */
  public Acquiring acquiring(Set<String> kinds) {
    return new Acquiring(graph, knowledge, arguments, kinds);
  }

  /** What must hold of the arguments for control to reach a call. */
  public Condition condition(Function caller, Instruction.Call call) {
    return results.isReached(caller, call) ? arguments.of(caller).of(call) : Conditions.NEVER;
  }

  /**
   * True if a guard of a row holds of a call, whatever the caller's arguments are. For those who do
   * not wait until all contexts are known.
   */
  public static boolean isCertain(Function caller, Instruction.Call call, Guard guard) {
    return new ArgumentConditions(caller).at(call, guard) instanceof Condition.Always;
  }

  /** False if a guard of a row does not hold of a call, whatever the caller's arguments are. */
  public boolean mayHold(Function caller, Instruction.Call call, Guard guard) {
    return !(arguments.of(caller).at(call, guard) instanceof Condition.Never);
  }

  /** False if a guard of a row does not hold of a call, whatever its context does not tell. */
  public boolean mayHold(Context context, Instruction.Call call, Guard guard) {
    Condition c = arguments.of(context.function()).at(call, guard);
    return !(inContext(context, c) instanceof Condition.Never);
  }

  /** True for a pointer that is NULL, and for 0. */
  public static boolean isNull(Expression e) {
    Expression x = e.withoutCasts();
    return x instanceof Expression.IntegerConstant i && i.value() == 0;
  }

  /** The parameter that an expression is, if the function leaves it alone; else -1. */
  public int parameter(Function caller, Expression e) {
    return arguments.of(caller).parameter(e).orElse(-1);
  }

  /**
   * How far a finding at a call is from being proved in a context: the calls through pointers on
   * the way, and the reasons to doubt that control gets there.
   */
  public int hops(Context context, Instruction.Call call) {
    return context.hops() + plausibility.doubts(context, call);
  }

  /** The level at a call in a context. */
  public Context.Level levelAt(Context context, Instruction.Call call) {
    return levels.at(context.level(), results.site(context.function(), call));
  }

  /**
   * Whether a condition on the arguments of a context's function holds in it, as far as the
   * constants that its caller passes tell.
   */
  public Condition inContext(Context context, Condition condition) {
    if (!(condition instanceof Condition.When w)) {
      return condition;
    }
    Condition sum = Conditions.ALWAYS;
    for (Guard g : w.parts()) {
      Expression value = context.constants().get(ConstantArguments.index(g));
      Optional<Boolean> holds =
          value == null ? Optional.empty() : ConstantArguments.decide(value, g);
      sum =
          Condition.both(
              sum,
              holds.map(h -> h ? Conditions.ALWAYS : Conditions.NEVER).orElse(Conditions.UNKNOWN));
    }
    return sum;
  }

  /**
   * Whether control reaches a call of a context's function, as far as the constants that its caller
   * passes tell.
   */
  public Condition reached(Context context, Instruction.Call call) {
    return mayReach(context, call)
        ? inContext(context, condition(context.function(), call))
        : Conditions.NEVER;
  }

  /**
   * False if the constants of a context, or what its code is told about the context itself, keep
   * control away from a call; or if the lock that made it forbidden to sleep is given up before.
   */
  private boolean mayReach(Context c, Instruction.Call call) {
    return paths(c.function()).reaches(call, c.constants(), c.kind().name())
        && !(c.kind().byLock() && results.site(c.function(), call).givenUp());
  }

  private ConstantPaths paths(Function f) {
    return paths.computeIfAbsent(f, k -> new ConstantPaths(k, answers));
  }

  /** The way on from a call into a function that it calls; empty if it does not come to that. */
  public Optional<Context> into(Context c, Instruction.Call call, Function target) {
    return reached(c, call) instanceof Condition.Never
        ? Optional.empty()
        : Optional.of(
            new Context(
                c,
                call,
                target,
                levelAt(c, call),
                plausibility.doubts(c, call),
                false,
                constants(c, call, target)));
  }

  /** Levels that calls declare for objects of a sort: the lowest, if several are initialised. */
  private Map<String, String> declared(String what) {
    Map<String, String> found = new TreeMap<>();
    Set<String> contradictory = new HashSet<>();
    for (Function f : graph.program().functions()) {
      for (Instruction.Call c : graph.callsOf(f)) {
        Optional<FunctionModel> model = knowledge.function(c);
        if (model.isEmpty()) {
          continue;
        }
        for (Effect.DeclareLevel d : model.get().effects(Effect.DeclareLevel.class)) {
          if (d.what().equals(what)) {
            Optional<String> object = declaredObject(c, d);
            Optional<String> level = CallLevels.level(d.level(), c);
            if (object.isPresent()) {
              String own = d.level().isEmpty() ? "" : level.orElse("?");
              String before = found.merge(object.get(), own, (a, b) -> a.isEmpty() ? b : a);
              if (own.equals("?") || !own.isEmpty() && !before.equals(own)) {
                contradictory.add(object.get());
              }
            }
          }
        }
      }
    }
    found.keySet().removeAll(contradictory);
    return found;
  }

  private static Optional<String> declaredObject(Instruction.Call c, Effect.DeclareLevel d) {
    if (d.object() instanceof Operand.Argument a) {
      return a.index() < c.arguments().size()
          ? ObjectClass.of(c.arguments().get(a.index()))
          : Optional.empty();
    }
    return d.object() instanceof Operand.Result
        ? c.result().flatMap(ObjectClass::of)
        : Optional.empty();
  }

  /** Functions that nothing calls, and that nobody can call through a pointer. */
  private List<EntryPoint> processes() {
    Optional<ContextModel> process = knowledge.context(PROCESS);
    if (process.isEmpty()) {
      return List.of();
    }
    Set<Function> entered = new HashSet<>();
    entries.forEach(e -> entered.add(e.function()));
    for (Function f : graph.program().functions()) {
      for (Instruction.Call call : graph.callsOf(f)) {
        entered.addAll(calledByMacro(call).isEmpty() ? List.of() : targets(f, call));
      }
    }
    List<EntryPoint> found = new ArrayList<>();
    for (Function f : graph.program().functions()) {
      if (graph.callers(f).isEmpty()
          && !entered.contains(f)
          && !graph.isAddressTaken(f)
          && !elsewhere.of(f).map(FunctionMemory::called).orElse(false)) {
        found.add(
            new EntryPoint(
                f, process.get(), Optional.empty(), f.position(), f.name() + "() has no caller"));
      }
    }
    return found;
  }

  /**
   * Parameters whose constant values matter: they are tested around calls, or handed to something
   * that sleeps or not depending on them.
   */
  private void findTellingParameters() {
    for (Function f : graph.program().functions()) {
      Set<Integer> own = new HashSet<>();
      for (Instruction.Call c : graph.callsOf(f)) {
        arguments.of(f).of(c).guards().forEach(g -> own.add(ConstantArguments.index(g)));
      }
      sleeping
          .of(f)
          .forEach(w -> w.when().guards().forEach(g -> own.add(ConstantArguments.index(g))));
      own.addAll(paths(f).tested());
      if (!own.isEmpty()) {
        telling.put(f, own);
      }
    }
  }

  /** What is handed on to a function that it tells something tells something here, too. */
  private void handOn() {
    for (int round = 0; round < MAX_HANDED_ON; round++) {
      Map<Function, Set<Integer>> found = new HashMap<>();
      for (Function f : graph.program().functions()) {
        for (Instruction.Call call : graph.callsOf(f)) {
          for (Function target : graph.targets(f, call)) {
            for (int i : telling.getOrDefault(target, Set.of())) {
              int parameter = i < call.arguments().size() ? passed(f, call.arguments().get(i)) : -1;
              if (parameter >= 0 && !telling.getOrDefault(f, Set.of()).contains(parameter)) {
                found.computeIfAbsent(f, k -> new HashSet<>()).add(parameter);
              }
            }
          }
        }
      }
      found.forEach((f, more) -> telling.computeIfAbsent(f, k -> new HashSet<>()).addAll(more));
    }
  }

  /** The parameter that an expression is, even if the function changes it here or there; or -1. */
  private static int passed(Function f, Expression e) {
    return e.withoutCasts() instanceof Expression.VariableUse v
            && v.variable().storage() == Variable.Storage.PARAMETER
            && !f.addressTaken().contains(v.variable())
        ? v.variable().number()
        : -1;
  }

  /** Chains with fewer calls through pointers first, then the shorter ones. */
  private void run() {
    for (Deque<Context> queue : queues) {
      while (!queue.isEmpty()) {
        expand(queue.remove());
      }
    }
  }

  private void visit(Context c) {
    if (isNews(c)) {
      known.computeIfAbsent(c.function(), k -> new ArrayList<>()).add(c);
      queues.get(c.hops()).add(c);
    }
  }

  /** False for a context that is as good as one that is known, and for one too many. */
  private boolean isNews(Context c) {
    List<Context> all = of(c.function());
    if (all.size() >= MAX_PER_FUNCTION || c.hops() > MAX_HOPS) {
      return false;
    }
    for (Context old : all) {
      if (old.kind().name().equals(c.kind().name())
          && old.entry().level().equals(c.entry().level())
          && old.isBehindModel() == c.isBehindModel()
          // What holds for any argument holds for these.
          && c.constants().entrySet().containsAll(old.constants().entrySet())
          && old.hops() <= c.hops()
          && old.level().isWeakerThan(c.level())) {
        return false;
      }
    }
    return true;
  }

  /**
   * True if a function sleeps by itself, whatever its arguments are. In a context that must not,
   * that is the mistake; what it calls besides would only repeat it.
   */
  public boolean isAsleep(Context c) {
    return !c.kind().sleeps()
        && sleeping.of(c.function()).stream()
            .anyMatch(
                w ->
                    w.when() instanceof Condition.Always
                        && w.next().isEmpty()
                        && w.isForbiddenIn(c.kind())
                        && mayReach(c, w.call()));
  }

  private void expand(Context c) {
    if (isAsleep(c)) {
      return;
    }
    for (Edge e : edges.computeIfAbsent(c.function(), this::edges)) {
      if (!c.kind().sleeps() && sleepsByRow(e.call(), c.kind())
          || inContext(c, e.condition()) instanceof Condition.Never) {
        continue;
      }
      Context.Level level = levelAt(c, e.call());
      // Most ways are known already, whatever there is to doubt about them: that takes longer.
      List<Function> open =
          e.targets().stream()
              .filter(
                  t -> isNews(new Context(c, e.call(), t, level, e.hops(), e.modelled(), Map.of())))
              .toList();
      if (open.isEmpty() || !mayReach(c, e.call())) {
        continue;
      }
      int doubts = e.hops() + plausibility.doubts(c, e.call());
      for (Function target : open) {
        visit(
            new Context(
                c,
                e.call(),
                target,
                level,
                doubts + plausibility.doubts(c, e.call(), target),
                e.modelled(),
                constants(c, e.call(), target)));
      }
    }
  }

  /**
   * A call that leads somewhere.
   *
   * @param modelled a row describes it
   */
  private record Edge(
      Instruction.Call call,
      Condition condition,
      List<Function> targets,
      int hops,
      boolean modelled) {}

  private List<Edge> edges(Function f) {
    List<Edge> found = new ArrayList<>();
    for (Instruction.Call call : graph.callsOf(f)) {
      List<Function> targets = targets(f, call);
      Condition condition = condition(f, call);
      if (!targets.isEmpty() && !(condition instanceof Condition.Never)) {
        found.add(
            new Edge(
                call,
                condition,
                targets,
                hops(
                    f,
                    call,
                    Math.max(targets.size(), graph.slotOf(call).map(graph::width).orElse(0))),
                knowledge.function(call).isPresent()));
      }
    }
    return found;
  }

  /** The functions that a call may reach, and those that a macro calls besides. */
  private List<Function> targets(Function caller, Instruction.Call call) {
    if (isFollowed(call)) {
      return allTargets(caller, call);
    }
    return List.of();
  }

  /**
   * A loop over a table calls all that it holds; a call through the field of one object calls one
   * of many, and which one is a guess. So it is where functions are registered for one of several
   * lists.
   */
  private int hops(Function caller, Instruction.Call call, int targets) {
    if (call.directCallee().isPresent()) {
      return 0;
    }
    if (graph.slotOf(call).map(graph::isPassedOnly).orElse(false)) {
      return 2;
    }
    return targets <= FEW_TARGETS || targets <= SOME_TARGETS && arguments.of(caller).isForEach(call)
        ? 1
        : 2;
  }

  /** What must not sleep is wrong there already: what comes after that is another matter. */
  private boolean sleepsByRow(Instruction.Call call, ContextModel kind) {
    return knowledge
        .function(call)
        .map(
            m ->
                m.effects(Effect.MaySleep.class).stream()
                    .anyMatch(
                        e ->
                            e.when() instanceof Guard.Always
                                && !e.allowedIn().contains(kind.name())))
        .orElse(false);
  }

  /** Control that does not come back, or that stays inside, leads to nothing of interest. */
  private boolean isFollowed(Instruction.Call call) {
    if (graph.slotOf(call).map(ownEntries::contains).orElse(false)) {
      // What is stored there has a context of its own.
      return false;
    }
    return knowledge
        .function(call)
        .map(
            m ->
                m.effects(Effect.SelfContained.class).isEmpty()
                    && m.effects(Effect.NoReturn.class).isEmpty())
        .orElse(true);
  }

  private List<Function> allTargets(Function caller, Instruction.Call call) {
    List<Function> found = graph.targets(caller, call);
    List<String> more = calledByMacro(call);
    if (more.isEmpty()) {
      return found;
    }
    List<Function> all = new ArrayList<>(found);
    more.forEach(n -> graph.program().resolve(caller, n).ifPresent(all::add));
    return all;
  }

  private List<String> calledByMacro(Instruction.Call call) {
    return knowledge.function(call).stream()
        .flatMap(m -> m.effects(Effect.Calls.class).stream())
        .map(Effect.Calls::function)
        .toList();
  }

  /** The telling arguments that are constants here, or were constants already for the caller. */
  private Map<Integer, Expression> constants(Context c, Instruction.Call call, Function target) {
    Set<Integer> wanted = telling.getOrDefault(target, Set.of());
    if (wanted.isEmpty()) {
      return Map.of();
    }
    Map<Integer, Expression> values = new TreeMap<>();
    Map<Integer, Expression> local =
        paths(c.function()).arguments(call, c.constants(), c.kind().name());
    for (int i : wanted) {
      if (i < call.arguments().size()) {
        Expression e = call.arguments().get(i);
        int parameter = parameter(c.function(), e);
        Expression value =
            local.containsKey(i) ? local.get(i) : parameter >= 0 ? c.constants().get(parameter) : e;
        if (value != null && ConstantArguments.isConstant(value)) {
          values.put(i, value);
        }
      }
    }
    return values.isEmpty() ? Map.of() : values;
  }
}
