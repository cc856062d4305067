/**
 * From C files to IR: runs CDT over one source file with its headers, and turns the syntax tree
 * into functions with control flow graphs, and the file's tables of function pointers into facts.
 * The only package that knows CDT.
 */
package org.kwitness.frontend;
