package org.kwitness.keys;

import java.util.List;

/**
 * A member of a structure, as declared.
 *
 * @param struct the tag of the structure around it; for members of a structure or union without a
 *     tag, of the one around that
 * @param name its name
 * @param type the words of its type, without signs other than {@code *}
 * @param line the line of its name
 * @param firstLine the line that its declaration starts on
 * @param lastLine the line that its declaration ends on
 * @param column the column that its declaration starts in
 * @param comments those that belong to it, the one that is surest to be its own first
 */
record Member(
    String struct,
    String name,
    List<String> type,
    int line,
    int firstLine,
    int lastLine,
    int column,
    List<Token> comments) {
  Member {
    type = List.copyOf(type);
    comments = List.copyOf(comments);
  }

  Member with(List<Token> own) {
    return new Member(struct, name, type, line, firstLine, lastLine, column, own);
  }

  /** True if it is a pointer to something. */
  boolean isPointer() {
    return type.contains("*");
  }
}
