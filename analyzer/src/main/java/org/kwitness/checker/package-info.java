/**
 * From analysis results to findings: which of them are worth a maintainer's time, how sure they
 * are, and how they are told. No fixpoints and no names of kernels in here.
 */
package org.kwitness.checker;
