package org.kwitness.analysis;

import edu.umd.cs.findbugs.annotations.Nullable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.kwitness.ir.SourcePosition;

/**
 * A step on a path, linked to the one before: the branches and events that a state has come
 * through. Where paths join, the older one is kept.
 *
 * @param before the step before, null for the first
 * @param position where
 * @param text what happens
 * @param length how many steps there are up to this one
 */
record PathStep(@Nullable PathStep before, SourcePosition position, String text, int length) {
  private static final int LIMIT = 60;

  /** A path one step longer; a path that is very long already stays as it is. */
  static PathStep after(@Nullable PathStep before, SourcePosition position, String text) {
    if (before == null) {
      return new PathStep(null, position, text, 1);
    }
    return before.length >= LIMIT
        ? before
        : new PathStep(before, position, text, before.length + 1);
  }

  /** The steps in order. */
  static List<PathStep> list(Optional<PathStep> last) {
    Deque<PathStep> steps = new ArrayDeque<>();
    for (PathStep s = last.orElse(null); s != null; s = s.before) {
      steps.push(s);
    }
    return List.copyOf(steps);
  }
}
