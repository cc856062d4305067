package org.kwitness.analysis;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;
import org.kwitness.cfg.Block;
import org.kwitness.cfg.Function;
import org.kwitness.cfg.Terminator;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Instruction;
import org.kwitness.model.Knowledge;
import org.kwitness.model.PrivateDataModel;

/**
 * Remembers which locks are held wherever a function touches a member that a row about private data
 * names.
 */
final class WatchedAccesses {
  private final Set<Object> watched = Collections.newSetFromMap(new IdentityHashMap<>());
  private final IdentityHashMap<Object, SiteState> states = new IdentityHashMap<>();

  WatchedAccesses(Function function, Knowledge knowledge) {
    Set<String> members = new HashSet<>();
    for (PrivateDataModel m : knowledge.privateData()) {
      m.fields().forEach(f -> members.add(m.struct() + "." + f));
    }
    if (members.isEmpty()) {
      return;
    }
    for (Block b : function.body().blocks()) {
      for (Instruction i : b.instructions()) {
        if (touches(i, members)) {
          watched.add(i);
        }
      }
      if (b.terminator() instanceof Terminator.Branch t && mentions(t.condition(), members)) {
        watched.add(t);
      }
    }
  }

  /** True for an instruction or a terminator that touches such a member. */
  boolean contains(Object instruction) {
    return !watched.isEmpty() && watched.contains(instruction);
  }

  /** One way on which control reaches it. */
  void note(Object instruction, SiteState state) {
    states.merge(instruction, state, SiteState::meet);
  }

  /** What is so on all ways, by instruction or terminator. */
  IdentityHashMap<Object, SiteState> states() {
    return states;
  }

  private static boolean touches(Instruction i, Set<String> members) {
    if (i instanceof Instruction.Assign a) {
      return mentions(a.target(), members) || mentions(a.value(), members);
    }
    if (i instanceof Instruction.Call c) {
      return c.arguments().stream().anyMatch(x -> mentions(x, members));
    }
    if (i instanceof Instruction.Return r) {
      return r.value().stream().anyMatch(x -> mentions(x, members));
    }
    return i instanceof Instruction.Evaluate e && mentions(e.value(), members);
  }

  private static boolean mentions(Expression e, Set<String> members) {
    Deque<Expression> work = new ArrayDeque<>();
    work.push(e);
    while (!work.isEmpty()) {
      Expression x = work.pop();
      if (x instanceof Expression.Member m) {
        if (members.contains(m.struct() + "." + m.field())) {
          return true;
        }
        work.push(m.object());
      } else if (x instanceof Expression.Dereference d) {
        work.push(d.pointer());
      } else if (x instanceof Expression.Element el) {
        work.push(el.array());
        work.push(el.index());
      } else if (x instanceof Expression.AddressOf a) {
        work.push(a.object());
      } else if (x instanceof Expression.Unary u) {
        work.push(u.operand());
      } else if (x instanceof Expression.Binary b) {
        work.push(b.left());
        work.push(b.right());
      } else if (x instanceof Expression.Cast c) {
        work.push(c.operand());
      }
    }
    return false;
  }
}
