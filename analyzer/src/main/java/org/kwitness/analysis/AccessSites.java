package org.kwitness.analysis;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.kwitness.cfg.Block;
import org.kwitness.cfg.Function;
import org.kwitness.cfg.Terminator;
import org.kwitness.ir.CType;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Instruction;
import org.kwitness.ir.SourcePosition;
import org.kwitness.model.Effect;

/**
 * The places where a function reads or writes members of structures that matter. What an assertion
 * looks at does not count, nor does an address.
 */
final class AccessSites {
  private final Function function;
  private final CalleeTable callees;
  private final Set<String> structs;
  private final IdentityHashMap<Object, List<Site>> sites = new IdentityHashMap<>();
  private final List<Site> all = new ArrayList<>();

  /**
   * An access.
   *
   * @param struct the structure's tag
   * @param field the member
   * @param part the member and what is accessed in it
   * @param object the object that has it
   */
  record Site(
      String struct,
      String field,
      String part,
      Expression object,
      FieldAccess.Use use,
      SourcePosition at) {}

  AccessSites(Function function, CalleeTable callees, Set<String> structs) {
    this.function = function;
    this.callees = callees;
    this.structs = structs;
    if (!structs.isEmpty()) {
      for (Block b : function.body().blocks()) {
        b.instructions().forEach(this::collect);
        collect(b.terminator());
      }
    }
  }

  /** The accesses of an instruction or a terminator. */
  List<Site> of(Object where) {
    return sites.getOrDefault(where, List.of());
  }

  boolean isEmpty() {
    return sites.isEmpty();
  }

  /** All accesses in the order of the function's blocks. */
  List<Site> all() {
    return all;
  }

  private void collect(Instruction i) {
    List<Site> found = new ArrayList<>();
    SourcePosition at = i.position();
    if (i instanceof Instruction.Assign a) {
      value(a.value(), true, at, found);
      target(a.target(), at, found);
    } else if (i instanceof Instruction.Call c) {
      boolean asserts =
          callees
              .callee(function, c)
              .model()
              .filter(
                  m ->
                      !m.effects(Effect.Assert.class).isEmpty()
                          || !m.effects(Effect.NoReturn.class).isEmpty())
              .isPresent();
      if (!asserts) {
        c.arguments().forEach(x -> value(x, true, at, found));
        value(c.callee(), true, at, found);
      }
    } else if (i instanceof Instruction.Return r) {
      r.value().ifPresent(v -> value(v, true, at, found));
    }
    if (!found.isEmpty()) {
      sites.put(i, found);
      all.addAll(found);
    }
  }

  private void collect(Terminator t) {
    List<Site> found = new ArrayList<>();
    if (t instanceof Terminator.Branch b && !b.assertion()) {
      value(b.condition(), false, b.position(), found);
    } else if (t instanceof Terminator.Switch s) {
      value(s.value(), false, s.position(), found);
    }
    if (!found.isEmpty()) {
      sites.put(t, found);
      all.addAll(found);
    }
  }

  private void target(Expression e, SourcePosition at, List<Site> found) {
    if (e instanceof Expression.Member m) {
      member(m, FieldAccess.Use.WRITE, at, found);
    } else if (e instanceof Expression.Element x) {
      target(x.array(), at, found);
      value(x.index(), false, at, found);
    } else if (e instanceof Expression.Dereference d) {
      value(d.pointer(), true, at, found);
    } else if (e instanceof Expression.Cast c) {
      target(c.operand(), at, found);
    }
  }

  /**
   * The value of an expression is needed.
   *
   * @param follows true if a pointer may be followed, false if it is only compared
   */
  private void value(Expression e, boolean follows, SourcePosition at, List<Site> found) {
    if (e instanceof Expression.Member m) {
      FieldAccess.Use use =
          follows && m.type().isPointer() ? FieldAccess.Use.FOLLOW : FieldAccess.Use.READ;
      member(m, m.type() instanceof CType.Array ? FieldAccess.Use.ADDRESS : use, at, found);
    } else if (e instanceof Expression.Dereference d) {
      value(d.pointer(), true, at, found);
    } else if (e instanceof Expression.Element x) {
      place(x.array(), FieldAccess.Use.READ, at, found);
      value(x.index(), false, at, found);
    } else if (e instanceof Expression.AddressOf a) {
      place(a.object(), FieldAccess.Use.ADDRESS, at, found);
    } else if (e instanceof Expression.Unary u) {
      value(u.operand(), false, at, found);
    } else if (e instanceof Expression.Binary b) {
      value(b.left(), follows && !b.operator().isComparison(), at, found);
      value(b.right(), follows && !b.operator().isComparison(), at, found);
    } else if (e instanceof Expression.Cast c) {
      value(c.operand(), follows, at, found);
    }
  }

  /** Of an object only a part, or the address, is needed. */
  private void place(Expression e, FieldAccess.Use use, SourcePosition at, List<Site> found) {
    if (e instanceof Expression.Member m) {
      member(m, use, at, found);
    } else if (e instanceof Expression.Dereference d) {
      value(d.pointer(), true, at, found);
    } else if (e instanceof Expression.Element x) {
      place(x.array(), use, at, found);
      value(x.index(), false, at, found);
    } else if (e instanceof Expression.Cast c) {
      place(c.operand(), use, at, found);
    }
  }

  private void member(
      Expression.Member whole, FieldAccess.Use use, SourcePosition at, List<Site> found) {
    Expression.Member m = whole;
    String part = m.field();
    while (true) {
      if (use != FieldAccess.Use.ADDRESS && structs.contains(m.struct())) {
        if (!isLocal(m.object())) {
          found.add(new Site(m.struct(), m.field(), part, m.object(), use, at));
        }
        place(m.object(), FieldAccess.Use.ADDRESS, at, found);
        return;
      }
      Expression around = m.object();
      while (around instanceof Expression.Element x) {
        value(x.index(), false, at, found);
        around = x.array();
      }
      if (!(around instanceof Expression.Member outer)) {
        place(around, use, at, found);
        return;
      }
      part = outer.field() + "." + part;
      m = outer;
    }
  }

  private static boolean isLocal(Expression object) {
    Expression e = object;
    while (true) {
      if (e instanceof Expression.Member m) {
        e = m.object();
      } else if (e instanceof Expression.Element x) {
        e = x.array();
      } else if (e instanceof Expression.Cast c) {
        e = c.operand();
      } else {
        return e instanceof Expression.VariableUse v && v.variable().isAutomatic()
            || e instanceof Expression.Temporary;
      }
    }
  }
}
