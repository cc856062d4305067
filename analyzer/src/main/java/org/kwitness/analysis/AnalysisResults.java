package org.kwitness.analysis;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kwitness.cfg.Function;

/**
 * What the simulations found out, in the order of the program's functions.
 *
 * @param nullUses every use of a possibly-NULL result, checked or not
 * @param leaks every path that leaves something behind
 * @param consumed functions that leave with a lock held which a caller releases
 * @param releasedForOthers for functions that release locks which they do not hold: the classes of
 *     these locks
 * @param bounded functions for which a bound was hit
 */
public record AnalysisResults(
    List<NullUse> nullUses,
    List<Leak> leaks,
    Set<Function> consumed,
    Map<Function, Set<String>> releasedForOthers,
    List<Function> bounded) {}
