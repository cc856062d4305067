package org.kwitness.analysis.context;

import java.util.IdentityHashMap;
import org.kwitness.cfg.Function;

/** Keeps the conditions of functions that are looked at again and again. */
final class ArgumentCache {
  private final IdentityHashMap<Function, ArgumentConditions> known = new IdentityHashMap<>();

  private final IdentityHashMap<Function, FieldTests> fields = new IdentityHashMap<>();

  /** What its tests of fields say. */
  FieldTests fields(Function f) {
    return fields.computeIfAbsent(f, k -> new FieldTests(k, of(k)));
  }

  /** The conditions of one function. */
  ArgumentConditions of(Function f) {
    return known.computeIfAbsent(f, ArgumentConditions::new);
  }
}
