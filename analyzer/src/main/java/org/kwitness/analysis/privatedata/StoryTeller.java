package org.kwitness.analysis.privatedata;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kwitness.analysis.AnalysisResults;
import org.kwitness.analysis.context.Contexts;
import org.kwitness.cfg.Block;
import org.kwitness.cfg.Function;
import org.kwitness.cfg.Terminator;
import org.kwitness.dataflow.WorklistSolver;
import org.kwitness.interproc.CallGraph;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Instruction;
import org.kwitness.model.Knowledge;
import org.kwitness.model.PrivateDataModel;

/**
 * Follows one function, and those of its callees that get to see private data, top-down from the
 * table that holds it.
 */
public final class StoryTeller {
  /** Callees are followed so far. */
  private static final int MAX_DEPTH = 4;

  /** Calls followed for one function; beyond it the rest of the callees is left out. */
  private static final int MAX_FRAMES = 2_000;

  final PrivateDataModel model;
  final CallGraph graph;
  final Knowledge knowledge;
  final Contexts contexts;
  final AnalysisResults results;
  private final Map<Function, Boolean> touching = new HashMap<>();
  private final Map<Key, Optional<Load>> returned = new HashMap<>();
  private final Set<Key> told = new HashSet<>();
  private Story story = new Story();
  private int frames;
  private boolean inMethod;

  private record Key(Function function, ObjectState entry, Set<String> held) {}

  /** Follows functions of tables that a row speaks of. */
  public StoryTeller(
      PrivateDataModel model,
      CallGraph graph,
      Knowledge knowledge,
      Contexts contexts,
      AnalysisResults results) {
    this.model = model;
    this.graph = graph;
    this.knowledge = knowledge;
    this.contexts = contexts;
    this.results = results;
  }

  /**
   * What a function does.
   *
   * @param held classes of the locks that its caller holds
   * @param isMethod true for a method: it cannot wait for the methods, being one itself
   */
  public Story tell(Function f, Set<String> held, boolean isMethod) {
    story = new Story();
    inMethod = isMethod;
    returned.clear();
    told.clear();
    frames = 0;
    run(f, ObjectState.EMPTY, new TreeSet<>(held), List.of(), true);
    return story;
  }

  /** True if the body of a function names a member of private data itself. */
  public boolean touches(Function f) {
    return touching.computeIfAbsent(f, this::looksAtMembers);
  }

  private boolean looksAtMembers(Function f) {
    for (Block b : f.body().blocks()) {
      for (Instruction i : b.instructions()) {
        if (Members.of(i).stream().anyMatch(this::isNamed)
            || i instanceof Instruction.Call c && driver(c).isPresent()) {
          return true;
        }
      }
      if (b.terminator() instanceof Terminator.Branch t
          && Members.in(t.condition()).stream().anyMatch(this::isNamed)) {
        return true;
      }
    }
    return false;
  }

  /** True for a member that holds private data itself. */
  boolean isMember(Expression.Member m) {
    return model.byUnit().isEmpty() && isNamed(m);
  }

  /** The driver whose array of units an expression is an element of. */
  Optional<String> driver(Expression e) {
    Expression array;
    if (e instanceof Expression.Element x) {
      array = x.array().withoutCasts();
    } else if (e instanceof Expression.Dereference d
        && d.pointer().withoutCasts() instanceof Expression.Binary b
        && b.operator() == Expression.BinaryOperator.ADD) {
      array = b.left().withoutCasts();
    } else {
      return Optional.empty();
    }
    return model.byUnit().isPresent() && array instanceof Expression.Member m && isNamed(m)
        ? Optional.of(variable(m.object()))
        : Optional.empty();
  }

  /** The driver whose data for a unit a call looks up. */
  Optional<String> driver(Instruction.Call c) {
    return model.byUnit().isPresent()
            && c.directCallee().filter(model.byUnit().get().lookups()::contains).isPresent()
            && !c.arguments().isEmpty()
        ? Optional.of(variable(c.arguments().get(0)))
        : Optional.empty();
  }

  /** True for a function that gives the data of a device which was looked up. */
  boolean isPrivate(String callee) {
    return model.byUnit().filter(u -> u.privates().contains(callee)).isPresent();
  }

  /** The name of a variable, or of the one whose address this is; else a word for it. */
  private static String variable(Expression e) {
    Expression x = e.withoutCasts();
    if (x instanceof Expression.AddressOf a) {
      x = a.object().withoutCasts();
    }
    return x instanceof Expression.VariableUse v ? v.variable().displayName() : "the driver";
  }

  private boolean isNamed(Expression.Member m) {
    return m.struct().equals(model.struct()) && model.fields().contains(m.field());
  }

  /** True if no method runs any more after a call of this function. */
  boolean drains(String callee) {
    return !inMethod && model.drains().contains(callee);
  }

  boolean mayFollow(int depth) {
    return depth < MAX_DEPTH && frames < MAX_FRAMES;
  }

  /**
   * Runs one function.
   *
   * @param telling true if what it does is part of the story; else only its result matters
   * @return the private data that it returns
   */
  Optional<Load> run(
      Function f, ObjectState entry, Set<String> held, List<Hop> chain, boolean telling) {
    Key key = new Key(f, entry, held);
    if (telling ? !told.add(key) : returned.containsKey(key)) {
      return returned.getOrDefault(key, Optional.empty());
    }
    returned.put(key, Optional.empty());
    frames++;
    ObjectFlow quiet = new ObjectFlow(this, f, held, chain, Optional.empty());
    WorklistSolver<ObjectState> solver = new WorklistSolver<>(ObjectState.LATTICE, quiet);
    List<Optional<ObjectState>> before = solver.solve(f.body(), entry);
    ObjectFlow loud =
        new ObjectFlow(this, f, held, chain, telling ? Optional.of(story) : Optional.empty());
    for (Block b : f.body().blocks()) {
      Optional<ObjectState> state = before.get(b.number());
      if (state.isPresent()) {
        ObjectState s = state.get();
        for (Instruction i : b.instructions()) {
          s = loud.instruction(s, i);
        }
        loud.terminator(s, b.terminator());
      }
    }
    returned.put(key, loud.result());
    return loud.result();
  }
}
