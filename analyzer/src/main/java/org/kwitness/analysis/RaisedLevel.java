package org.kwitness.analysis;

import java.util.Optional;
import org.kwitness.analysis.value.Value;
import org.kwitness.ir.SourcePosition;

/**
 * A raise of the priority level that a path has not undone yet.
 *
 * @param cookie the value that restores the level before
 * @param text the raising call as the source writes it
 * @param at where
 * @param level the name of the level; empty if the source computes it
 */
record RaisedLevel(Value cookie, String text, SourcePosition at, Optional<String> level) {}
