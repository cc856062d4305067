/**
 * Symbolic values of variables and memory along a path: value numbers, the objects they point to,
 * and the facts that branches establish about them. Shared by all domains that are simulated.
 */
package org.kwitness.analysis.value;
