/**
 * What the C of {@code testdata} and {@code rules} says must be found in it: reads the markers from
 * the comments, and compares them with findings.
 */
package org.kwitness.expectation;
