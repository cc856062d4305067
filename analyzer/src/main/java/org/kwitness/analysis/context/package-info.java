/**
 * In which contexts functions run: entered by which interrupt, callout or thread, at which priority
 * level, along which calls; and which functions may sleep for which arguments. Contexts go down the
 * call graph, from callers to callees, once the simulations are done.
 */
package org.kwitness.analysis.context;
