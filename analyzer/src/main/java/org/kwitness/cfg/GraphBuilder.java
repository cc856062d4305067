package org.kwitness.cfg;

import java.util.ArrayList;
import java.util.List;
import org.kwitness.ir.Instruction;

/**
 * Builds a control flow graph block by block. Blocks get provisional numbers; {@link #build} drops
 * those that cannot be reached and renumbers the rest in reverse postorder.
 */
public final class GraphBuilder {
  private final List<List<Instruction>> instructions = new ArrayList<>();
  private final List<Terminator> terminators = new ArrayList<>();
  private int current;

  /** Starts with an open entry block. */
  public GraphBuilder() {
    current = newBlock();
  }

  /** Makes a new, empty, open block and returns its provisional number. */
  public int newBlock() {
    instructions.add(new ArrayList<>());
    terminators.add(null);
    return instructions.size() - 1;
  }

  /** Continues in a block that was made before and is still open. */
  public void startBlock(int block) {
    current = block;
  }

  /** True while the current block has no terminator. */
  public boolean isOpen() {
    return terminators.get(current) == null;
  }

  /** Adds an instruction; code after a terminator goes to a block that nothing reaches. */
  public void add(Instruction instruction) {
    if (!isOpen()) {
      current = newBlock();
    }
    instructions.get(current).add(instruction);
  }

  /** Ends the current block, unless it has ended already. */
  public void end(Terminator terminator) {
    if (isOpen()) {
      terminators.set(current, terminator);
    }
  }

  /** Ends the current block with a jump, if it is open, and goes on in {@code next}. */
  public void jumpAndStart(int next) {
    end(new Terminator.Jump(next));
    startBlock(next);
  }

  /** The finished graph; open blocks stop. */
  public ControlFlowGraph build() {
    List<List<Integer>> successors = new ArrayList<>();
    for (int i = 0; i < terminators.size(); i++) {
      if (terminators.get(i) == null) {
        terminators.set(i, new Terminator.Stop());
      }
      successors.add(terminators.get(i).targets());
    }
    List<Integer> order = ControlFlowGraph.reversePostorder(0, successors);
    int[] renumbered = new int[instructions.size()];
    for (int i = 0; i < order.size(); i++) {
      renumbered[order.get(i)] = i;
    }
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      int old = order.get(i);
      blocks.add(
          new Block(
              i, List.copyOf(instructions.get(old)), renumber(terminators.get(old), renumbered)));
    }
    return new ControlFlowGraph(blocks);
  }

  private static Terminator renumber(Terminator t, int[] numbers) {
    if (t instanceof Terminator.Jump j) {
      return new Terminator.Jump(numbers[j.target()]);
    }
    if (t instanceof Terminator.Branch b) {
      return new Terminator.Branch(
          b.condition(),
          numbers[b.whenTrue()],
          numbers[b.whenFalse()],
          b.assertion(),
          b.position());
    }
    if (t instanceof Terminator.Switch s) {
      List<Terminator.Case> cases =
          s.cases().stream()
              .map(c -> new Terminator.Case(c.label(), c.high(), numbers[c.target()]))
              .toList();
      return new Terminator.Switch(s.value(), cases, numbers[s.otherwise()], s.position());
    }
    if (t instanceof Terminator.ComputedJump c) {
      return new Terminator.ComputedJump(
          c.targets().stream().map(target -> numbers[target]).toList(), c.position());
    }
    return t;
  }
}
