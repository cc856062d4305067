package org.kwitness.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;

/**
 * One row: what one function or macro does.
 *
 * @param name the function's or macro's name
 * @param arity the number of arguments where siblings differ, else empty
 * @param opaque true if a macro of this name must not be expanded (the default), false where its
 *     arguments are not expressions or its expansion says more
 * @param effects what it does
 * @param source the manual page or file that says so
 * @param definedAt file and line of the row, for messages
 */
public record FunctionModel(
    String name,
    OptionalInt arity,
    boolean opaque,
    List<Effect> effects,
    String source,
    String definedAt) {

  /** The effects of one kind, in the order of the row. */
  public <E extends Effect> List<E> effects(Class<E> kind) {
    List<E> found = List.of();
    for (Effect e : effects) {
      if (kind.isInstance(e)) {
        found = found.isEmpty() ? new ArrayList<>() : found;
        found.add(kind.cast(e));
      }
    }
    return found.isEmpty() ? found : Collections.unmodifiableList(found);
  }
}
