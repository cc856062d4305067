package org.kwitness.rule;

import java.util.List;
import org.kwitness.ir.SourcePosition;

/**
 * A comment of the source that says that findings of some rules on a line are no faults.
 *
 * @param position where the comment starts
 * @param line the line that it speaks of, 1-based
 * @param rules the ids of the rules, in the order of the comment
 * @param reason why; never blank
 */
record Suppression(SourcePosition position, int line, List<String> rules, String reason) {}
