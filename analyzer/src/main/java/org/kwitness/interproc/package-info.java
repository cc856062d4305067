/**
 * The whole kernel: which function a name means where, the call graph with function pointers
 * resolved by struct and field, and the order in which summaries are made.
 */
package org.kwitness.interproc;
