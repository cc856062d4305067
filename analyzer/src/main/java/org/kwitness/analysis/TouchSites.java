package org.kwitness.analysis;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.kwitness.cfg.Block;
import org.kwitness.cfg.Function;
import org.kwitness.cfg.Terminator;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Instruction;
import org.kwitness.ir.SourcePosition;
import org.kwitness.model.Effect;
import org.kwitness.model.FunctionModel;

/**
 * The places where a function uses members, variables that outlive it, and other functions. What an
 * assertion looks at does not count, nor do operations on locks.
 */
final class TouchSites {
  private final Function function;
  private final CalleeTable callees;
  private final IdentityHashMap<Object, List<Site>> sites = new IdentityHashMap<>();
  private final List<Site> all = new ArrayList<>();

  /**
   * A place.
   *
   * @param thing see {@link Touch}
   * @param root see {@link Touch}
   */
  record Site(String thing, String root, boolean writes, SourcePosition at) {}

  private TouchSites(Function function, CalleeTable callees) {
    this.function = function;
    this.callees = callees;
  }

  /** No places, where nobody wants to know. */
  static TouchSites none(Function function, CalleeTable callees) {
    return new TouchSites(function, callees);
  }

  /** The places in a function. */
  static TouchSites of(Function function, CalleeTable callees) {
    TouchSites found = new TouchSites(function, callees);
    found.collect();
    return found;
  }

  private void collect() {
    for (Block b : function.body().blocks()) {
      b.instructions().forEach(this::collect);
      collect(b.terminator());
    }
  }

  /** The places of an instruction or a terminator. */
  List<Site> of(Object where) {
    return sites.getOrDefault(where, List.of());
  }

  /** All places in the order of the function's blocks. */
  List<Site> all() {
    return all;
  }

  private void collect(Instruction i) {
    List<Site> found = new ArrayList<>();
    SourcePosition at = i.position();
    if (i instanceof Instruction.Assign a) {
      value(a.value(), at, found);
      place(a.target(), "", true, at, found);
    } else if (i instanceof Instruction.Call c) {
      call(c, at, found);
    } else if (i instanceof Instruction.Return r) {
      r.value().ifPresent(v -> value(v, at, found));
    }
    add(i, found);
  }

  private void call(Instruction.Call c, SourcePosition at, List<Site> found) {
    CalleeTable.Callee callee = callees.callee(function, c);
    if (callee.model().filter(TouchSites::isAside).isPresent()) {
      return;
    }
    c.arguments().forEach(x -> value(x, at, found));
    if (c.directCallee().isPresent()) {
      found.add(new Site((c.directCallee().get() + "()").intern(), "", false, at));
    } else {
      value(c.callee(), at, found);
    }
  }

  private static boolean isAside(FunctionModel m) {
    return m.effects().stream()
        .anyMatch(
            e ->
                e instanceof Effect.Assert
                    || e instanceof Effect.NoReturn
                    || e instanceof Effect.Acquire
                    || e instanceof Effect.Release
                    || e instanceof Effect.DropAcrossSleep
                    || e instanceof Effect.RequiresHeld
                    || e instanceof Effect.TestsHeld
                    || e instanceof Effect.Destroy);
  }

  private void collect(Terminator t) {
    List<Site> found = new ArrayList<>();
    if (t instanceof Terminator.Branch b && !b.assertion()) {
      value(b.condition(), b.position(), found);
    } else if (t instanceof Terminator.Switch s) {
      value(s.value(), s.position(), found);
    }
    add(t, found);
  }

  private void add(Object where, List<Site> found) {
    if (!found.isEmpty()) {
      sites.put(where, List.copyOf(found));
      all.addAll(found);
    }
  }

  private void value(Expression e, SourcePosition at, List<Site> found) {
    if (e instanceof Expression.AddressOf a) {
      place(a.object(), "&", false, at, found);
    } else if (e instanceof Expression.Unary u) {
      value(u.operand(), at, found);
    } else if (e instanceof Expression.Binary b) {
      value(b.left(), at, found);
      value(b.right(), at, found);
    } else if (e instanceof Expression.Cast c) {
      value(c.operand(), at, found);
    } else {
      place(e, "", false, at, found);
    }
  }

  /** An object is used: the outermost member that the object behind a pointer has. */
  private void place(
      Expression object, String suffix, boolean writes, SourcePosition at, List<Site> found) {
    Expression e = object;
    Expression.Member outer = null;
    while (true) {
      if (e instanceof Expression.Member m) {
        outer = m;
        e = m.object();
      } else if (e instanceof Expression.Element x) {
        value(x.index(), at, found);
        e = x.array();
      } else if (e instanceof Expression.Cast c) {
        e = c.operand();
      } else {
        break;
      }
    }
    if (e instanceof Expression.Dereference d) {
      if (outer != null && !outer.struct().isEmpty()) {
        found.add(
            new Site(
                (outer.struct() + "." + outer.field() + suffix).intern(),
                root(d.pointer()),
                writes,
                at));
      }
      value(d.pointer(), at, found);
    } else if (e instanceof Expression.VariableUse v && !v.variable().isAutomatic()) {
      found.add(new Site((v.variable().name() + suffix).intern(), "", writes, at));
    } else if (!(e instanceof Expression.VariableUse) && e != object) {
      value(e, at, found);
    }
  }

  private static String root(Expression pointer) {
    Expression e = pointer;
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
