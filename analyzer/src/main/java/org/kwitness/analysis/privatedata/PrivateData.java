package org.kwitness.analysis.privatedata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kwitness.analysis.AnalysisResults;
import org.kwitness.analysis.context.Contexts;
import org.kwitness.cfg.Function;
import org.kwitness.interproc.CallGraph;
import org.kwitness.model.Knowledge;
import org.kwitness.model.PrivateDataModel;

/**
 * The private data of the drivers of a program, table by table.
 *
 * @param tables what is known of each table with functions that touch private data
 */
public record PrivateData(List<Table> tables) {
  /** Functions of a file are looked for upwards from those that touch the data so far. */
  private static final int MAX_UP = 3;

  /**
   * One table.
   *
   * @param table the table
   * @param methods what its methods do, in the order of the table
   * @param closers those, and other functions of the file, that end private data
   * @param detaches functions that detach a unit, if that is what ends private data
   */
  public record Table(
      MethodTable table,
      Map<MethodTable.Method, Story> methods,
      List<Closer> closers,
      List<Detach> detaches) {}

  /** Follows all tables. */
  public static PrivateData of(
      CallGraph graph, Knowledge knowledge, Contexts contexts, AnalysisResults results) {
    Map<String, List<Function>> byFile = new LinkedHashMap<>();
    for (Function f : graph.program().functions()) {
      byFile.computeIfAbsent(f.file(), k -> new ArrayList<>()).add(f);
    }
    List<Table> tables = new ArrayList<>();
    Map<PrivateDataModel, List<Detach>> detaches = new LinkedHashMap<>();
    for (MethodTable t : MethodTable.of(graph.program(), knowledge)) {
      StoryTeller teller = new StoryTeller(t.model(), graph, knowledge, contexts, results);
      if (t.model().byUnit().isPresent()) {
        List<Detach> of = detaches.computeIfAbsent(t.model(), m -> Detach.of(m, graph));
        byUnit(t, teller, of).ifPresent(tables::add);
      } else {
        table(t, teller, graph, byFile.getOrDefault(t.file(), List.of())).ifPresent(tables::add);
      }
    }
    return new PrivateData(List.copyOf(tables));
  }

  private static Optional<Table> table(
      MethodTable t, StoryTeller teller, CallGraph graph, List<Function> file) {
    Set<String> held = t.lock().map(Set::of).orElse(Set.of());
    Map<MethodTable.Method, Story> stories = new LinkedHashMap<>();
    List<Closer> closers = new ArrayList<>();
    Set<Function> seen = new LinkedHashSet<>();
    for (MethodTable.Method m : t.methods()) {
      boolean opens = t.model().opens().contains(m.slot());
      if (!opens && !t.model().methods().contains(m.slot())) {
        continue;
      }
      Story story = teller.tell(m.function(), held, true);
      stories.put(m, story);
      if (seen.add(m.function()) && !opens) {
        closers.addAll(Closer.of(m.function(), Optional.of(m.slot()), story));
      }
    }
    if (stories.values().stream().allMatch(s -> s.uses().isEmpty())) {
      return Optional.empty();
    }
    for (Function f : others(teller, graph, file)) {
      if (seen.add(f)) {
        closers.addAll(Closer.of(f, Optional.empty(), teller.tell(f, held, false)));
      }
    }
    return Optional.of(new Table(t, stories, List.copyOf(closers), List.of()));
  }

  /**
   * A table whose functions find their data by the unit. A sleep is followed even in one that takes
   * no lock of the kernel's: until then the others had no chance, or used locks of their own.
   */
  private static Optional<Table> byUnit(MethodTable t, StoryTeller teller, List<Detach> detaches) {
    Set<String> held = t.model().lock().isEmpty() ? Set.of() : Set.of(t.model().lock());
    Map<MethodTable.Method, Story> stories = new LinkedHashMap<>();
    for (MethodTable.Method m : t.methods()) {
      if (t.model().methods().contains(m.slot()) && !t.model().opens().contains(m.slot())) {
        Story story = teller.tell(m.function(), held, true);
        if (!story.uses().isEmpty()) {
          stories.put(m, story);
        }
      }
    }
    return stories.isEmpty()
        ? Optional.empty()
        : Optional.of(new Table(t, stories, List.of(), detaches));
  }

  /** Functions that are entered otherwise than as methods, and come to touch private data. */
  private static Set<Function> others(StoryTeller teller, CallGraph graph, List<Function> file) {
    Set<Function> level = new LinkedHashSet<>();
    file.stream().filter(teller::touches).forEach(level::add);
    Set<Function> roots = new LinkedHashSet<>();
    for (int i = 0; i <= MAX_UP && !level.isEmpty(); i++) {
      Set<Function> above = new LinkedHashSet<>();
      for (Function f : level) {
        List<Function> callers =
            graph.callers(f).stream()
                .filter(c -> c.direct() && c.caller().file().equals(f.file()))
                .map(CallGraph.CallSite::caller)
                .toList();
        if (callers.isEmpty()) {
          roots.add(f);
        } else {
          above.addAll(callers);
        }
      }
      level = above;
    }
    return roots;
  }
}
