package org.kwitness.analysis;

import org.kwitness.ir.SourcePosition;

/**
 * A lock that the caller of a function must hold.
 *
 * @param lockClass struct and field, or the variable
 * @param function the function that asserts it, or gives it away for a while
 * @param at where
 * @param released true if it gives it away
 */
record Requirement(String lockClass, String function, SourcePosition at, boolean released) {}
