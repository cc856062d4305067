package org.kwitness.checker;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.kwitness.cfg.Function;
import org.kwitness.interproc.CallGraph;

/**
 * Functions that work on objects which nobody else uses yet, or any more: told by the words of
 * their names, or because only such functions call them.
 */
final class Setup {
  private final Set<Function> all = new HashSet<>();
  private final Set<String> words;

  /**
   * @param words how a word of the name of such a function ends
   * @param prefixes how the name of a function of the kernel's debugger begins
   */
  Setup(CallGraph graph, Set<String> words, Set<String> prefixes) {
    this.words = words;
    for (Function f : graph.program().functions()) {
      String name = f.name().toLowerCase(Locale.ROOT);
      if (hasWord(name) || prefixes.stream().anyMatch(p -> !p.isEmpty() && name.startsWith(p))) {
        all.add(f);
      }
    }
    Deque<Function> work = new ArrayDeque<>(all);
    while (!work.isEmpty()) {
      for (List<Function> targets : graph.targetsOf(work.remove())) {
        for (Function f : targets) {
          if (!all.contains(f) && isCalledBySuchOnly(f, graph)) {
            all.add(f);
            work.add(f);
          }
        }
      }
    }
  }

  private boolean isCalledBySuchOnly(Function f, CallGraph graph) {
    List<CallGraph.CallSite> callers = graph.callers(f);
    return callers.stream().allMatch(c -> all.contains(c.caller()))
        && (!graph.isAddressTaken(f) || callers.stream().anyMatch(c -> !c.direct()));
  }

  private boolean hasWord(String name) {
    for (String part : name.split("_")) {
      if (words.stream().anyMatch(w -> !w.isEmpty() && part.endsWith(w))) {
        return true;
      }
    }
    return false;
  }

  boolean isSetup(Function f) {
    return all.contains(f);
  }
}
