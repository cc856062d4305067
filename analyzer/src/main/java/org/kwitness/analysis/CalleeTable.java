package org.kwitness.analysis;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.kwitness.cfg.Function;
import org.kwitness.interproc.Program;
import org.kwitness.ir.Instruction;
import org.kwitness.model.FunctionModel;
import org.kwitness.model.Knowledge;

/**
 * What is known of the callees of direct calls: the row of the knowledge base, and the summary of
 * the function's body once it has been made. A row wins over the body.
 */
final class CalleeTable {
  private final Knowledge knowledge;
  private final Program program;
  private final AtomicReferenceArray<FunctionSummary> summaries;

  CalleeTable(Knowledge knowledge, Program program) {
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
        function.flatMap(f -> Optional.ofNullable(summaries.get(program.number(f))));
    return new Callee(model, function, summary);
  }

  void put(Function f, FunctionSummary summary) {
    summaries.set(program.number(f), summary);
  }

  Knowledge knowledge() {
    return knowledge;
  }

  Program program() {
    return program;
  }
}
