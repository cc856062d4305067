package org.kwitness.frontend.tree;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One C file, and how it is preprocessed.
 *
 * @param path absolute path
 * @param name path relative to the source root, with {@code /}: the name in findings
 * @param includePath absolute folders, searched in order (after the file's own folder for quoted
 *     includes)
 * @param defines macros defined before the first line, name (with parameter list, if any) to body
 * @param forcedIncludes headers included before the first line, by the name used in an include
 */
public record SourceUnit(
    Path path,
    String name,
    List<Path> includePath,
    Map<String, String> defines,
    List<String> forcedIncludes) {}
