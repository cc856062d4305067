package org.kwitness.analysis;

import java.util.Map;
import org.kwitness.cfg.Function;

/** What callers need to know of the functions of a program. */
public final class Summaries {
  private final Map<Function, FunctionSummary> byFunction;

  Summaries(Map<Function, FunctionSummary> byFunction) {
    this.byFunction = Map.copyOf(byFunction);
  }

  FunctionSummary of(Function f) {
    return byFunction.getOrDefault(f, FunctionSummary.unknown(f.name()));
  }
}
