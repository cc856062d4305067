package org.kwitness.frontend;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.eclipse.cdt.core.dom.ast.IASTPreprocessorElifStatement;
import org.eclipse.cdt.core.dom.ast.IASTPreprocessorElseStatement;
import org.eclipse.cdt.core.dom.ast.IASTPreprocessorEndifStatement;
import org.eclipse.cdt.core.dom.ast.IASTPreprocessorIfStatement;
import org.eclipse.cdt.core.dom.ast.IASTPreprocessorIfdefStatement;
import org.eclipse.cdt.core.dom.ast.IASTPreprocessorIfndefStatement;
import org.eclipse.cdt.core.dom.ast.IASTPreprocessorStatement;
import org.eclipse.cdt.core.dom.ast.IASTTranslationUnit;

/** The parts of a file that its conditional directives leave out. */
final class InactiveRegions {
  private InactiveRegions() {}

  /** The regions of the file itself, in order; a region inside another is not listed. */
  static List<FileFacts.Lines> of(IASTTranslationUnit unit, Positions positions) {
    List<FileFacts.Lines> regions = new ArrayList<>();
    Deque<Integer> open = new ArrayDeque<>();
    for (IASTPreprocessorStatement s : unit.getAllPreprocessorStatements()) {
      boolean begins =
          s instanceof IASTPreprocessorIfStatement
              || s instanceof IASTPreprocessorIfdefStatement
              || s instanceof IASTPreprocessorIfndefStatement;
      boolean goesOn =
          s instanceof IASTPreprocessorElifStatement || s instanceof IASTPreprocessorElseStatement;
      if (!begins && !goesOn && !(s instanceof IASTPreprocessorEndifStatement)) {
        continue;
      }
      // Asked last: headers have many directives, and where each stands takes time to find out.
      if (!positions.isInMainFile(s)) {
        continue;
      }
      int line = positions.of(s).line();
      if (!begins && !open.isEmpty()) {
        int from = open.pop();
        if (from > 0) {
          regions.add(new FileFacts.Lines(from, line));
        }
      }
      if (begins || goesOn) {
        open.push(isTaken(s) ? 0 : line);
      }
    }
    return List.copyOf(regions);
  }

  private static boolean isTaken(IASTPreprocessorStatement s) {
    if (s instanceof IASTPreprocessorIfStatement x) {
      return x.taken();
    }
    if (s instanceof IASTPreprocessorIfdefStatement x) {
      return x.taken();
    }
    if (s instanceof IASTPreprocessorIfndefStatement x) {
      return x.taken();
    }
    if (s instanceof IASTPreprocessorElifStatement x) {
      return x.taken();
    }
    return ((IASTPreprocessorElseStatement) s).taken();
  }
}
