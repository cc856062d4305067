/**
 * Sends a SARIF log to GitHub code scanning and waits for what becomes of it. All that talks HTTP
 * is here, and nothing in here prints.
 */
package org.kwitness.upload;
