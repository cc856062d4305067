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
import org.kwitness.analysis.FunctionMemory;
import org.kwitness.analysis.Recollection;
import org.kwitness.cfg.Function;
import org.kwitness.interproc.CallGraph;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Instruction;
import org.kwitness.model.ContextModel;
import org.kwitness.model.Guard;
import org.kwitness.model.Knowledge;

/**
 * Which contexts every function may run in. Goes down from the entry points breadth first, so that
 * the first chain found for a context is a shortest one. A context that a weaker one covers (the
 * same kind of entry, at a level that blocks less) is not followed again.
 */
public final class Contexts {
  private static final int MAX_PER_FUNCTION = 40;

  /** Chains with more calls through pointers than this prove nothing to anybody. */
  private static final int MAX_HOPS = 3;

  /** No error or warning that was read on the trees of docs/precision.md has a longer way. */
  private static final int FAR = 12;

  private static final int DOUBT_OF_FAR = 2;

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
  private final LazySetups setups;
  private final ContextAnswers answers;
  private final Map<Function, List<Context>> known = new HashMap<>();
  private final Edges edges;
  private final List<Deque<Context>> queues = new ArrayList<>();
  private final List<EntryPoint> entries;
  private final Set<Function> uncalled = new HashSet<>();
  private final TellingParameters telling;

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
    this.objectLevels = DeclaredLevels.find(graph, knowledge, "pool");
    elsewhere.poolLevels().forEach(objectLevels::putIfAbsent);
    this.lockLevels = DeclaredLevels.find(graph, knowledge, "lock");
    elsewhere.lockLevels().forEach(lockLevels::putIfAbsent);
    this.levels = new LevelSets(knowledge, lockLevels);
    this.sleeping = new Sleeping(graph, knowledge, arguments);
    this.answers = new ContextAnswers(knowledge);
    this.setups = new LazySetups(graph, arguments, knowledge, sleeping);
    this.plausibility = new Plausibility(graph, arguments, setups);
    this.edges = new Edges(graph, knowledge, arguments, this::condition);
    for (int i = 0; i <= MAX_HOPS; i++) {
      queues.add(new ArrayDeque<>());
    }
    this.telling = new TellingParameters(graph, arguments, sleeping, f -> paths(f).tested());
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
   * the way, and the reasons to doubt that control gets there. A long way is one: each of its calls
   * may have a condition that the others make impossible.
   */
  public int hops(Context context, Instruction.Call call) {
    return context.hops()
        + plausibility.doubts(context, call)
        + (context.calls() > FAR ? DOUBT_OF_FAR : 0);
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
                constants(c, call, target),
                setups.ready(c, call, target)));
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
        entered.addAll(edges.calledByMacro(f, call));
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
          && c.ready().containsAll(old.ready())
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
    for (Edges.Edge e : edges.of(c.function())) {
      if (e.isForbiddenIn(c.kind()) || inContext(c, e.condition()) instanceof Condition.Never) {
        continue;
      }
      Context.Level level = levelAt(c, e.call());
      // Most ways are known already, whatever there is to doubt about them: that takes longer.
      List<Function> open =
          e.targets().stream()
              .filter(
                  t ->
                      isNews(
                          new Context(
                              c, e.call(), t, level, e.hops(), e.modelled(), Map.of(), Set.of())))
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
                constants(c, e.call(), target),
                setups.ready(c, e.call(), target)));
      }
    }
  }

  /** The telling arguments that are constants here, or were constants already for the caller. */
  private Map<Integer, Expression> constants(Context c, Instruction.Call call, Function target) {
    Set<Integer> wanted = telling.of(target);
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
          values.put(i, ConstantArguments.plain(value));
        }
      }
    }
    return values.isEmpty() ? Map.of() : values;
  }
}
