package org.kwitness.cfg;

import java.util.stream.Collectors;
import org.kwitness.ir.Instruction;
import org.kwitness.ir.Printer;
import org.kwitness.ir.SourcePosition;

/** Writes a function as text that a person can read and a test can compare. */
public final class GraphPrinter {
  private GraphPrinter() {}

  /** The function: a line for its head, and each block with line and column of each instruction. */
  public static String print(Function f) {
    StringBuilder out = new StringBuilder();
    out.append(f.isStatic() ? "static " : "")
        .append(Printer.print(f.resultType()))
        .append(' ')
        .append(f.name())
        .append(
            f.parameters().stream()
                .map(p -> Printer.print(p.type()) + " " + p.name())
                .collect(Collectors.joining(", ", "(", f.variadic() ? ", ...)" : ")")))
        .append("  // ")
        .append(f.position())
        .append('\n');
    for (Block b : f.body().blocks()) {
      out.append('B').append(b.number()).append(":\n");
      for (Instruction i : b.instructions()) {
        line(out, i.position(), Printer.print(i));
      }
      terminator(out, b.terminator());
    }
    return out.toString();
  }

  private static void line(StringBuilder out, SourcePosition p, String text) {
    out.append(String.format("  %-9s %s%n", p.line() + ":" + p.column(), text));
  }

  private static void terminator(StringBuilder out, Terminator t) {
    if (t instanceof Terminator.Jump j) {
      out.append("            goto B").append(j.target()).append('\n');
    } else if (t instanceof Terminator.Branch b) {
      line(
          out,
          b.position(),
          (b.assertion() ? "assert " : "if ")
              + Printer.print(b.condition())
              + " then B"
              + b.whenTrue()
              + " else B"
              + b.whenFalse());
    } else if (t instanceof Terminator.Switch s) {
      line(
          out,
          s.position(),
          "switch "
              + Printer.print(s.value())
              + s.cases().stream()
                  .map(GraphPrinter::label)
                  .collect(Collectors.joining("; ", " {", "; "))
              + "default B"
              + s.otherwise()
              + "}");
    } else if (t instanceof Terminator.ComputedJump c) {
      line(out, c.position(), "goto any of " + c.targets());
    } else if (t instanceof Terminator.Exit e) {
      line(out, e.position(), "exit");
    } else {
      out.append("            stop\n");
    }
  }

  private static String label(Terminator.Case c) {
    String low = Printer.print(c.label());
    String high = Printer.print(c.high());
    return (low.equals(high) ? low : low + ".." + high) + " B" + c.target();
  }
}
