package org.kwitness.checker;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.kwitness.analysis.context.Acquiring;
import org.kwitness.analysis.context.ObjectClass;
import org.kwitness.ir.SourcePosition;
import org.kwitness.rule.Finding;
import org.kwitness.rule.Level;
import org.kwitness.rule.RelatedPlace;
import org.kwitness.rule.Rule;
import org.kwitness.rule.TraceStep;

/** Reports classes of locks that are acquired in a circle. */
final class LockOrderChecker implements Checker {
  /** A longer circle is more likely to go through different objects than to be a deadlock. */
  private static final int MAX_CIRCLE = 3;

  @Override
  public String name() {
    return "lock-order";
  }

  @Override
  public boolean needsContexts() {
    return false;
  }

  @Override
  public List<Finding> check(Rule rule, Evidence evidence) {
    Map<String, Map<String, LockOrder.Edge>> edges = new LockOrder(evidence, kinds(rule)).edges();
    Map<Set<String>, List<LockOrder.Edge>> circles = new LinkedHashMap<>();
    for (Map.Entry<String, Map<String, LockOrder.Edge>> from : edges.entrySet()) {
      for (LockOrder.Edge e : from.getValue().values()) {
        List<LockOrder.Edge> circle = circle(from.getKey(), e, edges);
        if (!circle.isEmpty()) {
          Set<String> locks = new TreeSet<>();
          circle.forEach(c -> locks.add(c.acquired()));
          if (!isGuarded(circle, locks)) {
            circles.putIfAbsent(locks, circle);
          }
        }
      }
    }
    List<Finding> findings = new ArrayList<>();
    circles.values().forEach(c -> findings.add(finding(rule, c)));
    return findings;
  }

  /** True if all of it happens under one more lock: then only one thread does it at a time. */
  private static boolean isGuarded(List<LockOrder.Edge> circle, Set<String> locks) {
    Set<String> common = new TreeSet<>(circle.get(0).guards());
    circle.forEach(e -> common.retainAll(e.guards()));
    common.removeAll(locks);
    return !common.isEmpty();
  }

  private static Set<String> kinds(Rule rule) {
    return new TreeSet<>(List.of(rule.parameters().getOrDefault("kinds", "").trim().split(" +")));
  }

  /** The shortest way back from what an edge acquires to what it holds, with the edge itself. */
  private static List<LockOrder.Edge> circle(
      String start, LockOrder.Edge first, Map<String, Map<String, LockOrder.Edge>> edges) {
    Map<String, LockOrder.Edge> into = new TreeMap<>();
    Map<String, Integer> length = new TreeMap<>();
    Deque<String> queue = new ArrayDeque<>();
    Set<String> seen = new LinkedHashSet<>();
    queue.add(first.acquired());
    seen.add(first.acquired());
    length.put(first.acquired(), 1);
    while (!queue.isEmpty()) {
      String at = queue.remove();
      if (at.equals(start)) {
        List<LockOrder.Edge> circle = new ArrayList<>();
        String lock = start;
        while (into.containsKey(lock) && !lock.equals(first.acquired())) {
          circle.add(into.get(lock));
          lock = into.get(lock).held().lockClass();
        }
        circle.add(first);
        Collections.reverse(circle);
        return circle;
      }
      if (length.getOrDefault(at, 0) >= MAX_CIRCLE) {
        continue;
      }
      for (LockOrder.Edge e : edges.getOrDefault(at, Map.of()).values()) {
        if (seen.add(e.acquired())) {
          into.put(e.acquired(), e);
          length.put(e.acquired(), length.getOrDefault(at, 0) + 1);
          queue.add(e.acquired());
        }
      }
    }
    return List.of();
  }

  private static Finding finding(Rule rule, List<LockOrder.Edge> circle) {
    // The odd one out is most likely the mistake: it is told first.
    LockOrder.Edge odd =
        circle.stream()
            .min(
                Comparator.comparingInt(LockOrder.Edge::count)
                    .thenComparing(e -> e.way().call().position()))
            .orElseThrow();
    List<LockOrder.Edge> order = new ArrayList<>(circle);
    Collections.rotate(order, -circle.indexOf(odd));
    List<TraceStep> steps = new ArrayList<>();
    List<RelatedPlace> related = new ArrayList<>();
    StringBuilder others = new StringBuilder();
    for (LockOrder.Edge e : order) {
      steps.addAll(steps(e));
      if (!e.equals(odd)) {
        related.add(new RelatedPlace(e.way().call().position(), "the other order"));
        others
            .append(others.length() == 0 ? "" : ", and ")
            .append(ObjectClass.display(e.acquired()))
            .append(" while it holds ")
            .append(ObjectClass.display(e.held().lockClass()))
            .append(" in ")
            .append(e.function().name())
            .append("()")
            .append(e.count() > 1 ? " and " + (e.count() - 1) + " more places" : "");
      }
    }
    SourcePosition at = odd.way().call().position();
    String message =
        odd.function().name()
            + "() acquires "
            + ObjectClass.display(odd.acquired())
            + " while it holds "
            + ObjectClass.display(odd.held().lockClass())
            + ", but the kernel acquires "
            + others;
    return new Finding(
        rule.id(),
        Level.NOTE,
        at,
        odd.function().name(),
        message,
        steps,
        related,
        odd.held().lockClass() + " " + odd.acquired());
  }

  private static List<TraceStep> steps(LockOrder.Edge e) {
    List<TraceStep> steps = new ArrayList<>();
    String state = "holds " + e.held().text();
    steps.add(
        new TraceStep(e.held().at(), e.function().name(), "acquires " + e.held().text(), 0, state));
    String caller = e.function().name();
    int depth = 0;
    for (Acquiring.Way w = e.way(); ; w = w.next().orElseThrow()) {
      String name = ContextTrace.name(w.call());
      if (w.next().isEmpty()) {
        steps.add(
            new TraceStep(
                w.call().position(),
                caller,
                name + "() acquires " + ObjectClass.display(e.acquired()),
                depth,
                state));
        return steps;
      }
      steps.add(
          new TraceStep(
              w.call().position(), caller, caller + "() calls " + name + "()", depth, state));
      caller = w.callee().orElseThrow().name();
      depth++;
    }
  }
}
