package org.kwitness.ir;

/**
 * A C type, as far as the analyses need it: enough to know which struct a field belongs to and what
 * is a pointer. Qualifiers are dropped; typedefs are resolved.
 */
public sealed interface CType extends TypeQuestions {
  /** A type that the front end could not work out. */
  CType UNKNOWN = new Unknown();

  /** The type of functions and expressions without a value. */
  CType VOID = new Void();

  /** {@code int}, the type of literals and of undeclared functions' results. */
  CType INT = new Scalar("int");

  /** No value. Always written {@code CType.Void}, so {@link java.lang.Void} is not meant. */
  @SuppressWarnings("JavaLangClash")
  record Void() implements CType {}

  /** Not known. */
  record Unknown() implements CType {}

  /**
   * An arithmetic type or an enumeration.
   *
   * @param name its spelling, e.g. {@code unsigned int}
   */
  record Scalar(String name) implements CType {}

  /**
   * A struct or a union.
   *
   * @param tag the tag; for an unnamed one the typedef name, else {@code <file:line>}
   */
  record Struct(String tag) implements CType {}

  /**
   * A pointer.
   *
   * @param target what it points to
   */
  record Pointer(CType target) implements CType {}

  /**
   * An array.
   *
   * @param element the type of an element
   */
  record Array(CType element) implements CType {}

  /**
   * A function.
   *
   * @param result what it returns
   */
  record Function(CType result) implements CType {}
}
