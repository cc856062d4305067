package org.kwitness.ir;

/**
 * The questions that every {@link CType} answers. They are apart from it for the sake of class
 * loading: an interface that has both constants of its own implementations and methods with bodies
 * can deadlock when two threads use it for the first time (JLS 12.4.1), and parsers run in threads.
 */
interface TypeQuestions {
  /** What this points to or is an array of, or {@link CType#UNKNOWN}. */
  default CType target() {
    if (this instanceof CType.Pointer p) {
      return p.target();
    }
    return this instanceof CType.Array a ? a.element() : CType.UNKNOWN;
  }

  /** True for pointers and for nothing else (an array is not a pointer: it is never NULL). */
  default boolean isPointer() {
    return this instanceof CType.Pointer;
  }
}
