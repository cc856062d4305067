package org.kwitness.engine;

import java.util.ArrayList;
import java.util.List;
import org.kwitness.analysis.SiteState;
import org.kwitness.analysis.context.Context;
import org.kwitness.analysis.context.LevelSets;
import org.kwitness.cfg.Function;
import org.kwitness.checker.Evidence;

/** Tells in which contexts a function runs, with the chain of calls that proves each. */
public final class ContextReport {
  private static final String INDENT = "    ";

  private ContextReport() {}

  /**
   * The report on all functions of a name.
   *
   * @return no lines if there is no such function
   */
  public static List<String> of(Evidence evidence, String name) {
    List<String> lines = new ArrayList<>();
    for (Function f : evidence.graph().program().named(name)) {
      lines.add(f.position().file() + ":" + f.position().line() + ": " + f.name() + "()");
      List<Context> contexts = evidence.contexts().of(f);
      if (contexts.isEmpty()) {
        lines.add("  no entry point is known that reaches it");
      }
      int number = 1;
      for (Context c : contexts) {
        lines.addAll(context(evidence, c, number++));
      }
    }
    return lines;
  }

  private static List<String> context(Evidence evidence, Context context, int number) {
    LevelSets levels = evidence.contexts().levels();
    List<String> lines = new ArrayList<>();
    lines.add(
        "  "
            + number
            + ". "
            + context.kind().title()
            + " "
            + context.entry().function().name()
            + "()"
            + context.entry().level().map(n -> " at " + levels.name(n)).orElse(""));
    lines.add(INDENT + context.entry().position() + ": " + context.entry().how());
    for (Context c : context.chain()) {
      if (c.caller().isPresent()) {
        Function caller = c.caller().get().function();
        SiteState site = evidence.results().site(caller, c.call().orElseThrow());
        lines.add(
            INDENT
                + c.call().get().position()
                + ": "
                + caller.name()
                + (c.call().get().directCallee().isPresent()
                    ? "() calls "
                    : "() calls through a pointer ")
                + c.function().name()
                + "()  {"
                + levels.describe(c.level())
                + held(site)
                + "}");
      } else {
        lines.add(INDENT + c.function().name() + "()  {" + levels.describe(c.level()) + "}");
      }
    }
    return lines;
  }

  private static String held(SiteState site) {
    List<String> locks = site.held().stream().map(SiteState.Held::lockClass).sorted().toList();
    return locks.isEmpty() ? "" : "; holds " + String.join(", ", locks);
  }
}
