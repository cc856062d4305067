package org.kwitness.report;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.kwitness.ir.SourcePosition;
import org.kwitness.rule.Finding;
import org.kwitness.rule.Gap;
import org.kwitness.rule.Level;
import org.kwitness.rule.RelatedPlace;
import org.kwitness.rule.Rule;
import org.kwitness.rule.TraceStep;

/** A small run made by hand, about {@code sarif-samples/sources}. */
public final class SampleRun {
  public static final Path SAMPLES = Path.of("..", "sarif-samples");
  public static final String FILE = "sys/dev/sample/sample.c";

  public static final Rule LEAK =
      new Rule(
          "lock-leak",
          "A path returns with a lock that other paths release",
          Level.WARNING,
          "high",
          List.of("correctness", "locking"),
          "lock-leak",
          Map.of(),
          """
          # lock-leak

          ## Problem

          A function takes a lock, and a path through it
          returns without releasing it.

          ## Bad

          ```c
          return (ENXIO);
          ```
          """);

  public static final Rule UNCHECKED =
      new Rule(
          "unchecked-null",
          "A result that may be NULL is used unchecked",
          Level.ERROR,
          "high",
          List.of("correctness"),
          "unchecked-null",
          Map.of(),
          "");

  public static final RunStatistics STATISTICS =
      new RunStatistics(
          3_557,
          3,
          3_612_345,
          45_135,
          45_123,
          1_234,
          18,
          0,
          2,
          512_345,
          4_567,
          1,
          new TreeMap<>(Map.of("parse", 38.04, "analyse", 9.1236, "total", 47.16)),
          955_252_736L);

  private SampleRun() {}

  public static SourcePosition at(int line, int column) {
    return new SourcePosition(FILE, line, column);
  }

  public static Finding unchecked() {
    return new Finding(
        "unchecked-null",
        Level.ERROR,
        at(21, 2),
        "sample_output",
        "`m` may be NULL: sample_get() returns NULL where m_gethdr() fails",
        List.of(
            new TraceStep(at(19, 2), "sample_output", "takes sc->sc_mtx", 0, ""),
            new TraceStep(at(20, 6), "sample_output", "calls sample_get()", 0, "holds sc->sc_mtx"),
            new TraceStep(
                at(8, 6),
                "sample_get",
                "m_gethdr() may return NULL: how is M_NOWAIT",
                1,
                "holds sc->sc_mtx"),
            new TraceStep(at(10, 3), "sample_get", "returns NULL", 1, "holds sc->sc_mtx"),
            new TraceStep(
                at(21, 2), "sample_output", "follows `m` unchecked", 0, "holds sc->sc_mtx")),
        List.of(new RelatedPlace(at(9, 6), "the callee tests its result [here]")),
        "sample_get m");
  }

  public static Finding leak() {
    return new Finding(
        "lock-leak",
        Level.WARNING,
        at(31, 3),
        "sample_stop",
        "returns with sc->sc_mtx held; sc->sc_wait[0](sc) and {0} are only C.",
        List.of(),
        List.of(),
        "sc->sc_mtx");
  }

  public static List<Gap> gaps() {
    return List.of(
        new Gap(
            Gap.Kind.FILE_SKIPPED,
            SourcePosition.ofFile("sys/dev/sample/odd name.c"),
            "cannot be read: permission denied"),
        new Gap(Gap.Kind.PROBLEM_DECLARATION, at(3, 1), "syntax error in a declaration"),
        new Gap(Gap.Kind.BOUND_HIT, at(27, 1), "more than 64 states in sample_stop()"));
  }

  public static Run run(List<Finding> findings, List<Gap> gaps) {
    return run(findings, gaps, SampleRun::source);
  }

  public static Run run(List<Finding> findings, List<Gap> gaps, Function<String, String> sources) {
    return new Run(
        "0.1.0",
        "FreeBSD 9.3",
        "amd64",
        "/home/me/my src/freebsd",
        List.of(LEAK, UNCHECKED),
        findings,
        gaps,
        STATISTICS,
        Sources.ofTexts(sources));
  }

  public static Run run() {
    return run(List.of(unchecked(), leak()), gaps());
  }

  public static String source(String file) {
    Path path = SAMPLES.resolve("sources").resolve(file);
    try {
      return Files.exists(path) ? Files.readString(path) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a writer writes. */
  public static String written(Output output) {
    StringWriter text = new StringWriter();
    try {
      output.to(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** Something that writes a report. */
  @FunctionalInterface
  public interface Output {
    void to(Writer out) throws IOException;
  }
}
