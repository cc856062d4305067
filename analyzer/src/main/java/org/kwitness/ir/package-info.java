/**
 * The intermediate representation: sealed records for instructions, expressions and types, and the
 * places in the source that they come from. Nothing here knows about CDT, kernels or analyses.
 */
package org.kwitness.ir;
