package org.kwitness.frontend;

import java.util.OptionalInt;

/** Says which macros must stay calls or names. */
@FunctionalInterface
public interface OpaqueMacros {
  /**
   * True if the preprocessor must not see a definition.
   *
   * @param name the macro
   * @param parameters how many parameters the definition has; empty for one without a parameter
   *     list, or with any number ({@code ...})
   */
  boolean isOpaque(String name, OptionalInt parameters);
}
