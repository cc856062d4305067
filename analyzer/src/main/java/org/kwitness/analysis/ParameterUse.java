package org.kwitness.analysis;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.kwitness.cfg.Block;
import org.kwitness.cfg.Function;
import org.kwitness.cfg.Terminator;
import org.kwitness.dataflow.TransferFunction;
import org.kwitness.dataflow.WorklistSolver;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Instruction;
import org.kwitness.ir.Variable;

/**
 * Which parameters a function dereferences on every path to its exits without testing them first,
 * and which it tests at all. A dataflow over sets of parameters: a parameter is <em>settled</em> on
 * a path once it has been tested or assigned, and counts as dereferenced if that came first.
 */
final class ParameterUse {
  private final Function function;
  private final CalleeTable callees;
  private final Map<Integer, FunctionSummary.DereferencePlace> places = new TreeMap<>();
  private final Set<Integer> tested = new TreeSet<>();
  private final BitSet pointers = new BitSet();

  ParameterUse(Function function, CalleeTable callees) {
    this.function = function;
    this.callees = callees;
    for (Variable p : function.parameters()) {
      if (p.type().isPointer() && !function.addressTaken().contains(p)) {
        pointers.set(p.number());
      }
    }
  }

  /** Dereferenced and settled parameters of a path; both grow along it. */
  private record Uses(BitSet dereferenced, BitSet settled) {
    Uses copy() {
      return new Uses((BitSet) dereferenced.clone(), (BitSet) settled.clone());
    }
  }

  /** Runs the analysis; the results are in the two getters. */
  void run() {
    if (pointers.isEmpty()) {
      return;
    }
    TransferFunction<Uses> transfer =
        new TransferFunction<>() {
          @Override
          public Uses instruction(Uses before, Instruction instruction) {
            return step(before, instruction);
          }

          @Override
          public Uses edge(Uses before, Terminator terminator, int target) {
            return branch(before, terminator);
          }
        };
    // Must-information: what all paths have dereferenced, what any path has settled.
    WorklistSolver<Uses> solver =
        new WorklistSolver<>(
            (a, b) -> {
              Uses joined = a.copy();
              joined.dereferenced().and(b.dereferenced());
              joined.settled().or(b.settled());
              return joined;
            },
            transfer);
    List<Optional<Uses>> before =
        solver.solve(function.body(), new Uses(new BitSet(), new BitSet()));
    BitSet everywhere = (BitSet) pointers.clone();
    boolean leaves = false;
    for (Block b : function.body().blocks()) {
      if (b.terminator() instanceof Terminator.Exit && before.get(b.number()).isPresent()) {
        leaves = true;
        everywhere.and(solver.after(b, before.get(b.number()).get()).dereferenced());
      }
    }
    if (!leaves) {
      everywhere.clear();
    }
    places.keySet().removeIf(p -> !everywhere.get(p));
  }

  Map<Integer, FunctionSummary.DereferencePlace> dereferenced() {
    return Map.copyOf(places);
  }

  Set<Integer> tested() {
    return Set.copyOf(tested);
  }

  private Uses step(Uses before, Instruction i) {
    Map<Integer, FunctionSummary.DereferencePlace> found = new HashMap<>();
    Accesses.of(i, d -> dereference(found, d));
    BitSet assigned = new BitSet();
    if (i instanceof Instruction.Call call) {
      passed(found, call);
    } else if (i instanceof Instruction.Assign a) {
      parameter(a.target()).ifPresent(assigned::set);
    }
    if (found.isEmpty() && assigned.isEmpty()) {
      return before;
    }
    Uses after = before.copy();
    found.forEach(
        (p, place) -> {
          if (!after.settled().get(p)) {
            after.dereferenced().set(p);
            places.putIfAbsent(p, place);
          }
        });
    after.settled().or(assigned);
    return after;
  }

  private void dereference(
      Map<Integer, FunctionSummary.DereferencePlace> found, Expression.Dereference d) {
    parameter(d.pointer())
        .ifPresent(
            p ->
                found.putIfAbsent(
                    p,
                    new FunctionSummary.DereferencePlace(
                        d.position(), function.parameters().get(p).name(), function.name())));
  }

  private void passed(Map<Integer, FunctionSummary.DereferencePlace> found, Instruction.Call call) {
    CalleeTable.Callee callee = callees.callee(function, call);
    for (int k = 0; k < call.arguments().size(); k++) {
      Optional<Integer> p = parameter(call.arguments().get(k));
      if (p.isEmpty() || callee.model().isPresent() || callee.summary().isEmpty()) {
        continue;
      }
      FunctionSummary.DereferencePlace inner = callee.summary().get().dereferenced().get(k);
      if (inner != null) {
        found.putIfAbsent(p.get(), inner);
      }
      if (callee.summary().get().tested().contains(k)) {
        tested.add(p.get());
      }
    }
  }

  private Uses branch(Uses before, Terminator t) {
    if (!(t instanceof Terminator.Branch b)) {
      return before;
    }
    BitSet mentioned = new BitSet();
    mentions(b.condition(), mentioned);
    if (mentioned.isEmpty()) {
      return before;
    }
    mentioned.stream().forEach(tested::add);
    Uses after = before.copy();
    after.settled().or(mentioned);
    return after;
  }

  /** The parameters whose own value a condition depends on, not what they point to. */
  private void mentions(Expression e, BitSet found) {
    Optional<Integer> p = parameter(e);
    if (p.isPresent()) {
      found.set(p.get());
    } else if (e instanceof Expression.Unary u) {
      mentions(u.operand(), found);
    } else if (e instanceof Expression.Binary b) {
      mentions(b.left(), found);
      mentions(b.right(), found);
    } else if (e instanceof Expression.Cast c) {
      mentions(c.operand(), found);
    }
  }

  private Optional<Integer> parameter(Expression e) {
    Expression x = e.withoutCasts();
    return x instanceof Expression.VariableUse v
            && v.variable().storage() == Variable.Storage.PARAMETER
            && pointers.get(v.variable().number())
        ? Optional.of(v.variable().number())
        : Optional.empty();
  }
}
