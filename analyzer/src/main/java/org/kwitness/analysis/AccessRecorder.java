package org.kwitness.analysis;

import edu.umd.cs.findbugs.annotations.Nullable;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kwitness.analysis.value.Evaluator;
import org.kwitness.analysis.value.Place;
import org.kwitness.analysis.value.Value;
import org.kwitness.cfg.Function;
import org.kwitness.ir.CType;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Instruction;
import org.kwitness.ir.SourcePosition;
import org.kwitness.ir.Variable;

/** Collects which locks a simulation holds when it accesses members, and when it calls. */
final class AccessRecorder {
  private final AccessSites sites;
  private final Wording wording;
  private final ValuePaths paths = new ValuePaths();
  private final IdentityHashMap<AccessSites.Site, Seen> seen = new IdentityHashMap<>();
  private final IdentityHashMap<Instruction.Call, LocalLocks> calls = new IdentityHashMap<>();
  private final IdentityHashMap<Value, Instruction.Call> results = new IdentityHashMap<>();

  private static final class Seen {
    private LocalLocks locks;
    private String base;

    Seen(LocalLocks locks, String base) {
      this.locks = locks;
      this.base = base;
    }
  }

  AccessRecorder(AccessSites sites, Wording wording) {
    this.sites = sites;
    this.wording = wording;
  }

  /** Control reaches an instruction or a terminator. */
  void reached(LockState s, Object where) {
    if (where instanceof Instruction.Call c) {
      calls.merge(c, locks(s, null), LocalLocks::meet);
    }
    for (AccessSites.Site site : sites.of(where)) {
      Place object = Evaluator.place(site.object(), s.values);
      LocalLocks locks = locks(s, object);
      String base = paths.of(s.values.values().address(object));
      Seen before = seen.get(site);
      if (before == null) {
        seen.put(site, new Seen(locks, base));
      } else {
        before.locks = before.locks.meet(locks);
        before.base = before.base.equals(base) ? base : "";
      }
    }
  }

  /** A call comes back with a value that nobody knows. */
  void returned(Value result, Instruction.Call call) {
    results.put(result, call);
  }

  private LocalLocks locks(LockState s, @Nullable Place object) {
    if (s.locks.isEmpty() && s.asserted.isEmpty() && s.ruined.isEmpty() && s.perhaps.isEmpty()) {
      return LocalLocks.NONE;
    }
    List<HeldRef> held = new ArrayList<>();
    Set<String> dropped = new TreeSet<>();
    s.locks.forEach(
        (lock, h) -> {
          if (h.count() > 0) {
            held.add(ref(lock, h, object, false));
          } else {
            dropped.add(h.lockClass());
          }
        });
    s.asserted.forEach(
        (lock, h) -> {
          if (!s.locks.containsKey(lock)) {
            held.add(ref(lock, h, object, !s.givenBack.contains(lock)));
          }
        });
    // Nothing is known of a lock that was acquired by its holder.
    for (Value lock : s.ruined) {
      placeOf(lock).ifPresent(p -> held.add(perhaps(LockClass.of(p))));
    }
    s.perhaps.forEach(c -> held.add(perhaps(c)));
    return new LocalLocks(held, dropped);
  }

  private static HeldRef perhaps(String lockClass) {
    return new HeldRef(
        lockClass, "", "", HeldRef.Relation.UNSURE, lockClass, SourcePosition.ofFile(""), false);
  }

  private HeldRef ref(Value lock, HeldLock h, @Nullable Place object, boolean asserted) {
    String own = "";
    HeldRef.Relation relation = HeldRef.Relation.MAYBE;
    if (object != null) {
      own = placeOf(lock).map(p -> within(p, object)).orElse("");
      relation =
          !own.isEmpty()
              ? HeldRef.Relation.OWN
              : isOther(lock, object) ? HeldRef.Relation.OTHER : HeldRef.Relation.MAYBE;
    }
    return new HeldRef(
        h.lockClass(), ObjectPath.lock(paths.of(lock)), own, relation, h.text(), h.at(), asserted);
  }

  /** The place that a pointer means, or that it was loaded from. */
  static Optional<Place> placeOf(Value lock) {
    if (lock instanceof Value.Address a) {
      return Optional.of(a.place());
    }
    return lock instanceof Value.Symbol x && x.origin() instanceof Value.Origin.Initial i
        ? Optional.of(i.place())
        : Optional.empty();
  }

  /** The members that lead from an object to a place; empty if none do. */
  private static String within(Place p, Place object) {
    if (!(p instanceof Place.Part x)) {
      return "";
    }
    if (x.whole() == object) {
      return x.field();
    }
    if (x.whole() instanceof Place.Pointee t) {
      String before = placeOf(t.pointer()).map(q -> within(q, object)).orElse("");
      return before.isEmpty() ? "" : before + "->" + x.field();
    }
    String before = within(x.whole(), object);
    return before.isEmpty() ? "" : before + "." + x.field();
  }

  /** True if the lock lies in another object of the same kind without doubt. */
  private boolean isOther(Value lock, Place object) {
    if (!(lock instanceof Value.Address a)
        || !(a.place() instanceof Place.Part x)
        || !(x.whole() instanceof Place.Pointee holder)
        || !(object instanceof Place.Pointee accessed)) {
      return false;
    }
    Value one = holder.pointer();
    Value two = accessed.pointer();
    return one != two
        && (isParameter(one) && isParameter(two)
            || isFoundWithout(two, one, x.struct())
            || isFoundWithout(one, two, x.struct())
            || isLink(two, x.struct())
            || isLink(one, x.struct()));
  }

  private static boolean isParameter(Value v) {
    return v instanceof Value.Symbol s
        && s.origin() instanceof Value.Origin.Initial i
        && i.place() instanceof Place.Named n
        && n.variable().storage() == Variable.Storage.PARAMETER;
  }

  /** The result of a call that is not given an object of the kind. */
  private boolean isFoundWithout(Value v, Value other, String struct) {
    Instruction.Call call = results.get(v);
    return call != null
        && (isParameter(other) || results.containsKey(other))
        && call.arguments().stream().noneMatch(e -> pointsTo(e, struct));
  }

  private static boolean pointsTo(Expression e, String struct) {
    return e.type().target() instanceof CType.Struct s && s.tag().equals(struct);
  }

  /** A member of another object of the same kind, as in a list. */
  private static boolean isLink(Value v, String struct) {
    return v instanceof Value.Symbol s
        && s.origin() instanceof Value.Origin.Initial i
        && i.place() instanceof Place.Part p
        && p.struct().equals(struct);
  }

  /**
   * What was seen, without accesses that are never reached.
   *
   * @param lost classes of locks that the simulation lost track of
   */
  List<FieldAccess> accesses(Function function, Set<String> lost) {
    List<FieldAccess> all = new ArrayList<>();
    for (AccessSites.Site site : sites.all()) {
      Seen s = seen.get(site);
      if (s != null) {
        all.add(access(function, site, s.base, s.locks.orPerhaps(lost, site.at()), wording));
      }
    }
    return all;
  }

  /** The locks at the calls that are reached. */
  IdentityHashMap<Instruction.Call, LocalLocks> calls(Set<String> lost) {
    if (!lost.isEmpty()) {
      calls.replaceAll((call, locks) -> locks.orPerhaps(lost, call.position()));
    }
    return calls;
  }

  /** The accesses of a function that leaves locks alone. */
  static List<FieldAccess> plain(Function function, AccessSites sites, Wording wording) {
    StablePaths stable = new StablePaths(function);
    return sites.all().stream()
        .map(
            site ->
                access(function, site, stable.ofObject(site.object()), LocalLocks.NONE, wording))
        .toList();
  }

  private static FieldAccess access(
      Function function, AccessSites.Site site, String base, LocalLocks locks, Wording wording) {
    Expression object = site.object();
    boolean pointer = object instanceof Expression.Dereference;
    String text = wording.of(object instanceof Expression.Dereference d ? d.pointer() : object);
    if (pointer && text.startsWith("&")) {
      text = text.substring(1);
      pointer = false;
    }
    return new FieldAccess(
        function,
        site.struct(),
        site.field(),
        site.part(),
        text,
        pointer,
        base,
        root(object),
        site.use(),
        site.at(),
        locks);
  }

  private static String root(Expression object) {
    Expression e = object;
    while (true) {
      if (e instanceof Expression.Member m) {
        e = m.object();
      } else if (e instanceof Expression.Element x) {
        e = x.array();
      } else if (e instanceof Expression.Cast c) {
        e = c.operand();
      } else if (e instanceof Expression.Dereference d) {
        e = d.pointer();
      } else {
        return e instanceof Expression.VariableUse v && v.variable().isAutomatic()
            ? v.variable().name()
            : "";
      }
    }
  }
}
