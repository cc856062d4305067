package org.kwitness.analysis.context;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Expression.BinaryOperator;
import org.kwitness.ir.Instruction;
import org.kwitness.model.ContextFlagModel;
import org.kwitness.model.Effect;
import org.kwitness.model.Knowledge;

/** What code gets to see that asks in which context it runs. */
final class ContextAnswers {
  private final Knowledge knowledge;
  private final Map<String, List<ContextFlagModel>> flags = new HashMap<>();

  /** Of the members and variables in them. */
  private final Set<String> names = new HashSet<>();

  ContextAnswers(Knowledge knowledge) {
    this.knowledge = knowledge;
    for (ContextFlagModel f : knowledge.contextFlags()) {
      flags
          .computeIfAbsent(
              f.struct().map(s -> s + ".").orElse(".") + f.name(), k -> new ArrayList<>())
          .add(f);
      names.add(f.name());
    }
  }

  /** The result of a call in a context, if it tells whether it is one: 0 or 1. */
  Optional<Expression> of(Instruction.Call call, String context) {
    return knowledge
        .function(call)
        .flatMap(m -> m.effects(Effect.TestsContext.class).stream().findFirst())
        .map(t -> answer(t.contexts(), context));
  }

  /** What a member, a variable, or a test of a bit of one, tells in a context: 0 or not. */
  Optional<Expression> of(Expression e, String context) {
    if (flags.isEmpty()) {
      return Optional.empty();
    }
    if (e instanceof Expression.Binary b && b.operator() == BinaryOperator.AND) {
      Optional<Expression> left = flag(b.left(), b.right(), context);
      return left.isPresent() ? left : flag(b.right(), b.left(), context);
    }
    for (ContextFlagModel f : models(e)) {
      if (f.flag().isEmpty()) {
        return Optional.of(answer(f.contexts(), context));
      }
    }
    return Optional.empty();
  }

  private Optional<Expression> flag(Expression place, Expression flag, String context) {
    return flag.withoutCasts() instanceof Expression.NamedConstant n
        ? models(place).stream()
            .filter(f -> f.flag().filter(n.name()::equals).isPresent())
            .findFirst()
            .map(f -> answer(f.contexts(), context))
        : Optional.empty();
  }

  private List<ContextFlagModel> models(Expression e) {
    Expression x = e.withoutCasts();
    if (x instanceof Expression.Member m) {
      return !names.contains(m.field())
          ? List.of()
          : flags.getOrDefault(m.struct() + "." + m.field(), List.of());
    }
    return x instanceof Expression.VariableUse v
            && !v.variable().isAutomatic()
            && names.contains(v.variable().name())
        ? flags.getOrDefault("." + v.variable().name(), List.of())
        : List.of();
  }

  private static Expression answer(Set<String> contexts, String context) {
    return new Expression.IntegerConstant(contexts.contains(context) ? 1 : 0);
  }
}
