/**
 * Locking keys: the comments of the kernels' headers that say which lock guards which member. Reads
 * legends and the markers at members from the text of the sources, without the parser, and binds
 * each to locks. What words mean is knowledge ({@link org.kwitness.model.LegendModel}); {@link
 * org.kwitness.keys.LockingKeys} is what checkers ask.
 */
package org.kwitness.keys;
