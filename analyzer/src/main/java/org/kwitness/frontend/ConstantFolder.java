package org.kwitness.frontend;

import java.util.OptionalLong;
import org.eclipse.cdt.core.dom.ast.IASTLiteralExpression;

/** The values of C's integer and character literals, and of operations on constants. */
final class ConstantFolder {
  private ConstantFolder() {}

  /** The value of a literal; nothing for floating-point numbers and strings. */
  static OptionalLong literal(IASTLiteralExpression e) {
    return switch (e.getKind()) {
      case IASTLiteralExpression.lk_integer_constant -> integer(new String(e.getValue()));
      case IASTLiteralExpression.lk_char_constant -> character(new String(e.getValue()));
      default -> OptionalLong.empty();
    };
  }

  private static OptionalLong integer(String spelling) {
    int end = spelling.length();
    while (end > 1 && "uUlL".indexOf(spelling.charAt(end - 1)) >= 0) {
      end--;
    }
    String s = spelling.substring(0, end);
    try {
      if (s.startsWith("0x") || s.startsWith("0X")) {
        return OptionalLong.of(Long.parseUnsignedLong(s.substring(2), 16));
      }
      if (s.startsWith("0b") || s.startsWith("0B")) {
        return OptionalLong.of(Long.parseUnsignedLong(s.substring(2), 2));
      }
      if (s.length() > 1 && s.charAt(0) == '0') {
        return OptionalLong.of(Long.parseUnsignedLong(s, 8));
      }
      return OptionalLong.of(Long.parseUnsignedLong(s));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  private static OptionalLong character(String spelling) {
    int quote = spelling.indexOf('\'');
    int last = spelling.lastIndexOf('\'');
    if (quote < 0 || last <= quote + 1) {
      return OptionalLong.empty();
    }
    String s = spelling.substring(quote + 1, last);
    if (s.length() == 1) {
      return OptionalLong.of(s.charAt(0));
    }
    if (s.charAt(0) != '\\') {
      return OptionalLong.empty();
    }
    char c = s.charAt(1);
    try {
      if (c == 'x') {
        return OptionalLong.of(Long.parseLong(s.substring(2), 16));
      }
      if (c >= '0' && c <= '7') {
        return OptionalLong.of(Long.parseLong(s.substring(1), 8));
      }
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
    int plain = "abtnvfre\\'\"?".indexOf(c);
    return plain < 0
        ? OptionalLong.empty()
        : OptionalLong.of("\u0007\b\t\n\u000b\f\r\u001b\\'\"?".charAt(plain));
  }
}
