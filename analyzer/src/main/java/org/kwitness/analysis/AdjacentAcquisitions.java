package org.kwitness.analysis;

import edu.umd.cs.findbugs.annotations.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kwitness.analysis.context.ObjectClass;
import org.kwitness.cfg.Block;
import org.kwitness.cfg.Function;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Instruction;
import org.kwitness.model.Effect;
import org.kwitness.model.FunctionModel;
import org.kwitness.model.Guard;
import org.kwitness.model.Operand;

/**
 * Two acquisitions of one lock with nothing in between: wrong whatever the paths are. For the locks
 * that a simulation lost track of.
 */
final class AdjacentAcquisitions {
  private final Function function;
  private final CalleeTable callees;
  private final Wording wording;

  AdjacentAcquisitions(Function function, CalleeTable callees, Wording wording) {
    this.function = function;
    this.callees = callees;
    this.wording = wording;
  }

  private record Acquisition(String lockClass, String text, Instruction.Call call) {
    boolean isSame(Acquisition other) {
      return lockClass.equals(other.lockClass) && text.equals(other.text);
    }
  }

  /** Those of locks of some classes. */
  List<LockMisuse> of(Set<String> lockClasses) {
    List<LockMisuse> found = new ArrayList<>();
    if (lockClasses.isEmpty()) {
      return found;
    }
    int[] lines = function.body().straightLines();
    for (int head = 0; head < lines.length; head++) {
      if (lines[head] == head) {
        inLine(line(head, lines), lockClasses, found);
      }
    }
    return found;
  }

  /** The instructions that follow one another without a branch. */
  private List<Instruction> line(int head, int[] lines) {
    List<Block> blocks = function.body().blocks();
    List<Instruction> all = new ArrayList<>();
    int at = head;
    do {
      all.addAll(blocks.get(at).instructions());
      List<Integer> targets = blocks.get(at).terminator().targets();
      at = targets.size() == 1 && lines[targets.get(0)] == head ? targets.get(0) : head;
    } while (at != head);
    return all;
  }

  private void inLine(List<Instruction> line, Set<String> lockClasses, List<LockMisuse> found) {
    Acquisition last = null;
    for (Instruction i : line) {
      if (i instanceof Instruction.Call c) {
        Acquisition now = acquisition(c);
        if (now != null
            && last != null
            && now.isSame(last)
            && lockClasses.contains(now.lockClass())) {
          found.add(twice(last, now));
        }
        last = now;
      } else if (!(i instanceof Instruction.Assign a)
          || !(a.target() instanceof Expression.Temporary)) {
        last = null;
      }
    }
  }

  /** What a call acquires, if that is a lock that its holder must not acquire again. */
  @Nullable
  private Acquisition acquisition(Instruction.Call call) {
    Optional<FunctionModel> model = callees.callee(function, call).model();
    List<Effect.Acquire> all = model.map(m -> m.effects(Effect.Acquire.class)).orElse(List.of());
    if (all.size() != 1
        || !(all.get(0).when() instanceof Guard.Always)
        || all.get(0).mode() != Effect.Mode.EXCLUSIVE
        || all.get(0).recursive()
        || !(all.get(0).lock() instanceof Operand.Argument a)
        || a.index() >= call.arguments().size()) {
      return null;
    }
    Expression lock = call.arguments().get(a.index());
    return ObjectClass.of(call, all.get(0).lock())
        .map(c -> new Acquisition(c, wording.ofTarget(lock), call))
        .orElse(null);
  }

  private LockMisuse twice(Acquisition first, Acquisition second) {
    return new LockMisuse(
        function,
        LockMisuse.What.DOUBLE_ACQUIRE,
        second.text(),
        second.lockClass(),
        second.call().position(),
        first.call().position(),
        Optional.empty(),
        List.of(),
        true);
  }
}
