/**
 * Kernel source trees: which kernel and version this is, which files belong to an architecture,
 * with which include folders and defines each is compiled, and the headers that a build would have
 * generated. What is particular to one BSD is data ({@code rules/models/<bsd>/tree.json}).
 */
package org.kwitness.frontend.tree;
