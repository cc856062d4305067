package org.kwitness.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import org.kwitness.ir.SourcePosition;
import org.kwitness.rule.Finding;
import org.kwitness.rule.Level;
import org.kwitness.rule.RelatedPlace;
import org.kwitness.rule.TraceStep;

/**
 * Writes findings the way a compiler does, so that editors can jump to them:
 *
 * <pre>
 * sys/dev/foo.c:31:2: warning: `bp' may be NULL here [unchecked-null]
 *    31 |         bp-&gt;b_flags = 0;
 *       |         ^
 *   sys/dev/foo.c:30: calls foo_get() {holds sc-&gt;sc_mtx}
 *      30 | bp = foo_get(sc);
 *     sys/dev/foo.c:12: returns NULL {holds sc-&gt;sc_mtx}
 *        12 | return (NULL);
 *   sys/dev/foo.c:50: note: this caller tests the result
 *      50 | if ((bp = foo_get(sc)) == NULL)
 * </pre>
 */
public final class TextWriter {
  /** The middle of a longer trace is left out, and said so; SARIF has all of it. */
  private static final int LONGEST_TRACE = 60;

  private static final String INDENT = "  ";

  private final boolean colours;

  /**
   * @param colours emphasise with ANSI sequences
   */
  public TextWriter(boolean colours) {
    this.colours = colours;
  }

  /**
   * Writes all findings of a run; does not close {@code out}.
   *
   * @throws IOException if {@code out} cannot be written to
   */
  public void write(Run run, Writer out) throws IOException {
    SourceLines lines = new SourceLines(run.sources()::text);
    StringBuilder text = new StringBuilder();
    for (Finding finding : run.findings()) {
      text.setLength(0);
      append(text, finding, lines);
      out.write(text.toString());
    }
    out.flush();
  }

  private void append(StringBuilder text, Finding finding, SourceLines lines) {
    SourcePosition position = finding.position();
    text.append(Style.PLACE.apply(place(position, true), colours)).append(' ');
    text.append(style(finding.level()).apply(finding.level().label() + ":", colours)).append(' ');
    text.append(Style.PLACE.apply(SourceExcerpt.clean(finding.message()), colours));
    text.append(Style.FAINT.apply(" [" + finding.ruleId() + "]", colours)).append('\n');
    lines.at(position).ifPresent(line -> caret(text, position, line));
    trace(text, finding, lines);
    for (RelatedPlace related : finding.related()) {
      if (finding.trace().stream().anyMatch(s -> sameLine(s.position(), related.position()))) {
        continue; // The trace has said what happens there.
      }
      text.append(INDENT).append(place(related.position(), false)).append(' ');
      text.append(Style.NOTE.apply("note:", colours)).append(' ');
      text.append(SourceExcerpt.clean(related.message())).append('\n');
      quote(text, INDENT, related.position(), lines);
    }
  }

  private void trace(StringBuilder text, Finding finding, SourceLines lines) {
    List<TraceStep> trace = finding.trace();
    int over = Math.max(0, trace.size() - LONGEST_TRACE);
    int headEnd = (trace.size() - over) / 2;
    for (int i = 0; i < trace.size(); i++) {
      if (over > 0 && i == headEnd) {
        text.append(INDENT).append("... ").append(over).append(" steps left out\n");
        i += over;
      }
      step(text, trace.get(i), finding.position(), lines);
    }
  }

  private void step(
      StringBuilder text, TraceStep step, SourcePosition shownAbove, SourceLines lines) {
    String indent = INDENT.repeat(1 + step.nesting());
    text.append(indent).append(place(step.position(), false)).append(' ');
    text.append(SourceExcerpt.clean(step.message()));
    if (!step.state().isEmpty()) {
      String state = " {" + SourceExcerpt.clean(step.state()) + "}";
      text.append(Style.FAINT.apply(state, colours));
    }
    text.append('\n');
    if (!sameLine(step.position(), shownAbove)) {
      quote(text, indent, step.position(), lines);
    }
  }

  private static boolean sameLine(SourcePosition a, SourcePosition b) {
    return a.line() == b.line() && a.file().equals(b.file());
  }

  /** The line of the finding, as it stands, and a caret under its column. */
  private void caret(StringBuilder text, SourcePosition position, String line) {
    String number = String.format("%6d", position.line());
    text.append(number).append(" | ").append(SourceExcerpt.of(line).stripTrailing()).append('\n');
    if (position.column() > 0) {
      text.append(" ".repeat(number.length())).append(" | ");
      text.append(SourceExcerpt.caretIndent(line, position.column()));
      text.append(Style.CARET.apply("^", colours)).append('\n');
    }
  }

  /** The line of a step, without its indentation: the nesting is what the eye must follow. */
  private void quote(
      StringBuilder text, String indent, SourcePosition position, SourceLines lines) {
    Optional<String> line = lines.at(position).map(SourceExcerpt::of).map(String::strip);
    if (line.isPresent() && !line.get().isEmpty()) {
      String quoted = String.format("%s%6d | %s", indent, position.line(), line.get());
      text.append(Style.FAINT.apply(quoted, colours)).append('\n');
    }
  }

  /** {@code file:line:column:}, as far as they are known and wanted. */
  private static String place(SourcePosition position, boolean withColumn) {
    StringBuilder place = new StringBuilder(SourceExcerpt.clean(position.file())).append(':');
    if (position.line() > 0) {
      place.append(position.line()).append(':');
      if (withColumn && position.column() > 0) {
        place.append(position.column()).append(':');
      }
    }
    return place.toString();
  }

  private static Style style(Level level) {
    return switch (level) {
      case ERROR -> Style.ERROR;
      case WARNING -> Style.WARNING;
      case NOTE -> Style.NOTE;
    };
  }
}
