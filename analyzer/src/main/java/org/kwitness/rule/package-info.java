/**
 * What the tool says: rules, findings, traces, and the gaps that it admits to. Plain records, no
 * analysis and no output format.
 */
package org.kwitness.rule;
