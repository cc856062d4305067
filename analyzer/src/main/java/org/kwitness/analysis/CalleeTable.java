package org.kwitness.analysis;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.kwitness.cfg.Function;
import org.kwitness.interproc.Program;
import org.kwitness.ir.Instruction;
import org.kwitness.model.FunctionModel;
import org.kwitness.model.Knowledge;

/**
 * What is known of the callees of direct calls: the row of the knowledge base, and the summary of
 * the function's body once it has been made, or as an earlier analysis left it. A row wins over the
 * body, unless it says less of locks than that (see {@code LockDomain}).
 */
final class CalleeTable {
  private final Knowledge knowledge;
  private final Program program;
  private final Recollection elsewhere;
  private final AtomicReferenceArray<FunctionSummary> summaries;

  CalleeTable(Knowledge knowledge, Program program, Recollection elsewhere) {
    this.elsewhere = elsewhere;
    this.knowledge = knowledge;
    this.program = program;
    this.summaries = new AtomicReferenceArray<>(program.functions().size());
  }

  /** See {@link CalleeTable}. */
  record Callee(
      Optional<FunctionModel> model,
      Optional<Function> function,
      Optional<FunctionSummary> summary) {
    static final Callee UNKNOWN = new Callee(Optional.empty(), Optional.empty(), Optional.empty());
  }

  Callee callee(Function caller, Instruction.Call call) {
    Optional<String> name = call.directCallee();
    if (name.isEmpty()) {
      return Callee.UNKNOWN;
    }
    Optional<FunctionModel> model = knowledge.function(name.get(), call.arguments().size());
    Optional<Function> function = program.resolve(caller, name.get());
    Optional<FunctionSummary> summary =
        function.isPresent()
            ? function.flatMap(f -> Optional.ofNullable(summaries.get(program.number(f))))
            : elsewhere.callee(caller, name.get()).map(FunctionMemory::summary);
    return new Callee(model, function, summary);
  }

  /** Who is called by name; for a call through a pointer a name that nobody has. */
  CalleeName name(Function caller, Instruction.Call call) {
    String name = call.directCallee().orElse("");
    return new CalleeName(name, program.resolve(caller, name).map(Function::linkName).orElse(name));
  }

  /** Takes note of a summary; true if it is another than before. */
  boolean put(Function f, FunctionSummary summary) {
    return !summary.equals(summaries.getAndSet(program.number(f), summary));
  }

  /** Of all functions of the program. */
  Summaries summaries() {
    Map<Function, FunctionSummary> all = new HashMap<>();
    for (Function f : program.functions()) {
      Optional.ofNullable(summaries.get(program.number(f))).ifPresent(s -> all.put(f, s));
    }
    return new Summaries(all);
  }

  Knowledge knowledge() {
    return knowledge;
  }

  Program program() {
    return program;
  }
}
