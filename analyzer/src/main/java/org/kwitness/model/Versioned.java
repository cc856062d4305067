package org.kwitness.model;

/**
 * Something that a file of rows says of some versions of a kernel.
 *
 * @param key what it describes; no two that hold for the same version may have the same
 * @param what it says
 * @param definedAt file and line
 */
record Versioned<T>(String key, T what, VersionRange versions, String definedAt) {}
