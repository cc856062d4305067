package org.kwitness.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.kwitness.analysis.Belief;
import org.kwitness.analysis.FunctionMemory;
import org.kwitness.analysis.context.Context;
import org.kwitness.analysis.context.EntryPoint;
import org.kwitness.analysis.context.Sleeping;
import org.kwitness.cfg.Function;
import org.kwitness.checker.Evidence;
import org.kwitness.checker.PoolUsers;
import org.kwitness.frontend.FrontEnd;
import org.kwitness.frontend.cache.FactsCache;
import org.kwitness.interproc.Program;

/** Keeps what an analysis of the whole kernel found out; {@link TreeMemory} reads it. */
final class TreeMemoryWriter {
  /** Ways to a function that are kept; those at different levels come first. */
  private static final int MAX_WAYS = 6;

  private final Evidence evidence;
  private final Program program;
  private final Set<Remembered.Ref> users = new HashSet<>();
  private final TreeMap<String, Remembered> entries = new TreeMap<>();

  private TreeMemoryWriter(Evidence evidence) {
    this.evidence = evidence;
    this.program = evidence.graph().program();
  }

  /**
   * Writes it.
   *
   * @param cache in it
   * @throws IOException if that cannot be done
   */
  static void write(FactsCache cache, List<FrontEnd.Result> files, Evidence evidence)
      throws IOException {
    TreeMemoryWriter writer = new TreeMemoryWriter(evidence);
    for (FrontEnd.Result r : files) {
      r.kept()
          .ifPresent(
              k -> writer.put(r.facts().file(), new Remembered.OfUnit(k.entry(), k.contentHash())));
    }
    writer.objects();
    writer.functions();
    evidence.graph().slots().forEach((s, slot) -> writer.put(s, new Remembered.OfSlot(slot)));
    evidence.graph().implementing().forEach((s, f) -> writer.put(s, new Remembered.OfStruct(f)));
    Belief belief = new Belief(evidence.results().nullUses(), evidence.elsewhere());
    for (Belief.Of of : Belief.Of.values()) {
      belief
          .counts(of)
          .forEach(
              (f, n) ->
                  writer.entries.put(
                      Remembered.habit(of, f), new Remembered(new Remembered.OfHabit(n))));
    }
    writer.put(
        "",
        new Remembered.OfTree(
            new TreeMap<>(evidence.contexts().poolLevels()),
            new TreeMap<>(evidence.contexts().lockLevels()),
            evidence.handedLocks()));
    cache.writeTree(Remembered.class, writer.entries);
  }

  private void put(String of, Remembered.Content content) {
    entries.putIfAbsent(Remembered.name(content.getClass(), of), new Remembered(content));
  }

  private void functions() {
    Map<Function, List<FunctionMemory.Registration>> entered = new HashMap<>();
    for (EntryPoint e : evidence.contexts().entries()) {
      entered
          .computeIfAbsent(e.function(), k -> new ArrayList<>())
          .add(
              new FunctionMemory.Registration(
                  e.context().name(), e.level(), e.position(), e.how()));
    }
    Map<Function, List<Remembered.Ref>> above = new HashMap<>();
    Map<Function, List<Remembered.Ref>> below = new HashMap<>();
    for (Function f : program.functions()) {
      Set<Remembered.Ref> up = ways(evidence.contexts().of(f));
      up.remove(ref(f));
      above.put(f, List.copyOf(up));
      below.put(f, below(f));
    }
    Set<Remembered.Ref> wanted = new HashSet<>(users);
    above.values().forEach(wanted::addAll);
    below.values().forEach(wanted::addAll);
    for (Function f : program.functions()) {
      FunctionMemory memory =
          FunctionMemory.of(
              f,
              evidence.results(),
              evidence.graph(),
              evidence.contexts().isCalled(f),
              entered.getOrDefault(f, List.of()),
              !f.file().equals(program.unit(f)) || wanted.contains(ref(f)));
      put(
          f.linkName(),
          new Remembered.OfFunction(
              ref(f), memory, above.getOrDefault(f, List.of()), below.getOrDefault(f, List.of())));
    }
  }

  /** The functions of some ways: of those at different levels, the first ones. */
  private Set<Remembered.Ref> ways(List<Context> contexts) {
    Set<List<Object>> seen = new HashSet<>();
    Set<Remembered.Ref> found = new LinkedHashSet<>();
    for (Context c : contexts) {
      if (seen.size() < MAX_WAYS
          && seen.add(List.of(c.kind().name(), c.entry().level(), c.level()))) {
        c.chain().forEach(up -> found.add(ref(up.function())));
      }
    }
    return found;
  }

  private List<Remembered.Ref> below(Function f) {
    Set<Remembered.Ref> found = new LinkedHashSet<>();
    for (Sleeping.Way w : evidence.contexts().sleeping().of(f)) {
      found.add(ref(f));
      Sleeping.Way at = w;
      while (at.callee().isPresent()) {
        found.add(ref(at.callee().get()));
        if (at.next().isEmpty()) {
          break;
        }
        at = at.next().get();
      }
    }
    return List.copyOf(found);
  }

  private void objects() {
    PoolUsers.interrupts(evidence)
        .forEach(
            (object, uses) -> {
              Set<Remembered.Ref> found = ways(uses);
              users.addAll(found);
              put(object, new Remembered.OfObject(List.copyOf(found)));
            });
  }

  private Remembered.Ref ref(Function f) {
    return new Remembered.Ref(program.unit(f), f.file(), f.name());
  }
}
