package org.kwitness.analysis.context;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.kwitness.cfg.Block;
import org.kwitness.cfg.Function;
import org.kwitness.cfg.Terminator;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Instruction;
import org.kwitness.ir.Variable;

/**
 * Which calls of a function control can reach when some of its parameters are known constants: it
 * follows the branches that they decide, and both sides of the others. Unlike {@link
 * ArgumentConditions} it sees through labels that fall into one another and tests joined by {@code
 * ||}.
 */
final class ConstantPaths {
  private final Function function;
  private final Map<Expression, Optional<Expression>> values = new HashMap<>();

  /** Pointers that are set to parameters, as in {@code struct softc *sc = arg}. */
  private final Map<Variable, Set<Integer>> copies = new HashMap<>();

  private final ContextAnswers answers;
  private final boolean asksContext;
  private final List<List<Expression>> lastUses;
  private final Map<Object, IdentityHashMap<Instruction.Call, Map<Integer, Expression>>> reached =
      new HashMap<>();

  ConstantPaths(Function function, ContextAnswers answers) {
    this.function = function;
    this.answers = answers;
    boolean asks = false;
    for (Block b : function.body().blocks()) {
      b.instructions().forEach(this::note);
      asks |= b.instructions().stream().anyMatch(this::asks);
      asks |= b.terminator() instanceof Terminator.Branch t && asks(t.condition());
    }
    this.asksContext = asks;
    this.lastUses = lastUses();
  }

  /**
   * For each block, the temporaries that no block after it looks at. In the code of some macros
   * there are tens of thousands.
   */
  private List<List<Expression>> lastUses() {
    Map<Expression, Integer> last = new LinkedHashMap<>();
    for (Block b : function.body().blocks()) {
      for (Instruction i : b.instructions()) {
        if (i instanceof Instruction.Assign a) {
          use(a.value(), b.number(), last);
          if (a.target() instanceof Expression.Temporary) {
            last.put(a.target(), b.number());
          }
        } else if (i instanceof Instruction.Call c) {
          c.arguments().forEach(e -> use(e, b.number(), last));
          c.result()
              .filter(r -> r instanceof Expression.Temporary && asks(c))
              .ifPresent(r -> last.put(r, b.number()));
        }
      }
      if (b.terminator() instanceof Terminator.Branch t) {
        use(t.condition(), b.number(), last);
      } else if (b.terminator() instanceof Terminator.Switch w) {
        use(w.value(), b.number(), last);
      }
    }
    List<List<Expression>> found = new ArrayList<>();
    function.body().blocks().forEach(b -> found.add(new ArrayList<>(0)));
    last.forEach((t, block) -> found.get(block).add(t));
    return found;
  }

  private static void use(Expression e, int block, Map<Expression, Integer> last) {
    if (e instanceof Expression.Cast c) {
      use(c.operand(), block, last);
    } else if (e instanceof Expression.Unary u) {
      use(u.operand(), block, last);
    } else if (e instanceof Expression.Binary b) {
      use(b.left(), block, last);
      use(b.right(), block, last);
    } else if (e instanceof Expression.Temporary) {
      last.computeIfPresent(e, (t, before) -> block);
    }
  }

  private boolean asks(Instruction i) {
    return i instanceof Instruction.Call c
        ? answers.of(c, "").isPresent()
        : i instanceof Instruction.Assign a && asks(a.value());
  }

  private boolean asks(Expression e) {
    if (answers.of(e, "").isPresent()) {
      return true;
    }
    if (e instanceof Expression.Cast c) {
      return asks(c.operand());
    }
    if (e instanceof Expression.Unary u) {
      return asks(u.operand());
    }
    return e instanceof Expression.Binary b && (asks(b.left()) || asks(b.right()));
  }

  private void note(Instruction i) {
    Optional<Expression> target =
        i instanceof Instruction.Assign a
            ? Optional.of(a.target())
            : i instanceof Instruction.Call c ? c.result() : Optional.empty();
    if (target.isEmpty()) {
      return;
    }
    if (target.get() instanceof Expression.VariableUse v
        && v.variable().storage() == Variable.Storage.LOCAL
        && v.type().isPointer()
        && i instanceof Instruction.Assign a
        && a.value().withoutCasts() instanceof Expression.VariableUse p
        && p.variable().storage() == Variable.Storage.PARAMETER) {
      copies.computeIfAbsent(v.variable(), k -> new HashSet<>()).add(p.variable().number());
    }
    if (target.get() instanceof Expression.Temporary) {
      // A second value makes it unknown.
      Optional<Expression> value =
          i instanceof Instruction.Assign a && !values.containsKey(target.get())
              ? Optional.of(a.value())
              : Optional.empty();
      values.put(target.get(), value);
    }
  }

  /**
   * The parameters that this function compares with something, or looks for bits in, or, if they
   * are pointers, whether they are NULL.
   */
  Set<Integer> tested() {
    Set<Integer> found = new HashSet<>();
    for (Block b : function.body().blocks()) {
      if (b.terminator() instanceof Terminator.Branch t && !t.assertion()) {
        compared(t.condition(), found);
      } else if (b.terminator() instanceof Terminator.Switch w) {
        mention(w.value(), found, 0);
      }
    }
    return found;
  }

  private void compared(Expression e, Set<Integer> found) {
    if (e instanceof Expression.Cast c) {
      compared(c.operand(), found);
    } else if (e instanceof Expression.Unary u) {
      compared(u.operand(), found);
    } else if (e instanceof Expression.Binary b
        && (!isZero(b.left()) && !isZero(b.right()) || isOrder(b.operator()))) {
      mention(b, found, 0);
    } else {
      // Tests for 0 are so many that they are left out.
      Expression tested =
          e instanceof Expression.Binary b ? isZero(b.left()) ? b.right() : b.left() : e;
      if (tested.type().isPointer()) {
        mention(tested, found, 0);
      }
    }
  }

  private static boolean isOrder(Expression.BinaryOperator o) {
    return o == Expression.BinaryOperator.LESS
        || o == Expression.BinaryOperator.LESS_EQUAL
        || o == Expression.BinaryOperator.GREATER
        || o == Expression.BinaryOperator.GREATER_EQUAL;
  }

  private static boolean isZero(Expression e) {
    return e instanceof Expression.Cast c
        ? isZero(c.operand())
        : e instanceof Expression.IntegerConstant i && i.value() == 0;
  }

  private void mention(Expression e, Set<Integer> found, int depth) {
    if (e instanceof Expression.Cast c) {
      mention(c.operand(), found, depth);
    } else if (e instanceof Expression.Unary u) {
      mention(u.operand(), found, depth);
    } else if (e instanceof Expression.Binary b) {
      mention(b.left(), found, depth);
      mention(b.right(), found, depth);
    } else if (e instanceof Expression.Temporary && depth < 2) {
      values.getOrDefault(e, Optional.empty()).ifPresent(v -> mention(v, found, depth + 1));
    } else if (e instanceof Expression.VariableUse v
        && v.variable().storage() == Variable.Storage.PARAMETER
        && !function.addressTaken().contains(v.variable())) {
      found.add(v.variable().number());
    } else if (e instanceof Expression.VariableUse v) {
      found.addAll(copies.getOrDefault(v.variable(), Set.of()));
    }
  }

  /** False if the constants, or the context, keep control away from a call. */
  boolean reaches(Instruction.Call call, Map<Integer, Expression> constants, String context) {
    return calls(constants, context).containsKey(call);
  }

  /** The arguments of a call that are constants for the given ones, without those as such. */
  Map<Integer, Expression> arguments(
      Instruction.Call call, Map<Integer, Expression> constants, String context) {
    return calls(constants, context).getOrDefault(call, Map.of());
  }

  private IdentityHashMap<Instruction.Call, Map<Integer, Expression>> calls(
      Map<Integer, Expression> constants, String context) {
    String matters = asksContext ? context : "";
    return reached.computeIfAbsent(List.of(constants, matters), k -> follow(constants, matters));
  }

  /** Goes along the branches until nothing more is learnt. */
  private IdentityHashMap<Instruction.Call, Map<Integer, Expression>> follow(
      Map<Integer, Expression> constants, String context) {
    Constants.Oracle oracle = oracle(context);
    List<Block> blocks = function.body().blocks();
    Constants[] in = new Constants[blocks.size()];
    in[0] = new Constants();
    for (Variable v : function.parameters()) {
      Expression value = constants.get(v.number());
      if (value != null && !oracle.isShared(v)) {
        new Constants().value(value, oracle).ifPresent(x -> in[0].put(v, x));
      }
    }
    BitSet queued = new BitSet();
    queued.set(0);
    for (int number = 0; number >= 0; number = queued.nextSetBit(0)) {
      queued.clear(number);
      Constants out = in[number].copy();
      Block b = blocks.get(number);
      b.instructions().forEach(i -> out.execute(i, oracle));
      List<Integer> targets = next(b.terminator(), out, oracle);
      out.forget(lastUses.get(number));
      for (int next : targets) {
        if (in[next] == null) {
          in[next] = out.copy();
          queued.set(next);
        } else if (in[next].meet(out)) {
          queued.set(next);
        }
      }
    }
    IdentityHashMap<Instruction.Call, Map<Integer, Expression>> found = new IdentityHashMap<>();
    for (Block b : blocks) {
      if (in[b.number()] != null) {
        Constants now = in[b.number()];
        for (Instruction i : b.instructions()) {
          if (i instanceof Instruction.Call c) {
            found.put(c, arguments(c, now, oracle));
          }
          now.execute(i, oracle);
        }
      }
    }
    return found;
  }

  private static Map<Integer, Expression> arguments(
      Instruction.Call c, Constants now, Constants.Oracle oracle) {
    Map<Integer, Expression> found = new TreeMap<>();
    for (int i = 0; i < c.arguments().size(); i++) {
      int index = i;
      Expression e = c.arguments().get(i);
      if (!ConstantArguments.isConstant(e)) {
        now.value(e, oracle).ifPresent(v -> found.put(index, v));
      }
    }
    return found.isEmpty() ? Map.of() : found;
  }

  private Constants.Oracle oracle(String context) {
    return new Constants.Oracle() {
      @Override
      public Optional<Expression> of(Expression e) {
        return answers.of(e, context);
      }

      @Override
      public Optional<Expression> of(Instruction.Call call) {
        return answers.of(call, context);
      }

      @Override
      public boolean isShared(Variable v) {
        return function.addressTaken().contains(v);
      }
    };
  }

  private static List<Integer> next(Terminator t, Constants now, Constants.Oracle oracle) {
    if (t instanceof Terminator.Branch b) {
      return now.truth(b.condition(), oracle)
          .map(yes -> List.of(yes ? b.whenTrue() : b.whenFalse()))
          .orElse(b.targets());
    }
    if (t instanceof Terminator.Switch w) {
      Optional<Expression> value = now.value(w.value(), oracle);
      if (value.isPresent() && value.get() instanceof Expression.IntegerConstant i) {
        return chosen(w, i.value());
      }
    }
    return t.targets();
  }

  private static List<Integer> chosen(Terminator.Switch w, long value) {
    for (Terminator.Case c : w.cases()) {
      if (!(c.label() instanceof Expression.IntegerConstant low)
          || !(c.high() instanceof Expression.IntegerConstant high)) {
        return w.targets();
      }
      if (low.value() <= value && value <= high.value()) {
        return List.of(c.target());
      }
    }
    return List.of(w.otherwise());
  }
}
