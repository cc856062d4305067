package org.kwitness.analysis.context;

import java.util.Optional;
import org.kwitness.cfg.Function;
import org.kwitness.ir.SourcePosition;
import org.kwitness.model.ContextModel;

/**
 * A function that something else than a call enters.
 *
 * @param function the function
 * @param context what enters it
 * @param level the number of the priority level that it runs at; empty for none
 * @param position where it is registered, or the function itself
 * @param how a sentence about it, in the words of the source
 */
public record EntryPoint(
    Function function,
    ContextModel context,
    Optional<Integer> level,
    SourcePosition position,
    String how) {}
