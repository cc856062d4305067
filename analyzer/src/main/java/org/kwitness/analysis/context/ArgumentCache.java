package org.kwitness.analysis.context;

import org.kwitness.cfg.Function;
import org.kwitness.interproc.Program;

/** Keeps the conditions of functions that are looked at again and again. Thread-safe. */
final class ArgumentCache {
  private final PerFunction<ArgumentConditions> known;
  private final PerFunction<FieldTests> fields;

  /** A cache for the functions of a program. */
  ArgumentCache(Program program) {
    this.known = new PerFunction<>(program, ArgumentConditions::new);
    this.fields = new PerFunction<>(program, f -> new FieldTests(f, of(f)));
  }

  /** What its tests of fields say. */
  FieldTests fields(Function f) {
    return fields.of(f);
  }

  /** The conditions of one function. */
  ArgumentConditions of(Function f) {
    return known.of(f);
  }
}
