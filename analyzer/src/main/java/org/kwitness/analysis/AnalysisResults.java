package org.kwitness.analysis;

import java.util.List;
import java.util.Set;
import org.kwitness.cfg.Function;

/**
 * What the simulations found out, in the order of the program's functions.
 *
 * @param nullUses every use of a possibly-NULL result, checked or not
 * @param leaks every path that leaves something behind
 * @param consumed functions that leave with a lock held which a caller releases
 * @param bounded functions for which a bound was hit
 */
public record AnalysisResults(
    List<NullUse> nullUses, List<Leak> leaks, Set<Function> consumed, List<Function> bounded) {}
