package org.kwitness.analysis.context;

/** What a store does to a test of the field. */
enum FieldStore {
  /** It is another field, or other bits of it. */
  KEEPS,
  /** The test comes out as wanted afterwards. */
  PASSES,
  /** It does not. */
  FAILS,
  /** The value is not known. */
  UNKNOWN;

  /** For two tests that are both wanted. */
  FieldStore and(FieldStore other) {
    if (this == FAILS || other == FAILS) {
      return FAILS;
    }
    if (this == KEEPS) {
      return other;
    }
    return other == KEEPS || this == other ? this : UNKNOWN;
  }
}
