package org.kwitness.model;

import java.util.Optional;
import java.util.Set;

/**
 * A kind of context that functions run in.
 *
 * @param name as the rows use it
 * @param title for messages, such as {@code an interrupt handler}
 * @param level the priority level where a registration does not say one
 * @param sleeps true if functions may sleep there
 * @param forbiddenLocks kinds of locks that must not be acquired there
 * @param hard true if the hardware enters it, whatever runs
 */
public record ContextModel(
    String name,
    String title,
    Optional<String> level,
    boolean sleeps,
    Set<String> forbiddenLocks,
    boolean hard) {}
