package org.kwitness.rule;

import org.kwitness.ir.SourcePosition;

/**
 * One step of the story that a finding tells.
 *
 * @param position where it happens
 * @param function the function that it happens in
 * @param message what happens, in the words of the code
 * @param nesting 0 in the function that the story begins in, one more for each call down. A story
 *     with two sides, such as a race, begins a second time: at 0, in another function
 * @param state locks held and priority level at this step, e.g. {@code holds sc->sc_mtx}; empty
 *     where they play no part
 */
public record TraceStep(
    SourcePosition position, String function, String message, int nesting, String state) {}
