package org.kwitness.analysis;

import org.kwitness.cfg.Function;
import org.kwitness.ir.SourcePosition;

/**
 * An access to a member of a structure.
 *
 * @param function where
 * @param struct the tag of the structure
 * @param field the member
 * @param part the member and what is accessed in it, as in {@code head.first}
 * @param object the object that has it, as the source writes it
 * @param pointer true if {@code object} is a pointer to it
 * @param base the {@link ObjectPath} of a pointer to the object; empty if it has none
 * @param root the local variable that leads to the object, if any; else empty
 * @param use what for
 * @param at where
 * @param locks what the function has done to locks
 */
public record FieldAccess(
    Function function,
    String struct,
    String field,
    String part,
    String object,
    boolean pointer,
    String base,
    String root,
    Use use,
    SourcePosition at,
    LocalLocks locks) {

  /** What the member is used for. */
  public enum Use {
    /** It is written, or a part of it is. */
    WRITE,
    /** It is a pointer, and what it points to is used, or it is handed on. */
    FOLLOW,
    /** It is read. */
    READ,
    /** Its address is needed; that is no access. */
    ADDRESS
  }

  /** The member in the words of the source. */
  public String text() {
    return object + (pointer ? "->" : ".") + part;
  }
}
