package org.kwitness.analysis.privatedata;

import java.util.List;
import java.util.Set;
import org.kwitness.cfg.Function;
import org.kwitness.ir.SourcePosition;

/**
 * A place that clears a pointer to private data, or frees what it points to.
 *
 * @param what which of the two
 * @param field the member
 * @param function the function that does it
 * @param position where
 * @param held classes of the locks that are held there
 * @param waited true if something was waited for before
 * @param counted true if a counter in the object was decremented before
 * @param chain the calls down to here
 */
public record Ending(
    What what,
    String field,
    Function function,
    SourcePosition position,
    Set<String> held,
    boolean waited,
    boolean counted,
    List<Hop> chain) {

  /** What is done. */
  public enum What {
    /** The pointer is set to NULL. */
    CLEARS,
    /** The object is freed. */
    FREES
  }
}
