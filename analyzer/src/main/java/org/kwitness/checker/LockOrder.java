package org.kwitness.checker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.kwitness.analysis.SiteState;
import org.kwitness.analysis.context.Acquiring;
import org.kwitness.cfg.Function;
import org.kwitness.ir.Instruction;
import org.kwitness.model.Operand;

/**
 * Which class of locks is acquired while which other is held, anywhere in the kernel. An edge says
 * that some function does, itself or through the functions that it calls by name.
 */
final class LockOrder {
  private final Evidence evidence;
  private final Set<String> kinds;
  private final Acquiring acquiring;
  private final Map<String, Map<String, Edge>> edges = new TreeMap<>();

  /**
   * That one lock is acquired while another is held.
   *
   * @param function the holder
   * @param held the lock that is held
   * @param acquired the class of the other
   * @param way how it is acquired
   * @param count in how many places it is so
   * @param guards classes of other locks that are held in all of these places
   */
  record Edge(
      Function function,
      SiteState.Held held,
      String acquired,
      Acquiring.Way way,
      int count,
      Set<String> guards) {
    private Edge and(Edge other) {
      Edge better = other.way.depth() < way.depth() ? other : this;
      Set<String> common = new TreeSet<>(guards);
      common.retainAll(other.guards);
      return new Edge(
          better.function, better.held, acquired, better.way, count + other.count, common);
    }
  }

  /**
   * Collects the edges.
   *
   * @param kinds the kinds of locks whose order matters
   */
  LockOrder(Evidence evidence, Set<String> kinds) {
    this.evidence = evidence;
    this.kinds = kinds;
    this.acquiring =
        new Acquiring(evidence.graph(), evidence.knowledge(), evidence.lifetimes(), kinds);
    evidence.graph().program().functions().forEach(this::collect);
  }

  /** The edges, by the class that is held and the class that is acquired. */
  Map<String, Map<String, Edge>> edges() {
    return edges;
  }

  private void collect(Function f) {
    for (Instruction.Call call : evidence.graph().callsOf(f)) {
      List<SiteState.Held> held = new ArrayList<>(evidence.results().site(f, call).held());
      Set<String> all = new TreeSet<>();
      held.forEach(h -> all.add(h.lockClass()));
      held.removeIf(h -> !kinds.contains(h.kind()) || isOwn(f, h));
      if (held.isEmpty()) {
        continue;
      }
      acquiring
          .at(f, call)
          .forEach(
              (lock, way) -> {
                for (SiteState.Held h : held) {
                  if (!h.lockClass().equals(lock) && !isReleased(h.lockClass(), way)) {
                    edges
                        .computeIfAbsent(h.lockClass(), k -> new TreeMap<>())
                        .merge(
                            lock,
                            new Edge(f, h, lock, way, 1, without(all, h.lockClass())),
                            Edge::and);
                  }
                }
              });
    }
  }

  /** True if the lock belongs to an object that nobody but the holder knows. */
  private boolean isOwn(Function f, SiteState.Held held) {
    for (Instruction.Call call : evidence.graph().callsOf(f)) {
      if (call.position().equals(held.at())
          && !call.arguments().isEmpty()
          && acquiring.isOwn(f, call, new Operand.Argument(0))) {
        return true;
      }
    }
    return false;
  }

  private static Set<String> without(Set<String> all, String lock) {
    Set<String> rest = new TreeSet<>(all);
    rest.remove(lock);
    return rest;
  }

  /** True if a function on the way may release the lock that is held. */
  private boolean isReleased(String lock, Acquiring.Way way) {
    for (Optional<Acquiring.Way> w = Optional.of(way); w.isPresent(); w = w.get().next()) {
      Optional<Function> callee = w.get().callee();
      if (callee.isPresent()
          && (evidence.results().mayRelease().getOrDefault(callee.get(), Set.of()).contains(lock)
              || !evidence.results().isFollowed(callee.get()))) {
        return true;
      }
    }
    return false;
  }
}
