package org.kwitness.analysis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.kwitness.cfg.Components;
import org.kwitness.cfg.Function;
import org.kwitness.interproc.CallGraph;
import org.kwitness.interproc.Program;
import org.kwitness.ir.Instruction;
import org.kwitness.model.Knowledge;

/**
 * Analyses all functions bottom-up: callees before callers, the members of a recursion twice, and
 * once more for the findings where a callee turned out to be different. Components that do not
 * depend on each other run in parallel; the result does not depend on that.
 */
public final class ProgramAnalysis {
  private final CallGraph graph;
  private final Program program;
  private final CalleeTable callees;
  private final AtomicReferenceArray<FunctionAnalysis> analyses;

  private final Set<String> structs;
  private final Recollection elsewhere;
  private final Map<Integer, FunctionMemory> settled = new HashMap<>();

  /** Prepares the analysis of a program; accesses to members are not recorded. */
  public ProgramAnalysis(CallGraph graph, Knowledge knowledge) {
    this(graph, knowledge, Set.of(), Recollection.NOTHING);
  }

  /**
   * Prepares the analysis of a program.
   *
   * @param structs the structures whose members' accesses are recorded
   * @param elsewhere what is known of functions that are not in the program
   */
  public ProgramAnalysis(
      CallGraph graph, Knowledge knowledge, Set<String> structs, Recollection elsewhere) {
    this.structs = Set.copyOf(structs);
    this.elsewhere = elsewhere;
    this.graph = graph;
    this.program = graph.program();
    this.callees = new CalleeTable(knowledge, program, elsewhere);
    this.analyses = new AtomicReferenceArray<>(program.functions().size());
  }

  /**
   * Runs it.
   *
   * @param threads how many threads to use
   */
  public AnalysisResults run(int threads) {
    for (Function f : program.functions()) {
      elsewhere
          .settled(f)
          .ifPresent(
              m -> {
                settled.put(program.number(f), m);
                callees.put(f, m.summary());
              });
    }
    new Schedule(
            program.functions().size(),
            Components.bottomUp(program.functions().size(), graph::directCallees),
            graph::directCallees)
        .run(threads, this::runComponent);
    return collect();
  }

  /**
   * Analyses the functions of one component.
   *
   * @param summarised called as soon as callers can go on, at the end at the latest
   */
  private void runComponent(List<Integer> component, Runnable summarised) {
    List<Integer> open = component.stream().filter(m -> !settled.containsKey(m)).toList();
    Map<Integer, List<Integer>> callers = new HashMap<>();
    for (int member : open) {
      for (int callee : graph.directCallees(member)) {
        callers.computeIfAbsent(callee, k -> new ArrayList<>()).add(member);
      }
    }
    // Callers that were analysed with another summary of a callee than there is now.
    BitSet stale = new BitSet();
    boolean recursive = open.size() > 1 || open.stream().anyMatch(callers::containsKey);
    for (int round = 0; round < (recursive ? 2 : 1); round++) {
      for (int member : open) {
        stale.clear(member);
        if (callees.put(program.functions().get(member), analyse(member))) {
          callers.getOrDefault(member, List.of()).forEach(stale::set);
        }
      }
    }
    // What is told of them is to go with what there is; what others know of them stays.
    stale.stream().forEach(this::analyse);
    summarised.run();
    for (int member : open) {
      analyses.get(member).followNulls();
    }
  }

  private FunctionSummary analyse(int number) {
    FunctionAnalysis analysis =
        new FunctionAnalysis(program.functions().get(number), callees, structs);
    analyses.set(number, analysis);
    return analysis.summarise();
  }

  private AnalysisResults collect() {
    List<NullUse> uses = new ArrayList<>();
    List<Leak> leaks = new ArrayList<>();
    List<LevelMismatch> mismatches = new ArrayList<>();
    List<LockMisuse> misuses = new ArrayList<>();
    Map<String, Set<String>> consumed = new LinkedHashMap<>();
    Map<Function, Set<String>> released = new LinkedHashMap<>();
    Map<Function, Set<String>> mayRelease = new LinkedHashMap<>();
    Map<Function, IdentityHashMap<Instruction.Call, SiteState>> sites = new HashMap<>();
    Map<Function, IdentityHashMap<Object, SiteState>> accesses = new HashMap<>();
    Set<Function> bounded = new LinkedHashSet<>();
    Map<Function, List<FieldAccess>> members = new LinkedHashMap<>();
    Map<Function, IdentityHashMap<Instruction.Call, LocalLocks>> callLocks = new HashMap<>();
    for (int i = 0; i < analyses.length(); i++) {
      FunctionAnalysis a = analyses.get(i);
      if (a == null) {
        Function f = program.functions().get(i);
        FunctionMemory.Sites known = Objects.requireNonNull(settled.get(i), f::linkName).sites();
        known.byCall(f).ifPresent(s -> sites.put(f, s));
        if (!known.mayRelease().isEmpty()) {
          mayRelease.put(f, known.mayRelease());
        }
        if (known.bounded()) {
          bounded.add(f);
        }
        continue;
      }
      uses.addAll(a.nullUses());
      leaks.addAll(a.leaks());
      mismatches.addAll(a.mismatches());
      misuses.addAll(a.misuses());
      a.consumed()
          .forEach(
              (f, classes) ->
                  consumed.computeIfAbsent(f, k -> new LinkedHashSet<>()).addAll(classes));
      if (!a.releasedForOthers().isEmpty()) {
        released.put(program.functions().get(i), a.releasedForOthers());
      }
      if (!a.mayRelease().isEmpty()) {
        mayRelease.put(program.functions().get(i), a.mayRelease());
      }
      if (!a.sites().isEmpty()) {
        sites.put(program.functions().get(i), a.sites());
      }
      if (!a.accesses().isEmpty()) {
        accesses.put(program.functions().get(i), a.accesses());
      }
      if (!a.members().isEmpty()) {
        members.put(program.functions().get(i), a.members());
      }
      if (!a.callLocks().isEmpty()) {
        callLocks.put(program.functions().get(i), a.callLocks());
      }
      if (a.isBounded()) {
        bounded.add(program.functions().get(i));
      }
    }
    return new AnalysisResults(
        uses,
        leaks,
        mismatches,
        misuses,
        consumed,
        released,
        mayRelease,
        sites,
        accesses,
        bounded,
        new AccessResults(members, callLocks),
        callees.summaries());
  }
}
