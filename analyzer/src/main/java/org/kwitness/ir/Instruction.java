package org.kwitness.ir;

import java.util.List;
import java.util.Optional;

/** One step of a function, inside a basic block. */
public sealed interface Instruction {

  /** The place in the file that the user edits. */
  SourcePosition position();

  /** Stores a value into an object. */
  record Assign(Expression target, Expression value, SourcePosition position)
      implements Instruction {}

  /**
   * Calls a function or uses a macro that the knowledge base keeps as a call.
   *
   * @param result the temporary or variable that receives the result, where it is used
   * @param callee a {@link Expression.FunctionName} for a direct call, else the pointer called
   * @param arguments in order
   * @param spelling the text in the source where it differs from the callee's name (a wrapper
   *     macro), else empty
   */
  record Call(
      Optional<Expression> result,
      Expression callee,
      List<Expression> arguments,
      String spelling,
      SourcePosition position)
      implements Instruction {

    /** The name of the function for a direct call. */
    public Optional<String> directCallee() {
      return callee instanceof Expression.FunctionName f ? Optional.of(f.name()) : Optional.empty();
    }
  }

  /** Leaves the function; always the last of its block. */
  record Return(Optional<Expression> value, SourcePosition position) implements Instruction {}

  /** A local variable comes into scope without a value. */
  record Declare(Variable variable, SourcePosition position) implements Instruction {}

  /**
   * Inline assembler: writes the outputs.
   *
   * @param outputs the objects that it writes
   */
  record Assembler(List<Expression> outputs, SourcePosition position) implements Instruction {}

  /**
   * Evaluates an expression and drops the value; what it dereferences is still dereferenced.
   *
   * @param value what is evaluated
   */
  record Evaluate(Expression value, SourcePosition position) implements Instruction {}
}
