/**
 * The command line: commands, options, exit codes, console text. The only package that knows
 * picocli.
 */
package org.kwitness.cli;
