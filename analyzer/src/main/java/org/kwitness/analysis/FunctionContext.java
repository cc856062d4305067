package org.kwitness.analysis;

import org.kwitness.cfg.Function;
import org.kwitness.dataflow.Liveness;

/**
 * What the simulations of one function share.
 *
 * @param function the function
 * @param callees what is known of its callees
 * @param wording its expressions in the words of the source
 * @param liveness which of its variables matter where
 */
record FunctionContext(
    Function function, CalleeTable callees, Wording wording, Liveness liveness) {

  FunctionContext(Function function, CalleeTable callees) {
    this(function, callees, new Wording(function), new Liveness(function));
  }
}
