package org.kwitness.analysis.privatedata;

import java.util.Set;
import org.kwitness.cfg.Function;
import org.kwitness.ir.SourcePosition;

/**
 * A place that reads a pointer to private data.
 *
 * @param function the function that reads it
 * @param position where
 * @param field the member that is read
 * @param text the variable that receives it, or the member as the source writes it
 * @param struct the tag of what the pointer points to; empty if not known
 * @param held classes of the locks that are held there
 */
public record Load(
    Function function,
    SourcePosition position,
    String field,
    String text,
    String struct,
    Set<String> held) {

  /** The same, now that a variable has received it. */
  Load receivedBy(String variable, String tag) {
    return new Load(function, position, field, variable, tag, held);
  }

  /** True for a lock that is a part of the object: whoever frees that frees the lock too. */
  public boolean contains(String lockClass) {
    return !struct.isEmpty() && lockClass.startsWith(struct + ".");
  }
}
