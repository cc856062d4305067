/**
 * Keeps the facts of source files from one run to the next. What is kept is used only if everything
 * that it was made from is the same, byte for byte.
 */
package org.kwitness.frontend.cache;
