package org.kwitness.model;

import java.util.List;

/**
 * A priority level as a row says it.
 *
 * @param name the name that messages use
 * @param aliases other names of the same level
 * @param above the levels (or aliases) that it blocks, besides itself and what they block
 * @param source the manual page or file that says so
 * @param definedAt file and line, for messages
 */
record LevelModel(
    String name, List<String> aliases, List<String> above, String source, String definedAt) {}
