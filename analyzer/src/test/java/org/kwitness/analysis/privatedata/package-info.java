/** Tests of the tables, guards and closers of private data. */
package org.kwitness.analysis.privatedata;
