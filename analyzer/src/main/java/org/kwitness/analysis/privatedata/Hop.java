package org.kwitness.analysis.privatedata;

import org.kwitness.ir.SourcePosition;

/**
 * A call on the way from a method down to a place.
 *
 * @param position of the call
 * @param caller the function that calls
 * @param callee the function that it calls
 */
public record Hop(SourcePosition position, String caller, String callee) {}
