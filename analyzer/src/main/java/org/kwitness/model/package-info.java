/**
 * Kernel knowledge: what functions and macros of the BSDs do, as data. The rows are JSON under
 * {@code rules/models}; this package holds their closed vocabulary, the strict loader, and the
 * look-up. No function, lock or field name of a kernel appears in Java.
 */
package org.kwitness.model;
