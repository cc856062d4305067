/** Tests that hold the sources themselves against the rules of the house. */
package org.kwitness.architecture;
