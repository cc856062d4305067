package org.kwitness.analysis.privatedata;

import org.kwitness.ir.SourcePosition;

/**
 * A lock that protected an object is released.
 *
 * @param lock its class
 * @param position where
 * @param function the function that does it
 * @param what what is called there
 * @param how what that does, in words: {@code sleeps}, {@code releases it}
 * @param lasting false for a sleep that is over soon, such as that for memory
 */
public record Loss(
    String lock,
    SourcePosition position,
    String function,
    String what,
    String how,
    boolean lasting) {}
