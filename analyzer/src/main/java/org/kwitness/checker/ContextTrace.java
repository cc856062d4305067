package org.kwitness.checker;

import java.util.ArrayList;
import java.util.List;
import org.kwitness.analysis.context.Context;
import org.kwitness.analysis.context.LevelSets;
import org.kwitness.analysis.context.Sleeping;
import org.kwitness.ir.Instruction;
import org.kwitness.rule.Level;
import org.kwitness.rule.TraceStep;

/** Tells how control comes to a place: the entry point, and each call with the level there. */
final class ContextTrace {
  private final LevelSets levels;

  ContextTrace(LevelSets levels) {
    this.levels = levels;
  }

  /** How a context comes about; the last step is the call of the context's function. */
  List<TraceStep> steps(Context context) {
    List<TraceStep> steps = new ArrayList<>();
    int nesting = 0;
    for (Context c : context.chain()) {
      String at = levels.describe(c.level());
      if (c.caller().isEmpty()) {
        steps.add(
            new TraceStep(
                c.entry().position(), c.function().name(), entrySentence(c), 0, "level: " + at));
      } else {
        Instruction.Call call = c.call().orElseThrow();
        String by = call.directCallee().isPresent() ? "() calls " : "() calls through a pointer ";
        steps.add(
            new TraceStep(
                call.position(),
                c.caller().get().function().name(),
                c.caller().get().function().name() + by + c.function().name() + "()",
                nesting,
                "level: " + at));
        nesting++;
      }
    }
    return steps;
  }

  /** How many calls below its entry point a context's function is. */
  static int depth(Context context) {
    return context.chain().size() - 1;
  }

  private String entrySentence(Context c) {
    String level = c.entry().level().map(n -> " at " + levels.name(n)).orElse("");
    return c.entry().how() + ": " + c.kind().title() + level;
  }

  /** The entry point in a few words, such as "the interrupt handler foo_intr() at IPL_NET". */
  String origin(Context c) {
    return the(c.kind().title())
        + " "
        + c.entry().function().name()
        + "()"
        + c.entry().level().map(n -> " at " + levels.name(n)).orElse("");
  }

  /** Of one that is named: "the", where the row says "a". */
  private static String the(String title) {
    return title.replaceFirst("^an? ", "the ");
  }

  /**
   * How sure a finding is that one chain proves: of those that were read with a call through a
   * pointer in them, few were true (docs/precision.md).
   */
  static Level levelOfOne(int hops) {
    return hops == 0 ? Level.ERROR : Level.NOTE;
  }

  /** How sure a finding is whose proof takes this many calls through pointers. */
  static Level level(int hops) {
    return hops == 0 ? Level.ERROR : hops == 1 ? Level.WARNING : Level.NOTE;
  }

  /** The names on the way, such as {@code a() > b() > c()}. */
  static String names(Context context) {
    List<String> names = new ArrayList<>();
    for (Context c : context.chain()) {
      names.add(c.function().name() + "()");
    }
    return String.join(" > ", names);
  }

  /** How a call comes to sleep: the calls below it. */
  static List<TraceStep> steps(Sleeping.Way way, String function, int nesting) {
    List<TraceStep> steps = new ArrayList<>();
    String caller = function;
    int depth = nesting;
    for (Sleeping.Way w = way; ; w = w.next().orElseThrow()) {
      String name = name(w.call());
      if (w.next().isEmpty()) {
        steps.add(new TraceStep(w.call().position(), caller, name + "() may sleep", depth, ""));
        return steps;
      }
      steps.add(
          new TraceStep(
              w.call().position(), caller, caller + "() calls " + name + "()", depth, ""));
      caller = w.callee().orElseThrow().name();
      depth++;
    }
  }

  /** A call in the words of the source. */
  static String name(Instruction.Call call) {
    return call.spelling().isEmpty() ? call.directCallee().orElse("?") : call.spelling();
  }
}
