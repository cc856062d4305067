/** Tests against a server on this machine. */
package org.kwitness.upload;
