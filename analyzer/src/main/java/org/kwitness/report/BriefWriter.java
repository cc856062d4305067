package org.kwitness.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kwitness.ir.SourcePosition;
import org.kwitness.rule.Finding;
import org.kwitness.rule.TraceStep;

/**
 * Writes the line of {@link GccWriter}, the source line, and how it begins and what leads to it,
 * for somebody who has just written the code:
 *
 * <pre>
 * sys/dev/foo.c:31:2: warning: `bp' may be NULL here [unchecked-null]
 *     31 | bp-&gt;b_flags = 0;
 *   sys/dev/foo.c:30: gets the result of foo_get(), which may be NULL
 *   sys/dev/foo.c:12: foo_get() returns NULL (3 steps left out)
 * </pre>
 */
public final class BriefWriter {
  private final GccWriter lines;

  /**
   * @param folder the working folder, as for {@link GccWriter}
   */
  public BriefWriter(Optional<Path> folder) {
    this.lines = new GccWriter(folder);
  }

  /**
   * Writes all findings of a run; does not close {@code out}.
   *
   * @throws IOException if {@code out} cannot be written to
   */
  public void write(Run run, Writer out) throws IOException {
    SourceLines sources = new SourceLines(run.sources()::text);
    for (Finding finding : run.findings()) {
      StringBuilder text = new StringBuilder(lines.line(run, finding));
      sources
          .at(finding.position())
          .map(line -> SourceExcerpt.of(line).strip())
          .filter(line -> !line.isEmpty())
          .ifPresent(
              line -> text.append(String.format("%6d | %s%n", finding.position().line(), line)));
      List<TraceStep> steps = steps(finding);
      if (!steps.isEmpty()) {
        step(text, run, steps.get(0), 0);
      }
      if (steps.size() > 1) {
        step(text, run, steps.get(steps.size() - 1), steps.size() - 2);
      }
      finding.related().stream()
          .limit(steps.isEmpty() ? 1 : 0)
          .forEach(r -> line(text, run, r.position(), r.message(), 0));
      out.write(text.toString());
    }
    out.flush();
  }

  /** The steps that say more than the finding's own line does. */
  private static List<TraceStep> steps(Finding finding) {
    List<TraceStep> steps = new ArrayList<>(finding.trace());
    steps.removeIf(
        s ->
            s.position().line() == finding.position().line()
                && s.position().file().equals(finding.position().file()));
    return steps;
  }

  private void step(StringBuilder text, Run run, TraceStep step, int leftOut) {
    String state = step.state().isEmpty() ? "" : " {" + step.state() + "}";
    line(text, run, step.position(), step.message() + state, leftOut);
  }

  private void line(
      StringBuilder text, Run run, SourcePosition position, String message, int leftOut) {
    text.append("  ").append(SourceExcerpt.clean(lines.name(run, position.file())));
    text.append(':').append(Math.max(1, position.line())).append(": ");
    text.append(SourceExcerpt.clean(message));
    if (leftOut > 0) {
      text.append(" (").append(leftOut).append(leftOut == 1 ? " step" : " steps");
      text.append(" left out)");
    }
    text.append('\n');
  }
}
