package org.kwitness.analysis;

import edu.umd.cs.findbugs.annotations.Nullable;
import java.util.Optional;
import org.kwitness.analysis.value.ValueState;
import org.kwitness.ir.SourcePosition;

/**
 * The state of a simulated path: values, and the way that led here. Subclasses add the property.
 *
 * @param <S> the subclass
 */
abstract class PathState<S extends PathState<S>> {
  final ValueState values;
  @Nullable private PathStep path;

  PathState(ValueState values, @Nullable PathStep path) {
    this.values = values;
    this.path = path;
  }

  /** An independent copy. */
  abstract S copy();

  /** This state's property with other values and path. */
  abstract S with(ValueState newValues, @Nullable PathStep newPath);

  /** What keeps states at a block apart. */
  abstract Object property();

  @Nullable
  PathStep path() {
    return path;
  }

  Optional<PathStep> lastStep() {
    return Optional.ofNullable(path);
  }

  void startPath() {
    path = null;
  }

  void step(SourcePosition position, String text) {
    path = PathStep.after(path, position, text);
  }
}
