package org.kwitness.checker;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kwitness.analysis.LockMisuse;
import org.kwitness.analysis.NullUse;
import org.kwitness.analysis.context.Contexts;
import org.kwitness.analysis.context.ObjectClass;
import org.kwitness.cfg.Function;
import org.kwitness.ir.Instruction;
import org.kwitness.model.Effect;
import org.kwitness.rule.Finding;
import org.kwitness.rule.Level;
import org.kwitness.rule.RelatedPlace;
import org.kwitness.rule.Rule;
import org.kwitness.rule.TraceStep;

/** Writes findings about locks that are acquired or released in the wrong state. */
final class LockMisuseFindings {
  private LockMisuseFindings() {}

  /** Classes of locks that some call makes recursive. */
  static Set<String> recursive(Evidence evidence) {
    Set<String> found = new HashSet<>();
    for (Function f : evidence.graph().program().functions()) {
      for (Instruction.Call c : evidence.graph().callsOf(f)) {
        evidence
            .knowledge()
            .function(c)
            .ifPresent(
                m ->
                    m.effects(Effect.DeclareRecursive.class).stream()
                        .filter(d -> Contexts.isCertain(f, c, d.when()))
                        .forEach(d -> ObjectClass.of(c, d.lock()).ifPresent(found::add)));
      }
    }
    return found;
  }

  /** What a callee does to a lock, in words. */
  static String does(LockMisuse.Via via, String object) {
    return switch (via.deed()) {
      case ACQUIRES -> "acquires " + object;
      case ASSERTS -> "asserts " + object;
      case RELEASES -> "releases " + object + " for a while";
    };
  }

  static Finding finding(Rule rule, Level level, LockMisuse m, String message, String earlier) {
    List<TraceStep> trace = new ArrayList<>();
    String function = m.function().name();
    boolean told = m.earlier().equals(m.position());
    for (NullUse.Step s : m.path()) {
      // The story begins where the lock was acquired or released before.
      told |= s.position().equals(m.earlier());
      if (told) {
        trace.add(new TraceStep(s.position(), function, s.text(), 0, ""));
      }
    }
    m.via()
        .ifPresent(
            f -> {
              trace.add(
                  new TraceStep(
                      m.position(), function, function + "() calls " + f.callee() + "()", 0, ""));
              trace.add(new TraceStep(f.at(), f.function(), does(f, m.object()), 1, ""));
            });
    if (m.via().isEmpty()) {
      trace.add(new TraceStep(m.position(), function, "here", 0, ""));
    }
    return new Finding(
        rule.id(),
        level,
        m.position(),
        function,
        message,
        trace,
        m.earlier().equals(m.position())
            ? List.of()
            : List.of(new RelatedPlace(m.earlier(), earlier)),
        function + " " + m.object());
  }
}
