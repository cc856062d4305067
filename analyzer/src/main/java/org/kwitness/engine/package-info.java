/**
 * One run from paths to results: locate the tree, analyse the files in parallel, link, solve,
 * check. Threads, time and progress live here; what is found does not depend on them.
 */
package org.kwitness.engine;
