/**
 * Turns the result of a run into SARIF, text and JSON. Decides nothing about what is found; only
 * about how it is said.
 */
package org.kwitness.report;
