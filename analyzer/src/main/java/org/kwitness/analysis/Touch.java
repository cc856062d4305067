package org.kwitness.analysis;

import java.util.Set;
import org.kwitness.ir.SourcePosition;

/**
 * That a function uses something which a lock may guard, at one or many places: a member of
 * whatever object, a variable that outlives the function, or another function. Coarser than a
 * {@link FieldAccess}, and known of all members.
 *
 * @param thing what is used: {@code struct.member}, the variable, or the function with its
 *     parentheses; an ampersand follows if only the address is taken
 * @param root the local variable that leads to the object, if any; else empty
 * @param writes true if some place writes it
 * @param at the first place; that of a write if there is one
 * @param held classes of the locks that are held at all the places
 * @param perhaps classes of the locks that may be held at some of the places, those included
 */
public record Touch(
    String thing,
    String root,
    boolean writes,
    SourcePosition at,
    Set<String> held,
    Set<String> perhaps) {

  /** True if this is a call. */
  public boolean isCall() {
    return thing.endsWith(")");
  }

  /** True if only the address is taken. */
  public boolean isAddress() {
    return thing.endsWith("&");
  }
}
