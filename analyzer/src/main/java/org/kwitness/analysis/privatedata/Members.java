package org.kwitness.analysis.privatedata;

import java.util.ArrayList;
import java.util.List;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Instruction;

/** Finds the members that expressions name. */
final class Members {
  private Members() {}

  /** Those that an instruction names. */
  static List<Expression.Member> of(Instruction i) {
    List<Expression.Member> found = new ArrayList<>();
    if (i instanceof Instruction.Assign a) {
      collect(a.target(), found);
      collect(a.value(), found);
    } else if (i instanceof Instruction.Call c) {
      c.arguments().forEach(x -> collect(x, found));
      collect(c.callee(), found);
    } else if (i instanceof Instruction.Return r) {
      r.value().ifPresent(x -> collect(x, found));
    } else if (i instanceof Instruction.Evaluate e) {
      collect(e.value(), found);
    }
    return found;
  }

  /** Those that an expression names. */
  static List<Expression.Member> in(Expression e) {
    List<Expression.Member> found = new ArrayList<>();
    collect(e, found);
    return found;
  }

  private static void collect(Expression e, List<Expression.Member> found) {
    if (e instanceof Expression.Member m) {
      found.add(m);
      collect(m.object(), found);
    } else if (e instanceof Expression.Dereference d) {
      collect(d.pointer(), found);
    } else if (e instanceof Expression.Element x) {
      collect(x.array(), found);
      collect(x.index(), found);
    } else if (e instanceof Expression.AddressOf a) {
      collect(a.object(), found);
    } else if (e instanceof Expression.Unary u) {
      collect(u.operand(), found);
    } else if (e instanceof Expression.Binary b) {
      collect(b.left(), found);
      collect(b.right(), found);
    } else if (e instanceof Expression.Cast c) {
      collect(c.operand(), found);
    }
  }
}
