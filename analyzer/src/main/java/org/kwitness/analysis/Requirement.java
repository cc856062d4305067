package org.kwitness.analysis;

import org.kwitness.ir.SourcePosition;

/**
 * A lock that the caller of a function must hold.
 *
 * @param lockClass struct and field, or the variable
 * @param function the function that asserts it
 * @param at where
 */
record Requirement(String lockClass, String function, SourcePosition at) {}
