package org.kwitness.model;

import java.util.Optional;

/**
 * A field whose functions are entered in a context of their own.
 *
 * @param struct the tag of the struct
 * @param field the field
 * @param context the name of the context
 * @param level the priority level, if not that of the context
 */
public record SlotModel(String struct, String field, String context, Optional<String> level) {}
