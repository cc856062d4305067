package org.kwitness.report.html;

import com.google.errorprone.annotations.CompileTimeConstant;

/**
 * A piece of HTML that is safe by construction. Markup can only be a constant of our own source
 * (Error Prone refuses to compile anything else); all that comes from a kernel, a rule or a command
 * line goes through {@link #text} or {@link #attribute}, which escape it.
 *
 * <p>The result is pure ASCII, other characters are written as references, so that the page reads
 * the same in whatever encoding it is written, mailed or served.
 */
final class Html {
  private static final int REPLACEMENT = 0xFFFD;

  private final StringBuilder out = new StringBuilder();

  /** Markup of ours, as it is. */
  Html raw(@CompileTimeConstant final String markup) {
    out.append(markup);
    return this;
  }

  /** Text of any origin. */
  Html text(String text) {
    escape(text);
    return this;
  }

  /** A number, in digits. */
  Html number(long number) {
    out.append(number);
    return this;
  }

  /**
   * An attribute with its leading blank; belongs between {@code raw("<a")} and {@code raw(">")}.
   */
  Html attribute(@CompileTimeConstant final String name, String value) {
    out.append(' ').append(name).append("=\"");
    escape(value);
    out.append('"');
    return this;
  }

  Html attribute(@CompileTimeConstant final String name, long value) {
    out.append(' ').append(name).append("=\"").append(value).append('"');
    return this;
  }

  /** Another piece, which is safe already. */
  Html add(Html piece) {
    out.append(piece.out);
    return this;
  }

  /**
   * A style sheet or script of our own jar. It cannot be escaped (its elements hold raw text), so
   * it must not hold what would end it.
   *
   * @throws IllegalArgumentException if the asset is not plain ASCII or holds {@code "</"} or
   *     {@code "<!"}
   */
  Html asset(Asset asset) {
    String text = asset.text();
    if (text.contains("</") || text.contains("<!") || !text.chars().allMatch(c -> c < 0x7f)) {
      throw new IllegalArgumentException("asset not fit to be embedded: " + asset.name());
    }
    out.append(text);
    return this;
  }

  /** In bytes; ASCII has one per character. */
  int size() {
    return out.length();
  }

  @Override
  public String toString() {
    return out.toString();
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        case '\n', '\t' -> out.append((char) c);
        default -> {
          if (c >= ' ' && c < 0x7f) {
            out.append((char) c);
          } else {
            out.append("&#x")
                .append(Integer.toHexString(isHarmless(c) ? c : REPLACEMENT))
                .append(';');
          }
        }
      }
    }
  }

  /**
   * False for what has no glyph and can make a line read as something else: control characters,
   * lone surrogates, and the marks that reorder text (CVE-2021-42574).
   */
  private static boolean isHarmless(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> false;
      default -> true;
    };
  }
}
