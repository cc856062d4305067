package org.kwitness.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.kwitness.analysis.AnalysisResults;
import org.kwitness.analysis.LockedStructs;
import org.kwitness.analysis.ProgramAnalysis;
import org.kwitness.analysis.Recollection;
import org.kwitness.analysis.context.Contexts;
import org.kwitness.cfg.Function;
import org.kwitness.checker.Checker;
import org.kwitness.checker.Checkers;
import org.kwitness.checker.Evidence;
import org.kwitness.frontend.FileFacts;
import org.kwitness.frontend.FrontEnd;
import org.kwitness.frontend.cache.FactsCache;
import org.kwitness.frontend.tree.SourcePlan;
import org.kwitness.frontend.tree.SourceUnit;
import org.kwitness.frontend.tree.TreeException;
import org.kwitness.frontend.tree.TreeLocator;
import org.kwitness.interproc.CallGraph;
import org.kwitness.interproc.Program;
import org.kwitness.ir.SourcePosition;
import org.kwitness.keys.LockingKeys;
import org.kwitness.model.Knowledge;
import org.kwitness.model.KnowledgeException;
import org.kwitness.model.KnowledgeLoader;
import org.kwitness.report.Coverage;
import org.kwitness.report.Fingerprints;
import org.kwitness.report.Run;
import org.kwitness.report.RunStatistics;
import org.kwitness.report.SetAside;
import org.kwitness.report.Sources;
import org.kwitness.rule.Finding;
import org.kwitness.rule.Gap;
import org.kwitness.rule.NearestName;
import org.kwitness.rule.Rule;
import org.kwitness.rule.RuleException;
import org.kwitness.rule.RuleLoader;
import org.kwitness.rule.Suppressions;

/** Runs the whole pipeline once. */
public final class Analyzer {
  /** Fewer files than that are checked with the headers beside them. */
  private static final int FEW_FILES = 20;

  private static final long STACK_BYTES = 256L << 20;

  private final RunOptions options;
  private final String version;
  private final Progress progress;
  private final TreeMap<String, Double> seconds = new TreeMap<>();
  private final HeapWatch heap = new HeapWatch();
  private Optional<String> cacheProblem = Optional.empty();
  private List<String> outOfSight = List.of();
  private int filesFromCache;

  /**
   * @param options what to do
   * @param version of the tool, for the reports
   * @param progress is told how far the run has come
   */
  public Analyzer(RunOptions options, String version, Progress progress) {
    this.options = options;
    this.version = version;
    this.progress = progress;
  }

  /**
   * Runs.
   *
   * @throws TreeException if the tree cannot be analysed as asked
   * @throws KnowledgeException if a row is wrong
   * @throws RuleException if a rule is wrong or does not exist
   */
  public Run run() throws TreeException, KnowledgeException, RuleException {
    final long start = System.nanoTime();
    SourcePlan plan = TreeLocator.locate(options.request());
    mark("locate", start);
    mark("total", start);
    return run(plan);
  }

  /**
   * Runs on a plan that is there already; the paths that the user asked for play no part.
   *
   * @throws TreeException if the tree cannot be read
   * @throws KnowledgeException if a row is wrong
   * @throws RuleException if a rule is wrong or does not exist
   */
  public Run run(SourcePlan plan) throws TreeException, KnowledgeException, RuleException {
    final long start = System.nanoTime();
    List<Rule> rules = rules();
    boolean needsKeys =
        rules.stream()
            .anyMatch(r -> Checkers.named(r.checker()).filter(Checker::needsKeys).isPresent());
    Solved solved = solve(plan, needsKeys);
    List<Finding> found = solved.rest().own(check(rules, solved.evidence()));
    solved.afterwards().run();
    long checked = System.nanoTime();
    Suppressions.Result triaged =
        new SourceSuppressions(RuleLoader.load(), rules, solved.facts()).apply(found, plan);
    mark("check", checked);
    mark("total", start);
    CallGraph graph = solved.evidence().graph();
    return new Run(
        version,
        plan.kernelName(),
        plan.architecture(),
        plan.sourceRoot().toString(),
        rules,
        triaged.reported(),
        gaps(plan, solved.facts(), graph, solved.evidence().results()),
        statistics(solved.facts(), graph, solved.evidence().results()),
        sources(plan),
        Fingerprints.of(triaged.reported(), triaged.suppressed()),
        SetAside.ofSuppressed(triaged.suppressed()),
        coverage(solved.facts(), plan));
  }

  /**
   * Everything up to the rules, for those who want to look at it.
   *
   * @throws TreeException if the tree cannot be analysed as asked
   * @throws KnowledgeException if a row is wrong
   */
  public Evidence evidence() throws TreeException, KnowledgeException {
    return solve(TreeLocator.locate(options.request()), false).evidence();
  }

  /** How many files had facts in the cache; after a run. */
  public int filesFromCache() {
    return filesFromCache;
  }

  /** What the user should know of the cache, if anything; after a run. */
  public Optional<String> cacheProblem() {
    return cacheProblem;
  }

  /**
   * What was found out about some files, perhaps with the help of parts of others.
   *
   * @param afterwards to be done when the rules have run
   */
  private record Solved(
      List<FileFacts> facts, Evidence evidence, RestOfKernel rest, Runnable afterwards) {}

  /**
   * What a run that should recall the whole kernel did not take into account, if anything; after a
   * run.
   */
  public List<String> outOfSight() {
    return outOfSight;
  }

  private Solved solve(SourcePlan plan, boolean needsKeys)
      throws TreeException, KnowledgeException {
    final long start = System.nanoTime();
    Knowledge knowledge = KnowledgeLoader.load(plan.bsd(), plan.version(), options.modelDirs());
    Optional<FactsCache> cache =
        options.cache().flatMap(folder -> KeptFacts.open(folder, plan, options.modelDirs()));
    FrontEnd frontEnd = new FrontEnd(plan, knowledge, cache);
    long located = mark("locate", start);
    List<FrontEnd.Result> parsed = parse(plan, frontEnd);
    long filesDone = mark("files", located);
    splitFileTime(parsed, filesDone - located);
    List<FileFacts> facts = parsed.stream().map(FrontEnd.Result::facts).toList();
    RestOfKernel rest =
        cache
            .filter(c -> options.recalling() && !isWhole(plan))
            .map(c -> RestOfKernel.recall(c, plan, facts))
            .orElseGet(() -> RestOfKernel.none(facts));
    CompletableFuture<CallGraph> link =
        beside(
            "kwitness-link",
            () ->
                new CallGraph(new Program(rest.with(frontEnd::kept), isWhole(plan)), rest.links()));
    LockingKeys keys = needsKeys ? keys(plan, knowledge) : LockingKeys.NONE;
    long linked = mark("keys", filesDone);
    CallGraph graph = Evidence.await(link);
    Set<String> structs = needsKeys ? guarded(keys, graph, knowledge) : Set.of();
    linked = mark("link", linked);
    Recollection elsewhere = rest.recollection();
    AnalysisResults results =
        new ProgramAnalysis(graph, knowledge, structs, elsewhere).run(options.threads());
    mark("analyse", linked);
    CompletableFuture<Contexts> contexts =
        beside("kwitness-contexts", () -> new Contexts(results, graph, knowledge, elsewhere));
    Evidence evidence = new Evidence(results, graph, knowledge, contexts, keys, elsewhere);
    if (cache.isPresent()) {
      filesFromCache = cache.get().hits();
      cacheProblem = KeptFacts.close(cache.get(), options.cache().orElseThrow());
    }
    return new Solved(
        facts,
        evidence,
        rest,
        () -> {
          outOfSight = rest.outOfSight();
          cache.filter(c -> isWhole(plan)).ifPresent(c -> keep(c, parsed, evidence));
          cacheProblem = cacheProblem.or(() -> cache.flatMap(FactsCache::problem));
        });
  }

  /** For runs over some files. That it cannot be written is no failure. */
  private void keep(FactsCache cache, List<FrontEnd.Result> parsed, Evidence evidence) {
    long start = System.nanoTime();
    try {
      TreeMemoryWriter.write(cache, parsed, evidence);
    } catch (IOException e) {
      cacheProblem =
          cacheProblem.or(
              () -> Optional.of("what was found out cannot be kept: " + e.getMessage()));
    }
    mark("keep", start);
  }

  /** Does something on a thread of its own. */
  private static <T> CompletableFuture<T> beside(String name, Supplier<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Runnable run =
        () -> {
          try {
            result.complete(work.get());
          } catch (RuntimeException | Error e) {
            result.completeExceptionally(e); // For whoever waits.
          }
        };
    Thread worker = new Thread(null, run, name, STACK_BYTES);
    worker.setDaemon(true);
    worker.start();
    return result;
  }

  /** Those of the whole tree, unless it is about a few files: the others are not worth the wait. */
  private LockingKeys keys(SourcePlan plan, Knowledge knowledge) throws TreeException {
    boolean few = plan.units().size() < FEW_FILES && !isWhole(plan);
    return few ? LockingKeys.near(plan, knowledge) : LockingKeys.read(plan, knowledge);
  }

  /** The structures whose comments name locks, or which have locks in them. */
  private static Set<String> guarded(LockingKeys keys, CallGraph graph, Knowledge knowledge) {
    Set<String> structs = new TreeSet<>(LockedStructs.of(graph.program(), knowledge));
    keys.all().stream().filter(k -> k.guard().mayBeLock()).forEach(k -> structs.add(k.struct()));
    return structs;
  }

  private long mark(String phase, long since) {
    long now = System.nanoTime();
    seconds.merge(phase, (now - since) / 1e9, Double::sum);
    heap.look();
    return now;
  }

  /** The wall time of the files, shared out as the threads spent it: parsing and lowering. */
  private void splitFileTime(List<FrontEnd.Result> parsed, long wallNanos) {
    double parse = parsed.stream().mapToLong(FrontEnd.Result::parseNanos).sum();
    double lower = parsed.stream().mapToLong(FrontEnd.Result::lowerNanos).sum();
    double wall = wallNanos / 1e9;
    double all = Math.max(parse + lower, 1);
    seconds.put("parse", wall * parse / all);
    seconds.put("lower", wall * lower / all);
  }

  private List<FrontEnd.Result> parse(SourcePlan plan, FrontEnd frontEnd) {
    FileRunner<SourceUnit, FrontEnd.Result> runner =
        new FileRunner<>(
            options.threads(),
            options.secondsPerFile(),
            unit -> {
              heap.look();
              return frontEnd.analyse(unit);
            },
            failure -> FrontEnd.lost(failure.item(), Gap.Kind.FILE_ABANDONED, failure.reason(), 0));
    return runner.run(plan.units(), progress, "files");
  }

  private List<Rule> rules() throws RuleException {
    List<Rule> all = RuleLoader.load();
    TreeSet<String> known = new TreeSet<>();
    all.forEach(r -> known.add(r.id()));
    for (String id : options.only()) {
      requireKnown(id, known);
    }
    for (String id : options.disabled()) {
      requireKnown(id, known);
    }
    List<Rule> chosen =
        all.stream()
            .filter(r -> options.only().isEmpty() || options.only().contains(r.id()))
            .filter(r -> !options.disabled().contains(r.id()))
            .toList();
    if (chosen.isEmpty()) {
      throw new RuleException("no rule is left to run; --disable takes away all that --only names");
    }
    return chosen;
  }

  private static void requireKnown(String id, TreeSet<String> known) throws RuleException {
    if (!known.contains(id)) {
      String nearest = NearestName.of(id, known).map(n -> "did you mean " + n + "? ").orElse("");
      throw new RuleException(
          "no rule is called " + id + "; " + nearest + "There are: " + String.join(", ", known));
    }
  }

  /** The contexts are computed by one thread; meanwhile this one runs what does not need them. */
  private List<Finding> check(List<Rule> rules, Evidence evidence) throws RuleException {
    final long start = System.nanoTime();
    List<List<Finding>> findings = new ArrayList<>();
    for (Rule rule : rules) {
      findings.add(checker(rule).map(c -> check(c, rule, evidence, false)).orElse(List.of()));
    }
    evidence.contexts();
    long placed = mark("contexts", start);
    for (int i = 0; i < rules.size(); i++) {
      Rule rule = rules.get(i);
      List<Finding> more = checker(rule).map(c -> check(c, rule, evidence, true)).orElse(List.of());
      findings.set(i, Stream.concat(findings.get(i).stream(), more.stream()).toList());
    }
    mark("check", placed);
    return findings.stream().flatMap(List::stream).sorted(Finding.ORDER).toList();
  }

  private static List<Finding> check(
      Checker checker, Rule rule, Evidence evidence, boolean placed) {
    return checker.needsContexts() == placed ? checker.check(rule, evidence) : List.of();
  }

  /** Nothing for the rule about comments, which are read when all other findings are there. */
  private static Optional<Checker> checker(Rule rule) throws RuleException {
    if (rule.checker().equals(Suppressions.CHECKER)) {
      return Optional.empty();
    }
    Optional<Checker> checker = Checkers.named(rule.checker());
    if (checker.isEmpty()) {
      throw new RuleException(
          "rule " + rule.id() + " asks for a checker that does not exist: " + rule.checker());
    }
    return checker;
  }

  private List<Gap> gaps(
      SourcePlan plan, List<FileFacts> facts, CallGraph graph, AnalysisResults results) {
    List<Gap> gaps = new ArrayList<>(plan.gaps());
    // What is wrong with a header is found again in every file that includes it.
    Set<Gap> found = new LinkedHashSet<>();
    facts.forEach(f -> found.addAll(f.gaps()));
    gaps.addAll(found);
    for (Function f : results.bounded()) {
      gaps.add(
          new Gap(
              Gap.Kind.BOUND_HIT,
              f.position(),
              f.name() + ": too many different paths; some were not followed"));
    }
    if (graph.unresolved() > 0) {
      gaps.add(
          new Gap(
              Gap.Kind.CALL_UNRESOLVED,
              SourcePosition.ofFile(plan.units().isEmpty() ? "" : plan.units().get(0).name()),
              graph.unresolved() + " calls through pointers have no known callee"));
    }
    gaps.sort(Gap.ORDER);
    return gaps;
  }

  private RunStatistics statistics(
      List<FileFacts> facts, CallGraph graph, AnalysisResults results) {
    int skipped = (int) facts.stream().filter(f -> !isComplete(f)).count();
    heap.look();
    return new RunStatistics(
        facts.size() - skipped,
        skipped,
        facts.stream().mapToLong(FileFacts::lines).sum(),
        facts.stream().mapToInt(FileFacts::functionDefinitions).sum(),
        facts.stream().mapToInt(f -> f.functions().size()).sum(),
        graph.program().inlineFunctions(),
        facts.stream().mapToInt(FileFacts::problemDeclarations).sum(),
        facts.stream().mapToInt(FileFacts::headerProblems).sum(),
        (int)
            facts.stream()
                .flatMap(f -> f.gaps().stream())
                .filter(g -> g.kind() == Gap.Kind.MISSING_HEADER)
                .map(Gap::message)
                .distinct()
                .count(),
        graph.calls(),
        graph.unresolved(),
        results.bounded().size(),
        seconds,
        heap.peak());
  }

  /** True if the user asked for the whole kernel, not for a part of it. */
  private boolean isWhole(SourcePlan plan) {
    return options.request().paths().stream().anyMatch(p -> holds(p, plan.kernelRoot()));
  }

  private Coverage coverage(List<FileFacts> facts, SourcePlan plan) {
    TreeSet<String> files = new TreeSet<>();
    facts.stream().filter(Analyzer::isComplete).forEach(f -> files.add(f.file()));
    return new Coverage(files, isWhole(plan));
  }

  private static boolean holds(Path folder, Path kernel) {
    try {
      return kernel.startsWith(folder.toRealPath());
    } catch (IOException e) {
      return false; // It went away meanwhile, so what was seen of it is a part.
    }
  }

  /** True if the file was neither skipped nor given up. */
  static boolean isComplete(FileFacts facts) {
    return facts.gaps().stream()
        .noneMatch(g -> g.kind() == Gap.Kind.FILE_SKIPPED || g.kind() == Gap.Kind.FILE_ABANDONED);
  }

  private static Sources sources(SourcePlan plan) {
    return name -> {
      try {
        return Files.readAllBytes(plan.sourceRoot().resolve(name));
      } catch (IOException | RuntimeException e) {
        return new byte[0];
      }
    };
  }
}
