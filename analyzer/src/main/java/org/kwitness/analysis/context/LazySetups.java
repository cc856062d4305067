package org.kwitness.analysis.context;

import edu.umd.cs.findbugs.annotations.Nullable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kwitness.analysis.Lifetimes;
import org.kwitness.cfg.Block;
import org.kwitness.cfg.Function;
import org.kwitness.interproc.CallGraph;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Instruction;
import org.kwitness.model.Knowledge;

/**
 * Objects that a function sets up the first time that it is handed one, by calling their
 * initialiser if a field is still empty. Where other code calls the same initialiser for such an
 * object before anybody can use it, that first time does not come: the object has just been
 * allocated, or the handler that uses it is registered afterwards. Any earlier call is not enough,
 * since the handler may run before it.
 */
final class LazySetups {
  /** Functions that hand an object on to the one that sets it up are followed so far. */
  private static final int MAX_HANDED_ON = 2;

  private final CallGraph graph;
  private final ArgumentCache arguments;
  private final Knowledge knowledge;
  private final IdentityHashMap<Instruction.Call, Setup> setups = new IdentityHashMap<>();

  /** The parameters whose objects a function sets up, itself or through others. */
  private final Map<Function, Map<Integer, Set<Setup>>> lazy = new HashMap<>();

  private final Map<Setup, List<Early>> early = new HashMap<>();
  private final Map<List<Object>, Boolean> ready = new HashMap<>();
  @Nullable private Lifetimes lifetimes;

  /**
   * Who sets an object up.
   *
   * @param parameter of the initialiser, for the object
   * @param field that is empty before
   * @param own the parameter of the function that calls it if need be
   */
  private record Setup(Function initialiser, int parameter, String field, int own) {}

  /** A call of an initialiser that does not ask whether it is needed. */
  private record Early(Function function, Instruction.Call call, Expression object) {}

  /**
   * @param sleeping only initialisers that may sleep are of interest
   */
  LazySetups(CallGraph graph, ArgumentCache arguments, Knowledge knowledge, Sleeping sleeping) {
    this.graph = graph;
    this.arguments = arguments;
    this.knowledge = knowledge;
    for (Function f : graph.program().functions()) {
      if (!sleeping.of(f).isEmpty()) {
        sites(f).forEach(s -> find(s, f));
      }
    }
    Map<Function, Map<Integer, Set<Setup>>> last = lazy;
    for (int round = 0; round < MAX_HANDED_ON && !last.isEmpty(); round++) {
      last = handOn(last);
      last.forEach((f, wanted) -> wanted.forEach((p, all) -> note(lazy, f, p).addAll(all)));
    }
  }

  private static Set<Setup> note(
      Map<Function, Map<Integer, Set<Setup>>> map, Function f, int parameter) {
    return map.computeIfAbsent(f, k -> new HashMap<>())
        .computeIfAbsent(parameter, k -> new LinkedHashSet<>());
  }

  /** What the callers of functions hand on to them. */
  private Map<Function, Map<Integer, Set<Setup>>> handOn(
      Map<Function, Map<Integer, Set<Setup>>> to) {
    Map<Function, Map<Integer, Set<Setup>>> found = new HashMap<>();
    to.forEach(
        (target, wanted) ->
            wanted.forEach(
                (parameter, all) -> {
                  for (CallGraph.CallSite site : sites(target)) {
                    List<Expression> passed = site.call().arguments();
                    int own =
                        parameter < passed.size()
                            ? arguments
                                .of(site.caller())
                                .parameter(passed.get(parameter))
                                .orElse(-1)
                            : -1;
                    if (own >= 0) {
                      note(found, site.caller(), own).addAll(all);
                    }
                  }
                }));
    return found;
  }

  private void find(CallGraph.CallSite site, Function initialiser) {
    Function f = site.caller();
    ArgumentConditions own = arguments.of(f);
    List<Expression> passed = site.call().arguments();
    for (int i = 0; i < passed.size(); i++) {
      int parameter = own.parameter(passed.get(i)).orElse(-1);
      if (parameter < 0 || !passed.get(i).type().isPointer()) {
        continue;
      }
      for (FieldTests.Located l : arguments.fields(f).at(site.call())) {
        FieldTest t = l.test();
        if (t.isEmptiness()
            && t.parameter() == parameter
            && arguments.fields(initialiser).stores(t.field())) {
          Setup s = new Setup(initialiser, i, t.field(), parameter);
          setups.put(site.call(), s);
          note(lazy, f, parameter).add(s);
        }
      }
    }
  }

  /** True for the call of an initialiser for an object that the context's caller has set up. */
  boolean isNeedless(Context c, Instruction.Call call) {
    Setup s = setups.get(call);
    return s != null && c.ready().contains(s.own());
  }

  /** The parameters of a callee whose objects are set up already, and that it would set up. */
  Set<Integer> ready(Context c, Instruction.Call call, Function target) {
    Map<Integer, Set<Setup>> wanted = lazy.get(target);
    if (wanted == null) {
      return Set.of();
    }
    Set<Integer> found = new TreeSet<>();
    wanted.forEach(
        (parameter, how) -> {
          if (parameter < call.arguments().size()) {
            Expression object = call.arguments().get(parameter);
            int own = arguments.of(c.function()).parameter(object).orElse(-1);
            if (own >= 0
                ? c.ready().contains(own)
                : how.stream().allMatch(s -> isReady(c, object, s))) {
              found.add(parameter);
            }
          }
        });
    return found.isEmpty() ? Set.of() : found;
  }

  private boolean isReady(Context c, Expression object, Setup s) {
    Optional<String> place = place(c.function(), object);
    return place.isPresent()
        && ready.computeIfAbsent(
            List.of(s, place.get(), c.function().file(), c.entry().position()),
            k ->
                early(s).stream()
                    .anyMatch(
                        e ->
                            isBefore(e, place.get(), c.entry())
                                || isMadeReady(e, place.get(), c.function().file())));
  }

  /** The field, or the variable, that an object is or that points to it. */
  private Optional<String> place(Function f, Expression object) {
    Expression x = arguments.fields(f).value(object).withoutCasts();
    return FieldTests.key(x instanceof Expression.AddressOf a ? a.object() : x);
  }

  private List<Early> early(Setup s) {
    return early.computeIfAbsent(
        s,
        k -> {
          List<Early> found = new ArrayList<>();
          for (CallGraph.CallSite site : sites(s.initialiser())) {
            if (!setups.containsKey(site.call())
                && s.parameter() < site.call().arguments().size()) {
              found.add(
                  new Early(
                      site.caller(), site.call(), site.call().arguments().get(s.parameter())));
            }
          }
          return found;
        });
  }

  /** Set up in an object that has just been allocated, or before the handler was registered. */
  private boolean isBefore(Early e, String place, EntryPoint entry) {
    return place(e.function(), e.object()).filter(place::equals).isPresent()
        && (lifetimes().isOwn(e.function(), e.object())
            || isRegisteredAfter(e.function(), e.call(), entry));
  }

  private boolean isRegisteredAfter(Function f, Instruction.Call call, EntryPoint entry) {
    if (!f.body().calls().stream().anyMatch(c -> c.position().equals(entry.position()))) {
      return false;
    }
    int home = -1;
    for (Block b : f.body().blocks()) {
      for (Instruction i : b.instructions()) {
        if (i == call) {
          home = b.number();
        } else if (i instanceof Instruction.Call c && c.position().equals(entry.position())) {
          return home == b.number()
              || home >= 0 && arguments.of(f).dominators().dominates(home, b.number());
        }
      }
    }
    return false;
  }

  /**
   * Set up by a function that allocates such objects and gives them out, if all who keep one there
   * ask it to.
   */
  private boolean isMadeReady(Early e, String place, String file) {
    Function maker = e.function();
    if (!lifetimes().isOwn(maker, e.object())) {
      return false;
    }
    Set<Integer> out = givenOut(maker, e.object());
    boolean any = false;
    for (CallGraph.CallSite site : out.isEmpty() ? List.<CallGraph.CallSite>of() : sites(maker)) {
      for (int i : out) {
        if (Peers.isFamily(file, site.caller().file())
            && i < site.call().arguments().size()
            && place(site.caller(), site.call().arguments().get(i))
                .filter(place::equals)
                .isPresent()) {
          Condition asked =
              arguments.of(site.caller()).at(site.call(), arguments.of(maker).of(e.call()));
          if (!(asked instanceof Condition.Always)) {
            return false;
          }
          any = true;
        }
      }
    }
    return any;
  }

  private List<CallGraph.CallSite> sites(Function f) {
    return graph.callers(f).stream().filter(CallGraph.CallSite::direct).toList();
  }

  /** The parameters through which a function gives an object to its caller. */
  private Set<Integer> givenOut(Function f, Expression object) {
    Set<Integer> found = new TreeSet<>();
    Expression x = object.withoutCasts();
    for (Block b : f.body().blocks()) {
      for (Instruction i : b.instructions()) {
        if (i instanceof Instruction.Assign a
            && a.target() instanceof Expression.Dereference d
            && a.value().withoutCasts().equals(x)) {
          arguments.of(f).parameter(d.pointer()).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  private Lifetimes lifetimes() {
    if (lifetimes == null) {
      lifetimes = new Lifetimes(graph, knowledge);
    }
    return lifetimes;
  }
}
