package org.kwitness.analysis.privatedata;

import java.util.List;
import org.kwitness.cfg.Function;
import org.kwitness.ir.SourcePosition;

/**
 * A use of an object whose pointer was read before.
 *
 * @param load where it was read
 * @param function the function that uses it
 * @param position where
 * @param text the pointer in the words of the source
 * @param guard what protects it
 * @param tested true if the pointer was compared with NULL in between
 * @param referenced true if a counter in the object was incremented in between
 * @param chain the calls from the method down to here
 */
public record Use(
    Load load,
    Function function,
    SourcePosition position,
    String text,
    Guard guard,
    boolean tested,
    boolean referenced,
    List<Hop> chain) {}
