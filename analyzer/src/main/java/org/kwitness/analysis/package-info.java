/**
 * The domains and their transfer functions: nullness, locks and priority levels, and the summaries
 * of functions that the domains use at calls. What a function of a kernel does comes from {@code
 * model}; what to report is decided in {@code checker}.
 */
package org.kwitness.analysis;
