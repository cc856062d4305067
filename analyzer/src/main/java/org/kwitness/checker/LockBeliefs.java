package org.kwitness.checker;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.kwitness.analysis.EntryLocks;
import org.kwitness.analysis.HeldRef;
import org.kwitness.analysis.Lifetimes;
import org.kwitness.analysis.LocalLocks;
import org.kwitness.analysis.MaybeHeld;
import org.kwitness.analysis.Touch;
import org.kwitness.cfg.Function;

/**
 * Functions that hold no lock of a class where they use what nearly all others use with one. What
 * speaks for the lock is added up over all that the function uses: for a thing that {@code k} of
 * {@code n} functions use with the lock, log2((k + 1) / (n - k + 1)).
 */
final class LockBeliefs {
  private static final double MIN_SHARE = 0.75;
  private static final int MIN_USERS = 2;

  /** What an assertion weighs, in bits. */
  private static final double ASSERTED = 2;

  private final Evidence evidence;
  private final EntryLocks entries;
  private final MaybeHeld maybe;
  private final Lifetimes lifetimes;
  private final Setup setup;

  /** Things by name, with what each function does to them. */
  private final Map<String, Map<Function, List<Touch>>> things = new TreeMap<>();

  private final Map<Function, Set<String>> locked = new HashMap<>();

  /** What functions say that their callers hold. */
  private final Map<String, Set<String>> asserted = new TreeMap<>();

  /**
   * A thing that a function uses without the lock.
   *
   * @param held how many functions use it with the lock
   * @param total how many functions use it
   * @param weight how much that says
   * @param asserted true for a function that asserts to be called with the lock
   */
  record Sign(Touch touch, int held, int total, double weight, boolean asserted) {}

  /** A function without a lock. */
  record Deviant(Function function, String lockClass, List<Sign> signs) {
    double weight() {
      return signs.stream().mapToDouble(Sign::weight).sum();
    }
  }

  LockBeliefs(Evidence evidence, EntryLocks entries, Lifetimes lifetimes, Setup setup) {
    this.evidence = evidence;
    this.entries = entries;
    this.maybe = new MaybeHeld(evidence.graph(), evidence.results(), true, true);
    this.lifetimes = lifetimes;
    this.setup = setup;
    evidence.results().members().touches().forEach(this::collect);
  }

  private void collect(Function f, List<Touch> touches) {
    Set<String> classes = new HashSet<>();
    touches.forEach(t -> classes.addAll(t.perhaps()));
    if (evidence.results().members().calls().containsKey(f)) {
      evidence
          .results()
          .members()
          .calls()
          .get(f)
          .values()
          .forEach(
              l -> {
                l.held().forEach(h -> classes.add(h.lockClass()));
                classes.addAll(l.dropped());
                noteAsserted(f, l);
              });
    }
    evidence
        .results()
        .members()
        .accesses()
        .getOrDefault(f, List.of())
        .forEach(a -> noteAsserted(f, a.locks()));
    locked.put(f, classes);
    if (entries.of(f).any() && !setup.isSetup(f) || evidence.elsewhere().of(f).isPresent()) {
      return;
    }
    for (Touch t : touches) {
      if (t.isCall() || !setup.isSetup(f) && !lifetimes.isOwn(f, t.root())) {
        things
            .computeIfAbsent(t.thing(), k -> new LinkedHashMap<>())
            .computeIfAbsent(f, k -> new ArrayList<>(1))
            .add(t);
      }
    }
  }

  private void noteAsserted(Function f, LocalLocks l) {
    for (HeldRef h : l.held()) {
      if (h.asserted() && h.relation() != HeldRef.Relation.UNSURE) {
        asserted.computeIfAbsent(f.name() + "()", k -> new TreeSet<>()).add(h.lockClass());
      }
    }
  }

  /** The functions without a lock that enough speaks for, each with one lock. */
  List<Deviant> deviants(double least) {
    Map<Function, Map<String, List<Sign>>> signs = new LinkedHashMap<>();
    things.forEach((thing, users) -> judge(thing, users, signs));
    List<Deviant> found = new ArrayList<>();
    signs.forEach(
        (f, byClass) ->
            byClass.entrySet().stream()
                .map(e -> new Deviant(f, e.getKey(), e.getValue()))
                .max(Comparator.comparingDouble(Deviant::weight))
                .filter(d -> d.weight() >= least)
                .ifPresent(found::add));
    return found;
  }

  private void judge(
      String thing,
      Map<Function, List<Touch>> users,
      Map<Function, Map<String, List<Sign>>> signs) {
    Set<String> said = asserted.getOrDefault(thing, Set.of());
    Map<String, Integer> counts = new TreeMap<>();
    users.forEach(
        (f, touches) -> {
          if (!setup.isSetup(f)) {
            heldBy(touches).forEach(c -> counts.merge(c, 1, Integer::sum));
          }
        });
    said.forEach(c -> counts.merge(c, 0, Integer::sum));
    counts.entrySet().removeIf(e -> e.getValue() < MIN_USERS && !said.contains(e.getKey()));
    if (counts.isEmpty()) {
      return;
    }
    if (!said.isEmpty()) {
      counts.keySet().retainAll(said);
    }
    Map.Entry<String, Integer> most =
        counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
    String lockClass = most.getKey();
    boolean isSaid = said.contains(lockClass);
    int held = most.getValue();
    int total = held;
    boolean written = false;
    List<Function> without = new ArrayList<>();
    for (Map.Entry<Function, List<Touch>> e : users.entrySet()) {
      Function f = e.getKey();
      written |= e.getValue().stream().anyMatch(Touch::writes);
      if (heldBy(e.getValue()).contains(lockClass)
          || setup.isSetup(f) && (!isSaid || lifetimes.hasOwn(f))) {
        continue;
      }
      boolean perhaps =
          entries.of(f).holds(lockClass)
              || maybe.mayHold(f, lockClass)
              || e.getValue().stream()
                  .anyMatch(t -> t.perhaps().contains(lockClass) || t.perhaps().contains("*"));
      if (!perhaps) {
        total++;
        without.add(f);
      }
    }
    Touch first = users.values().iterator().next().get(0);
    if (held < MIN_SHARE * total && !isSaid || !written && !first.isCall() && !first.isAddress()) {
      return;
    }
    for (Function f : without) {
      if (locked.getOrDefault(f, Set.of()).contains(lockClass)) {
        continue;
      }
      List<Touch> uses = Objects.requireNonNull(users.get(f));
      Touch t = uses.get(0);
      boolean writes = uses.stream().anyMatch(Touch::writes);
      double weight = Math.log((held + 1.0) / (total - held + 1.0)) / Math.log(2);
      if (isSaid) {
        weight += ASSERTED;
      } else if (!writes && !t.isCall()) {
        weight /= 2;
      }
      signs
          .computeIfAbsent(f, k -> new TreeMap<>())
          .computeIfAbsent(lockClass, k -> new ArrayList<>())
          .add(new Sign(t, held, total, weight, isSaid));
    }
  }

  /**
   * The classes of locks that a function holds at all its uses of a thing, because it has acquired
   * them, or says so. What its callers hold may be for the sake of something else.
   */
  private static Set<String> heldBy(List<Touch> touches) {
    Set<String> all = new HashSet<>(touches.get(0).held());
    touches.forEach(t -> all.retainAll(t.held()));
    all.removeIf(c -> c.startsWith("some "));
    return all;
  }
}
