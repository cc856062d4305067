package org.kwitness.dataflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.kwitness.cfg.Block;
import org.kwitness.cfg.ControlFlowGraph;

/**
 * Property simulation (Das, Lerner, Seigle: ESP, PLDI 2002): like dataflow, but a block keeps one
 * state for each property, so that paths on which the property differs stay apart, together with
 * what is known about variables on them, and paths on which it agrees are joined. Conditional
 * locking and error variables come out right this way at a cost close to dataflow's.
 *
 * @param <S> the states
 */
public final class PropertySimulation<S> {
  /** Entries of all states kept at once; about 100 bytes each. */
  private static final long MAX_KEPT = 1_000_000;

  private final SimulationDomain<S> domain;
  private final int propertiesPerBlock;
  private final int visitsPerBlock;
  private long kept;

  /**
   * @param domain the problem
   * @param propertiesPerBlock how many properties a block may keep apart
   * @param visitsPerBlock how often, on average, a block may be run for one property
   */
  public PropertySimulation(
      SimulationDomain<S> domain, int propertiesPerBlock, int visitsPerBlock) {
    this.domain = domain;
    this.propertiesPerBlock = propertiesPerBlock;
    this.visitsPerBlock = visitsPerBlock;
  }

  /**
   * Runs to the fixpoint. Only blocks in loops keep their states once they have run: the others see
   * each state once, unless a loop before them is still changing.
   *
   * @return false if a bound was hit, and what the domain has seen is not all
   */
  public boolean run(ControlFlowGraph graph) {
    List<Map<Object, S>> before = new ArrayList<>();
    for (int i = 0; i < graph.blocks().size(); i++) {
      before.add(new LinkedHashMap<>());
    }
    boolean[] loops = graph.inLoop();
    TreeMap<Integer, Set<Object>> work = new TreeMap<>();
    S initial = domain.initial();
    before.get(0).put(domain.property(initial), initial);
    work.computeIfAbsent(0, n -> new LinkedHashSet<>()).add(domain.property(initial));
    long budget = (long) visitsPerBlock * graph.blocks().size() + 200;
    while (!work.isEmpty()) {
      int number = work.firstKey();
      Set<Object> properties = work.remove(number);
      for (Object property : properties) {
        if (--budget < 0 || kept > MAX_KEPT || domain.isExhausted()) {
          return false;
        }
        S state = before.get(number).get(property);
        if (state != null && !loops[number]) {
          before.get(number).remove(property);
          kept -= domain.weight(state);
        }
        if (state != null && !visit(graph, number, state, before, work)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean visit(
      ControlFlowGraph graph,
      int number,
      S state,
      List<Map<Object, S>> before,
      TreeMap<Integer, Set<Object>> work) {
    Block block = graph.blocks().get(number);
    List<List<S>> outs = domain.block(block, state);
    List<Integer> targets = block.terminator().targets();
    for (int i = 0; i < outs.size(); i++) {
      int target = targets.get(i);
      Map<Object, S> there = before.get(target);
      for (S out : outs.get(i)) {
        domain.arrive(graph.blocks().get(target), out);
        Object property = domain.property(out);
        S older = there.get(property);
        if (older == null) {
          if (there.size() >= propertiesPerBlock) {
            return false;
          }
          there.put(property, out);
          kept += domain.weight(out);
        } else {
          S joined = domain.join(graph.blocks().get(target), older, out);
          if (domain.covers(older, joined)) {
            continue;
          }
          there.put(property, joined);
          kept += domain.weight(joined) - domain.weight(older);
        }
        work.computeIfAbsent(target, n -> new LinkedHashSet<>()).add(property);
      }
    }
    return true;
  }
}
