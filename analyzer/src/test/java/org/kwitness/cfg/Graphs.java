package org.kwitness.cfg;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.kwitness.ir.CType;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Instruction;
import org.kwitness.ir.Ir;
import org.kwitness.ir.SourcePosition;

/** Builds control flow graphs from blocks with names of their own. */
public final class Graphs {
  private final GraphBuilder builder = new GraphBuilder();
  private final TreeMap<String, Integer> numbers = new TreeMap<>();

  /** The first block that is described is the entry. */
  public static Graphs graph() {
    return new Graphs();
  }

  private int number(String name) {
    return numbers.computeIfAbsent(name, k -> numbers.isEmpty() ? 0 : builder.newBlock());
  }

  private Graphs block(String name, List<Instruction> instructions, Terminator terminator) {
    builder.startBlock(number(name));
    instructions.forEach(builder::add);
    builder.end(terminator);
    return this;
  }

  /** A block that goes on in another one. */
  public Graphs jump(String name, String target, Instruction... instructions) {
    number(name);
    return block(name, Arrays.asList(instructions), new Terminator.Jump(number(target)));
  }

  /** A block that ends with a test. */
  public Graphs branch(
      String name,
      Expression condition,
      String whenTrue,
      String whenFalse,
      Instruction... instructions) {
    number(name);
    Terminator t =
        new Terminator.Branch(condition, number(whenTrue), number(whenFalse), false, Ir.at(0));
    return block(name, Arrays.asList(instructions), t);
  }

  /** A block that leaves the function. */
  public Graphs exit(String name, Instruction... instructions) {
    number(name);
    return block(name, Arrays.asList(instructions), new Terminator.Exit(Ir.at(0)));
  }

  /** The graph; blocks are renumbered. */
  public ControlFlowGraph build() {
    return builder.build();
  }

  /** A function of external linkage with this body. */
  public static Function function(
      String name, String file, boolean isStatic, ControlFlowGraph body) {
    SourcePosition position = new SourcePosition(file, 1 + Math.floorMod(name.hashCode(), 1000), 1);
    return new Function(
        name, isStatic, position, position, List.of(), CType.INT, false, Set.of(), body);
  }

  /** A function whose body is these instructions. */
  public static Function function(
      String name, String file, boolean isStatic, Instruction... instructions) {
    return function(name, file, isStatic, graph().exit("only", instructions).build());
  }
}
