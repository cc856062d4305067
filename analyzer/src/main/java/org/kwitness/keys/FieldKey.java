package org.kwitness.keys;

import java.util.List;
import org.kwitness.ir.SourcePosition;

/**
 * What the comments say of a member.
 *
 * @param struct the tag of the structure that declares it; for one in a structure or union without
 *     a tag, of the structure around that
 * @param field its name
 * @param marker the marker as written, such as {@code (m + e)}
 * @param parts what each key of the marker means, in its order
 * @param guard what that comes to
 * @param at the place of the member
 */
public record FieldKey(
    String struct,
    String field,
    String marker,
    List<Part> parts,
    FieldGuard guard,
    SourcePosition at) {

  /**
   * One key of a marker.
   *
   * @param key the key
   * @param text what the legend says of it
   * @param at the place of the legend's entry
   * @param guard what that means for this structure
   */
  public record Part(String key, String text, SourcePosition at, FieldGuard guard) {}

  /** Copies the parts. */
  public FieldKey {
    parts = List.copyOf(parts);
  }
}
