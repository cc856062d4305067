package org.kwitness.dataflow;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kwitness.cfg.Block;
import org.kwitness.cfg.Function;
import org.kwitness.cfg.Terminator;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Instruction;
import org.kwitness.ir.Variable;

/**
 * Which temporaries and automatic variables may still be read after the beginning of a block.
 * Variables whose address is taken are always live.
 */
public final class Liveness {
  private final Function function;
  private final Map<Variable, Integer> variables = new HashMap<>();
  private final Map<Integer, Integer> temporaries = new HashMap<>();
  private final List<BitSet> liveIn = new ArrayList<>();

  /** Temporaries that something is done with. */
  private final BitSet wanted = new BitSet();

  private int size;

  /** Computes liveness for a function. */
  public Liveness(Function function) {
    this.function = function;
    List<Block> blocks = function.body().blocks();
    List<BitSet> used = new ArrayList<>();
    List<BitSet> defined = new ArrayList<>();
    for (Block b : blocks) {
      BitSet use = new BitSet();
      BitSet define = new BitSet();
      for (Instruction i : b.instructions()) {
        visit(i, use, define);
      }
      terminator(b.terminator(), use, define);
      used.add(use);
      defined.add(define);
      liveIn.add((BitSet) use.clone());
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = blocks.size() - 1; i >= 0; i--) {
        BitSet out = new BitSet();
        for (int target : blocks.get(i).terminator().targets()) {
          out.or(liveIn.get(target));
        }
        out.andNot(defined.get(i));
        out.or(used.get(i));
        if (!out.equals(liveIn.get(i))) {
          liveIn.set(i, out);
          changed = true;
        }
      }
    }
  }

  /** Whether a variable may be read at or after the beginning of a block. */
  public boolean isLive(Variable v, int block) {
    if (!v.isAutomatic() || function.addressTaken().contains(v)) {
      return true;
    }
    Integer index = variables.get(v);
    return index != null && liveIn.get(block).get(index);
  }

  /** Whether a temporary may be read at or after the beginning of a block. */
  public boolean isLive(int temporary, int block) {
    Integer index = temporaries.get(temporary);
    return index != null && liveIn.get(block).get(index);
  }

  /** False if the function ignores what it computed: a call as a statement, or cast to void. */
  public boolean isWanted(int temporary) {
    return wanted.get(temporary);
  }

  private int index(Variable v) {
    return variables.computeIfAbsent(v, k -> size++);
  }

  private int index(int temporary) {
    return temporaries.computeIfAbsent(temporary, k -> size++);
  }

  private void visit(Instruction i, BitSet use, BitSet define) {
    if (i instanceof Instruction.Assign a) {
      read(a.value(), use, define);
      write(a.target(), use, define);
    } else if (i instanceof Instruction.Call c) {
      read(c.callee(), use, define);
      c.arguments().forEach(x -> read(x, use, define));
      c.result().ifPresent(r -> write(r, use, define));
    } else if (i instanceof Instruction.Return r) {
      r.value().ifPresent(v -> read(v, use, define));
    } else if (i instanceof Instruction.Evaluate e) {
      if (e.value().withoutCasts() instanceof Expression.Temporary t) {
        mark(index(t.number()), use, define);
      } else {
        read(e.value(), use, define);
      }
    } else if (i instanceof Instruction.Assembler a) {
      a.outputs().forEach(o -> read(o, use, define));
    } else if (i instanceof Instruction.Declare d) {
      define.set(index(d.variable()));
    }
  }

  private void terminator(Terminator t, BitSet use, BitSet define) {
    if (t instanceof Terminator.Branch b) {
      read(b.condition(), use, define);
    } else if (t instanceof Terminator.Switch s) {
      read(s.value(), use, define);
    }
  }

  private void write(Expression target, BitSet use, BitSet define) {
    if (target instanceof Expression.VariableUse v) {
      define.set(index(v.variable()));
    } else if (target instanceof Expression.Temporary t) {
      define.set(index(t.number()));
    } else {
      // A part of an object, or through a pointer: the rest of it stays.
      read(target, use, define);
    }
  }

  private void read(Expression e, BitSet use, BitSet define) {
    if (e instanceof Expression.VariableUse v) {
      mark(index(v.variable()), use, define);
    } else if (e instanceof Expression.Temporary t) {
      wanted.set(t.number());
      mark(index(t.number()), use, define);
    } else if (e instanceof Expression.Member m) {
      read(m.object(), use, define);
    } else if (e instanceof Expression.Dereference d) {
      read(d.pointer(), use, define);
    } else if (e instanceof Expression.Element x) {
      read(x.array(), use, define);
      read(x.index(), use, define);
    } else if (e instanceof Expression.AddressOf a) {
      read(a.object(), use, define);
    } else if (e instanceof Expression.Unary u) {
      read(u.operand(), use, define);
    } else if (e instanceof Expression.Binary b) {
      read(b.left(), use, define);
      read(b.right(), use, define);
    } else if (e instanceof Expression.Cast c) {
      read(c.operand(), use, define);
    }
  }

  private static void mark(int index, BitSet use, BitSet define) {
    if (!define.get(index)) {
      use.set(index);
    }
  }
}
