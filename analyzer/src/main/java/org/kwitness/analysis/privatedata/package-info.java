/**
 * Data that drivers hang on objects of the kernel: who reads the pointer, who clears it or frees
 * what it points to, and under which locks.
 */
package org.kwitness.analysis.privatedata;
