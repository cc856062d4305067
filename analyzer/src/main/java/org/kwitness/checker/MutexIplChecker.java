package org.kwitness.checker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kwitness.analysis.context.Condition;
import org.kwitness.analysis.context.Context;
import org.kwitness.analysis.context.LevelSets;
import org.kwitness.analysis.context.ObjectClass;
import org.kwitness.cfg.Function;
import org.kwitness.ir.Instruction;
import org.kwitness.model.Effect;
import org.kwitness.model.FunctionModel;
import org.kwitness.rule.Finding;
import org.kwitness.rule.Level;
import org.kwitness.rule.RelatedPlace;
import org.kwitness.rule.Rule;
import org.kwitness.rule.TraceStep;

/**
 * Reports locks taken in a context above the level that they are declared for, and locks of a kind
 * that the context forbids.
 */
final class MutexIplChecker implements Checker {

  /** A context in which a lock must not be taken, and why. */
  private record Candidate(Context context, int hops, String why) {}

  @Override
  public String name() {
    return "mutex-ipl";
  }

  @Override
  public List<Finding> check(Rule rule, Evidence evidence) {
    Map<List<Object>, Finding> findings = new LinkedHashMap<>();
    for (Function f : evidence.graph().program().functions()) {
      List<Context> contexts = evidence.contexts().of(f);
      if (contexts.stream()
          .allMatch(c -> c.entry().level().isEmpty() && c.kind().forbiddenLocks().isEmpty())) {
        continue;
      }
      for (Instruction.Call call : evidence.graph().callsOf(f)) {
        Optional<FunctionModel> model = evidence.knowledge().function(call);
        if (model.isPresent()) {
          for (Effect.Acquire a : model.get().effects(Effect.Acquire.class)) {
            check(rule, evidence, f, call, model.get(), a, findings);
          }
        }
      }
    }
    return List.copyOf(findings.values());
  }

  /** One finding for each lock and each way out of a handler. */
  private static void check(
      Rule rule,
      Evidence evidence,
      Function f,
      Instruction.Call call,
      FunctionModel model,
      Effect.Acquire a,
      Map<List<Object>, Finding> findings) {
    LevelSets levels = evidence.contexts().levels();
    Map<String, String> declared = evidence.contexts().lockLevels();
    Optional<String> lock = ObjectClass.of(call, a.lock());
    Optional<String> level = lock.map(declared::get).filter(l -> !l.isEmpty());
    Optional<Candidate> best = Optional.empty();
    for (Context c : evidence.contexts().of(f)) {
      Condition reached = evidence.contexts().reached(c, call);
      if (reached instanceof Condition.Never
          || !evidence.contexts().mayHold(c, call, a.when())
          // Gives up rather than wait: its result tells whether it has the lock.
          || a.when().testsResult() && !isSleep(evidence, c, call, model)
          || c.isBehindModel()
          || evidence.contexts().isAsleep(c)) {
        continue;
      }
      Optional<String> why = Optional.empty();
      if (c.kind().forbiddenLocks().contains(a.kind())
          && level.isEmpty()
          && !isSleep(evidence, c, call, model)) {
        why =
            Optional.of("a lock of kind " + a.kind() + " must not be taken by " + c.kind().title());
      }
      Optional<Integer> entry = c.entry().level();
      Optional<Integer> own = level.flatMap(levels::number);
      if (entry.isPresent()
          && own.isPresent()
          && c.kind().hard()
          && !levels.isBlockedBy(entry.get(), own.get())) {
        why =
            Optional.of(
                ObjectClass.display(lock.orElseThrow()) + " is declared for " + level.get());
      }
      int hops = evidence.contexts().hops(c, call);
      if (why.isPresent() && best.filter(x -> x.hops() <= hops).isEmpty()) {
        best = Optional.of(new Candidate(c, hops, why.get()));
      }
    }
    best.ifPresent(x -> add(findings, x.context(), finding(rule, evidence, f, call, x)));
  }

  /** True if whoever waits for the lock sleeps: that is for another rule to say. */
  private static boolean isSleep(
      Evidence evidence, Context c, Instruction.Call call, FunctionModel model) {
    return model.effects(Effect.MaySleep.class).stream()
        .anyMatch(e -> evidence.contexts().mayHold(c, call, e.when()));
  }

  private static void add(Map<List<Object>, Finding> findings, Context c, Finding finding) {
    List<Context> chain = c.chain();
    Object way = chain.size() > 1 ? chain.get(1).function() : finding.identity();
    findings.merge(
        List.of(c.entry().function(), way),
        finding,
        (x, y) ->
            x.level() != y.level()
                ? x.level().compareTo(y.level()) <= 0 ? x : y
                : x.trace().size() <= y.trace().size() ? x : y);
  }

  private static Finding finding(
      Rule rule, Evidence evidence, Function f, Instruction.Call call, Candidate found) {
    Context c = found.context();
    ContextTrace trace = new ContextTrace(evidence.contexts().levels());
    String name = ContextTrace.name(call);
    List<TraceStep> steps = new ArrayList<>(trace.steps(c));
    steps.add(
        new TraceStep(
            call.position(), f.name(), name + "() is called here", ContextTrace.depth(c), ""));
    return new Finding(
        rule.id(),
        Level.NOTE,
        call.position(),
        f.name(),
        found.why() + ", but " + trace.origin(c) + " takes it here (" + ContextTrace.names(c) + ")",
        steps,
        List.of(new RelatedPlace(c.entry().position(), "registered here")),
        f.name() + " " + name);
  }
}
