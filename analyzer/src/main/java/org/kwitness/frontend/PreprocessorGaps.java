package org.kwitness.frontend;

import edu.umd.cs.findbugs.annotations.Nullable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.cdt.core.dom.ast.IASTFileLocation;
import org.eclipse.cdt.core.dom.ast.IASTPreprocessorIncludeStatement;
import org.eclipse.cdt.core.dom.ast.IASTProblem;
import org.eclipse.cdt.core.dom.ast.IASTTranslationUnit;
import org.kwitness.rule.Gap;

/** What the preprocessor could not do with one file and its headers. */
final class PreprocessorGaps {
  private final IASTTranslationUnit unit;
  private final Positions positions;
  private final List<Gap> gaps = new ArrayList<>();

  private PreprocessorGaps(IASTTranslationUnit unit, Positions positions) {
    this.unit = unit;
    this.positions = positions;
  }

  /** The gaps of a parsed file, apart from comments without an end. */
  static List<Gap> of(IASTTranslationUnit unit, Positions positions) {
    PreprocessorGaps result = new PreprocessorGaps(unit, positions);
    result.missingHeaders();
    result.problems();
    return result.gaps;
  }

  private void missingHeaders() {
    Set<String> missing = new TreeSet<>();
    for (IASTPreprocessorIncludeStatement i : unit.getIncludeDirectives()) {
      if (i.isActive() && !i.isResolved() && missing.add(i.getName().toString())) {
        gaps.add(
            new Gap(
                Gap.Kind.MISSING_HEADER,
                positions.of(i),
                "header not found: " + i.getName() + "; what it declares is unknown"));
      }
    }
  }

  private void problems() {
    Set<Set<String>> cycles = new HashSet<>();
    for (IASTProblem p : unit.getPreprocessorProblems()) {
      int id = p.getID();
      if (id == IASTProblem.PREPROCESSOR_INCLUSION_NOT_FOUND) {
        continue;
      }
      String message = p.getMessage();
      if (id == IASTProblem.PREPROCESSOR_EXCEEDS_MAXIMUM_INCLUSION_DEPTH) {
        // The parser follows a cycle until it is too deep, says no more than that, and never
        // includes that header again.
        List<String> cycle = cycle(p);
        if (!cycle.isEmpty() && !cycles.add(new HashSet<>(cycle))) {
          continue;
        }
        message =
            cycle.isEmpty()
                ? "left out: the header was nested too deeply before, or is nested too deeply here"
                : describe(cycle);
      } else if (message.isBlank()) {
        message = "directive not understood: " + positions.textOf(p);
      }
      gaps.add(new Gap(Gap.Kind.PREPROCESSOR, positions.of(p), message));
    }
  }

  private static String describe(List<String> cycle) {
    String through =
        cycle.size() == 1 ? "" : " through " + String.join(", ", cycle.subList(1, cycle.size()));
    return "include cycle: "
        + cycle.get(0)
        + " includes itself"
        + through
        + "; give it a guard (#ifndef), or break the cycle";
  }

  /**
   * The names of the files by which the file of a problem came to include itself, beginning with
   * it.
   *
   * @return nothing if it did not
   */
  private List<String> cycle(IASTProblem p) {
    List<String> names = new ArrayList<>();
    IASTFileLocation begin = p.getFileLocation();
    for (IASTFileLocation at = begin; at != null; at = includer(at)) {
      if (at != begin && at.getFileName().equals(begin.getFileName())) {
        // The walk goes up, the words go down.
        Collections.reverse(names.subList(1, names.size()));
        return names;
      }
      names.add(positions.name(at.getFileName()));
    }
    return List.of();
  }

  private static @Nullable IASTFileLocation includer(IASTFileLocation at) {
    IASTPreprocessorIncludeStatement i = at.getContextInclusionStatement();
    return i == null ? null : i.getFileLocation();
  }
}
