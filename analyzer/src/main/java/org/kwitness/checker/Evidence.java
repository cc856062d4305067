package org.kwitness.checker;

import org.kwitness.analysis.AnalysisResults;
import org.kwitness.analysis.Recollection;
import org.kwitness.analysis.context.Contexts;
import org.kwitness.interproc.CallGraph;
import org.kwitness.keys.LockingKeys;
import org.kwitness.model.Knowledge;

/**
 * All that a checker may look at.
 *
 * @param results of the simulations
 * @param graph who calls whom
 * @param knowledge what the rows say
 * @param contexts which contexts the functions run in
 * @param keys what the comments say about locks; nothing unless a checker asked for it
 * @param elsewhere what is known of the rest of the kernel, if this is a part of it
 */
public record Evidence(
    AnalysisResults results,
    CallGraph graph,
    Knowledge knowledge,
    Contexts contexts,
    LockingKeys keys,
    Recollection elsewhere) {}
