/**
 * Solvers: a lattice, a transfer function, a worklist, and property simulation. They work on any
 * control flow graph and know nothing about kernels.
 */
package org.kwitness.dataflow;
