package org.kwitness.analysis.context;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.kwitness.cfg.Function;
import org.kwitness.interproc.Program;

/**
 * Keeps the conditions of functions that are looked at again and again. They are about calls of
 * just this function, not of an equal one. Thread-safe.
 */
final class ArgumentCache {
  private final Program program;
  private final AtomicReferenceArray<ArgumentConditions> known;
  private final AtomicReferenceArray<FieldTests> fields;

  /** A cache for the functions of a program. */
  ArgumentCache(Program program) {
    this.program = program;
    this.known = new AtomicReferenceArray<>(program.functions().size());
    this.fields = new AtomicReferenceArray<>(program.functions().size());
  }

  /** What its tests of fields say. */
  FieldTests fields(Function f) {
    int number = program.number(f);
    FieldTests before = fields.get(number);
    if (before != null) {
      return before;
    }
    FieldTests found = new FieldTests(f, of(f));
    return fields.compareAndSet(number, null, found) ? found : fields.get(number);
  }

  /** The conditions of one function. */
  ArgumentConditions of(Function f) {
    int number = program.number(f);
    ArgumentConditions before = known.get(number);
    if (before != null) {
      return before;
    }
    ArgumentConditions found = new ArgumentConditions(f);
    return known.compareAndSet(number, null, found) ? found : known.get(number);
  }
}
