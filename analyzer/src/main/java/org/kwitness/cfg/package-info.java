/**
 * Functions as control flow graphs: basic blocks of IR with typed terminators, their orderings, and
 * a text dump. Knows nothing about CDT or kernels.
 */
package org.kwitness.cfg;
