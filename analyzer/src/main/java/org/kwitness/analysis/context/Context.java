package org.kwitness.analysis.context;

import edu.umd.cs.findbugs.annotations.Nullable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kwitness.cfg.Function;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Instruction;
import org.kwitness.model.ContextModel;

/**
 * One way in which a function comes to run. The ways form trees, whose roots are entry points; a
 * function is kept with the shortest chain for each combination of what matters.
 */
public final class Context {
  private final Function function;
  private final EntryPoint entry;
  @Nullable private final Context caller;
  @Nullable private final Instruction.Call call;
  private final Level level;
  private final int hops;
  private final int calls;
  private final boolean behindModel;
  private final Map<Integer, Expression> constants;
  private final Set<Integer> ready;

  /**
   * A priority level as far as it is known.
   *
   * @param blocked the numbers of the levels whose interrupts cannot come, on every way
   * @param known false if the level may be any: nothing can be said then
   */
  public record Level(BitSet blocked, boolean known) {
    /** True if whatever this blocks is blocked by the other, too. */
    boolean isWeakerThan(Level other) {
      if (known != other.known) {
        return false;
      }
      BitSet rest = (BitSet) blocked.clone();
      rest.andNot(other.blocked);
      return rest.isEmpty();
    }
  }

  Context(EntryPoint entry, Level level) {
    this.function = entry.function();
    this.entry = entry;
    this.caller = null;
    this.call = null;
    this.level = level;
    this.hops = 0;
    this.calls = 0;
    this.behindModel = false;
    this.constants = Map.of();
    this.ready = Set.of();
  }

  Context(
      Context caller,
      Instruction.Call call,
      Function function,
      Level level,
      int hops,
      boolean behindModel,
      Map<Integer, Expression> constants,
      Set<Integer> ready) {
    this.function = function;
    this.entry = caller.entry;
    this.caller = caller;
    this.call = call;
    this.level = level;
    this.hops = caller.hops + hops;
    this.calls = caller.calls + 1;
    this.behindModel = caller.behindModel || behindModel;
    this.constants = constants;
    this.ready = ready;
  }

  /** The function that runs. */
  public Function function() {
    return function;
  }

  /** Where the chain begins. */
  public EntryPoint entry() {
    return entry;
  }

  /** The kind of context. */
  public ContextModel kind() {
    return entry.context();
  }

  /** The level at the entry of the function. */
  public Level level() {
    return level;
  }

  /**
   * How many of the calls on the way are through pointers: the less, the surer. One that chooses
   * among many functions counts twice, and so does a reason to doubt that a call is made.
   */
  public int hops() {
    return hops;
  }

  /** How many calls there are on the way, of whatever kind. */
  int calls() {
    return calls;
  }

  /** True if the way leads through a function that a row describes. */
  public boolean isBehindModel() {
    return behindModel;
  }

  /** Arguments that are the same constant whenever the function is called in this way. */
  Map<Integer, Expression> constants() {
    return constants;
  }

  /** Parameters whose objects were set up before, although the function would do so if need be. */
  Set<Integer> ready() {
    return ready;
  }

  /** The way of the caller; empty for an entry point. */
  public Optional<Context> caller() {
    return Optional.ofNullable(caller);
  }

  /** The call in the caller; empty for an entry point. */
  public Optional<Instruction.Call> call() {
    return Optional.ofNullable(call);
  }

  /** The ways from the entry point down to this one. */
  public List<Context> chain() {
    List<Context> chain = new ArrayList<>();
    for (Context c = this; c != null; c = c.caller) {
      chain.add(c);
    }
    Collections.reverse(chain);
    return chain;
  }
}
