package org.kwitness.expectation;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kwitness.frontend.tree.SourcePlan;
import org.kwitness.frontend.tree.SourceUnit;

/** The plan for a scenario: one file that stands for a whole kernel. */
final class ScenarioPlan {
  private ScenarioPlan() {}

  /** A kernel of this one file, with nothing generated and no include path but its own folder. */
  static SourcePlan of(Path file, KernelId kernel) {
    Path absolute = file.toAbsolutePath().normalize();
    Path folder = Optional.ofNullable(absolute.getParent()).orElseThrow();
    SourceUnit unit =
        new SourceUnit(absolute, absolute.getFileName().toString(), List.of(), Map.of(), List.of());
    return new SourcePlan(
        kernel.bsd(),
        kernel.bsd() + " " + kernel.version(),
        kernel.version(),
        kernel.architecture(),
        folder,
        folder,
        List.of(unit),
        List.of(),
        name -> Optional.empty(),
        List.of());
  }
}
