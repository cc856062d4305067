package org.kwitness.model;

import java.util.Optional;
import java.util.Set;

/**
 * A kind of context that a function may be entered in by something other than a call. One that is
 * named like a kind of lock is the section in which such a lock is held; its level is the lowest
 * that a lock must be declared for to make such a section.
 *
 * @param name as rows name it: {@code interrupt}, {@code soft-interrupt}, {@code callout}, …
 * @param title in words, with an article, for messages: {@code an interrupt handler}
 * @param level the priority level that it runs at where the registration does not say
 * @param sleeps true if it may sleep
 * @param forbiddenLocks the kinds of lock that must not be acquired in it, because that may sleep
 * @param hard true if the machine enters it at any point of what runs below its level; false if a
 *     scheduler, or the return from an interrupt, does
 * @param except locks that do not make such a section, by class, where the context is that of
 *     holding a lock
 * @param byLock true if nothing but a lock, which whoever enters it holds, forbids it to sleep
 * @param mayHoldLocks true if whoever enters it may hold locks: it is no thread of control of its
 *     own, but may be a call on behalf of somebody
 * @param source the manual page or file that says so
 * @param definedAt file and line, for messages
 */
public record ContextModel(
    String name,
    String title,
    Optional<String> level,
    boolean sleeps,
    Set<String> forbiddenLocks,
    boolean hard,
    Set<String> except,
    boolean byLock,
    boolean mayHoldLocks,
    String source,
    String definedAt) {}
