/**
 * Strict JSON whose every value knows its line, so that a mistake in a row of knowledge or in a
 * rule's description is reported where it stands. Used by the loaders; knows nothing of kernels.
 */
package org.kwitness.json;
