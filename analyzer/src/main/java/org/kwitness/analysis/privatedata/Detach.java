package org.kwitness.analysis.privatedata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.kwitness.cfg.Block;
import org.kwitness.cfg.Function;
import org.kwitness.frontend.FileFacts;
import org.kwitness.interproc.CallGraph;
import org.kwitness.ir.CType;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Instruction;
import org.kwitness.ir.SourcePosition;
import org.kwitness.model.PrivateDataModel;

/**
 * A function that detaches a unit of a driver, after which the kernel frees the data of the unit.
 *
 * @param function the function
 * @param binding where a table names it
 * @param structs tags of what it takes the data of the unit to be
 * @param files the file of the function and those of the functions that it calls with that data
 * @param waits true if it waits for those who use the data
 * @param revokes true if it closes the nodes that are open
 * @param refuses true if it may refuse to detach
 */
public record Detach(
    Function function,
    SourcePosition binding,
    Set<String> structs,
    Set<String> files,
    boolean waits,
    boolean revokes,
    boolean refuses) {
  /** Callees are looked at so far, for those who close, wait, or refuse. */
  private static final int MAX_DEPTH = 3;

  /** True if this is what ends the data that a method has got. */
  public boolean ends(Load load) {
    return structs.contains(load.struct()) && files.contains(load.function().file());
  }

  /** All functions that detach, in the program's order. */
  static List<Detach> of(PrivateDataModel model, CallGraph graph) {
    PrivateDataModel.ByUnit unit = model.byUnit().orElseThrow();
    Map<Function, SourcePosition> found = new LinkedHashMap<>();
    for (FileFacts.PointerBinding b : graph.program().pointers()) {
      if (b.struct().equals(unit.table()) && unit.detaches().contains(b.field())) {
        graph
            .program()
            .resolveInFile(b.position().file(), b.function())
            .ifPresent(f -> found.putIfAbsent(f, b.position()));
      }
    }
    List<Detach> all = new ArrayList<>();
    found.forEach((f, binding) -> all.add(new Look(model, graph, f).detach(binding)));
    return List.copyOf(all);
  }

  /** The reading of one function. */
  private static final class Look {
    private final PrivateDataModel model;
    private final PrivateDataModel.ByUnit unit;
    private final CallGraph graph;
    private final Function root;
    private final Set<String> structs = new TreeSet<>();
    private final Set<String> files = new TreeSet<>();
    private final Set<Function> seen = new LinkedHashSet<>();
    private final Set<Function> owning = new LinkedHashSet<>();
    private boolean waits;
    private boolean revokes;
    private boolean refuses;

    Look(PrivateDataModel model, CallGraph graph, Function root) {
      this.model = model;
      this.unit = model.byUnit().orElseThrow();
      this.graph = graph;
      this.root = root;
    }

    Detach detach(SourcePosition binding) {
      files.add(root.file());
      if (!root.parameters().isEmpty()) {
        Set<Expression> own = new LinkedHashSet<>();
        own.add(new Expression.VariableUse(root.parameters().get(0)));
        owners(root, own, 0);
      }
      look(root, 0, true);
      return new Detach(
          root, binding, Set.copyOf(structs), Set.copyOf(files), waits, revokes, refuses);
    }

    /** Follows the device, and the data that belongs to it, through a function. */
    private void owners(Function f, Set<Expression> own, int depth) {
      for (int round = 0; round < 2; round++) {
        for (Instruction i : instructions(f)) {
          if (i instanceof Instruction.Assign a && own.contains(a.value().withoutCasts())) {
            own.add(a.target().withoutCasts());
            tag(a.target().type());
          } else if (i instanceof Instruction.Call c
              && c.directCallee().filter(unit.privates()::contains).isPresent()
              && own.contains(c.arguments().get(0).withoutCasts())
              && c.result().isPresent()) {
            own.add(c.result().get().withoutCasts());
            tag(c.result().get().type());
          }
        }
      }
      for (Instruction i : instructions(f)) {
        if (depth < MAX_DEPTH && i instanceof Instruction.Call c && c.directCallee().isPresent()) {
          for (Function callee : graph.targets(f, c)) {
            passed(c, callee, own, depth);
          }
        }
      }
    }

    private void passed(Instruction.Call c, Function callee, Set<Expression> own, int depth) {
      for (int k = 0; k < c.arguments().size() && k < callee.parameters().size(); k++) {
        if (isOwn(c.arguments().get(k), own) && owning.add(callee)) {
          files.add(callee.file());
          Set<Expression> theirs = new LinkedHashSet<>();
          theirs.add(new Expression.VariableUse(callee.parameters().get(k)));
          tag(callee.parameters().get(k).type());
          owners(callee, theirs, depth + 1);
        }
      }
    }

    /** The device or its data, or the part of that which another file looks after. */
    private static boolean isOwn(Expression argument, Set<Expression> own) {
      Expression x = argument.withoutCasts();
      if (x instanceof Expression.AddressOf a
          && a.object().withoutCasts() instanceof Expression.Member m
          && m.object().withoutCasts() instanceof Expression.Dereference d) {
        x = d.pointer().withoutCasts();
      }
      return own.contains(x);
    }

    private void tag(CType pointer) {
      if (pointer.target() instanceof CType.Struct t
          && !root.parameters().isEmpty()
          && !pointer.equals(root.parameters().get(0).type())) {
        structs.add(t.tag());
      }
    }

    /** Looks for those who close, wait, or refuse. */
    private void look(Function f, int depth, boolean answers) {
      if (!seen.add(f)) {
        return;
      }
      for (Instruction i : instructions(f)) {
        if (answers && gives(i)) {
          refuses = true;
        }
        if (i instanceof Instruction.Call c && c.directCallee().isPresent()) {
          String name = c.directCallee().get();
          if (unit.revokes().contains(name)) {
            revokes = true;
          } else if (model.drains().contains(name)
              || model.waits().contains(name) && f.file().equals(root.file())) {
            waits = true;
          } else if (depth < MAX_DEPTH) {
            for (Function callee : graph.targets(f, c)) {
              look(callee, depth + 1, answers && c.result().isPresent());
            }
          }
        }
      }
    }

    private boolean gives(Instruction i) {
      return i instanceof Instruction.Return r && r.value().filter(this::isRefusal).isPresent()
          || i instanceof Instruction.Assign a && isRefusal(a.value());
    }

    private boolean isRefusal(Expression e) {
      return e.withoutCasts() instanceof Expression.IntegerConstant n
          && unit.refuses().contains(n.value());
    }

    private static List<Instruction> instructions(Function f) {
      List<Instruction> all = new ArrayList<>();
      for (Block b : f.body().blocks()) {
        all.addAll(b.instructions());
      }
      return all;
    }
  }
}
