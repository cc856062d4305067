package org.kwitness.report.html;

import java.util.ArrayList;
import java.util.List;
import org.kwitness.ir.SourcePosition;
import org.kwitness.report.Run;
import org.kwitness.report.SampleRun;
import org.kwitness.rule.Finding;
import org.kwitness.rule.Gap;
import org.kwitness.rule.Level;
import org.kwitness.rule.RelatedPlace;
import org.kwitness.rule.Rule;
import org.kwitness.rule.TraceStep;

/** Runs made by hand and their pages. */
final class Pages {
  /** Tries to leave an element, an attribute, a comment, a CDATA section, a script and a style. */
  static final String HOSTILE =
      "</pre></script></style><script>document.title='owned'</script>"
          + "\"'><img src=x onerror=document.title='owned'>]]>--><!--`</code>&lt;";

  /** Room for everything, but every repeated quote is shared. */
  static final HtmlReport.Limits SHARING =
      new HtmlReport.Limits(0, 1_000_000, 1_000_000, 1_000_000);

  private Pages() {}

  static String of(Run run) {
    return SampleRun.written(out -> new HtmlReport().write(run, out));
  }

  static String of(Run run, HtmlReport.Limits limits) {
    return SampleRun.written(out -> new HtmlReport(limits).write(run, out));
  }

  static Finding note(int line) {
    return finding("sys/kern/kern_note.c", Level.NOTE, line, "note " + line);
  }

  static Finding finding(String file, Level level, int line, String message) {
    return new Finding(
        "unchecked-null",
        level,
        new SourcePosition(file, line, 2),
        "fn" + line,
        message,
        List.of(new TraceStep(new SourcePosition(file, line, 2), "fn" + line, "is used", 0, "")),
        List.of(),
        message);
  }

  /** A run in which every text that can be of foreign origin is {@code foreign}. */
  static Run foreign(String foreign) {
    SourcePosition at = new SourcePosition("sys/" + foreign + "/" + foreign + ".c", 2, 3);
    SourcePosition other = new SourcePosition(at.file(), 40, 1);
    SourcePosition third = new SourcePosition(at.file(), 60, 1);
    Finding finding =
        new Finding(
            foreign,
            Level.ERROR,
            at,
            foreign,
            foreign,
            List.of(
                new TraceStep(at, foreign, foreign, 0, foreign),
                new TraceStep(other, foreign, foreign, 1, "")),
            List.of(
                new RelatedPlace(at, foreign),
                new RelatedPlace(third, foreign),
                new RelatedPlace(new SourcePosition(foreign, 0, 0), foreign)),
            foreign);
    Run run =
        SampleRun.run(
            List.of(finding),
            List.of(new Gap(Gap.Kind.PREPROCESSOR, at, foreign)),
            file -> (foreign + "\n").repeat(80));
    Rule rule = new Rule(foreign, foreign, Level.ERROR, "high", List.of(), "", null, foreign);
    return new Run(
        foreign,
        foreign,
        foreign,
        foreign,
        List.of(rule),
        run.findings(),
        run.gaps(),
        run.statistics(),
        run.sources());
  }

  /** Errors, warnings and notes in three folders. */
  static Run mixed() {
    List<Finding> findings = new ArrayList<>(List.of(SampleRun.unchecked(), SampleRun.leak()));
    findings.add(finding("sys/dev/usb/u.c", Level.WARNING, 5, "ustrange_find() may return NULL"));
    for (int line = 1; line <= 3; line++) {
      findings.add(note(line));
    }
    findings.sort(Finding.ORDER);
    return SampleRun.run(findings, SampleRun.gaps());
  }

  /** Three errors whose traces begin at the same line. */
  static Run repetitive() {
    List<Finding> findings = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      SourcePosition at = SampleRun.at(10 * i, 1);
      findings.add(
          new Finding(
              "lock-leak",
              Level.ERROR,
              at,
              "f",
              "m",
              List.of(
                  new TraceStep(SampleRun.at(3, 1), "g", "in the callee", 1, ""),
                  new TraceStep(at, "f", "here", 0, "")),
              List.of(),
              "i" + i));
    }
    return SampleRun.run(findings, List.of());
  }
}
