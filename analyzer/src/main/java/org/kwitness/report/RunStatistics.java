package org.kwitness.report;

import java.util.SortedMap;

/**
 * The figures of a run.
 *
 * @param files source files analysed
 * @param filesSkipped source files that belong to the run and were not analysed
 * @param lines lines in the analysed files
 * @param functionDefinitions function definitions seen in the analysed files
 * @param functions function definitions that reached the IR (headers' inline functions apart)
 * @param inlineFunctions functions defined in headers that reached the IR
 * @param problemDeclarations declarations of the files themselves that did not parse
 * @param headerProblemDeclarations declarations in headers that did not parse
 * @param missingHeaders headers not found, each counted once
 * @param calls calls in all functions
 * @param callsUnresolved calls through pointers without a known callee
 * @param boundsHit functions in which a bound of the analysis was hit
 * @param seconds wall time per phase ({@code parse}, {@code link}, {@code analyse}, …, {@code
 *     total})
 * @param peakHeapBytes the largest heap in use, in bytes
 */
public record RunStatistics(
    int files,
    int filesSkipped,
    long lines,
    int functionDefinitions,
    int functions,
    int inlineFunctions,
    int problemDeclarations,
    int headerProblemDeclarations,
    int missingHeaders,
    long calls,
    long callsUnresolved,
    int boundsHit,
    SortedMap<String, Double> seconds,
    long peakHeapBytes) {}
