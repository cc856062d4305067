package org.kwitness.expectation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.kwitness.ir.SourcePosition;
import org.kwitness.rule.Finding;

/** A folder of scenarios: single C files, each with its kernel and its markers. */
final class Scenarios {
  private final Path folder;

  /**
   * @param folder the scenarios are the {@code .c} files in it and below
   */
  Scenarios(Path folder) {
    this.folder = folder;
  }

  /** What is tested: finds the faults of one file. */
  @FunctionalInterface
  interface FindingSource {
    /**
     * The findings of a scenario.
     *
     * @param file the C file
     * @param kernel the kernel that it pretends to be part of
     */
    List<Finding> find(Path file, KernelId kernel) throws IOException;
  }

  /** The names of the scenarios, relative to the folder, sorted. */
  List<String> names() throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .filter(name -> name.endsWith(".c"))
          .sorted()
          .toList();
    }
  }

  /** The kernel of a scenario. */
  KernelId kernel(String name) throws IOException {
    return KernelId.ofText(name, ExpectationReader.text(folder.resolve(name)));
  }

  /**
   * Holds every scenario against its markers, and fails with one listing for all of them.
   *
   * @param rules the ids that markers may name
   * @throws AssertionError with the listing
   */
  void check(Set<String> rules, FindingSource source) throws IOException {
    ExpectationReader reader = new ExpectationReader(rules);
    List<Expectation> expectations = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (String name : names()) {
      Path file = folder.resolve(name);
      expectations.addAll(reader.read(name, ExpectationReader.text(file)));
      for (Finding finding : source.find(file, kernel(name))) {
        findings.add(named(finding, name));
      }
    }
    ExpectationCheck.check(expectations, findings);
  }

  /**
   * The finding with its file named as in the listing: where the source named the scenario by any
   * tail of its path, such as the bare file name, the name is made whole.
   */
  private static Finding named(Finding f, String name) {
    String file = f.position().file();
    boolean isTail = name.equals(file) || name.endsWith("/" + file) || file.endsWith("/" + name);
    if (!isTail) {
      return f;
    }
    SourcePosition position = new SourcePosition(name, f.position().line(), f.position().column());
    return new Finding(
        f.ruleId(),
        f.level(),
        position,
        f.function(),
        f.message(),
        f.trace(),
        f.related(),
        f.identity());
  }
}
