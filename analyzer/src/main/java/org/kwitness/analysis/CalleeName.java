package org.kwitness.analysis;

/**
 * A function that another calls; it need not be in the program.
 *
 * @param name as the caller writes it
 * @param linkName as the whole kernel knows it
 */
public record CalleeName(String name, String linkName) {}
