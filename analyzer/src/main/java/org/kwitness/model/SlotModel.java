package org.kwitness.model;

import java.util.Optional;

/**
 * A member that holds a pointer to a function: whatever is stored there, by anyone, is entered in
 * this context.
 *
 * @param struct the tag of the structure, without {@code struct}
 * @param field the member
 * @param context the name of a {@link ContextModel}
 * @param level the priority level, if it is not that of the context
 * @param source the manual page or file that says so
 * @param definedAt file and line, for messages
 */
public record SlotModel(
    String struct,
    String field,
    String context,
    Optional<String> level,
    String source,
    String definedAt) {}
